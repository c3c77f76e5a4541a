//! `GET /api/telephony/stats`.

use serde::{Deserialize, Serialize};

/// Counts of calls. An administrator gets everybody's, others their own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TelephonyStats {
    /// Calls begun in the period.
    pub total_calls: u64,
    /// Of them inbound.
    pub inbound: u64,
    /// Of them outbound.
    pub outbound: u64,
    /// Up.
    pub in_progress: u64,
    /// Both sides talked, or a mailbox did.
    pub completed: u64,
    /// Nobody picked up.
    pub missed: u64,
    /// The other side was busy.
    pub busy: u64,
    /// Couldn't be placed.
    pub failed: u64,
    /// Over, and nobody said how.
    pub unknown: u64,
    /// Completed calls of those that are over with a known result, 0–1; None: there are none.
    pub success_rate: Option<f64>,
    /// Talk time of all, seconds.
    pub total_duration: i64,
    /// Talk time of a completed call on average, seconds; None: there are none.
    pub average_duration: Option<f64>,
    /// The same by agent, most calls first.
    pub by_user: Vec<UserStats>,
    /// The same by day (UTC), oldest first.
    pub by_day: Vec<DayStats>,
}

/// Counts of one agent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UserStats {
    /// User id; None: calls that nobody took.
    pub user_id: Option<String>,
    /// Calls.
    pub total_calls: u64,
    /// Of them completed.
    pub completed: u64,
    /// Talk time of all, seconds.
    pub total_duration: i64,
}

/// Counts of one day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DayStats {
    /// `YYYY-MM-DD`.
    pub day: String,
    /// Calls.
    pub total_calls: u64,
    /// Of them completed.
    pub completed: u64,
    /// Talk time of all, seconds.
    pub total_duration: i64,
}
