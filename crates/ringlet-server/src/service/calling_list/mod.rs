//! Calling lists: who may work and keep them, and whom to call next.

mod csv_file;
mod fill;
mod keep;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ringlet_model::api::{
    CallingList, CallingLists, CallingNow, CallingResults, CallingRow, CallingRowPage, LastCall,
};
use ringlet_model::{Role, Timestamp};

pub use fill::{Source, fill};
pub use keep::{add, change, remove};

use super::document::html;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult, Code};
use crate::storage::{
    CallFilter, Claimed, Moment, NumberFilter, RowChange, RowChanged, RowClaim, RowCursor, View,
    Worker,
};

/// How long a row is held for who was told to call it, in milliseconds. A page that shows it asks again before that.
const HOLD_MS: i64 = 10 * 60_000;
/// How far ahead a call-back may be, in milliseconds.
const YEAR_MS: i64 = 366 * 24 * 3_600_000;
/// Longest note shown of a record, characters.
const NOTE: usize = 280;

fn worker(user: &CurrentUser) -> Worker {
    if user.is(Role::Admin) {
        Worker::Any(user.id.clone())
    } else {
        Worker::Agent(user.id.clone())
    }
}

/// Now, and where today ends in the site's zone.
fn moment(state: &AppState) -> Moment {
    let now = state.clock.now();
    let midnight = state.zone.day(now).and_then(|day| {
        let tomorrow = day.tomorrow().ok()?;
        state
            .zone
            .instant(tomorrow.to_datetime(jiff::civil::Time::midnight()))
    });
    Moment {
        now,
        tomorrow: midnight.unwrap_or(Timestamp(now.0 + 24 * 3_600_000)),
    }
}

/// The lists this user may work; an administrator's are all.
///
/// # Errors
/// 403 for viewers.
pub async fn all(state: &AppState, user: &CurrentUser) -> ApiResult<CallingLists> {
    user.require(Role::Agent)?;
    let lists = state
        .store
        .calling_lists(worker(user), moment(state))
        .await?;
    Ok(CallingLists { lists })
}

/// One of them.
///
/// # Errors
/// 403 for viewers; 404, also for lists of others.
pub async fn find(state: &AppState, user: &CurrentUser, id: &str) -> ApiResult<CallingList> {
    user.require(Role::Agent)?;
    let found = state
        .store
        .calling_list(worker(user), id, moment(state))
        .await?;
    found.ok_or_else(|| ApiError::not_found("Calling list", id))
}

/// A page of those still to be called, in calling order.
///
/// # Errors
/// 403 for viewers; 404; 422 on `cursor`.
pub async fn rows(
    state: &AppState,
    user: &CurrentUser,
    id: &str,
    cursor: Option<&str>,
    limit: u32,
) -> ApiResult<CallingRowPage> {
    let list = find(state, user, id).await?;
    let after = cursor.map(read_cursor).transpose()?;
    let now = state.clock.now();
    let (rows, next) = state
        .store
        .calling_rows(&list.id, now, after, limit)
        .await?;
    Ok(CallingRowPage {
        rows,
        next_cursor: next.map(write_cursor),
    })
}

/// Tells the user whom to call, and holds that row for ten minutes.
///
/// # Errors
/// 403 for viewers; 404 for the list and for a row that isn't on it any more; 409 when somebody else is at that row.
pub async fn next(
    state: &AppState,
    user: &CurrentUser,
    id: &str,
    row: Option<i64>,
) -> ApiResult<CallingNow> {
    find(state, user, id).await?;
    let now = state.clock.now();
    let claim = RowClaim {
        list: id.to_owned(),
        user: user.id.clone(),
        row,
        until: Timestamp(now.0 + HOLD_MS),
    };
    let row = match state.store.claim_calling_row(claim).await? {
        Claimed::Row(row) => Some(*row),
        Claimed::Nobody => None,
        Claimed::HeldByOther => return Err(somebody_else()),
        Claimed::Gone => return Err(gone()),
    };
    let (last_call, last_note) = match &row {
        Some(row) => (last_call(state, row).await?, last_note(state, row).await?),
        None => (None, None),
    };
    let free_at = match &row {
        Some(_) => None,
        None => state.store.free_at(id, now).await?,
    };
    Ok(CallingNow {
        list: find(state, user, id).await?,
        row,
        free_at,
        last_call,
        last_note,
        next_call_back: state.store.next_call_back(id, now).await?,
    })
}

fn somebody_else() -> ApiError {
    ApiError::new(Code::Conflict, "Somebody else is calling this person.")
        .hint("Take the next one.")
}

fn gone() -> ApiError {
    ApiError::new(Code::NotFound, "This person isn’t on the list any more.")
}

/// How the last call with the row's number went, whoever made it: two agents shouldn't ask the same twice.
async fn last_call(state: &AppState, row: &CallingRow) -> ApiResult<Option<LastCall>> {
    let filter = CallFilter {
        number: Some(NumberFilter::E164(row.number.clone())),
        ..CallFilter::default()
    };
    let calls = state.store.list_calls(View::All, filter, None, 1).await?;
    Ok(calls.into_iter().next().map(|call| LastCall {
        at: call.started_at,
        direction: call.direction,
        outcome: call.outcome,
        disposition: call.disposition,
    }))
}

async fn last_note(state: &AppState, row: &CallingRow) -> ApiResult<Option<String>> {
    let Some(record) = &row.reference else {
        return Ok(None);
    };
    let content = state.store.newest_note(record).await?;
    let text = content.map(|content| html::to_text(&content));
    Ok(text
        .filter(|text| !text.is_empty())
        .map(|text| text.chars().take(NOTE).collect()))
}

/// Puts a row at the end of the list, has it called back later, moves it, or takes it off.
///
/// # Errors
/// 403 for viewers, and for agents who move or remove; 404; 409 when somebody else is at it; 422 on `due_at`.
pub async fn change_row(
    state: &AppState,
    user: &CurrentUser,
    id: &str,
    row: i64,
    change: RowChange,
) -> ApiResult<()> {
    if matches!(change, RowChange::Move(_) | RowChange::Remove) {
        user.require(Role::Admin)?;
    }
    if let RowChange::Later(at) = change {
        let now = state.clock.now();
        if at <= now || at.0 > now.0 + YEAR_MS {
            let text = "A call-back comes later than now, and within a year.";
            return Err(ApiError::invalid("due_at", text));
        }
    }
    find(state, user, id).await?;
    let changed = state
        .store
        .change_calling_row(id, row, change, &user.id, user.is(Role::Admin))
        .await?;
    match changed {
        RowChanged::Done => Ok(()),
        RowChanged::Gone => Err(gone()),
        RowChanged::HeldByOther => Err(somebody_else()),
    }
}

/// How those done with went.
///
/// # Errors
/// 403 for viewers; 404.
pub async fn results(state: &AppState, user: &CurrentUser, id: &str) -> ApiResult<CallingResults> {
    let list = find(state, user, id).await?;
    Ok(CallingResults {
        dispositions: state.store.calling_results(&list.id).await?,
    })
}

fn write_cursor(cursor: RowCursor) -> String {
    URL_SAFE_NO_PAD.encode(format!(
        "{}:{}:{}",
        cursor.as_of.0, cursor.due_at, cursor.position
    ))
}

fn read_cursor(text: &str) -> ApiResult<RowCursor> {
    let read = || {
        let plain = String::from_utf8(URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
        let mut parts = plain.split(':').map(str::parse::<i64>);
        let cursor = RowCursor {
            as_of: Timestamp(parts.next()?.ok()?),
            due_at: parts.next()?.ok()?,
            position: parts.next()?.ok()?,
        };
        parts.next().is_none().then_some(cursor)
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
        let cursor = RowCursor {
            as_of: Timestamp(1_795_168_800_000),
            due_at: 0,
            position: 7,
        };
        assert_eq!(read_cursor(&write_cursor(cursor)).unwrap(), cursor);
        for text in ["", "x", "MTI", "MToyOjM6NA", "é"] {
            let error = read_cursor(text).unwrap_err();
            assert_eq!(error.field.unwrap(), "cursor", "{text}");
        }
    }
}
