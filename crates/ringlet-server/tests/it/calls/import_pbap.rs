//! `POST /calls/import/pbap`

use std::fmt::Write as _;

use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{ADMIN, AGENT, Answer, Client, TestApp, eventually, read};

const PATH: &str = "/calls/import/pbap";
/// As BlueZ and Android phones write them, and a contact that is no call.
const COMBINED: &str = include_str!("../fixtures/pbap/cch.vcf");
const MISSED: &str = include_str!("../fixtures/pbap/mch.vcf");

/// Sends parts as a form does; a part with a file name is a file.
pub(super) async fn upload(
    client: &Client,
    path: &str,
    files: &[(&str, &str)],
    wishes: &[(&str, &str)],
) -> Answer {
    let mut body = String::new();
    let head = "--b0undary\r\nContent-Disposition: form-data; name=";
    for (name, value) in wishes {
        let _ = write!(body, "{head}\"{name}\"\r\n\r\n{value}\r\n");
    }
    for (name, text) in files {
        let _ = write!(
            body,
            "{head}\"file\"; filename=\"{name}\"\r\nContent-Type: text/x-vcard\r\n\r\n{text}\r\n"
        );
    }
    body.push_str("--b0undary--\r\n");
    let request = client
        .request(Method::POST, path)
        .header("content-type", "multipart/form-data; boundary=b0undary");
    read(request.body(body)).await
}

pub(super) fn counts(report: &Value) -> [u64; 5] {
    ["read", "added", "changed", "known", "skipped"]
        .map(|field| report[field].as_u64().unwrap_or(u64::MAX))
}

pub(super) async fn log(client: &Client) -> Vec<Value> {
    let page = client.get("/calls").await.json();
    page["calls"].as_array().unwrap().clone()
}

#[tokio::test]
async fn a_phones_list_comes_into_the_log_once() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let files = [("cch.vcf", COMBINED)];
    let dry = upload(
        &agent,
        PATH,
        &files,
        &[("dry_run", "1"), ("device", "Pixel")],
    )
    .await;
    assert_eq!(dry.status, 200, "{}", dry.text);
    assert_eq!(counts(&dry.json()), [8, 6, 0, 0, 2], "{}", dry.text);
    assert!(log(&agent).await.is_empty(), "a dry run stores nothing");
    let wishes = [("device", "Pixel"), ("time_zone", "Asia/Kolkata")];
    let first = upload(&agent, PATH, &files, &wishes).await.json();
    assert_eq!(counts(&first), [8, 6, 0, 0, 2], "{first}");
    let kept = log(&agent).await;
    // The list of missed calls has what the combined one has, and one more.
    let both = [("mch.vcf", MISSED), ("cch.vcf", COMBINED)];
    let again = upload(&agent, PATH, &both, &wishes).await.json();
    assert_eq!(counts(&again), [10, 1, 0, 7, 2], "{again}");
    let after = log(&agent).await;
    assert_eq!(after.len(), 7);
    assert!(
        kept.iter().all(|call| after.contains(call)),
        "nothing changed"
    );
    let third = upload(&agent, PATH, &both, &wishes).await.json();
    assert_eq!(counts(&third), [10, 0, 0, 8, 2], "{third}");
    assert_eq!(log(&agent).await, after);
}

#[tokio::test]
async fn every_card_says_what_it_said() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let wishes = [("device", "Pixel"), ("time_zone", "Asia/Kolkata")];
    let report = upload(&agent, PATH, &[("cch.vcf", COMBINED)], &wishes)
        .await
        .json();
    assert_eq!(report["first_at"], "2026-11-18T03:30:00.000Z");
    assert_eq!(report["last_at"], "2026-11-19T12:00:00.000Z");
    let entry = |at: &str, direction: &str, outcome: Value, number: &str, name: Value| json!({ "started_at": at, "direction": direction, "outcome": outcome, "remote_number": number, "remote_name": name });
    let told: Vec<Value> = log(&agent)
        .await
        .iter()
        .map(|call| {
            assert_eq!(
                (&call["source"], &call["user_id"]),
                (&json!("bluetooth_pbap"), &json!(AGENT))
            );
            assert_eq!(
                (&call["state"], &call["ended_at"]),
                (&json!("ended"), &Value::Null)
            );
            assert_eq!(call["wrapped_up"], true, "nobody is asked to wrap it up");
            entry(
                call["started_at"].as_str().unwrap(),
                call["direction"].as_str().unwrap(),
                call["outcome"].clone(),
                call["remote_number"].as_str().unwrap_or_default(),
                call["remote_name"].clone(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            entry(
                "2026-11-19T12:00:00.000Z",
                "inbound",
                json!("missed"),
                "+493023125021",
                json!("Asha Doe")
            ),
            entry(
                "2026-11-19T06:31:00.000Z",
                "outbound",
                Value::Null,
                "1155",
                Value::Null
            ),
            entry(
                "2026-11-19T06:30:00.000Z",
                "inbound",
                json!("completed"),
                "+919876543210",
                json!("Jörg Müller")
            ),
            entry(
                "2026-11-18T08:00:00.000Z",
                "inbound",
                json!("missed"),
                "",
                Value::Null
            ),
            entry(
                "2026-11-18T03:31:00.000Z",
                "inbound",
                json!("completed"),
                "+493023125021",
                json!("Asha Doe")
            ),
            entry(
                "2026-11-18T03:30:00.000Z",
                "outbound",
                Value::Null,
                "+14155552671",
                json!("Emily Carter")
            ),
        ]
    );
    let reasons: Vec<_> = report["problems"].as_array().unwrap().iter().collect();
    assert_eq!(reasons[0]["file"], "cch.vcf");
    let line = COMBINED
        .lines()
        .position(|line| line == "N:Contact;Only;;;")
        .unwrap();
    // Its card begins three lines above; lines are counted from 1.
    assert_eq!(reasons[0]["line"], json!(line - 2), "{report}");
}

/// An older Android writes the local time and a `Z`: what was imported wrong is put right by importing it again.
#[tokio::test]
async fn times_are_put_right_by_importing_again() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let card = [(
        "ich.vcf",
        "BEGIN:VCARD\r\nVERSION:2.1\r\nTEL:+919876543210\r\nX-IRMC-CALL-DATETIME:20261119T120000Z\r\nEND:VCARD\r\n",
    )];
    for (wishes, counted, at) in [
        (vec![], [1, 1, 0, 0, 0], "2026-11-19T12:00:00.000Z"),
        (
            vec![("offset_minutes", "-330")],
            [1, 0, 1, 0, 0],
            "2026-11-19T06:30:00.000Z",
        ),
        (
            vec![("local_z", "1"), ("time_zone", "Europe/Berlin")],
            [1, 0, 1, 0, 0],
            "2026-11-19T11:00:00.000Z",
        ),
    ] {
        app.clock.advance(std::time::Duration::from_secs(60));
        let report = upload(&agent, PATH, &card, &wishes).await.json();
        assert_eq!(counts(&report), counted, "{report}");
        let log = log(&agent).await;
        assert_eq!(
            (log.len(), &log[0]["started_at"]),
            (1, &json!(at)),
            "{wishes:?}"
        );
    }
}

#[tokio::test]
async fn what_is_wished_wrongly_names_its_field() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let card = [("cch.vcf", COMBINED)];
    for (files, wish, field) in [
        (&card[..], ("time_zone", "Mars/Olympus"), "time_zone"),
        (&card, ("offset_minutes", "soon"), "offset_minutes"),
        (&card, ("offset_minutes", "1441"), "offset_minutes"),
        (&card, ("kind", "chatty"), "kind"),
        (&[("a.vcf", "no card")], ("kind", ""), "file"),
        (&[], ("kind", ""), "file"),
    ] {
        let answer = upload(&agent, PATH, files, &[wish]).await;
        assert_eq!(
            (answer.status, &answer.json()["field"]),
            (422, &json!(field)),
            "{}",
            answer.text
        );
    }
    let long = "x".repeat(141);
    let answer = upload(&agent, PATH, &card, &[("device", &long)]).await;
    assert_eq!(answer.json()["field"], "device");
    let admin = app.admin().await;
    let answer = upload(&admin, PATH, &card, &[("user_id", "nobody@example.test")]).await;
    assert_eq!(
        (answer.status, &answer.json()["field"]),
        (422, &json!("user_id"))
    );
}

#[tokio::test]
async fn everybody_has_a_log_of_their_own() {
    let app = TestApp::start().await;
    let card = [("mch.vcf", MISSED)];
    for (client, user, status) in [
        (app.viewer().await, AGENT, 403),
        (app.agent().await, ADMIN, 403),
        (app.agent().await, "", 200),
        (app.admin().await, AGENT, 200),
        (app.admin().await, "", 200),
    ] {
        let answer = upload(&client, PATH, &card, &[("user_id", user)]).await;
        assert_eq!(answer.status, status, "{}", answer.text);
    }
    assert_eq!(log(&app.agent().await).await.len(), 2);
    assert_eq!(
        log(&app.admin().await).await.len(),
        4,
        "hers and the agent's"
    );
}

/// One file as the body itself, as curl sends it; how it went is told to the administrator.
#[tokio::test]
async fn a_program_may_send_the_file_as_it_is() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let path = format!("{PATH}?device=Pixel&name=mch.vcf");
    let request = agent
        .request(Method::POST, &path)
        .header("content-type", "text/vcard");
    let answer = read(request.body(MISSED)).await;
    assert_eq!(counts(&answer.json()), [2, 2, 0, 0, 0], "{}", answer.text);
    let admin = app.admin().await;
    let audit = admin.get("/api/ringlet/audit").await.json();
    let acts = audit["entries"].as_array().unwrap();
    let act = acts.iter().find(|act| act["action"] == "calls-imported");
    assert_eq!(act.unwrap()["target"], "bluetooth_pbap");
    let statuses = app.state.store.source_statuses().await.unwrap();
    let detail = statuses[0].detail.clone().unwrap_or_default();
    assert_eq!(statuses[0].id, "bluetooth_pbap");
    assert!(detail.starts_with("2 read: 2 new"), "{detail}");
}

#[tokio::test]
async fn an_import_holds_nobody_up() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let mut list = String::new();
    for number in 0..5_000 {
        let _ = write!(
            list,
            "BEGIN:VCARD\r\nVERSION:2.1\r\nTEL:+9198{number:08}\r\nX-IRMC-CALL-DATETIME;MISSED:20261101T{:02}{:02}{:02}Z\r\nEND:VCARD\r\n",
            number / 3600,
            number / 60 % 60,
            number % 60
        );
    }
    let importing = tokio::spawn({
        let agent = agent.clone();
        async move { upload(&agent, PATH, &[("cch.vcf", &list)], &[]).await }
    });
    eventually("some of it is there", async || {
        (!log(&agent).await.is_empty()).then_some(())
    })
    .await;
    // Others write while it goes on.
    let mut answered = 0;
    while !importing.is_finished() {
        let draft = json!({"started_at": "2026-11-19T10:00:00Z", "direction": "inbound", "remote_name": "Lata"});
        assert_eq!(agent.post("/calls", &draft).await.status, 201);
        answered += 1;
    }
    let report = importing.await.unwrap().json();
    assert_eq!(
        counts(&report),
        [5_000, 5_000, 0, 0, 0],
        "{}",
        report["problems"]
    );
    assert!(answered > 3, "{answered}");
}
