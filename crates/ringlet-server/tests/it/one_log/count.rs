//! The dashboard's counts agree with the log to the call.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::telling::{Telling, log, tell};
use crate::app::{ADMIN, AGENT, Client, TestApp};

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        of[usize::try_from(self.0 >> 33).unwrap() % of.len()]
    }
}

const SOURCES: [&str; 5] = ["placetel", "manual", "tata_tele", "bluetooth_pbap", "demo"];
const NUMBERS: [&str; 4] = [
    "+491512345671",
    "+491512345672",
    "+919999988888",
    "+14155552671",
];
const OUTCOMES: [&str; 5] = ["completed", "completed", "no-answer", "busy", "failed"];

/// Calls over two weeks, many of them told by two sources.
fn fortnight() -> Vec<Telling> {
    let mut dice = Dice(7);
    let mut told = Vec::new();
    for call in 0..90 {
        let day = dice.pick(&[0, 1, 1, 2, 5, 6, 12]);
        let start = day * 86_400 + dice.pick(&[-28_800, 0, 1_800, 14_400, 40_000]) + call;
        let number = dice.pick(&NUMBERS);
        let mut one = Telling::new(dice.pick(&SOURCES), &format!("a{call}"), number).at(start);
        one.user = dice.pick(&[AGENT, AGENT, ADMIN]);
        one.direction = dice.pick(&["inbound", "outbound", "missed"]);
        one.outcome = (one.direction != "missed").then(|| dice.pick(&OUTCOMES));
        one.seconds = Some(dice.pick(&[5, 61, 200]));
        one.disposition = dice.pick(&[None, None, Some("Interested"), Some("Wrong number")]);
        if dice.pick(&[true, false]) {
            let mut other = one.clone().at(start + 3);
            other.source = dice.pick(&SOURCES);
            other.external_id = format!("b{call}");
            told.push(other);
        }
        told.push(one);
    }
    told
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn number(value: &Value) -> i64 {
    value.as_i64().unwrap_or_default()
}

/// Counts the log's own entries: calls, reached ones and talk time of each part of it.
fn recount(
    entries: &[Value],
    part: impl Fn(&Value) -> String,
) -> BTreeMap<String, (i64, i64, i64)> {
    recount_each(entries, |entry| vec![part(entry)])
}

/// The same where an entry is in several parts.
fn recount_each(
    entries: &[Value],
    parts: impl Fn(&Value) -> Vec<String>,
) -> BTreeMap<String, (i64, i64, i64)> {
    let mut counted = BTreeMap::new();
    for entry in entries {
        for part in parts(entry) {
            let counts: &mut (i64, i64, i64) = counted.entry(part).or_default();
            counts.0 += 1;
            counts.1 += i64::from(entry["outcome"] == "completed");
            counts.2 += number(&entry["duration_seconds"]);
        }
    }
    counted
}

fn sources(entry: &Value) -> Vec<String> {
    entry["sources"]
        .as_array()
        .unwrap()
        .iter()
        .map(text)
        .collect()
}

/// The same of the server's answer; parts without calls are left out.
fn shown(parts: &Value, name: &str) -> BTreeMap<String, (i64, i64, i64)> {
    let parts = parts.as_array().unwrap().iter();
    let with_calls = parts.filter(|part| part["total_calls"] != 0);
    let counts = with_calls.map(|part| {
        let name = part[name]
            .as_u64()
            .map_or_else(|| text(&part[name]), |hour| hour.to_string());
        let counts = ["total_calls", "reached", "total_duration"].map(|field| number(&part[field]));
        (name, counts.into())
    });
    counts.collect()
}

async fn agrees(client: &Client, query: &str) {
    let entries = log(client, query).await;
    let stats = client
        .get(&format!("/api/telephony/stats?{query}"))
        .await
        .json();
    let by = |part: fn(&Value) -> String| recount(&entries, part);
    let hour = |entry: &Value| {
        text(&entry["started_at"])[11..13]
            .trim_start_matches('0')
            .to_owned()
    };
    let hours: BTreeMap<_, _> = recount(&entries, |entry| {
        Some(hour(entry))
            .filter(|hour| !hour.is_empty())
            .unwrap_or_else(|| "0".to_owned())
    })
    .into_iter()
    .map(|(hour, (calls, reached, _))| (hour, (calls, reached, 0)))
    .collect();
    let days = by(|entry| text(&entry["started_at"])[..10].to_owned());
    assert_eq!(shown(&stats["by_day"], "day"), days, "{query}");
    assert_eq!(shown(&stats["by_hour"], "hour"), hours, "{query}");
    assert_eq!(
        shown(&stats["by_user"], "user_id"),
        by(|entry| text(&entry["user_id"])),
        "{query}"
    );
    assert_eq!(
        shown(&stats["by_source"], "name"),
        recount_each(&entries, sources),
        "{query}"
    );
    assert_eq!(
        shown(&stats["by_outcome"], "name"),
        by(|entry| text(&entry["outcome"])),
        "{query}"
    );
    assert_eq!(
        shown(&stats["by_disposition"], "name"),
        by(|entry| text(&entry["disposition"])),
        "{query}"
    );
    let all = by(|_| String::new()).remove("").unwrap_or_default();
    let due = entries
        .iter()
        .filter(|entry| entry["call_back_due"] == true)
        .count();
    for (field, counted) in [
        ("total_calls", all.0),
        ("reached", all.1),
        ("total_duration", all.2),
        ("call_backs_due", due.try_into().unwrap()),
    ] {
        assert_eq!(stats[field], counted, "{field} of {query}");
    }
    let known = entries
        .iter()
        .filter(|entry| !entry["outcome"].is_null())
        .count();
    let rate = (known > 0).then(|| all.1 as f64 / known as f64);
    match (stats["success_rate"].as_f64(), rate) {
        (Some(said), Some(rate)) => assert!((said - rate).abs() < 1e-9, "{said} {rate}"),
        (said, rate) => assert_eq!(said, rate, "{query}"),
    }
    let sum = client.get(&format!("/calls/summary?{query}")).await.json();
    assert_eq!(
        (&sum["calls"], &sum["reached"], &sum["talk_seconds"]),
        (&json!(all.0), &json!(all.1), &json!(all.2))
    );
    let summed: BTreeMap<_, _> = sum["days"]
        .as_array()
        .unwrap()
        .iter()
        .map(|day| (text(&day["date"]), number(&day["calls"])))
        .collect();
    assert_eq!(
        summed,
        days.into_iter()
            .map(|(day, counts)| (day, counts.0))
            .collect(),
        "{query}"
    );
}

const QUERIES: [&str; 11] = [
    "start=2026-11-01&end=2026-11-20",
    "start=2026-11-03&end=2026-11-04",
    "start=2026-11-02T10:30:00Z&end=2026-11-08T01:00:00Z",
    "start=2026-11-03T09:10:00Z&end=2026-11-03T12:00:00Z",
    "start=2026-11-01&end=2026-11-20&user_id=agent@example.test",
    "start=2026-11-01&end=2026-11-20&source=placetel,tata_tele",
    "start=2026-11-01&end=2026-11-20&source=bluetooth_pbap&outcome=completed",
    "start=2026-11-02T10:30:00Z&end=2026-11-08T01:00:00Z&source=manual&disposition=Interested",
    "start=2026-11-01&end=2026-11-20&disposition=Interested",
    "start=2026-11-01&end=2026-11-20&outcome=busy,failed&direction=outbound",
    "start=2026-11-01T12:00:00Z&end=2026-11-20&source=manual,demo&user_id=admin@example.test",
];

#[tokio::test]
async fn every_number_is_the_logs_own_also_after_changes() {
    let app = TestApp::start().await;
    let (admin, agent) = (app.admin().await, app.agent().await);
    let told = fortnight();
    for telling in &told {
        tell(&admin, telling).await;
    }
    let entries = log(&admin, QUERIES[0]).await;
    assert!(entries.len() < told.len(), "some are one conversation");
    for query in QUERIES {
        agrees(&admin, query).await;
    }
    agrees(&agent, QUERIES[0]).await;
    a_source_finds_what_it_is_counted_for(&admin).await;
    // Half of the conversations are taken apart, others get a disposition.
    for (place, entry) in entries.iter().enumerate() {
        let id = entry["id"].as_str().unwrap();
        if place % 2 == 0 && entry["sources"].as_array().unwrap().len() > 1 {
            admin.post(&format!("/calls/{id}/apart"), &json!({})).await;
        } else if place % 3 == 0 {
            let change = json!({"disposition": "Left a message"});
            let path = format!("/api/telephony/calls/{id}/update");
            assert_eq!(admin.put(&path, &change).await.status, 200);
        }
    }
    assert!(log(&admin, QUERIES[0]).await.len() > entries.len());
    for query in QUERIES {
        agrees(&admin, query).await;
    }
    a_source_finds_what_it_is_counted_for(&admin).await;
    let erased = admin
        .post("/calls/erase", &json!({"number": NUMBERS[0]}))
        .await;
    assert_eq!(erased.status, 200, "{}", erased.text);
    a_source_finds_what_it_is_counted_for(&admin).await;
}

/// Whether another source leads or not.
async fn a_source_finds_what_it_is_counted_for(admin: &Client) {
    let all = log(admin, QUERIES[0]).await;
    let counts = recount_each(&all, sources);
    for source in SOURCES {
        let query = format!("{}&source={source}", QUERIES[0]);
        agrees(admin, &query).await;
        let found = log(admin, &query).await;
        let wanted = all
            .iter()
            .filter(|entry| sources(entry).contains(&source.to_owned()));
        assert!(found.iter().eq(wanted), "{source}, each once");
        assert_eq!(found.len().to_string(), counts[source].0.to_string());
    }
}

#[tokio::test]
async fn the_period_before_is_the_same_counts_one_period_earlier() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    for telling in fortnight() {
        tell(&admin, &telling).await;
    }
    let now = admin
        .get("/api/telephony/stats?start=2026-11-03&end=2026-11-05")
        .await
        .json();
    let before = admin
        .get("/api/telephony/stats?start=2026-11-01&end=2026-11-03")
        .await
        .json();
    assert_eq!(now["previous"]["start"], "2026-11-01");
    for field in [
        "total_calls",
        "inbound",
        "outbound",
        "reached",
        "missed",
        "total_duration",
        "success_rate",
        "average_duration",
        "call_backs_due",
    ] {
        assert_eq!(now["previous"][field], before[field], "{field}");
    }
    assert!(before["total_calls"].as_i64() > Some(0));
}
