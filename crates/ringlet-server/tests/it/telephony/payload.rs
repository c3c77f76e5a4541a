//! Webhooks as accounts of Smartflo were seen to send them, in every order, twice, with fields missing and of other types:
//! the same entry comes out.

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
        include_str!("../fixtures/tata_tele/answered.jsonl"),
    ),
    (
        "missed_by_customer",
        include_str!("../fixtures/tata_tele/missed_by_customer.jsonl"),
    ),
    (
        "busy_without_triggers",
        include_str!("../fixtures/tata_tele/busy_without_triggers.jsonl"),
    ),
    (
        "words_of_the_guide",
        include_str!("../fixtures/tata_tele/words_of_the_guide.jsonl"),
    ),
    (
        "inbound_answered",
        include_str!("../fixtures/tata_tele/inbound_answered.jsonl"),
    ),
    (
        "inbound_missed",
        include_str!("../fixtures/tata_tele/inbound_missed.jsonl"),
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
    read_webhook(Provider::TataTele, &webhook, NOW)
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
        "answered_at": record.answered_at(),
        "ended_at": record.ended_at(),
        "talk": record.duration_seconds(),
        "recording": record.recording_url(),
        "reason": record.reason(),
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
        json!(7),
        json!(true),
        json!([]),
        json!({}),
        json!([[[]]]),
        json!("\u{0}"),
    ];
    for (name, lines) in CONVERSATIONS {
        let bodies = webhooks(lines);
        let told = record(&bodies);
        for (place, body) in bodies.iter().enumerate() {
            let fields = body.as_object().unwrap().keys();
            // An envelope isn't a field: without it nothing is left.
            for key in fields.filter(|key| *key != "data") {
                for other in &strange {
                    let mut bodies = bodies.clone();
                    bodies[place][key] = other.clone();
                    let bent = record(&bodies);
                    assert_eq!(bent.state(), told.state(), "{name}, {key} = {other}");
                    assert_eq!(
                        bent.outcome().is_some(),
                        told.outcome().is_some(),
                        "{name}, {key} = {other}"
                    );
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn no_body_makes_the_reader_panic(
        content_type in prop_oneof![Just("application/json"), Just("application/x-www-form-urlencoded"), Just("multipart/form-data; boundary=b"), Just("")],
        query in "[ -~]{0,60}",
        body in prop_oneof![prop::collection::vec(any::<u8>(), 0..300), "[\\[\\]{}\":,$a-z0-9 _-]{0,200}".prop_map(String::into_bytes)],
    ) {
        let webhook = RawWebhook { content_type: content_type.to_owned(), query, body };
        let _ = read_webhook(Provider::TataTele, &webhook, NOW);
    }
}
