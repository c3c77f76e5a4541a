//! What the people concerned are told of a call, live.

use ringlet_model::Timestamp;
use ringlet_model::call::{Direction, frappe_status};
use ringlet_model::timestamp::iso8601;
use serde_json::json;

use super::call_view::view;
use crate::storage::{LiveDraft, StoredCall};

/// One message to each person concerned: the agent, the agent it had before, and everybody it rings for as long as nobody
/// has taken it (and once more when somebody has). Nobody else hears of it.
#[must_use]
pub fn call(call: &StoredCall, agent_before: Option<&str>) -> Vec<LiveDraft> {
    let mut people: Vec<&str> = call.agent.as_deref().into_iter().collect();
    people.extend(agent_before);
    if agent_before.is_none() {
        people.extend(call.audience.iter().map(String::as_str));
    }
    people.sort_unstable();
    people.dedup();
    if people.is_empty() {
        return Vec::new();
    }
    let (name, data) = (format!("{}_call", call.source), message(call));
    let draft = |user: &str| LiveDraft {
        user_id: user.to_owned(),
        name: name.clone(),
        data: data.clone(),
    };
    people.into_iter().map(draft).collect()
}

/// The names that Frappe CRM's own call windows know, and the whole view under `call`.
fn message(call: &StoredCall) -> String {
    let inbound = call.direction == Direction::Inbound;
    let theirs = call.number_e164.as_deref().unwrap_or(&call.number_raw);
    let ours = call.own_number.as_deref().unwrap_or_default();
    let (from, to) = if inbound {
        (theirs, ours)
    } else {
        (ours, theirs)
    };
    let time = |at: Option<Timestamp>| at.map(iso8601::format);
    json!({
        "CallSid": call.id,
        "Status": frappe_status(call.state, call.outcome),
        "Direction": if inbound { "Incoming" } else { "Outgoing" },
        "From": from,
        "To": to,
        "AgentEmail": call.agent,
        "StartTime": iso8601::format(call.started_at),
        "AnsweredTime": time(call.answered_at),
        "EndTime": time(call.ended_at),
        "Duration": call.duration_seconds,
        // The provider's own address may hold a key; a browser gets ours.
        "RecordingUrl": call.recording_url.as_ref().map(|_| format!("/api/ringlet/calls/{}/recording", call.id)),
        "reference": call.reference,
        "call": view(call),
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ringlet_model::call::CallState;

    fn inbound(agent: Option<&str>, audience: &[&str]) -> StoredCall {
        StoredCall {
            id: "c1".to_owned(),
            source: "tata_tele".to_owned(),
            direction: Direction::Inbound,
            state: CallState::Ringing,
            outcome: None,
            reason: None,
            number_raw: "9876543210".to_owned(),
            number_e164: Some("+919876543210".to_owned()),
            own_number: Some("918047100001".to_owned()),
            agent: agent.map(ToOwned::to_owned),
            audience: audience.iter().map(|user| (*user).to_owned()).collect(),
            display_name: None,
            reference: None,
            matches: Vec::new(),
            started_at: Timestamp(0),
            answered_at: None,
            ended_at: None,
            duration_seconds: None,
            recording_url: Some("https://provider.test/r?token=secret".to_owned()),
            live_id: None,
            disposition: None,
            wrapped_up: false,
            revision: 3,
        }
    }

    fn told(stored: &StoredCall, before: Option<&str>) -> Vec<String> {
        call(stored, before)
            .into_iter()
            .map(|draft| draft.user_id)
            .collect()
    }

    #[test]
    fn only_the_people_concerned_are_told() {
        assert_eq!(told(&inbound(None, &["b", "a"]), None), ["a", "b"]);
        assert_eq!(
            told(&inbound(Some("a"), &["b", "a"]), None),
            ["a", "b"],
            "b's window must go"
        );
        assert_eq!(told(&inbound(Some("a"), &["b", "a"]), Some("a")), ["a"]);
        assert_eq!(
            told(&inbound(Some("a"), &["b", "a"]), Some("b")),
            ["a", "b"]
        );
        assert!(told(&inbound(None, &[]), None).is_empty());
    }

    #[test]
    fn the_message_has_frappes_names_and_no_secret() {
        let draft = &call(&inbound(Some("a"), &[]), None)[0];
        assert_eq!(draft.name, "tata_tele_call");
        let data: serde_json::Value = serde_json::from_str(&draft.data).unwrap();
        assert_eq!(data["Status"], "Ringing");
        assert_eq!(
            (&data["From"], &data["To"]),
            (&json!("+919876543210"), &json!("918047100001"))
        );
        assert_eq!(data["RecordingUrl"], "/api/ringlet/calls/c1/recording");
        assert_eq!(data["call"]["revision"], 3);
        assert!(!draft.data.contains("secret"));
    }
}
