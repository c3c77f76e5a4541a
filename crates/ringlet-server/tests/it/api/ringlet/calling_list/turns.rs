//! Whose turn it is, who is told so, and in which order.

use std::collections::HashSet;

use ringlet_model::Role;
use ringlet_server::storage::Replay;
use serde_json::{Value, json};

use super::{fill, list, minutes, names, next, next_name, three};
use crate::app::{AGENT, Client, TestApp};

const OTHER: &str = "ravi@example.test";
const MINUTE: i64 = 60_000;

async fn act(user: &Client, id: &str, row: &Value, what: &str, body: Value) -> u16 {
    let row = row["id"].as_i64().unwrap();
    let path = format!("/api/ringlet/lists/{id}/rows/{row}/{what}");
    user.post(&path, &body).await.status
}

#[tokio::test]
async fn two_agents_at_once_never_get_the_same_person() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let id = list(&admin, json!({"name": "Many"})).await;
    let lines: String = (0..40)
        .map(|n| format!("P{n},+9199999888{n:02}\n"))
        .collect();
    fill(
        &admin,
        &id,
        json!({"csv": {"text": format!("name,phone\n{lines}")}}),
    )
    .await;
    let mut agents = Vec::new();
    for n in 0..8 {
        let user = format!("agent{n}@example.test");
        app.add_user(&user, &[Role::Agent]).await;
        agents.push(app.session_of(&user).await);
    }
    let asked = agents.iter().map(|agent| next_name(agent, &id));
    let told = futures_util::future::join_all(asked).await;
    let different: HashSet<_> = told.iter().collect();
    assert_eq!(different.len(), agents.len(), "{told:?}");
    // Asking again is told the same.
    let asked = agents.iter().map(|agent| next_name(agent, &id));
    assert_eq!(futures_util::future::join_all(asked).await, told);
}

#[tokio::test]
async fn a_row_is_free_again_when_nobody_asked_for_ten_minutes() {
    let app = TestApp::start().await;
    app.add_user(OTHER, &[Role::Agent]).await;
    let id = three(&app).await;
    let (agent, other) = (app.agent().await, app.session_of(OTHER).await);
    assert_eq!(next_name(&agent, &id).await, "Lata Shah");
    app.clock.advance(minutes(9));
    assert_eq!(next_name(&agent, &id).await, "Lata Shah");
    app.clock.advance(minutes(9));
    assert_eq!(next_name(&other, &id).await, "Emily Carter", "still held");
    app.clock.advance(minutes(2));
    let row = next(&app.admin().await, &id).await["row"].clone();
    assert_eq!(row["name"], "Lata Shah");
    let held = agent
        .post(
            &format!("/api/ringlet/lists/{id}/next"),
            &json!({"row": row["id"]}),
        )
        .await;
    assert_eq!((held.status, held.code().as_str()), (409, "conflict"));
    assert_eq!(act(&agent, &id, &row, "skip", json!({})).await, 409);
}

#[tokio::test]
async fn who_is_skipped_comes_last_and_who_is_called_later_at_that_time() {
    let app = TestApp::start().await;
    let id = three(&app).await;
    let agent = app.agent().await;
    let lata = next(&agent, &id).await["row"].clone();
    assert_eq!(act(&agent, &id, &lata, "skip", json!({})).await, 204);
    let emily = next(&agent, &id).await["row"].clone();
    assert_eq!(emily["name"], "Emily Carter");
    let soon = app.clock.get().0 + 30 * MINUTE;
    assert_eq!(
        act(&agent, &id, &emily, "later", json!({"due_at": soon})).await,
        204
    );
    let told = next(&agent, &id).await;
    assert_eq!(told["row"]["name"], "Thorsten Bräutigam");
    assert_eq!(told["next_call_back"]["name"], "Emily Carter");
    assert_eq!(told["list"]["later"], 1);
    assert_eq!(
        names(&agent, &id).await,
        ["Thorsten Bräutigam", "Lata Shah", "Emily Carter"]
    );
    assert_eq!(act(&agent, &id, &told["row"], "skip", json!({})).await, 204);

    app.clock.advance(minutes(31));
    assert_eq!(
        names(&agent, &id).await,
        ["Emily Carter", "Lata Shah", "Thorsten Bräutigam"]
    );
    assert_eq!(
        next_name(&agent, &id).await,
        "Emily Carter",
        "her time has come"
    );
    for at in [
        app.clock.get().0,
        app.clock.get().0 + 400 * 24 * 60 * MINUTE,
    ] {
        assert_eq!(
            act(&agent, &id, &emily, "later", json!({"due_at": at})).await,
            422
        );
    }
}

#[tokio::test]
async fn nothing_is_due_until_the_call_back_that_may_be_called_anyway() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let id = list(&admin, json!({"name": "One"})).await;
    fill(
        &admin,
        &id,
        json!({"csv": {"text": "name,phone\nEmily,+14155552671\n"}}),
    )
    .await;
    let agent = app.agent().await;
    let emily = next(&agent, &id).await["row"].clone();
    let soon = app.clock.get().0 + 30 * MINUTE;
    act(&agent, &id, &emily, "later", json!({"due_at": soon})).await;
    let told = next(&agent, &id).await;
    assert_eq!(told["row"], Value::Null);
    assert_eq!(told["next_call_back"]["due_at"], soon);
    let anyway = agent
        .post(
            &format!("/api/ringlet/lists/{id}/next"),
            &json!({"row": emily["id"]}),
        )
        .await;
    assert_eq!(anyway.json()["row"]["name"], "Emily");
}

#[tokio::test]
async fn an_administrator_moves_and_removes() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let id = three(&app).await;
    let page = admin
        .get(&format!("/api/ringlet/lists/{id}/rows"))
        .await
        .json();
    let rows = page["rows"].as_array().unwrap().clone();
    let before = |row: &Value| json!({"before": row["id"]});
    // Often enough that the gap between two places is used up.
    for _ in 0..30 {
        assert_eq!(
            act(&admin, &id, &rows[2], "move", before(&rows[0])).await,
            204
        );
        assert_eq!(
            act(&admin, &id, &rows[1], "move", before(&rows[0])).await,
            204
        );
    }
    assert_eq!(
        names(&admin, &id).await,
        ["Thorsten Bräutigam", "Emily Carter", "Lata Shah"]
    );
    assert_eq!(act(&admin, &id, &rows[2], "move", json!({})).await, 204);
    let path = format!("/api/ringlet/lists/{id}/rows/{}", rows[1]["id"]);
    assert_eq!(admin.delete(&path).await.status, 204);
    assert_eq!(admin.delete(&path).await.status, 404);
    assert_eq!(
        names(&admin, &id).await,
        ["Lata Shah", "Thorsten Bräutigam"]
    );
}

#[tokio::test]
async fn pages_in_calling_order_hold_every_row_once() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let id = list(&admin, json!({"name": "Many"})).await;
    let lines: String = (0..25)
        .map(|n| format!("P{n:02},+9199999888{n:02}\n"))
        .collect();
    fill(
        &admin,
        &id,
        json!({"csv": {"text": format!("name,phone\n{lines}")}}),
    )
    .await;
    let all = admin
        .get(&format!("/api/ringlet/lists/{id}/rows"))
        .await
        .json();
    let now = app.clock.get().0;
    for (place, row) in all["rows"].as_array().unwrap().iter().enumerate() {
        // Some due, some to come, all at a few times.
        let minutes = i64::try_from(place % 5).unwrap() * 10;
        if minutes > 0 {
            act(
                &admin,
                &id,
                row,
                "later",
                json!({"due_at": now + minutes * MINUTE}),
            )
            .await;
        }
    }
    app.clock.advance(minutes(25));
    let whole = names(&admin, &id).await;
    let (mut read, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = admin
            .get(&format!("/api/ringlet/lists/{id}/rows?limit=4{cursor}"))
            .await
            .json();
        for row in page["rows"].as_array().unwrap() {
            read.push(row["name"].as_str().unwrap().to_owned());
        }
        // Time goes on between two pages; the order stays that of the first.
        app.clock.advance(minutes(1));
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(read, whole);
    assert_eq!(read.iter().collect::<HashSet<_>>().len(), 25);
    let wrong = admin
        .get(&format!("/api/ringlet/lists/{id}/rows?cursor=x"))
        .await;
    assert_eq!(
        (wrong.status, &wrong.json()["field"]),
        (422, &json!("cursor"))
    );
}

/// The lists that a user was told of as changed, the newest last.
async fn told(app: &TestApp, user: &str) -> Vec<String> {
    let told = app.state.store.replay_live_events(user, 0, 100).await;
    let Replay::Events(events) = told.unwrap() else {
        panic!("too old");
    };
    let lists = events.iter().filter(|event| event.name == "calling_list");
    let list = |data: &str| serde_json::from_str::<Value>(data).unwrap()["list"].clone();
    lists
        .map(|event| list(&event.data).as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn those_who_work_a_list_are_told_when_it_is_filled() {
    let app = TestApp::start().await;
    let id = three(&app).await;
    assert_eq!(told(&app, AGENT).await, [id]);
}

#[tokio::test]
async fn who_waits_is_told_when_somebody_is_let_go_and_knows_until_when_they_are_held() {
    let app = TestApp::start().await;
    app.add_user(OTHER, &[Role::Agent]).await;
    let (admin, agent) = (app.admin().await, app.agent().await);
    let other = app.session_of(OTHER).await;
    let only = list(&admin, json!({"name": "Only one"})).await;
    let csv = |name: &str| json!({"csv": {"text": format!("name,phone\n{name},+919999988888\n")}});
    fill(&admin, &only, csv("Lata")).await;
    let second = list(&admin, json!({"name": "Another one"})).await;
    fill(&admin, &second, csv("Emily")).await;
    let before = told(&app, OTHER).await.len();

    let held = next(&agent, &only).await["row"].clone();
    let waits = next(&other, &only).await;
    let hold_ends = app.clock.get().0 + 10 * MINUTE;
    assert_eq!(
        (&waits["row"], &waits["free_at"]),
        (&Value::Null, &json!(hold_ends))
    );
    assert_eq!(told(&app, OTHER).await.len(), before, "nothing changed");
    let blocked = json!({"number": "+919999988888", "note": "asked us not to"});
    let listed = "/api/ringlet/settings/do-not-call";
    assert_eq!(admin.post(listed, &blocked).await.status, 201);
    let waits_on = next(&other, &only).await;
    assert_eq!(waits_on["free_at"], json!(null), "nobody may call them");
    let number = format!("{listed}/%2B919999988888");
    assert_eq!(admin.delete(&number).await.status, 204);
    assert_eq!(act(&agent, &only, &held, "skip", json!({})).await, 204);
    assert_eq!(told(&app, OTHER).await[before..], [only.as_str()]);
    let got = next(&other, &only).await;
    assert_eq!(
        (&got["row"]["name"], &got["free_at"]),
        (&json!("Lata"), &Value::Null)
    );

    // Going to another list lets go, too. The own tabs aren't told: two at two lists would go on for ever.
    let own = told(&app, AGENT).await.len();
    assert_eq!(next_name(&agent, &only).await, "");
    assert_eq!(next_name(&other, &second).await, "Emily");
    assert_eq!(told(&app, AGENT).await[own..], [only.as_str()]);
    assert_eq!(told(&app, OTHER).await[before..], [only.as_str()]);
    assert_eq!(next_name(&agent, &only).await, "Lata");
}
