//! Completing a call by hand, where its provider can't tell how it ended: `POST /api/ringlet/calls/{id}/complete`. The
//! answer is a [`DialAnswer`](super::DialAnswer).

use serde::{Deserialize, Serialize};

use crate::call::Outcome;

/// How a call ended, as its agent says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Completion {
    /// Why it ended.
    pub outcome: Outcome,
    /// Talk time in whole seconds, for a completed call; None: from the first sign of talk until now, if there was any.
    #[serde(default)]
    pub duration_seconds: Option<u32>,
}
