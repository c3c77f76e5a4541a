//! Reading the call log.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ringlet_model::Timestamp;
use ringlet_model::api::{
    CallLogDetail, CallLogEntry, CallLogEvent, CallLogLeg, CallLogPage, CallSummary, CallTask,
    SummaryDay,
};
use ringlet_model::call::{EventKind, Leg, Legs};

use super::document::view;
use super::match_record;
use super::telephony::stats::day_name;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult};
use crate::number;
use crate::storage::{CallCursor, CallFilter, RawReport};

/// A page of calls, newest first: an administrator sees all, others their own log.
///
/// # Errors
/// Storage only.
pub async fn page(
    state: &AppState,
    user: &CurrentUser,
    filter: CallFilter,
    after: Option<CallCursor>,
    limit: u32,
) -> ApiResult<CallLogPage> {
    // One more than asked for tells whether there is a next page.
    let mut calls = state
        .store
        .list_calls(view(user), filter, after, limit + 1)
        .await?;
    let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
    let next_cursor = if calls.len() > wanted {
        calls.truncate(wanted);
        calls.last().map(|last| write_cursor(&cursor(last)))
    } else {
        None
    };
    let calls = calls.into_iter().map(shown).collect();
    Ok(CallLogPage { calls, next_cursor })
}

/// The entry with its number as people read it.
pub(super) fn shown(mut call: CallLogEntry) -> CallLogEntry {
    call.remote_display = number::display(&call.remote_number, None);
    call
}

/// One call with its timeline, notes, tasks and the records that hold its number.
///
/// # Errors
/// 404 when there is none, or none this user may see.
pub async fn detail(state: &AppState, user: &CurrentUser, id: &str) -> ApiResult<CallLogDetail> {
    let found = state.store.call_entry(view(user), id).await?;
    let call = found.ok_or_else(|| ApiError::not_found("Call", id))?;
    let tasks = state.store.call_tasks(id).await?;
    let events = state.store.call_events(id).await?;
    let legs = state.store.call_legs(id).await?;
    let same = state.store.same_calls(view(user), id).await?;
    Ok(CallLogDetail {
        matches: match_record::matches(state, &call.remote_number, None).await?,
        legs: told_legs(legs, &events),
        events,
        same: same.into_iter().map(shown).collect(),
        notes: state.store.call_notes(id).await?,
        tasks: tasks
            .into_iter()
            .map(|task| with_due_date(state, task))
            .collect(),
        call: shown(call),
    })
}

/// Each party's connection, with the times that the timeline tells.
fn told_legs(legs: Legs, events: &[CallLogEvent]) -> Vec<CallLogLeg> {
    let first = |kind: EventKind| {
        let mut of_kind = events.iter().filter(|event| event.kind == kind.word());
        of_kind.next().map(|event| event.at)
    };
    [(Leg::Agent, legs.agent), (Leg::Customer, legs.customer)]
        .into_iter()
        .filter_map(|(leg, state)| {
            Some(CallLogLeg {
                leg,
                state: state?,
                rang_at: first(EventKind::Ringing(Some(leg))),
                answered_at: first(EventKind::Answered(Some(leg))),
            })
        })
        .collect()
}

/// A report as it came, for an administrator.
///
/// # Errors
/// 404 when there is no such event, or it was no report.
pub async fn raw_report(state: &AppState, event_id: i64) -> ApiResult<RawReport> {
    let found = state.store.raw_report(event_id).await?;
    found.ok_or_else(|| ApiError::not_found("Report", &event_id.to_string()))
}

/// What the calls that `filter` finds add up to.
///
/// # Errors
/// Storage only.
pub async fn summary(
    state: &AppState,
    user: &CurrentUser,
    filter: CallFilter,
) -> ApiResult<CallSummary> {
    let days = state.store.sum_by_day(view(user), filter).await?;
    let mut summary = CallSummary::default();
    for (day, sum) in days.into_iter().rev().filter(|(_, sum)| sum.calls > 0) {
        summary.calls += sum.calls;
        summary.reached += sum.reached;
        summary.talk_seconds += sum.talk_seconds;
        summary.days.push(SummaryDay {
            date: day_name(day),
            calls: sum.calls,
            reached: sum.reached,
        });
    }
    Ok(summary)
}

/// The due date as a wall clock of the site shows it.
fn with_due_date(state: &AppState, mut task: CallTask) -> CallTask {
    let ms = task.due_date.and_then(|ms| ms.parse().ok());
    task.due_date = ms.map(|ms| state.zone.write(Timestamp(ms)));
    task
}

/// The place of a call in the order of the log.
#[must_use]
pub fn cursor(call: &CallLogEntry) -> CallCursor {
    CallCursor {
        started_at: call.started_at,
        id: call.id.clone(),
    }
}

/// A place as an opaque text.
fn write_cursor(cursor: &CallCursor) -> String {
    URL_SAFE_NO_PAD.encode(format!("{}:{}", cursor.started_at.0, cursor.id))
}

/// Reads what [`page`] gave as `next_cursor`.
///
/// # Errors
/// 422 on `cursor`.
pub fn read_cursor(text: &str) -> ApiResult<CallCursor> {
    let read = || {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let plain = String::from_utf8(bytes).ok()?;
        let (at, id) = plain.split_once(':')?;
        Some(CallCursor {
            started_at: Timestamp(at.parse().ok()?),
            id: id.to_owned(),
        })
    };
    read().ok_or_else(|| {
        ApiError::invalid("cursor", "This isn't a cursor.")
            .hint("Send the next_cursor of the page before.")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_and_nothing_else_does() {
        let cursor = CallCursor {
            started_at: Timestamp(1_795_168_800_000),
            id: "CA-1:2/é".to_owned(),
        };
        assert_eq!(read_cursor(&write_cursor(&cursor)).unwrap(), cursor);
        for text in ["", "x", "MTI", "é", "bm90YW51bWJlcjp4"] {
            assert_eq!(
                read_cursor(text).unwrap_err().field.unwrap(),
                "cursor",
                "{text}"
            );
        }
    }
}
