//! Webhooks as accounts of each company were seen to send them, in every order, twice, with fields missing and of other
//! types: the same entry comes out.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use ringlet_model::Timestamp;
use ringlet_model::call::{CallRecord, Direction, Stamp};
use ringlet_model::provider::Provider;
use ringlet_server::provider::{CallReport, RawWebhook, read_webhook};
use serde_json::{Map, Value, json};

/// 2026-11-20T09:55:00Z, after all of them.
const NOW: Timestamp = Timestamp(1_795_168_500_000);

/// The conversations recorded of one company.
struct Company {
    provider: Provider,
    /// Name and webhooks, one a line.
    conversations: &'static [(&'static str, &'static str)],
    /// An envelope, or what alone says which call or what happened: without it nothing is left.
    needed: &'static [&'static str],
}

macro_rules! conversations {
    ($company:literal: $($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../fixtures/", $company, "/", $name, ".jsonl")))),*]
    };
}

const COMPANIES: [Company; 5] = [
    Company {
        provider: Provider::TataTele,
        conversations: conversations!(
            "tata_tele":
            "answered",
            "missed_by_customer",
            "busy_without_triggers",
            "words_of_the_guide",
            "inbound_answered",
            "inbound_missed",
        ),
        needed: &["data"],
    },
    Company {
        provider: Provider::Telecmi,
        conversations: conversations!(
            "telecmi":
            "outbound_answered",
            "outbound_no_answer",
            "outbound_agent_missed",
            "outbound_rejected",
            "outbound_one_report_only",
            "inbound_answered",
            "inbound_ring_group",
            "inbound_missed",
            "inbound_voicemail",
        ),
        needed: &[],
    },
    Company {
        provider: Provider::Twilio,
        conversations: conversations!(
            "twilio":
            "bridged_answered",
            "bridged_busy",
            "bridged_agent_away",
            "browser_answered",
            "browser_given_up",
            "inbound_answered",
            "inbound_missed",
            "inbound_rejected",
        ),
        needed: &["CallSid", "CallStatus", "DialCallStatus"],
    },
    Company {
        provider: Provider::Exotel,
        conversations: conversations!(
            "exotel":
            "outbound_answered",
            "outbound_busy",
            "outbound_no_answer",
            "outbound_failed",
            "inbound_answered",
            "inbound_missed",
            "inbound_given_up",
            "inbound_agent_busy",
        ),
        needed: &["CallSid"],
    },
    Company {
        provider: Provider::Placetel,
        conversations: conversations!(
            "placetel":
            "inbound_accepted",
            "inbound_missed",
            "inbound_voicemail",
            "inbound_blocked",
            "outbound_accepted",
            "outbound_busy",
            "outbound_unavailable",
            "words_of_the_call_log_guide",
        ),
        needed: &["call_id", "event"],
    },
];

/// Every conversation, with its company.
fn all() -> impl Iterator<Item = (&'static Company, &'static str, Vec<Value>)> {
    COMPANIES.iter().flat_map(|company| {
        let conversations = company.conversations.iter();
        conversations.map(move |(name, lines)| (company, *name, webhooks(lines)))
    })
}

fn webhooks(lines: &str) -> Vec<Value> {
    lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn read(provider: Provider, body: &Value) -> Option<CallReport> {
    let webhook = RawWebhook {
        content_type: "application/json".to_owned(),
        query: String::new(),
        body: body.to_string().into_bytes(),
    };
    read_webhook(provider, &webhook, NOW)
}

/// The record all these add up to.
fn record(provider: Provider, bodies: &[Value]) -> CallRecord {
    let reports: Vec<CallReport> = bodies
        .iter()
        .filter_map(|body| read(provider, body))
        .collect();
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
    for company in &COMPANIES {
        let conversations = company.conversations.iter();
        let entries: Map<String, Value> = conversations
            .map(|(name, lines)| {
                let entry = shown(&record(company.provider, &webhooks(lines)));
                ((*name).to_owned(), entry)
            })
            .collect();
        let name = format!("entries_of_{}", company.provider.id());
        insta::assert_json_snapshot!(name, entries);
    }
}

#[test]
fn order_and_repetition_change_nothing() {
    for (company, name, bodies) in all() {
        let told = shown(&record(company.provider, &bodies));
        let again = [bodies.clone(), bodies].concat();
        let mut runner = TestRunner::new(Config::with_cases(200));
        runner
            .run(&Just(again).prop_shuffle(), |shuffled| {
                prop_assert_eq!(
                    shown(&record(company.provider, &shuffled)),
                    told.clone(),
                    "{}",
                    name
                );
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
    for (company, name, bodies) in all() {
        let told = record(company.provider, &bodies);
        for (place, body) in bodies.iter().enumerate() {
            let fields = body.as_object().unwrap().keys();
            for key in fields.filter(|key| !company.needed.contains(&key.as_str())) {
                for other in &strange {
                    let mut bodies = bodies.clone();
                    bodies[place][key] = other.clone();
                    let bent = record(company.provider, &bodies);
                    assert_eq!(bent.state(), told.state(), "{name}, {key} = {other}");
                    assert!(
                        bent.outcome().is_some() || tells_outcome(company.provider, key),
                        "{name}, {key} = {other}"
                    );
                }
            }
        }
    }
}

/// The one field in which a company says how a call ended: without it the call is over, its result unknown.
fn tells_outcome(provider: Provider, key: &str) -> bool {
    match provider {
        Provider::Telecmi => key == "status",
        Provider::Exotel => matches!(key, "Status" | "DialCallStatus"),
        Provider::Placetel => key == "type",
        _ => false,
    }
}

proptest! {
    #[test]
    fn no_body_makes_a_reader_panic(
        content_type in prop_oneof![Just("application/json"), Just("application/x-www-form-urlencoded"), Just("multipart/form-data; boundary=b"), Just("")],
        query in "[ -~]{0,60}",
        body in prop_oneof![prop::collection::vec(any::<u8>(), 0..300), "[\\[\\]{}\":,$a-z0-9 _-]{0,200}".prop_map(String::into_bytes)],
    ) {
        let webhook = RawWebhook { content_type: content_type.to_owned(), query, body };
        for provider in Provider::ALL {
            let _ = read_webhook(provider, &webhook, NOW);
        }
    }
}
