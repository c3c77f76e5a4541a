//! Webhooks as the public guide has them, and in the words of the PABX's filters: in every order, twice, with fields missing
//! and of other types the same entry comes out.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use ringlet_model::Timestamp;
use ringlet_model::call::{CallRecord, Direction, Stamp};
use ringlet_model::provider::Provider;
use ringlet_server::provider::{CallReport, RawWebhook, read_webhook};
use serde_json::{Map, Value, json};

/// 2026-11-20T09:55:00Z, after all of them.
const NOW: Timestamp = Timestamp(1_795_168_500_000);

const CONVERSATIONS: [(&str, &str); 6] = [
    (
        "answered",
        include_str!("../../fixtures/jt_telecom/answered.jsonl"),
    ),
    (
        "missed",
        include_str!("../../fixtures/jt_telecom/missed.jsonl"),
    ),
    ("busy", include_str!("../../fixtures/jt_telecom/busy.jsonl")),
    (
        "failed",
        include_str!("../../fixtures/jt_telecom/failed.jsonl"),
    ),
    (
        "words_in_portuguese",
        include_str!("../../fixtures/jt_telecom/words_in_portuguese.jsonl"),
    ),
    (
        "inbound",
        include_str!("../../fixtures/jt_telecom/inbound.jsonl"),
    ),
];

fn webhooks(lines: &str) -> Vec<Value> {
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
    read_webhook(Provider::JtTelecom, &webhook, NOW)
}

/// The record all these add up to.
fn record(bodies: &[Value]) -> CallRecord {
    let reports: Vec<CallReport> = bodies.iter().filter_map(read).collect();
    let direction = reports
        .iter()
        .find_map(|report| report.direction)
        .unwrap_or(Direction::Outbound);
    let started = match direction {
        Direction::Inbound => Stamp::heard(NOW),
        _ => Stamp::exact(Timestamp(1_795_167_599_500)),
    };
    let mut record = CallRecord::new(direction, started);
    for report in &reports {
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
        "ended_at": record.ended_at(),
        "talk": record.duration_seconds(),
        "recording": record.recording_url(),
        "agent": record.agent_number(),
    })
}

#[test]
fn each_conversation_ends_in_this_entry() {
    let entries: Map<String, Value> = CONVERSATIONS
        .iter()
        .map(|(name, lines)| ((*name).to_owned(), shown(&record(&webhooks(lines)))))
        .collect();
    insta::assert_json_snapshot!(entries);
}

#[test]
fn order_and_repetition_change_nothing() {
    for (name, lines) in CONVERSATIONS {
        let bodies = webhooks(lines);
        let told = shown(&record(&bodies));
        let again = [bodies.clone(), bodies].concat();
        let mut runner = TestRunner::new(Config::with_cases(100));
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
        json!(true),
        json!([]),
        json!({}),
        json!([[[]]]),
        json!("\u{0}"),
    ];
    for (name, lines) in CONVERSATIONS {
        let bodies = webhooks(lines);
        let told = shown(&record(&bodies));
        for place in 0..bodies.len() {
            let keys: Vec<String> = bodies[place].as_object().unwrap().keys().cloned().collect();
            // The id and the status are what a report is; an envelope isn't a field.
            let spare = ["call_id", "chamada_id", "status", "status_chamada", "dados"];
            for key in keys.iter().filter(|key| !spare.contains(&key.as_str())) {
                for other in &strange {
                    let mut bodies = bodies.clone();
                    bodies[place][key] = other.clone();
                    let bent = shown(&record(&bodies));
                    for fact in ["state", "outcome"] {
                        assert_eq!(bent[fact], told[fact], "{name}, {key} = {other}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_number_and_a_text_say_the_same() {
    let text = json!({ "call_id": "7", "status": "1", "duration": "42" });
    let number = json!({ "call_id": 7, "status": 1, "duration": 42 });
    assert_eq!(read(&text), read(&number));
}

#[test]
fn without_an_id_it_is_about_no_call() {
    for body in [
        json!({}),
        json!({ "status": "completed" }),
        json!({ "call_id": "" }),
        json!([]),
    ] {
        assert_eq!(read(&body), None, "{body}");
    }
}

proptest! {
    #[test]
    fn no_body_makes_the_reader_panic(
        body in prop_oneof![prop::collection::vec(any::<u8>(), 0..300), "[\\[\\]{}\":,a-z_0-9 -]{0,200}".prop_map(String::into_bytes)],
    ) {
        let webhook = RawWebhook { content_type: "application/json".to_owned(), query: String::new(), body };
        let _ = read_webhook(Provider::JtTelecom, &webhook, NOW);
    }
}
