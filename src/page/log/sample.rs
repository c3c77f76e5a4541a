//! A stored call for tests.

use ringlet_model::Timestamp;
use ringlet_model::api::CallLogEntry;
use ringlet_model::call::{CallState, Direction, Outcome};

/// An outbound, completed call of 4:32 that began so many seconds after 1970.
pub(crate) fn entry(id: &str, second: i64) -> CallLogEntry {
    let at = |more: i64| Timestamp((second + more) * 1_000);
    CallLogEntry {
        id: id.into(),
        source: "tata_tele".into(),
        sources: vec!["tata_tele".into()],
        external_id: None,
        user_id: Some("asha@example.com".into()),
        user_name: Some("Asha Kulkarni".into()),
        direction: Direction::Outbound,
        state: CallState::Ended,
        outcome: Some(Outcome::Completed),
        reason: None,
        remote_number: "+919999988888".into(),
        remote_display: "+91 99999 88888".into(),
        remote_name: Some("Lata Shah".into()),
        local_number: None,
        reference: None,
        started_at: at(0),
        answered_at: Some(at(9)),
        ended_at: Some(at(281)),
        duration_seconds: Some(272),
        has_recording: false,
        call_back_due: false,
        disposition: None,
        wrapped_up: true,
        note_count: 0,
        task_count: 0,
        created_at: at(0),
        updated_at: at(281),
    }
}
