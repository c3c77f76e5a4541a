//! `GET /api/telephony/stats` and `GET /calls/summary`: counts of conversations, each counted once.
//!
//! *Reached* means that both sides talked (the outcome `completed`). A *success rate* is the share of reached calls among
//! those that are over and whose result is known, 0–1; None where there are none. Talk times are in seconds. Days and hours
//! are the site's own.

use serde::{Deserialize, Serialize};

/// Counts of a period. An administrator gets everybody's, others their own.
///
/// Query: `start` (inclusive) and `end` (exclusive), dates `YYYY-MM-DD` in the site's zone or ISO 8601 times, the last 30
/// days when left out; `user_id`, `source`, `disposition`: several with commas.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct CallStats {
    /// The first day, `YYYY-MM-DD`.
    pub start: String,
    /// The day after the last.
    pub end: String,
    /// Calls begun in the period.
    pub total_calls: u64,
    /// Of them inbound.
    pub inbound: u64,
    /// Of them outbound.
    pub outbound: u64,
    /// Up.
    pub in_progress: u64,
    /// Both sides talked.
    pub reached: u64,
    /// Both sides talked, or a mailbox did.
    pub completed: u64,
    /// Nobody picked up, inbound and outbound.
    pub missed: u64,
    /// The other side was busy.
    pub busy: u64,
    /// Couldn't be placed.
    pub failed: u64,
    /// Over, and nobody said how.
    pub unknown: u64,
    /// Missed inbound calls of the period after which there was no call with that number.
    pub call_backs_due: u64,
    /// See the module's words.
    pub success_rate: Option<f64>,
    /// Talk time of all.
    pub total_duration: i64,
    /// Talk time of a reached call on average; None: there are none.
    pub average_duration: Option<f64>,
    /// The period before, as long as this one.
    pub previous: PeriodStats,
    /// By day, oldest first; a day without calls is there too.
    pub by_day: Vec<DayStats>,
    /// By hour of the day, 24 of them.
    pub by_hour: Vec<HourStats>,
    /// By agent, most calls first.
    pub by_user: Vec<UserStats>,
    /// By source, most calls first; a call that several told of is in the row of each.
    pub by_source: Vec<PartStats>,
    /// By outcome, most calls first; without a name: up, or nobody said how it ended.
    pub by_outcome: Vec<PartStats>,
    /// By what the agent chose, most calls first; without a name: nothing.
    pub by_disposition: Vec<PartStats>,
}

/// Totals of a period.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct PeriodStats {
    /// The first day, `YYYY-MM-DD`.
    pub start: String,
    /// The day after the last.
    pub end: String,
    /// Calls begun in it.
    pub total_calls: u64,
    /// Of them inbound.
    pub inbound: u64,
    /// Of them outbound.
    pub outbound: u64,
    /// Both sides talked.
    pub reached: u64,
    /// Nobody picked up.
    pub missed: u64,
    /// Missed inbound calls after which there was no call with that number.
    pub call_backs_due: u64,
    /// See the module's words.
    pub success_rate: Option<f64>,
    /// Talk time of all.
    pub total_duration: i64,
    /// Talk time of a reached call on average.
    pub average_duration: Option<f64>,
}

/// Counts of one day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct DayStats {
    /// `YYYY-MM-DD`.
    pub day: String,
    /// Calls.
    pub total_calls: u64,
    /// Both sides talked.
    pub reached: u64,
    /// Both sides talked, or a mailbox did.
    pub completed: u64,
    /// Nobody picked up.
    pub missed: u64,
    /// Couldn't be placed.
    pub failed: u64,
    /// See the module's words.
    pub success_rate: Option<f64>,
    /// Talk time of all.
    pub total_duration: i64,
    /// Talk time of a reached call on average.
    pub average_duration: Option<f64>,
}

/// Counts of one hour of the day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct HourStats {
    /// 0–23, the site's clock when the calls began.
    pub hour: u8,
    /// Calls.
    pub total_calls: u64,
    /// Both sides talked.
    pub reached: u64,
}

/// Counts of one agent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct UserStats {
    /// User id; None: calls that nobody took.
    pub user_id: Option<String>,
    /// The user's full name.
    pub user_name: Option<String>,
    /// Calls.
    pub total_calls: u64,
    /// Both sides talked.
    pub reached: u64,
    /// Both sides talked, or a mailbox did.
    pub completed: u64,
    /// See the module's words.
    pub success_rate: Option<f64>,
    /// Talk time of all.
    pub total_duration: i64,
}

/// Counts of one source, outcome or disposition.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct PartStats {
    /// Which one.
    pub name: Option<String>,
    /// Calls.
    pub total_calls: u64,
    /// Both sides talked.
    pub reached: u64,
    /// See the module's words.
    pub success_rate: Option<f64>,
    /// Talk time of all.
    pub total_duration: i64,
}

/// Answer of `GET /calls/summary`: what the calls of `GET /calls` with the same filters add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct CallSummary {
    /// Calls.
    pub calls: u64,
    /// Both sides talked.
    pub reached: u64,
    /// Talk time of all.
    pub talk_seconds: i64,
    /// By day, newest first; days without calls are left out.
    pub days: Vec<SummaryDay>,
}

/// One day of a [`CallSummary`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct SummaryDay {
    /// `YYYY-MM-DD`.
    pub date: String,
    /// Calls.
    pub calls: u64,
    /// Both sides talked.
    pub reached: u64,
}
