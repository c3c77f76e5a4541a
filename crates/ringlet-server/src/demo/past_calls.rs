//! Calls of the last days, so that the demo's log isn't empty.

use ringlet_model::Timestamp;
use ringlet_model::api::RecordMatch;
use serde_json::json;

use super::records::{clerk, put};
use crate::app::AppState;
use crate::doctype::known;
use crate::error::ApiResult;
use crate::service::{document, match_record, provider_line};

/// minutes ago, number, type, status, talk seconds
type Call = (i64, &'static str, &'static str, &'static str, i64);

const CALLS: [Call; 12] = [
    (38, "+91 99999 88888", "Outgoing", "Completed", 272),
    (64, "+49 1512 3456789", "Incoming", "Completed", 641),
    (95, "+91 80 4710 0002", "Outgoing", "Busy", 0),
    (130, "+1 415 555 0132", "Incoming", "No Answer", 0),
    (187, "+55 11 91234-5678", "Outgoing", "No Answer", 0),
    (24 * 60 + 20, "+49 30 901820", "Outgoing", "Completed", 84),
    (
        24 * 60 + 75,
        "+91 98200 11223",
        "Incoming",
        "Completed",
        3_723,
    ),
    (24 * 60 + 190, "+1 312 555 0109", "Outgoing", "Canceled", 0),
    (24 * 60 + 260, "+91 98110 45603", "Outgoing", "Failed", 0),
    (
        3 * 24 * 60 + 30,
        "+55 11 99876-1234",
        "Incoming",
        "Completed",
        418,
    ),
    (
        3 * 24 * 60 + 140,
        "+1 415 555 0177",
        "Outgoing",
        "Completed",
        59,
    ),
    (
        6 * 24 * 60 + 55,
        "+49 171 5550142",
        "Incoming",
        "No Answer",
        0,
    ),
];

/// Adds the calls unless there are some.
///
/// # Errors
/// Storing failed.
pub(super) async fn add(state: &AppState) -> ApiResult<()> {
    if document::count(state, &clerk(), &known::CALL_LOG, Vec::new(), Vec::new()).await? > 0 {
        return Ok(());
    }
    for (place, call) in CALLS.iter().enumerate() {
        let matches = match_record::matches(state, call.1, None).await?;
        put(
            state,
            &known::CALL_LOG,
            log(state, place, call, matches.first()),
        )
        .await?;
    }
    Ok(())
}

fn log(
    state: &AppState,
    place: usize,
    (minutes, number, kind, status, talk): &Call,
    kept_with: Option<&RecordMatch>,
) -> serde_json::Value {
    let started = state.clock.now().0 - minutes * 60_000;
    let ring = 9_000;
    let at = |millis: i64| state.zone.write(Timestamp(millis / 1000 * 1000));
    let incoming = *kind == "Incoming";
    let ours = provider_line::DEMO_NUMBER;
    let (from, to) = if incoming {
        (*number, ours)
    } else {
        (ours, *number)
    };
    json!({
        "id": format!("demopast{place:04}"), "telephony_medium": "Demo line", "medium": ours,
        "from": from, "to": to, "type": kind, "status": status, "duration": talk,
        "start_time": at(started), "end_time": at(started + ring + talk * 1_000),
        "reference_doctype": kept_with.map(|record| record.doctype.as_str()),
        "reference_docname": kept_with.map(|record| record.name.as_str()),
        if incoming { "receiver" } else { "caller" }: clerk().id,
    })
}
