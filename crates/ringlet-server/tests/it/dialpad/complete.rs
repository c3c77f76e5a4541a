//! Calls completed by hand.

use serde_json::json;

use super::{SECRET, Team};
use crate::app::ADMIN;

#[tokio::test]
async fn the_agent_says_how_a_call_ended_that_nobody_reports() {
    let team = Team::with(json!({ "webhook_secret": SECRET })).await;
    let (id, _) = team.hand_over(json!({})).await;
    team.wait(95);
    let path = format!("/api/ringlet/calls/{id}/complete");
    let said = json!({ "outcome": "completed", "duration_seconds": 80 });
    let answer = team.agent.post(&path, &said).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let call = answer.json()["call"].clone();
    assert_eq!(
        (
            &call["state"],
            &call["outcome"],
            &call["duration_seconds"],
            &call["wrapped_up"]
        ),
        (
            &json!("ended"),
            &json!("completed"),
            &json!(80),
            &json!(false)
        )
    );
    let again = team.agent.post(&path, &json!({ "outcome": "busy" })).await;
    assert_eq!(again.json()["call"], call, "said once");
    let audit = team
        .app
        .admin()
        .await
        .get("/api/ringlet/audit")
        .await
        .json();
    let actions: Vec<_> = audit["entries"].as_array().unwrap().iter().collect();
    assert!(
        actions
            .iter()
            .any(|entry| entry["action"] == "call-completed")
    );
}

#[tokio::test]
async fn events_that_come_later_are_joined_and_make_no_second_call() {
    let team = Team::start().await;
    let (id, handoff) = team.hand_over(json!({})).await;
    let path = format!("/api/ringlet/calls/{id}/complete");
    let said = team
        .agent
        .post(&path, &json!({ "outcome": "no-answer" }))
        .await;
    assert_eq!(said.status, 200, "{}", said.text);
    let call = team.frame_dials(&handoff);
    team.dialpad.answer(call).await;
    team.wait(30);
    team.dialpad.end(call, "hangup").await;
    let now = team.read(&id).await;
    assert_eq!(
        (&now["outcome"], &now["duration_seconds"]),
        (&json!("completed"), &json!(30)),
        "they did talk"
    );
    assert_eq!(team.log().await.len(), 1);
}

#[tokio::test]
async fn only_who_has_the_call_and_only_what_can_be() {
    let team = Team::start().await;
    let (id, _) = team.hand_over(json!({})).await;
    let path = format!("/api/ringlet/calls/{id}/complete");
    let busy = json!({ "outcome": "busy" });
    team.app
        .add_user("other@example.test", &[ringlet_model::Role::Agent])
        .await;
    let other = team.app.session_of("other@example.test").await;
    assert_eq!(other.post(&path, &busy).await.status, 404);
    assert_eq!(team.app.viewer().await.post(&path, &busy).await.status, 403);
    for (body, field) in [
        (json!({ "outcome": "blocked" }), "outcome"),
        (
            json!({ "outcome": "completed", "duration_seconds": 90_000 }),
            "duration_seconds",
        ),
    ] {
        let answer = team.agent.post(&path, &body).await;
        assert_eq!(
            (answer.status, &answer.json()["field"]),
            (422, &json!(field))
        );
    }
    let admin = team.app.session_of(ADMIN).await;
    assert_eq!(admin.post(&path, &busy).await.status, 200);
}
