//! Counts of calls: an administrator's of everybody, others' of their own.

use std::collections::BTreeMap;

use ringlet_model::api::telephony::CallStatus;
use ringlet_model::api::{CallStats, DayStats, HourStats, PartStats, PeriodStats, UserStats};
use ringlet_model::call::{CallState, Outcome};
use ringlet_model::{Role, Timestamp};

use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::doctype::zone;
use crate::error::{ApiError, ApiResult};
use crate::service::document::view;
use crate::storage::{CallFilter, Count, Tally, View};

/// The period when nobody says: so many days until today.
const USUAL_DAYS: i64 = 30;
/// The longest period, days: ten years.
const LONGEST_DAYS: i64 = 3_660;

/// The counts of the calls that `filter` finds.
///
/// # Errors
/// 403 for a question about somebody else; 422 on `start`.
pub async fn count(
    state: &AppState,
    user: &CurrentUser,
    filter: CallFilter,
) -> ApiResult<CallStats> {
    let theirs = filter.user_id.iter().any(|asked| *asked != user.id);
    if theirs && !user.is(Role::Admin) {
        return Err(ApiError::not_allowed("You may see your own calls only."));
    }
    let period = period(state, &filter)?;
    let view = view(user);
    let (tally, due) = counted(state, &view, &filter, period).await?;
    let before = days_before(state, period)?;
    let (tally_before, due_before) = counted(state, &view, &filter, before).await?;
    let mut stats = shown(state, &tally, period);
    stats.call_backs_due = due;
    stats.previous = totals(state, &tally_before.all, due_before, before);
    name_users(state, &mut stats.by_user).await?;
    Ok(stats)
}

/// From the first moment until before the second.
type Period = (Timestamp, Timestamp);

/// The period that is asked for: as a rule the last thirty days, today among them.
fn period(state: &AppState, filter: &CallFilter) -> ApiResult<Period> {
    let wrong = || {
        ApiError::invalid(
            "start",
            "A period begins before its end and is no longer than ten years.",
        )
    };
    let day = |at| state.zone.day_and_hour(at).map(|(day, _)| day);
    let today = day(state.clock.now()).ok_or_else(wrong)?;
    let end = filter.end.or_else(|| state.zone.start_of(today + 1));
    let end = end.ok_or_else(wrong)?;
    let begun = || {
        state
            .zone
            .start_of(day(Timestamp(end.0 - 1))? + 1 - USUAL_DAYS)
    };
    let start = filter.start.or_else(begun).ok_or_else(wrong)?;
    let days = (end.0.saturating_sub(start.0)) / 86_400_000;
    if start >= end || days > LONGEST_DAYS {
        return Err(wrong());
    }
    Ok((start, end))
}

/// The period before: as many days, where whole days are asked for.
fn days_before(state: &AppState, (start, end): Period) -> ApiResult<Period> {
    let begins_at = |at: Timestamp| {
        let (day, _) = state.zone.day_and_hour(at)?;
        (state.zone.start_of(day)? == at).then_some(day)
    };
    let whole = match (begins_at(start), begins_at(end)) {
        (Some(from), Some(to)) => state.zone.start_of(2 * from - to),
        _ => None,
    };
    let first = whole.unwrap_or(Timestamp(start.0.saturating_sub(end.0 - start.0)));
    Ok((first, start))
}

async fn counted(
    state: &AppState,
    view: &View,
    filter: &CallFilter,
    (start, end): Period,
) -> ApiResult<(Tally, u64)> {
    let filter = CallFilter {
        start: Some(start),
        end: Some(end),
        ..filter.clone()
    };
    let due = state.store.call_backs_due(view.clone(), filter.clone());
    let tally = state.store.tally(view.clone(), filter.clone());
    Ok((tally.await?, due.await?))
}

/// The day of a moment, and the one after the day of the moment before another.
fn edges(state: &AppState, (start, end): Period) -> (i64, i64) {
    let day = |at| state.zone.day_and_hour(at).map_or(0, |(day, _)| day);
    (day(start), day(Timestamp(end.0.saturating_sub(1))) + 1)
}

fn totals(state: &AppState, all: &Count, due: u64, period: Period) -> PeriodStats {
    let (from, to) = edges(state, period);
    PeriodStats {
        start: day_name(from),
        end: day_name(to),
        total_calls: all.calls,
        inbound: all.inbound,
        outbound: all.outbound,
        reached: all.reached(),
        missed: of_status(all, CallStatus::Missed),
        call_backs_due: due,
        success_rate: all.success_rate(),
        total_duration: all.talk_seconds,
        average_duration: all.average_talk(),
    }
}

fn shown(state: &AppState, tally: &Tally, period: Period) -> CallStats {
    let all = &tally.all;
    let (from, to) = edges(state, period);
    CallStats {
        start: day_name(from),
        end: day_name(to),
        total_calls: all.calls,
        inbound: all.inbound,
        outbound: all.outbound,
        in_progress: all.up,
        reached: all.reached(),
        completed: of_status(all, CallStatus::Completed),
        missed: of_status(all, CallStatus::Missed),
        busy: of_status(all, CallStatus::Busy),
        failed: of_status(all, CallStatus::Failed),
        unknown: all.unknown,
        success_rate: all.success_rate(),
        total_duration: all.talk_seconds,
        average_duration: all.average_talk(),
        by_day: (from..to).map(|day| of_day(tally, day)).collect(),
        by_hour: std::iter::zip(0.., tally.hours)
            .map(|(hour, (total_calls, reached))| HourStats {
                hour,
                total_calls,
                reached,
            })
            .collect(),
        by_user: of_users(&tally.users),
        by_source: of_parts(
            tally
                .sources
                .iter()
                .map(|(name, count)| (name.as_str(), count)),
        ),
        by_outcome: of_parts(tally.outcomes.iter().map(|(name, count)| (*name, count))),
        by_disposition: of_parts(
            tally
                .dispositions
                .iter()
                .map(|(name, count)| (name.as_str(), count)),
        ),
        ..CallStats::default()
    }
}

fn of_day(tally: &Tally, day: i64) -> DayStats {
    let none = Count::default();
    let count = tally.days.get(&day).unwrap_or(&none);
    DayStats {
        day: day_name(day),
        total_calls: count.calls,
        reached: count.reached(),
        completed: of_status(count, CallStatus::Completed),
        missed: of_status(count, CallStatus::Missed),
        failed: of_status(count, CallStatus::Failed),
        success_rate: count.success_rate(),
        total_duration: count.talk_seconds,
        average_duration: count.average_talk(),
    }
}

fn of_users(users: &BTreeMap<String, Count>) -> Vec<UserStats> {
    let mut rows: Vec<_> = users
        .iter()
        .map(|(user, count)| UserStats {
            user_id: Some(user.clone()).filter(|user| !user.is_empty()),
            user_name: None,
            total_calls: count.calls,
            reached: count.reached(),
            completed: of_status(count, CallStatus::Completed),
            success_rate: count.success_rate(),
            total_duration: count.talk_seconds,
        })
        .collect();
    rows.sort_by(|a, b| (b.total_calls, &a.user_id).cmp(&(a.total_calls, &b.user_id)));
    rows
}

fn of_parts<'a>(parts: impl Iterator<Item = (&'a str, &'a Count)>) -> Vec<PartStats> {
    let mut rows: Vec<_> = parts
        .map(|(name, count)| PartStats {
            name: Some(name.to_owned()).filter(|name| !name.is_empty()),
            total_calls: count.calls,
            reached: count.reached(),
            success_rate: count.success_rate(),
            total_duration: count.talk_seconds,
        })
        .collect();
    rows.sort_by(|a, b| (b.total_calls, &a.name).cmp(&(a.total_calls, &b.name)));
    rows
}

/// How many have this word of the telephony REST.
fn of_status(count: &Count, status: CallStatus) -> u64 {
    let outcomes = Outcome::BY_STRENGTH.into_iter();
    let alike =
        outcomes.filter(|outcome| CallStatus::of(CallState::Ended, Some(*outcome)) == status);
    alike.map(|outcome| count.of(outcome)).sum()
}

async fn name_users(state: &AppState, users: &mut [UserStats]) -> ApiResult<()> {
    let known = state.store.list_users().await?;
    let names: BTreeMap<_, _> = known
        .into_iter()
        .map(|summary| (summary.user.id, summary.user.name))
        .collect();
    for row in users {
        let id = row.user_id.as_deref().unwrap_or_default();
        row.user_name = names.get(id).filter(|name| !name.is_empty()).cloned();
    }
    Ok(())
}

/// `YYYY-MM-DD`.
pub(in crate::service) fn day_name(day: i64) -> String {
    zone::date(day).map_or_else(String::new, |date| date.to_string())
}
