//! Hanging up, and what the provider can't.

use ringlet_testkit::smartflo::Pace;
use serde_json::{Value, json};

use crate::app::exchange::Line;

#[tokio::test]
async fn a_ringing_call_is_canceled_and_a_connected_one_completed() {
    let line = Line::open_at(Pace::times(4.0)).await;
    let id = line.call("+919999988888").await;
    let call = line.until(&id, "ringing").await;
    assert_eq!(
        call["capabilities"]["hangup"], true,
        "the live id is known by now"
    );
    let hung_up = line
        .agent
        .post(&format!("/api/ringlet/calls/{id}/hangup"), &json!({}))
        .await;
    assert_eq!(hung_up.status, 200, "{}", hung_up.text);
    assert_eq!(hung_up.json()["call"]["outcome"], "canceled");
    let asked = line.pbx.seen();
    let asked = asked
        .iter()
        .find(|request| request.path == "/v1/call/hangup")
        .unwrap();
    assert!(
        !asked.body["call_id"].as_str().unwrap().contains('-'),
        "the live id: {}",
        asked.body
    );

    let id = line.call("+919999988888").await;
    line.until(&id, "connected").await;
    let hung_up = line
        .agent
        .post(&format!("/api/ringlet/calls/{id}/hangup"), &json!({}))
        .await;
    assert_eq!(hung_up.status, 200, "{}", hung_up.text);
    let call = line.until(&id, "ended").await;
    assert_eq!(call["outcome"], "completed");
    let again = line
        .agent
        .post(&format!("/api/ringlet/calls/{id}/hangup"), &json!({}))
        .await;
    assert_eq!(again.status, 200, "hanging up twice changes nothing");
}

#[tokio::test]
async fn what_the_provider_cant_is_said() {
    let line = Line::open_at(Pace::times(4.0)).await;
    let id = line.call("+919999988818").await;
    for control in [
        "answer", "reject", "mute", "unmute", "hold", "resume", "keypad",
    ] {
        let answer = line
            .agent
            .post(&format!("/api/ringlet/calls/{id}/{control}"), &json!({}))
            .await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (409, "not-supported"),
            "{control}"
        );
    }
    let silent = line
        .agent
        .post(&format!("/api/ringlet/calls/{id}/hangup"), &json!({}))
        .await;
    assert_eq!(
        (silent.status, silent.code().as_str()),
        (409, "not-supported"),
        "no live id is known"
    );
    assert_eq!(line.read(&id).await["capabilities"]["hangup"], false);
    let unknown = line
        .agent
        .post(&format!("/api/ringlet/calls/{id}/explode"), &json!({}))
        .await;
    assert_eq!(unknown.status, 404);
}

#[tokio::test]
async fn somebody_elses_call_isnt_there() {
    let line = Line::open().await;
    line.app
        .add_user("other@example.test", &[ringlet_model::Role::Agent])
        .await;
    let id = line.call("+919999988818").await;
    let other = line.app.session_of("other@example.test").await;
    assert_eq!(
        other.get(&format!("/api/ringlet/calls/{id}")).await.status,
        404
    );
    assert_eq!(
        other
            .post(&format!("/api/ringlet/calls/{id}/hangup"), &json!({}))
            .await
            .status,
        404
    );
    assert_eq!(
        other.get("/api/ringlet/calls/active").await.json(),
        json!({ "calls": [] })
    );
    let admin = line
        .app
        .admin()
        .await
        .get(&format!("/api/ringlet/calls/{id}"))
        .await;
    assert_ne!(
        admin.json()["call"]["id"],
        Value::Null,
        "an administrator may look"
    );
}
