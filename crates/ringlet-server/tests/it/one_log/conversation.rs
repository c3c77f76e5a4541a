//! One conversation of several sources is one entry.

use serde_json::json;

use super::telling::{Telling, conversations, log, name, tell, time};
use crate::app::TestApp;

const NUMBER: &str = "+491512345678";
const OTHER: &str = "+4930901820";

fn told() -> [Telling; 4] {
    let mut card = Telling::new("bluetooth_pbap", "card", NUMBER).at(4);
    card.outcome = None;
    card.seconds = None;
    let mut missed = Telling::new("tata_tele", "later", NUMBER).at(600);
    missed.outcome = Some("missed");
    [
        Telling::new("placetel", "desk", NUMBER),
        Telling::new("manual", "hand", NUMBER).at(2),
        card,
        missed,
    ]
}

#[tokio::test]
async fn a_conversation_is_one_entry_with_its_sources_in_any_order() {
    let expected = vec![
        vec!["desk".to_owned(), "card".to_owned(), "hand".to_owned()],
        vec!["later".to_owned()],
    ];
    for turn in 0..4 {
        let app = TestApp::start().await;
        let admin = app.admin().await;
        let mut told = told();
        told.rotate_left(turn);
        for telling in &told {
            tell(&admin, telling).await;
        }
        assert_eq!(conversations(&admin, "").await, expected, "turn {turn}");
        let agents = log(&app.agent().await, "").await;
        let entry = agents.last().unwrap();
        let sources = json!(["placetel", "bluetooth_pbap", "manual"]);
        assert_eq!(entry["sources"], sources);
    }
}

#[tokio::test]
async fn apart_and_join_by_hand_go_before_the_rule_and_lose_nothing() {
    let app = TestApp::start().await;
    let (admin, agent) = (app.admin().await, app.agent().await);
    let mut ids = Vec::new();
    for telling in told() {
        ids.push(tell(&admin, &telling).await);
    }
    let [desk, hand, card, later] = ids.as_slice() else {
        panic!("{ids:?}");
    };
    let answer = agent
        .post(&format!("/calls/{card}/apart"), &json!({}))
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(answer.json()["same"], json!([]));
    let entries = conversations(&admin, "").await;
    assert_eq!(entries, [vec!["card"], vec!["desk", "hand"], vec!["later"]]);
    // A later word of the same source doesn't bring the rule back.
    let mut again = Telling::new("demo", "pbx", NUMBER).at(1);
    again.seconds = Some(58);
    tell(&admin, &again).await;
    assert_eq!(conversations(&admin, "").await[0], ["card"]);
    let alone = format!("/calls/{card}/apart");
    assert_eq!(agent.post(&alone, &json!({})).await.status, 409);
    let join = format!("/calls/{later}/join");
    for (with, status) in [(later, 422), (&"nothing".to_owned(), 422), (card, 200)] {
        let answer = agent.post(&join, &json!({ "with": with })).await;
        assert_eq!(answer.status, status, "{}", answer.text);
    }
    let entries = conversations(&admin, "").await;
    assert!(
        entries
            .iter()
            .any(|one| one.len() == 2 && one.contains(&"later".to_owned()))
    );
    // Every entry is still there by its own id, with what its source said.
    for (id, told) in [
        (desk, "desk"),
        (hand, "hand"),
        (card, "card"),
        (later, "later"),
    ] {
        let detail = admin.get(&format!("/calls/{id}")).await.json();
        assert_eq!(name(&detail["call"]), told);
    }
    let audit = admin.get("/api/ringlet/audit").await.text;
    assert!(
        audit.contains("call-set-apart") && audit.contains("calls-joined"),
        "{audit}"
    );
}

#[tokio::test]
async fn several_values_records_and_sums() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    for telling in told() {
        tell(&admin, &telling).await;
    }
    let boot = admin.get("/api/ringlet/boot").await.json();
    let sources = json!(["bluetooth_pbap", "manual", "placetel", "tata_tele"]);
    assert_eq!(boot["log_sources"], sources);
    let guest = app.guest().get("/api/ringlet/boot").await.json();
    assert_eq!(guest["log_sources"], json!([]));
    for (query, calls) in [
        ("", 2),
        ("outcome=missed,no-answer", 1),
        ("outcome=missed,completed", 2),
        ("source=placetel,tata_tele", 2),
        ("source=manual", 1),
        ("source=bluetooth_pbap,manual", 1),
        ("source=bluetooth_pbap&outcome=completed", 1),
        ("source=bluetooth_pbap&direction=outbound", 0),
        ("source=manual&user_id=agent@example.test", 1),
        ("source=teams", 0),
        ("source=manual&start=2026-11-02T09:00:01Z", 0),
        ("user_id=agent@example.test,admin@example.test", 2),
        ("direction=inbound,outbound&outcome=missed", 1),
        ("q=0151", 0),
        ("q=%2B49151", 2),
    ] {
        assert_eq!(log(&admin, query).await.len(), calls, "{query}");
        let sum = admin.get(&format!("/calls/summary?{query}")).await.json();
        assert_eq!(sum["calls"], calls, "{query}: {sum}");
    }
    let start = time(-60);
    let sum = admin
        .get(&format!("/calls/summary?start={start}"))
        .await
        .json();
    assert_eq!(
        sum,
        json!({"calls": 2, "reached": 1, "talk_seconds": 60,
            "days": [{"date": "2026-11-02", "calls": 2, "reached": 1}]})
    );
    let wrong = admin.get("/calls/summary?outcome=missed,great").await;
    assert_eq!(
        (wrong.status, &wrong.json()["field"]),
        (422, &json!("outcome"))
    );
}

/// Whoever exports or calls what a source told of gets each conversation once, as the entry that leads it.
#[tokio::test]
async fn files_and_calling_lists_are_of_what_a_source_told_whoever_leads() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    for telling in told() {
        tell(&admin, &telling).await;
    }
    tell(&admin, &Telling::new("teams", "another", OTHER)).await;
    let (one, other) = (("placetel", NUMBER), ("teams", OTHER));
    for (query, wanted) in [
        ("source=manual", &[one] as &[_]),
        ("source=bluetooth_pbap,teams", &[one, other]),
        ("source=manual&outcome=missed", &[]),
        ("source=exotel", &[]),
    ] {
        let file = admin.get(&format!("/calls.csv?{query}")).await.text;
        let lines: Vec<Vec<_>> = file.lines().map(|line| line.split(',').collect()).collect();
        let place = |name| lines[0].iter().position(|column| *column == name).unwrap();
        let (source, number) = (place("source"), place("number"));
        let mut led: Vec<_> = lines[1..]
            .iter()
            .map(|cells| (cells[source], cells[number]))
            .collect();
        led.sort_unstable();
        assert_eq!(led, wanted, "{query}");

        let list = json!({ "name": query });
        let list = admin.post("/api/ringlet/lists", &list).await.json();
        let path = format!("/api/ringlet/lists/{}", list["id"].as_str().unwrap());
        let fill = json!({ "calls": query });
        let filled = admin.post(&format!("{path}/fill"), &fill).await;
        assert_eq!(filled.status, 200, "{}", filled.text);
        let rows = admin.get(&format!("{path}/rows")).await.json();
        let rows = rows["rows"].as_array().unwrap().iter();
        let mut called: Vec<_> = rows.map(|row| row["number"].as_str().unwrap()).collect();
        called.sort_unstable();
        let numbers: Vec<_> = wanted.iter().map(|(_, number)| *number).collect();
        assert_eq!(called, numbers, "{query}");
    }
}

#[tokio::test]
async fn a_missed_call_waits_until_there_is_one_with_that_number() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let mut missed = Telling::new("placetel", "missed", NUMBER);
    missed.outcome = Some("missed");
    tell(&admin, &missed).await;
    assert_eq!(log(&admin, "").await[0]["call_back_due"], true);
    let stats = "/api/telephony/stats?start=2026-11-01";
    assert_eq!(admin.get(stats).await.json()["call_backs_due"], 1);
    let mut back = Telling::new("tata_tele", "back", NUMBER).at(3600);
    back.direction = "outbound";
    tell(&admin, &back).await;
    assert!(
        log(&admin, "")
            .await
            .iter()
            .all(|one| one["call_back_due"] == false)
    );
    assert_eq!(admin.get(stats).await.json()["call_backs_due"], 0);
}
