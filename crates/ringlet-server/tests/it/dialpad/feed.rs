//! Events over a WebSocket that the server opens itself.

use std::time::Duration;

use ringlet_server::service::dialpad_feed::{self, Pace};
use serde_json::{Value, json};

use super::{ASHA, CUSTOMER, KEY, SECRET, Team};
use crate::app::eventually;

async fn team(settings: Value) -> Team {
    let mut whole = json!({ "api_key": KEY, "events": "websocket" });
    for (field, value) in settings.as_object().unwrap() {
        whole[field] = value.clone();
    }
    let team = Team::with(whole).await;
    team.dialpad.forget_webhook();
    team.dialpad.until_connections(1).await;
    team
}

fn asked(team: &Team, method: &str, path: &str) -> usize {
    let seen = team.dialpad.seen();
    let like = |seen: &&ringlet_testkit::dialpad::SeenRequest| {
        seen.method == method && seen.path.starts_with(path)
    };
    seen.iter().filter(like).count()
}

async fn rings(team: &Team, number: &'static str) {
    let call = team.dialpad.incoming(ASHA, number);
    team.dialpad.tell(call, "ringing").await;
    team.logged("the call", |entry| entry["remote_number"] == number)
        .await;
}

#[tokio::test]
async fn events_come_signed_over_the_socket() {
    let team = team(json!({ "webhook_secret": SECRET })).await;
    rings(&team, CUSTOMER).await;
    let seen = team.dialpad.seen();
    let made = |path: &str| {
        seen.iter()
            .find(|seen| seen.method == "POST" && seen.path == path)
            .unwrap()
    };
    assert_eq!(made("/api/v2/websockets").body, json!({ "secret": SECRET }));
    let subscription = &made("/api/v2/subscriptions/call").body;
    assert_eq!(subscription["enabled"], true);
    assert!(
        subscription["call_states"]
            .as_array()
            .unwrap()
            .contains(&json!("hangup"))
    );
    assert_eq!(
        subscription["target_type"],
        Value::Null,
        "the whole company"
    );
    let hub = team
        .app
        .admin()
        .await
        .get("/api/ringlet/settings/providers")
        .await
        .json();
    let dialpad = hub["providers"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["id"] == "dialpad")
        .unwrap();
    assert_eq!(dialpad["state"], "connected", "{dialpad}");
}

#[tokio::test]
async fn it_comes_back_after_a_cut_with_the_same_subscription() {
    let team = team(json!({})).await;
    rings(&team, CUSTOMER).await;
    team.dialpad.cut_sockets();
    team.dialpad.until_connections(2).await;
    rings(&team, "+12125550161").await;
    assert_eq!(asked(&team, "POST", "/api/v2/websockets"), 1);
    team.dialpad.forget_subscription();
    team.dialpad.cut_sockets();
    team.dialpad.until_connections(3).await;
    rings(&team, "+12125550162").await;
    assert_eq!(
        asked(&team, "POST", "/api/v2/websockets"),
        2,
        "a new one where the old is gone"
    );
}

#[tokio::test]
async fn another_target_is_another_subscription_and_off_is_off() {
    let team = team(json!({})).await;
    team.set(json!({ "target_type": "callcenter", "target_id": "4961777" }))
        .await;
    team.dialpad.until_connections(2).await;
    let seen = team.dialpad.seen();
    let subscription = seen
        .iter()
        .rfind(|seen| seen.path == "/api/v2/subscriptions/call" && seen.method == "POST")
        .unwrap();
    assert_eq!(
        (
            &subscription.body["target_type"],
            &subscription.body["target_id"]
        ),
        (&json!("callcenter"), &json!(4_961_777))
    );
    team.set(json!({ "enabled": 0 })).await;
    let off = || async {
        dialpad_feed::listen(&team.app.state, Pace::default())
            .await
            .unwrap()
    };
    assert_eq!(off().await, dialpad_feed::End::Off);
}

#[tokio::test]
async fn a_connection_is_renewed_before_its_hour_ends_and_nothing_is_lost_or_doubled() {
    let team = team(json!({ "webhook_secret": SECRET })).await;
    // A second listener that renews all the time, beside the server's own: what both hear is kept once.
    let state = team.app.state.clone();
    let pace = Pace {
        renew: Duration::from_millis(150),
        look: Duration::from_secs(60),
    };
    let listening = tokio::spawn(async move { dialpad_feed::listen(&state, pace).await });
    let numbers: Vec<String> = (0..20).map(|last| format!("+121255502{last:02}")).collect();
    for number in &numbers {
        let call = team.dialpad.incoming(ASHA, number);
        team.dialpad.tell(call, "ringing").await;
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
    team.dialpad.until_connections(4).await;
    eventually("every call", async || {
        (team.log().await.len() == numbers.len()).then_some(())
    })
    .await;
    assert_eq!(asked(&team, "POST", "/api/v2/subscriptions/call"), 1);
    listening.abort();
}

#[tokio::test]
async fn what_isnt_signed_with_the_secret_is_overlooked() {
    let team = team(json!({ "webhook_secret": SECRET })).await;
    let forged = json!({ "call_id": 7, "state": "ringing", "direction": "inbound", "external_number": "+12125550199" });
    for text in ["You are connected.", &forged.to_string(), "a.b.c", ""] {
        team.dialpad.say(text);
    }
    rings(&team, CUSTOMER).await;
    assert_eq!(team.log().await.len(), 1, "the forged one isn't there");
}

#[tokio::test]
async fn a_refusal_shows_in_the_hub_until_it_works() {
    let team = Team::with(json!({ "api_key": "wrong", "events": "websocket" })).await;
    let admin = team.app.admin().await;
    let state = || async {
        let hub = admin.get("/api/ringlet/settings/providers").await.json();
        let rows = hub["providers"].as_array().unwrap().clone();
        rows.into_iter().find(|row| row["id"] == "dialpad").unwrap()["state"].clone()
    };
    eventually("failing", async || {
        (state().await == "failing").then_some(())
    })
    .await;
    team.set(json!({ "api_key": KEY })).await;
    team.dialpad.until_connections(1).await;
    eventually("no fault any more", async || {
        (state().await != "failing").then_some(())
    })
    .await;
}
