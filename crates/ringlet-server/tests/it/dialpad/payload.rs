//! Recorded conversations, in every order, twice, with fields missing and of other types: the same entry comes out.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use ringlet_model::Timestamp;
use ringlet_model::call::{CallRecord, Direction, Stamp};
use ringlet_model::provider::Provider;
use ringlet_server::provider::{CallReport, RawWebhook, read_webhook};
use serde_json::{Map, Value, json};

/// 2026-11-20T09:55:00Z, after all of them.
const NOW: Timestamp = Timestamp(1_795_168_500_000);

macro_rules! conversations {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../fixtures/dialpad/", $name, ".jsonl")))),*]
    };
}

pub(super) const CONVERSATIONS: [(&str, &str); 9] = conversations![
    "outbound_answered",
    "outbound_no_answer",
    "outbound_for_department",
    "inbound_answered",
    "inbound_missed",
    "inbound_voicemail",
    "inbound_blocked",
    "call_center_answered",
    "call_center_abandoned",
];

/// The events of a conversation.
pub(super) fn events(lines: &str) -> Vec<Value> {
    lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn read(body: &Value) -> Option<CallReport> {
    let webhook = RawWebhook {
        content_type: "application/json".to_owned(),
        query: String::new(),
        body: body.to_string().into_bytes(),
    };
    read_webhook(Provider::Dialpad, &webhook, NOW)
}

/// The record all these add up to.
fn record(bodies: &[Value]) -> CallRecord {
    let reports: Vec<CallReport> = bodies.iter().filter_map(read).collect();
    join(&reports)
}

fn join(reports: &[CallReport]) -> CallRecord {
    let direction = reports
        .iter()
        .find_map(|report| report.direction)
        .unwrap_or(Direction::Inbound);
    let mut record = CallRecord::new(direction, Stamp::heard(NOW));
    for report in reports {
        record.apply(&report.event);
    }
    record
}

fn shown(record: &CallRecord) -> Value {
    json!({
        "direction": record.direction,
        "state": record.state(),
        "outcome": record.outcome(),
        "started_at": record.started_at(),
        "answered_at": record.answered_at(),
        "ended_at": record.ended_at(),
        "talk": record.duration_seconds(),
        "recording": record.recording_url(),
    })
}

#[test]
fn each_conversation_ends_in_this_entry() {
    let entries: Map<String, Value> = CONVERSATIONS
        .iter()
        .map(|(name, lines)| ((*name).to_owned(), shown(&record(&events(lines)))))
        .collect();
    insta::assert_json_snapshot!(entries);
}

#[test]
fn each_event_moves_the_call_there() {
    let steps: Map<String, Value> = CONVERSATIONS
        .iter()
        .map(|(name, lines)| {
            let bodies = events(lines);
            let states: Vec<Value> = (1..=bodies.len())
                .map(|count| json!(record(&bodies[..count]).state()))
                .collect();
            ((*name).to_owned(), Value::Array(states))
        })
        .collect();
    insta::assert_json_snapshot!(steps);
}

#[test]
fn order_and_repetition_change_nothing() {
    for (name, lines) in CONVERSATIONS {
        let bodies = events(lines);
        let told = shown(&record(&bodies));
        let again = [bodies.clone(), bodies].concat();
        let mut runner = TestRunner::new(Config::with_cases(200));
        runner
            .run(&Just(again).prop_shuffle(), |shuffled| {
                prop_assert_eq!(shown(&record(&shuffled)), told.clone(), "{}", name);
                Ok(())
            })
            .unwrap();
    }
}

#[test]
fn a_field_that_is_missing_or_of_another_type_costs_no_more_than_itself() {
    let strange = [
        Value::Null,
        json!(""),
        json!(-7),
        json!(true),
        json!([]),
        json!({}),
        json!([[[]]]),
        json!("\u{0}"),
    ];
    for (name, lines) in CONVERSATIONS {
        let bodies = events(lines);
        let reports: Vec<CallReport> = bodies.iter().filter_map(read).collect();
        let told = join(&reports);
        for (place, body) in bodies.iter().enumerate() {
            let mut without = reports.clone();
            without.remove(place);
            let states = [told.state(), join(&without).state()];
            for key in body.as_object().unwrap().keys() {
                for other in &strange {
                    let mut body = body.clone();
                    body[key] = other.clone();
                    let bent: Vec<CallReport> =
                        without.iter().cloned().chain(read(&body)).collect();
                    let bent = join(&bent);
                    if matches!(key.as_str(), "call_id" | "state") {
                        // Without these it says nothing.
                        assert!(states.contains(&bent.state()), "{name}, {key} = {other}");
                        continue;
                    }
                    assert_eq!(bent.state(), told.state(), "{name}, {key} = {other}");
                    assert!(bent.outcome().is_some(), "{name}, {key} = {other}");
                }
            }
        }
    }
}

#[test]
fn one_conversation_is_connected_by_its_ids_whatever_part_is_lost() {
    for (name, lines) in CONVERSATIONS {
        let reports: Vec<CallReport> = events(lines).iter().filter_map(read).collect();
        let mut known = reports[0].aliases.clone();
        let mut left: Vec<&CallReport> = reports.iter().skip(1).collect();
        while !left.is_empty() {
            let before = left.len();
            left.retain(|report| {
                let same = report.aliases.iter().any(|id| known.contains(id));
                if same {
                    known.extend(report.aliases.iter().cloned());
                }
                !same
            });
            assert!(left.len() < before, "{name} falls apart");
        }
    }
}

proptest! {
    #[test]
    fn no_body_makes_the_reader_panic(
        body in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..300),
            "[\\[\\]{}\":,.a-z0-9 _-]{0,200}".prop_map(String::into_bytes),
            "[A-Za-z0-9_-]{0,40}\\.[A-Za-z0-9_-]{0,80}\\.[A-Za-z0-9_-]{0,40}".prop_map(String::into_bytes),
        ],
    ) {
        let webhook = RawWebhook { content_type: String::new(), query: String::new(), body };
        let _ = read_webhook(Provider::Dialpad, &webhook, NOW);
    }
}
