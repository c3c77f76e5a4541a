//! Numbers that nobody may dial: kept by administrators, asked before every dial.

use ringlet_model::Timestamp;
use ringlet_model::api::{DoNotCallDraft, DoNotCallEntry, DoNotCallPage};
use ringlet_model::call::{CallEvent, EventKind, Facts, Outcome, Stamp};

use super::announce;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult, Code};
use crate::number;
use crate::storage::{AuditRecord, DialDraft, DialStart, OwnStep};
use crate::telemetry::mask_number;

/// Longest note.
const NOTE: usize = 200;

/// Why this number (E.164) may not be dialled, a sentence; None: it may.
///
/// # Errors
/// Storing failed.
pub async fn reason(state: &AppState, number: &str) -> ApiResult<Option<String>> {
    let entry = state.store.do_not_call(number).await?;
    Ok(entry.map(|entry| match entry.note.as_str() {
        "" => "This number is on the do-not-call list.".to_owned(),
        note => format!("This number is on the do-not-call list: {note}"),
    }))
}

/// Keeps a dial that wasn't let out, so that it is seen in the log, and says why.
///
/// # Errors
/// Storing failed.
pub async fn block(
    state: &AppState,
    user: &CurrentUser,
    mut draft: DialDraft,
    reason: String,
) -> ApiResult<ApiError> {
    let number = draft.call.number_e164.as_deref().unwrap_or_default();
    draft.audit = AuditRecord::by(&user.id, "dial-refused")
        .target(mask_number(number))
        .detail(reason.clone());
    if let DialStart::Stored(call) = state.store.start_dial(draft).await? {
        let facts = Facts {
            reason: Some(reason.clone()),
            ..Facts::default()
        };
        let kind = EventKind::Ended(Some(Outcome::Blocked));
        let event = CallEvent::new(Stamp::exact(state.clock.now()), kind).with(facts);
        let step = OwnStep {
            detail: Some(reason.clone()),
            wrapped_up: true,
            ..OwnStep::new(&call.id, "blocked", event, announce::call)
        };
        state.store.add_step(step).await?;
    }
    Ok(ApiError::not_allowed(reason)
        .field("to_number")
        .hint("An administrator keeps the list, in the settings."))
}

/// A page of the list, newest first.
///
/// # Errors
/// `invalid` on `cursor`; storing failed.
pub async fn page(state: &AppState, cursor: Option<&str>, limit: u32) -> ApiResult<DoNotCallPage> {
    let after = cursor.map(read_cursor).transpose()?;
    let mut entries = state.store.list_do_not_call(after, limit + 1).await?;
    let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = entries.len() > wanted;
    entries.truncate(wanted);
    let last = entries.last().filter(|_| more);
    Ok(DoNotCallPage {
        next_cursor: last.map(|entry| format!("{}:{}", entry.added_at.0, entry.number)),
        entries,
    })
}

fn read_cursor(text: &str) -> ApiResult<(Timestamp, String)> {
    let read = || {
        let (at, number) = text.split_once(':')?;
        Some((Timestamp(at.parse().ok()?), number.to_owned()))
    };
    read().ok_or_else(|| ApiError::invalid("cursor", "“cursor” isn't one this server has given."))
}

/// Lists a number.
///
/// # Errors
/// `invalid-number`, `invalid` on `note`; `conflict` when it is listed already.
pub async fn add(
    state: &AppState,
    admin: &CurrentUser,
    draft: DoNotCallDraft,
) -> ApiResult<DoNotCallEntry> {
    let number = e164(state, &draft.number).await?;
    let note = draft.note.trim();
    if note.chars().count() > NOTE || note.chars().any(char::is_control) {
        let text = format!("A note is one line of at most {NOTE} characters.");
        return Err(ApiError::invalid("note", text));
    }
    let audit = AuditRecord::by(&admin.id, "do-not-call-added").target(mask_number(&number));
    let entry = DoNotCallEntry {
        number,
        note: note.to_owned(),
        added_at: Timestamp(0),
        added_by: admin.id.clone(),
    };
    let added = state.store.add_do_not_call(entry, audit).await?;
    added.ok_or_else(|| {
        ApiError::new(Code::Conflict, "This number is listed already.").field("number")
    })
}

/// Takes a number off the list.
///
/// # Errors
/// `not-found`; `invalid-number`.
pub async fn remove(state: &AppState, admin: &CurrentUser, number: &str) -> ApiResult<()> {
    let number = e164(state, number).await?;
    let audit = AuditRecord::by(&admin.id, "do-not-call-removed").target(mask_number(&number));
    if state.store.remove_do_not_call(&number, audit).await? {
        return Ok(());
    }
    Err(ApiError::new(Code::NotFound, "This number isn’t listed."))
}

async fn e164(state: &AppState, text: &str) -> ApiResult<String> {
    let region = state.store.site().await?.region;
    let number = number::dialable(text.trim(), region.as_deref());
    number.map(|number| number.e164()).ok_or_else(|| {
        ApiError::new(Code::InvalidNumber, "This is not a phone number.")
            .field("number")
            .hint("Write it with + and the country code.")
    })
}
