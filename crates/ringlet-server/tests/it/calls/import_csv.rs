//! `POST /calls/import/csv`

use std::time::Duration;

use serde_json::{Value, json};

use super::import_pbap::{counts, log, upload};
use crate::app::{AGENT, Client, TestApp};

const PATH: &str = "/calls/import/csv";
const TELECMI: &str = include_str!("../fixtures/csv/telecmi_call_logs.csv");
const TIME_TRACK: &str = include_str!("../fixtures/csv/time_track_calllogs.csv");

async fn import(client: &Client, table: &str, wishes: &[(&str, &str)]) -> Value {
    let answer = upload(client, PATH, &[("calls.csv", table)], wishes).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()
}

fn by_id<'a>(log: &'a [Value], external_id: &str) -> &'a Value {
    let found = log.iter().find(|call| call["external_id"] == external_id);
    found.unwrap_or_else(|| panic!("no {external_id} in {log:?}"))
}

/// The `call_logs` of an integration of TeleCMI.
#[tokio::test]
async fn a_telecmi_table_is_known_by_its_columns() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let zone = ("time_zone", "Asia/Kolkata");
    let dry = import(&admin, TELECMI, &[("dry_run", "1"), zone]).await;
    let table = &dry["table"];
    assert_eq!(table["shape"], "telecmi");
    assert_eq!(
        (&table["mapping"]["user"], &table["mapping"]["started_at"]),
        (&json!("caller_id"), &json!("created_at"))
    );
    assert_eq!(table["rows"].as_array().unwrap().len(), 5);
    assert_eq!(
        table["users"],
        json!([{"word": "3", "rows": 4, "user_id": null}, {"word": "4", "rows": 1, "user_id": null}])
    );
    assert_eq!(
        counts(&dry),
        [5, 0, 0, 0, 5],
        "nobody is known by these words"
    );
    let users = format!(r#"{{"3": "{AGENT}", "4": "admin@example.test"}}"#);
    let report = import(&admin, TELECMI, &[("users", &users), zone]).await;
    assert_eq!(counts(&report), [5, 4, 0, 0, 1], "{report}");
    assert_eq!(report["problems"][0]["line"], 6);
    let log = log(&admin).await;
    let call = by_id(&log, "telecmi_abc123");
    for (field, value) in [
        ("user_id", json!(AGENT)),
        ("source", json!("telecmi")),
        ("direction", json!("outbound")),
        ("outcome", json!("completed")),
        ("remote_number", json!("+919876543210")),
        ("remote_name", json!("John Doe")),
        ("started_at", json!("2025-11-13T05:00:00.000Z")),
        ("duration_seconds", json!(120)),
        ("disposition", json!("Interested")),
        ("note_count", json!(1)),
        ("wrapped_up", json!(true)),
    ] {
        assert_eq!(call[field], value, "{field}");
    }
    let detail = admin
        .get(&format!("/calls/{}", call["id"].as_str().unwrap()))
        .await
        .json();
    assert_eq!(
        detail["notes"][0]["content"],
        "Driver wants &lt;more&gt; details"
    );
    assert_eq!(by_id(&log, "telecmi_abc124")["outcome"], "no-answer");
    let foreign = by_id(&log, "myoperator:op_77");
    assert_eq!(
        (&foreign["source"], &foreign["outcome"]),
        (&json!("manual"), &json!("busy"))
    );
    let nameless = log
        .iter()
        .find(|call| call["user_id"] == "admin@example.test")
        .unwrap();
    assert_eq!(
        (&nameless["source"], &nameless["outcome"]),
        (&json!("manual"), &Value::Null)
    );
    let again = import(&admin, TELECMI, &[("users", &users), zone]).await;
    assert_eq!(counts(&again), [5, 0, 0, 4, 1], "{again}");
}

/// The `calllogs` of TimeTrack.
#[tokio::test]
async fn a_time_track_table_is_known_by_its_columns() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let users = format!(r#"{{"user123": "{AGENT}"}}"#);
    let wishes = [
        ("users", users.as_str()),
        ("time_zone", "UTC"),
        ("user_id", AGENT),
    ];
    let report = import(&admin, TIME_TRACK, &wishes).await;
    assert_eq!(
        (&report["table"]["shape"], counts(&report)),
        (&json!("time_track"), [4, 4, 0, 0, 0])
    );
    let log = log(&app.agent().await).await;
    let told = |id, field: &str| by_id(&log, id)[field].clone();
    let missed = "bluetooth_event_7";
    assert_eq!(
        (
            told(missed, "source"),
            told(missed, "outcome"),
            told(missed, "ended_at")
        ),
        (json!("bluetooth_pbap"), json!("missed"), Value::Null)
    );
    assert_eq!(told("manual_2025-11-15_001", "duration_seconds"), 900);
    assert_eq!(
        (
            told("rec-1", "source"),
            told("rec-1", "direction"),
            told("rec-1", "remote_name")
        ),
        (json!("teams"), json!("internal"), json!("Erika Mustermann"))
    );
    assert_eq!(
        (told("abc123", "source"), told("abc123", "direction")),
        (json!("placetel"), json!("inbound"))
    );
    assert_eq!(
        counts(&import(&admin, TIME_TRACK, &wishes).await),
        [4, 0, 0, 4, 0]
    );
}

#[tokio::test]
async fn any_other_table_is_read_by_its_columns_or_as_one_chooses() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let german = "Wann;Richtung;Rufnummer;Dauer;Extra\r\n19.11.2026 10:00;ausgehend;+49 30 23125021;1:15;x\r\n";
    let dry = import(&agent, german, &[("dry_run", "1")]).await;
    assert_eq!(
        dry["table"]["mapping"],
        json!({"direction": "Richtung", "number": "Rufnummer", "duration_seconds": "Dauer"})
    );
    assert_eq!(counts(&dry), [1, 0, 0, 0, 1], "nothing says when");
    assert!(
        dry["problems"][0]["reason"]
            .as_str()
            .unwrap()
            .contains("started_at")
    );
    let refused = upload(&agent, PATH, &[("calls.csv", german)], &[]).await;
    assert_eq!(
        (refused.status, &refused.json()["field"]),
        (422, &json!("mapping"))
    );
    let mapping = r#"{"started_at": "Wann", "direction": "Richtung", "number": "Rufnummer", "duration_seconds": "Dauer", "note": "Extra"}"#;
    for (zone, counted, at) in [
        ("Europe/Berlin", [1, 1, 0, 0, 0], "2026-11-19T09:00:00.000Z"),
        ("Europe/Berlin", [1, 0, 0, 1, 0], "2026-11-19T09:00:00.000Z"),
        ("Asia/Kolkata", [1, 0, 1, 0, 0], "2026-11-19T04:30:00.000Z"),
        ("Europe/Berlin", [1, 0, 1, 0, 0], "2026-11-19T09:00:00.000Z"),
        ("Europe/Berlin", [1, 0, 0, 1, 0], "2026-11-19T09:00:00.000Z"),
    ] {
        app.clock.advance(Duration::from_secs(60));
        let wishes = [("mapping", mapping), ("time_zone", zone)];
        let dry = import(&agent, german, &[&wishes[..], &[("dry_run", "1")]].concat()).await;
        assert_eq!(counts(&dry), counted, "a dry run tells what would be");
        assert_eq!(
            counts(&import(&agent, german, &wishes).await),
            counted,
            "{zone}"
        );
        let log = log(&agent).await;
        assert_eq!((log.len(), &log[0]["started_at"]), (1, &json!(at)));
        assert_eq!(
            (
                &log[0]["duration_seconds"],
                &log[0]["note_count"],
                &log[0]["outcome"]
            ),
            (&json!(75), &json!(1), &json!("completed"))
        );
    }
}

/// What a line told, or somebody entered, isn't overwritten by a table.
#[tokio::test]
async fn a_call_that_came_otherwise_is_left_alone() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let draft = json!({
        "external_id": "m1", "started_at": "2026-11-19T10:00:00Z", "direction": "inbound", "remote_name": "Lata",
    });
    assert_eq!(agent.post("/calls", &draft).await.status, 201);
    let before = log(&agent).await;
    let table =
        "external_id,started_at,direction,name\nm1,2020-01-01 10:00:00,outbound,Somebody else\n";
    assert_eq!(counts(&import(&agent, table, &[]).await), [1, 0, 0, 1, 0]);
    assert_eq!(log(&agent).await, before);
}

/// What this server exports, another one takes.
#[tokio::test]
async fn an_export_can_be_imported() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    for (number, outcome, direction) in [
        ("+919876543210", "completed", "outbound"),
        ("+14155552671", "missed", "inbound"),
    ] {
        let draft = json!({
            "started_at": "2026-11-19T10:00:00Z", "ended_at": "2026-11-19T10:05:00Z", "direction": direction,
            "remote_number": number, "remote_name": "Asha, \"the\" caller", "outcome": outcome,
        });
        assert_eq!(admin.post("/calls", &draft).await.status, 201);
    }
    let table = admin.get("/calls.csv").await.text;
    let other = TestApp::start().await;
    let admin_there = other.admin().await;
    let report = import(&admin_there, &table, &[]).await;
    assert_eq!(counts(&report), [2, 2, 0, 0, 0], "{report}");
    let (here, there) = (log(&admin).await, log(&admin_there).await);
    for call in &here {
        let copy = by_id(&there, call["id"].as_str().unwrap());
        for field in [
            "user_id",
            "source",
            "started_at",
            "ended_at",
            "duration_seconds",
            "direction",
            "outcome",
            "remote_number",
            "remote_name",
        ] {
            assert_eq!(call[field], copy[field], "{field}");
        }
    }
}

#[tokio::test]
async fn what_is_wished_wrongly_names_its_field() {
    let app = TestApp::start().await;
    let (agent, admin) = (app.agent().await, app.admin().await);
    let table = "started_at,direction,number\n2026-11-19 10:00,inbound,+4930\n";
    for (client, text, wish, status, field) in [
        (&agent, table, ("mapping", "no json"), 422, "mapping"),
        (
            &agent,
            table,
            ("mapping", r#"{"started_at": "then"}"#),
            422,
            "mapping",
        ),
        (
            &agent,
            table,
            ("users", r#"{"3": "nobody@example.test"}"#),
            422,
            "users",
        ),
        (&agent, table, ("users", r#"{"3": 4}"#), 422, "users"),
        (&agent, table, ("source", "telecmi"), 403, "source"),
        (&admin, table, ("source", "carrier pigeon"), 422, "source"),
        (&agent, table, ("time_zone", "Nowhere"), 422, "time_zone"),
        (&agent, table, ("direction", "missed"), 422, "direction"),
        (
            &agent,
            table,
            ("user_id", "admin@example.test"),
            403,
            "user_id",
        ),
        (&agent, "just a text", ("name", ""), 422, "file"),
        (&agent, "a,a,b\n1,2,3\n", ("name", ""), 422, "file"),
    ] {
        let answer = upload(client, PATH, &[("calls.csv", text)], &[wish]).await;
        assert_eq!(
            (answer.status, &answer.json()["field"]),
            (status, &json!(field)),
            "{wish:?}: {}",
            answer.text
        );
    }
    let two = upload(&agent, PATH, &[("a.csv", table), ("b.csv", table)], &[]).await;
    assert_eq!((two.status, &two.json()["field"]), (422, &json!("file")));
}

#[tokio::test]
async fn rows_that_tell_of_no_call_say_why() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let table = "started_at,ended_at,direction,number,duration_seconds,user,source\n\
                 soon,,inbound,+4930,,,\n\
                 2026-11-19 10:00,2026-11-19 09:00,inbound,+4930,,,\n\
                 2027-01-01 10:00,,inbound,+4930,,,\n\
                 2026-11-19 10:00,,sideways,+4930,,,\n\
                 2026-11-19 10:00,,inbound,,,,\n\
                 2026-11-19 10:00,,inbound,+4930,ages,,\n\
                 2026-11-19 10:00,,inbound,+4930,100000,,\n\
                 2026-11-19 10:00,,inbound,+4930,,Nobody,\n\
                 2026-11-19 10:00,,inbound,+4930,,admin@example.test,\n\
                 2026-11-19 10:00,,inbound,+4930,,Agent,tata_tele\n\
                 2026-11-19 10:00,,inbound,+4930,,Agent,manual\n";
    let report = import(&agent, table, &[("time_zone", "UTC")]).await;
    assert_eq!(counts(&report), [11, 1, 0, 0, 10], "{report}");
    let problems = report["problems"].as_array().unwrap();
    for (at, word) in [
        "no time",
        "before it begins",
        "future",
        "no direction",
        "remote_number",
        "no duration",
        "longer than a day",
        "Nobody here",
        "administrator",
        "administrator",
    ]
    .iter()
    .enumerate()
    {
        let problem = &problems[at];
        assert_eq!(problem["line"], json!(at + 2), "{problem}");
        assert!(
            problem["reason"].as_str().unwrap().contains(word),
            "{problem}"
        );
    }
}
