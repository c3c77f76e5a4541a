//! Calls we lost sight of.

use std::time::Duration;

use ringlet_server::service::reconcile;
use serde_json::{Value, json};

use crate::app::eventually;
use crate::app::exchange::Line;

async fn round_after(line: &Line, seconds: u64) -> usize {
    line.app.clock.advance(Duration::from_secs(seconds));
    reconcile::round(&line.app.state).await.unwrap()
}

#[tokio::test]
async fn a_call_without_webhooks_is_found_among_the_live_and_then_in_the_history() {
    let line = Line::open().await;
    let id = line.call("+919999988818").await;
    assert_eq!(round_after(&line, 10).await, 0, "not silent for long");
    let ended = eventually("the call is over at the provider", async || {
        round_after(&line, 46).await;
        let call = line.read(&id).await;
        (call["state"] == "ended").then_some(call)
    })
    .await;
    assert_eq!(ended["outcome"], "completed");
    assert_eq!(ended["duration_seconds"], 90);
}

#[tokio::test]
async fn a_call_that_its_provider_doesnt_know_ends_with_an_unknown_result() {
    let line = Line::open().await;
    let (status, _) = line.dial("+919999988815").await;
    assert_eq!(status, 504);
    let id = line.in_hand().await[0]["id"].as_str().unwrap().to_owned();
    assert_eq!(round_after(&line, 46).await, 1);
    assert_eq!(line.read(&id).await["state"], "queued", "it may still come");
    assert_eq!(round_after(&line, 180).await, 1);
    let call = line.read(&id).await;
    assert_eq!(
        (&call["state"], &call["outcome"]),
        (&json!("ended"), &Value::Null)
    );
    assert_eq!(call["duration_seconds"], Value::Null);
    assert_eq!(round_after(&line, 180).await, 0);
}

#[tokio::test]
async fn while_the_provider_cant_be_asked_a_call_goes_on() {
    let line = Line::open().await;
    let id = line.call("+919999988818").await;
    let path = "/api/resource/CRM%20Tata%20Tele%20Settings/CRM%20Tata%20Tele%20Settings";
    line.app
        .admin()
        .await
        .put(path, &json!({ "api_token": "wrong" }))
        .await;
    round_after(&line, 400).await;
    assert_eq!(line.read(&id).await["state"], "dialing");
    round_after(&line, 13 * 3600).await;
    assert_eq!(
        line.read(&id).await["state"],
        "ended",
        "no call lasts half a day"
    );
}
