//! Counts of calls: an administrator's of everybody, others' of their own.

use std::collections::BTreeMap;

use ringlet_model::Role;
use ringlet_model::api::telephony::{CallStatus, DayStats, TelephonyStats, UserStats};
use ringlet_model::call::Direction;
use ringlet_model::{Timestamp, timestamp};

use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult};
use crate::storage::{CallCount, CountFilter};

/// The period when nobody says: 30 days.
const USUAL_MILLIS: i64 = 30 * DAY_MILLIS;
/// The longest period: a year and a day.
const LONGEST_MILLIS: i64 = 367 * DAY_MILLIS;
const DAY_MILLIS: i64 = 86_400_000;

/// Which calls are counted, as somebody asks for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// Begun then or later; None: 30 days before the end.
    pub start: Option<Timestamp>,
    /// Begun before; None: now.
    pub end: Option<Timestamp>,
    /// In whose log; an administrator's question.
    pub user_id: Option<String>,
    /// Heard of there.
    pub source: Option<String>,
}

/// The counts.
///
/// # Errors
/// 403 for a question about somebody else; 422 on `start`.
pub async fn count(
    state: &AppState,
    user: &CurrentUser,
    period: Period,
) -> ApiResult<TelephonyStats> {
    let own = !user.is(Role::Admin);
    if own
        && period
            .user_id
            .as_ref()
            .is_some_and(|asked| *asked != user.id)
    {
        return Err(ApiError::not_allowed("You may see your own calls only."));
    }
    let end = period.end.unwrap_or(Timestamp(state.clock.now().0 + 1));
    let start = period.start.unwrap_or(Timestamp(end.0 - USUAL_MILLIS));
    if !(0..=LONGEST_MILLIS).contains(&(end.0.saturating_sub(start.0))) {
        return Err(ApiError::invalid(
            "start",
            "A period begins before its end and is no longer than a year.",
        ));
    }
    let filter = CountFilter {
        start,
        end,
        user_id: if own {
            Some(user.id.clone())
        } else {
            period.user_id
        },
        source: period.source,
    };
    Ok(sum(&state.store.count_calls(filter).await?))
}

/// Adds up.
fn sum(counts: &[CallCount]) -> TelephonyStats {
    let mut all = TelephonyStats::default();
    let mut users: BTreeMap<Option<&str>, UserStats> = BTreeMap::new();
    let mut days: BTreeMap<i64, DayStats> = BTreeMap::new();
    for count in counts {
        let status = CallStatus::of(count.state, count.outcome);
        let completed = if status == CallStatus::Completed {
            count.calls
        } else {
            0
        };
        *of_status(&mut all, status) += count.calls;
        match count.direction {
            Direction::Inbound => all.inbound += count.calls,
            Direction::Outbound => all.outbound += count.calls,
            Direction::Internal => {}
        }
        all.total_calls += count.calls;
        all.total_duration += count.talk_seconds;
        let user = users.entry(count.agent.as_deref()).or_default();
        user.user_id.clone_from(&count.agent);
        user.total_calls += count.calls;
        user.completed += completed;
        user.total_duration += count.talk_seconds;
        let day = days.entry(count.day).or_default();
        day.total_calls += count.calls;
        day.completed += completed;
        day.total_duration += count.talk_seconds;
    }
    let over = all.completed + all.missed + all.busy + all.failed;
    all.success_rate = share(all.completed, over);
    all.average_duration = average(all.total_duration, all.completed);
    all.by_user = users.into_values().collect();
    all.by_user
        .sort_by(|a, b| (b.total_calls, &a.user_id).cmp(&(a.total_calls, &b.user_id)));
    all.by_day = days
        .into_iter()
        .map(|(day, stats)| DayStats {
            day: name(day),
            ..stats
        })
        .collect();
    all
}

const fn of_status(stats: &mut TelephonyStats, status: CallStatus) -> &mut u64 {
    match status {
        CallStatus::InProgress => &mut stats.in_progress,
        CallStatus::Completed => &mut stats.completed,
        CallStatus::Missed => &mut stats.missed,
        CallStatus::Busy => &mut stats.busy,
        CallStatus::Failed => &mut stats.failed,
        CallStatus::Unknown => &mut stats.unknown,
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of calls")]
fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

#[allow(clippy::cast_precision_loss, reason = "seconds of talk")]
fn average(seconds: i64, calls: u64) -> Option<f64> {
    (calls > 0).then(|| seconds as f64 / calls as f64)
}

/// `YYYY-MM-DD`.
fn name(day: i64) -> String {
    let at = Timestamp(day.saturating_mul(DAY_MILLIS));
    timestamp::iso8601::format(at).chars().take(10).collect()
}

#[cfg(test)]
mod tests {
    use ringlet_model::call::{CallState, Outcome};

    use super::*;

    fn counted(agent: Option<&str>, day: i64, outcome: Option<Outcome>, calls: u64) -> CallCount {
        CallCount {
            agent: agent.map(ToOwned::to_owned),
            day,
            direction: Direction::Outbound,
            state: CallState::Ended,
            outcome,
            calls,
            talk_seconds: 0,
        }
    }

    #[test]
    fn counts_are_added_up_by_result_agent_and_day() {
        let completed = CallCount {
            talk_seconds: 90,
            ..counted(Some("ana"), 20_777, Some(Outcome::Completed), 3)
        };
        let up = CallCount {
            state: CallState::Ringing,
            ..counted(Some("ana"), 20_778, None, 1)
        };
        let inbound = CallCount {
            direction: Direction::Inbound,
            ..counted(None, 20_778, Some(Outcome::Missed), 1)
        };
        let stats = sum(&[
            completed,
            up,
            inbound,
            counted(Some("bo"), 20_778, Some(Outcome::Busy), 4),
            counted(Some("bo"), 20_778, None, 2),
        ]);
        assert_eq!((stats.total_calls, stats.in_progress), (11, 1));
        assert_eq!((stats.inbound, stats.outbound), (1, 10));
        assert_eq!((stats.completed, stats.missed, stats.busy), (3, 1, 4));
        assert_eq!((stats.failed, stats.unknown), (0, 2));
        assert_eq!(stats.success_rate, Some(3.0 / 8.0));
        assert_eq!(stats.average_duration, Some(30.0));
        let users: Vec<_> = stats.by_user.iter().map(|user| user.total_calls).collect();
        assert_eq!(users, [6, 4, 1]);
        assert_eq!(stats.by_day[0].day, "2026-11-20");
        assert_eq!(stats.by_day[1].total_calls, 8);
    }

    #[test]
    fn nothing_has_no_rate() {
        assert_eq!(sum(&[]), TelephonyStats::default());
    }
}
