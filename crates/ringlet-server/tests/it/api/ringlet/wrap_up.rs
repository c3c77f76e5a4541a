//! `POST /api/ringlet/calls/{id}/wrap-up` and `…/lead`

use serde_json::{Value, json};

use crate::app::{ADMIN, Client, TestApp};
use crate::calls::seed::{self, Seed};

const PATH: &str = "/api/ringlet/calls/c1/wrap-up";

async fn lead(agent: &Client) -> String {
    let lead = json!({"first_name": "Lata", "last_name": "Shah", "organization": "Shah Textiles"});
    let stored = agent.post("/api/resource/CRM%20Lead", &lead).await;
    stored.json()["data"]["name"].as_str().unwrap().to_owned()
}

async fn rows(client: &Client, doctype: &str) -> Vec<Value> {
    let list = client
        .get(&format!("/api/resource/{doctype}?fields=[\"*\"]&limit=0"))
        .await
        .json();
    list["data"].as_array().unwrap().clone()
}

fn whole(lead: &str) -> Value {
    json!({
        "disposition": "Call back",
        "note": {"title": "", "content": "<p>Wants <b>ten</b><script>alert(1)</script></p>"},
        "task": {"title": "Send offer", "description": "<i>soon</i>", "due_date": "2026-11-24 10:30:00", "priority": "High"},
        "reference": {"doctype": "CRM Lead", "name": lead},
    })
}

#[tokio::test]
async fn note_task_disposition_and_record_are_kept_together() {
    let app = TestApp::start().await;
    seed::calls(&app, &[Seed::default()]);
    let agent = app.agent().await;
    let lead = lead(&agent).await;
    let answer = agent
        .with("idempotency-key", "k1")
        .post(PATH, &whole(&lead))
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let saved = answer.json();
    let call = &saved["call"];
    assert_eq!(
        (&call["wrapped_up"], &call["disposition"]),
        (&json!(true), &json!("Call back"))
    );
    assert_eq!(
        call["reference"],
        json!({"doctype": "CRM Lead", "name": lead})
    );
    assert_eq!(call["matches"][0]["title"], "Lata Shah");
    assert_eq!(saved["task"], "1");

    let admin = app.admin().await;
    let note = &rows(&admin, "FCRM%20Note").await[0];
    assert_eq!(note["name"], saved["note"]);
    assert_eq!(
        (&note["title"], &note["content"]),
        (&json!("Call note"), &json!("<p>Wants <b>ten</b></p>"))
    );
    assert_eq!(
        (&note["reference_docname"], &note["owner"]),
        (&json!(lead), &json!("agent@example.test"))
    );
    let task = &rows(&admin, "CRM%20Task").await[0];
    assert_eq!(
        (&task["name"], &task["assigned_to"]),
        (&json!(1), &json!("agent@example.test"))
    );
    assert_eq!(
        (&task["due_date"], &task["status"]),
        (&json!("2026-11-24 10:30:00"), &json!("Todo"))
    );
    let entry = admin.get("/calls/c1").await.json();
    assert_eq!(
        (&entry["call"]["note_count"], &entry["call"]["task_count"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(entry["call"]["remote_name"], "Lata Shah");
}

#[tokio::test]
async fn the_same_request_twice_is_kept_once() {
    let app = TestApp::start().await;
    seed::calls(&app, &[Seed::default()]);
    let agent = app.agent().await.with("idempotency-key", "k1");
    let lead = lead(&app.agent().await).await;
    let body = whole(&lead);
    let (first, second) = tokio::join!(agent.post(PATH, &body), agent.post(PATH, &body));
    assert_eq!((first.status, second.status), (200, 200));
    assert_eq!(first.json()["note"], second.json()["note"]);
    assert_eq!(first.json()["task"], second.json()["task"]);
    assert_eq!(rows(&agent, "FCRM%20Note").await.len(), 1);
    assert_eq!(rows(&agent, "CRM%20Task").await.len(), 1);
    let other = agent
        .post(PATH, &json!({"disposition": "Interested"}))
        .await;
    assert_eq!((other.status, other.code().as_str()), (409, "conflict"));
}

#[tokio::test]
async fn a_part_that_can_not_be_kept_keeps_all_of_it_back() {
    let app = TestApp::start().await;
    seed::calls(&app, &[Seed::default()]);
    let agent = app.agent().await;
    let lead = lead(&agent).await;
    let with = |field: &str, value: Value| {
        let mut body = whole(&lead);
        *body.pointer_mut(field).unwrap() = value;
        body
    };
    let mut to_nobody = whole(&lead);
    to_nobody["task"]["assigned_to"] = json!("nobody@example.test");
    for (body, field) in [
        (with("/reference/name", json!("CRM-LEAD-nope")), "reference"),
        (with("/reference/doctype", json!("User")), "reference"),
        (with("/disposition", json!("Splendid")), "disposition"),
        (with("/task/title", json!(" ")), "task.title"),
        (with("/task/due_date", json!("tomorrow")), "task.due_date"),
        (with("/task/priority", json!("Extreme")), "task.priority"),
        (to_nobody, "task.assigned_to"),
    ] {
        let answer = agent.post(PATH, &body).await;
        assert_eq!(
            (answer.status, &answer.json()["field"]),
            (422, &json!(field)),
            "{}",
            answer.text
        );
    }
    assert!(rows(&agent, "FCRM%20Note").await.is_empty());
    assert!(rows(&agent, "CRM%20Task").await.is_empty());
    let call = agent.get("/calls/c1").await.json();
    assert_eq!(
        (
            &call["call"]["wrapped_up"],
            &call["call"]["disposition"],
            &call["call"]["reference"]
        ),
        (&json!(false), &Value::Null, &Value::Null)
    );
}

#[tokio::test]
async fn an_empty_wrap_up_means_skipped() {
    let app = TestApp::start().await;
    seed::calls(&app, &[Seed::default()]);
    let agent = app.agent().await;
    let answer = agent
        .post(PATH, &json!({"note": {"content": "<p></p>"}, "task": {}}))
        .await;
    assert_eq!(answer.json()["call"]["wrapped_up"], true, "{}", answer.text);
    assert_eq!(
        (&answer.json()["note"], &answer.json()["task"]),
        (&Value::Null, &Value::Null)
    );
}

#[tokio::test]
async fn the_agents_word_counts_only_where_nobody_else_knows() {
    let app = TestApp::start().await;
    seed::calls(
        &app,
        &[
            Seed::default(),
            Seed {
                id: "c2",
                outcome: None,
                ..Seed::default()
            },
        ],
    );
    let agent = app.agent().await;
    let body = json!({"outcome": "no-answer"});
    assert_eq!(
        agent.post(PATH, &body).await.json()["call"]["outcome"],
        "completed"
    );
    let unknown = agent.post("/api/ringlet/calls/c2/wrap-up", &body).await;
    assert_eq!(unknown.json()["call"]["outcome"], "no-answer");
}

#[tokio::test]
async fn a_call_that_is_up_keeps_its_window() {
    let app = TestApp::start().await;
    seed::calls(
        &app,
        &[Seed {
            state: "connected",
            outcome: None,
            ..Seed::default()
        }],
    );
    let body = json!({"note": {"content": "halfway"}});
    let answer = app.agent().await.post(PATH, &body).await;
    assert_eq!(answer.json()["call"]["wrapped_up"], false);
    assert!(answer.json()["note"].is_string());
}

#[tokio::test]
async fn other_peoples_calls_are_not_there() {
    let app = TestApp::start().await;
    seed::calls(
        &app,
        &[Seed {
            agent: Some(ADMIN),
            ..Seed::default()
        }],
    );
    assert_eq!(app.agent().await.post(PATH, &json!({})).await.status, 404);
    assert_eq!(app.viewer().await.post(PATH, &json!({})).await.status, 403);
    assert_eq!(
        app.admin()
            .await
            .post("/api/ringlet/calls/nope/wrap-up", &json!({}))
            .await
            .status,
        404
    );
    assert_eq!(app.guest().post(PATH, &json!({})).await.status, 401);
}

#[tokio::test]
async fn the_agents_tabs_are_told() {
    let app = TestApp::start().await;
    seed::calls(&app, &[Seed::default()]);
    app.agent()
        .await
        .post(PATH, &json!({"disposition": "Interested"}))
        .await;
    let told = app
        .state
        .store
        .replay_live_events("agent@example.test", 0, 10)
        .await
        .unwrap();
    let ringlet_server::storage::Replay::Events(events) = told else {
        panic!("too old");
    };
    let data: Value = serde_json::from_str(&events.last().unwrap().data).unwrap();
    assert_eq!(data["call"]["disposition"], "Interested");
}

#[tokio::test]
async fn an_unknown_caller_becomes_a_deal_or_a_contact_once() {
    for (doctype, list, body, title, owner) in [
        (
            "CRM Deal",
            "CRM%20Deal",
            json!({"organization": "Shah Textiles"}),
            "Shah Textiles",
            "deal_owner",
        ),
        (
            "Contact",
            "Contact",
            json!({"first_name": "Lata", "last_name": "Shah"}),
            "Lata Shah",
            "owner",
        ),
    ] {
        let app = TestApp::start().await;
        seed::calls(&app, &[Seed::default()]);
        let agent = app.agent().await.with("idempotency-key", "k1");
        let mut body = body;
        body["doctype"] = json!(doctype);
        let answer = agent.post("/api/ringlet/calls/c1/record", &body).await;
        assert_eq!(answer.status, 201, "{}", answer.text);
        let made = answer.json();
        assert_eq!(made["record"]["title"], title, "{made}");
        assert_eq!(
            (
                &made["call"]["reference"]["doctype"],
                &made["call"]["reference"]["name"]
            ),
            (&json!(doctype), &made["record"]["name"])
        );
        let again = agent.post("/api/ringlet/calls/c1/record", &body).await;
        assert_eq!(again.json()["record"], made["record"]);
        let kept = rows(&agent, list).await;
        assert_eq!(kept.len(), 1);
        assert_eq!(
            (&kept[0]["mobile_no"], &kept[0][owner]),
            (&json!("+919876543210"), &json!("agent@example.test"))
        );
        for (wrong, field) in [
            (json!({"doctype": doctype}), "first_name"),
            (
                json!({"doctype": "CRM Task", "first_name": "Lata"}),
                "doctype",
            ),
        ] {
            let refused = app
                .agent()
                .await
                .post("/api/ringlet/calls/c1/record", &wrong)
                .await;
            assert_eq!(
                (refused.status, &refused.json()["field"]),
                (422, &json!(field)),
                "{wrong}"
            );
        }
    }
}

#[tokio::test]
async fn an_unknown_caller_becomes_a_lead_once() {
    let app = TestApp::start().await;
    seed::calls(
        &app,
        &[Seed {
            direction: "inbound",
            ..Seed::default()
        }],
    );
    let agent = app.agent().await.with("idempotency-key", "k1");
    let body = json!({"first_name": "Lata", "last_name": "Shah", "organization": "Shah Textiles"});
    let answer = agent.post("/api/ringlet/calls/c1/lead", &body).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let made = answer.json();
    assert_eq!(
        (&made["lead"]["title"], &made["lead"]["subtitle"]),
        (&json!("Lata Shah"), &json!("Shah Textiles · New"))
    );
    assert_eq!(made["call"]["reference"]["name"], made["lead"]["name"]);
    assert_eq!(made["call"]["matches"][0], made["lead"]);
    let again = agent.post("/api/ringlet/calls/c1/lead", &body).await;
    assert_eq!(again.json()["lead"], made["lead"]);
    let leads = rows(&agent, "CRM%20Lead").await;
    assert_eq!(leads.len(), 1);
    assert_eq!(
        (&leads[0]["mobile_no"], &leads[0]["lead_owner"]),
        (&json!("+919876543210"), &json!("agent@example.test"))
    );
    let found = agent
        .get("/api/ringlet/match?number=09876543210&region=IN")
        .await
        .json();
    assert_eq!(found["matches"][0]["name"], made["lead"]["name"]);
    let nameless = agent
        .post("/api/ringlet/calls/c1/lead", &json!({"first_name": " "}))
        .await;
    assert_eq!(
        (nameless.status, &nameless.json()["field"]),
        (422, &json!("first_name"))
    );
}
