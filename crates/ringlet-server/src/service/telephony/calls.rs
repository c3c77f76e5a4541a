//! Calls of our own log in the words of the telephony REST.

use ringlet_model::api::telephony::{
    CallChange, CallLogLine, CallStatus, Loose, TelephonyCall, TelephonyCallDetail,
    TelephonyCallPage,
};
use ringlet_model::api::{CallLogDetail, CallLogEntry, CallNote, NoteDraft, RecordRef, WrapUp};

use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::doctype::DocType;
use crate::doctype::known::{DEAL, LEAD};
use crate::error::{ApiError, ApiResult};
use crate::service::document::html;
use crate::service::{call_log, wrap_up};
use crate::storage::{CallCursor, CallFilter, View};

/// A page of calls, newest first: an administrator sees all, others their own.
///
/// # Errors
/// Storage only.
pub async fn page(
    state: &AppState,
    user: &CurrentUser,
    filter: CallFilter,
    after: Option<CallCursor>,
    limit: u32,
) -> ApiResult<TelephonyCallPage> {
    let page = call_log::page(state, user, filter, after, limit).await?;
    Ok(TelephonyCallPage {
        calls: page.calls.into_iter().map(shown).collect(),
        next_cursor: page.next_cursor,
    })
}

/// One call with what happened in it.
///
/// # Errors
/// 404, also for somebody else's.
pub async fn read(
    state: &AppState,
    user: &CurrentUser,
    id: &str,
) -> ApiResult<TelephonyCallDetail> {
    let CallLogDetail {
        call,
        events,
        notes,
        ..
    } = call_log::detail(state, user, id).await?;
    let line = |event: ringlet_model::api::CallLogEvent| CallLogLine {
        call_id: call.id.clone(),
        event_type: event.kind,
        event_data: event.detail,
        timestamp: event.at,
    };
    let logs = events.into_iter().map(line).collect();
    Ok(TelephonyCallDetail {
        call: TelephonyCall {
            notes: Some(texts(&notes)).filter(|text| !text.is_empty()),
            ..shown(call)
        },
        logs,
    })
}

/// Adds a note, keeps the call with another record, or says what the agent chose.
///
/// # Errors
/// 403 for viewers; 404, also for somebody else's; 422 naming the field.
pub async fn change(
    state: &AppState,
    user: &CurrentUser,
    id: &str,
    change: CallChange,
) -> ApiResult<TelephonyCallDetail> {
    let lead = record(state, &LEAD, "lead_id", change.lead_id.as_ref()).await?;
    let deal = record(
        state,
        &DEAL,
        "opportunity_id",
        change.opportunity_id.as_ref(),
    )
    .await?;
    if lead.is_some() && deal.is_some() {
        return Err(ApiError::invalid(
            "opportunity_id",
            "A call is kept with a lead or a deal, not with both.",
        ));
    }
    let kept = WrapUp {
        disposition: change.disposition,
        note: change.notes.as_deref().and_then(note),
        reference: lead.or(deal),
        ..WrapUp::default()
    };
    if kept != WrapUp::default() {
        wrap_up::save(state, user, id, kept, None).await?;
    }
    read(state, user, id).await
}

/// A note from plain text; None when there is nothing in it.
pub(super) fn note(text: &str) -> Option<NoteDraft> {
    let text = text.trim();
    (!text.is_empty()).then(|| NoteDraft {
        title: String::new(),
        content: html::of_text(text),
    })
}

/// The record of that name, which must be there.
pub(super) async fn record(
    state: &AppState,
    doctype: &'static DocType,
    field: &'static str,
    name: Option<&Loose>,
) -> ApiResult<Option<RecordRef>> {
    let Some(name) = name.and_then(Loose::said) else {
        return Ok(None);
    };
    let found = state.store.find_document(doctype, View::All, name).await?;
    if found.is_none() {
        return Err(ApiError::invalid(
            field,
            format!("There is no {} {name}.", doctype.name),
        ));
    }
    Ok(Some(RecordRef {
        doctype: doctype.name.to_owned(),
        name: name.to_owned(),
    }))
}

fn texts(notes: &[CallNote]) -> String {
    let texts = notes.iter().map(|note| html::to_text(&note.content));
    texts.collect::<Vec<_>>().join("\n")
}

/// An entry of the log in these words.
pub(super) fn shown(entry: CallLogEntry) -> TelephonyCall {
    let named = |doctype: &DocType| {
        let of = entry.reference.as_ref();
        of.filter(|of| of.doctype == doctype.name)
            .map(|of| of.name.clone())
    };
    TelephonyCall {
        lead_id: named(&LEAD),
        opportunity_id: named(&DEAL),
        recording_url: entry
            .has_recording
            .then(|| format!("/api/ringlet/calls/{}/recording", entry.id)),
        id: entry.id,
        user_id: entry.user_id,
        phone_number: entry.remote_number,
        direction: entry.direction,
        duration: entry.duration_seconds,
        status: CallStatus::of(entry.state, entry.outcome),
        reason: entry.reason,
        start_time: entry.started_at,
        end_time: entry.ended_at,
        external_call_id: entry.external_id,
        source: entry.source,
        disposition: entry.disposition,
        notes: None,
    }
}
