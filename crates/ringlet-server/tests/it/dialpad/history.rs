//! Calls that no event told of.

use ringlet_model::Timestamp;
use ringlet_model::provider::Provider;
use ringlet_server::service::{dialpad_history, provider_line, reconcile};
use serde_json::json;

use super::{ASHA, CUSTOMER, KEY, SECRET, Team, VIK};

async fn team() -> Team {
    let team = Team::start().await;
    team.dialpad.forget_webhook();
    team.set(json!({ "fetch_history": 1 })).await;
    team
}

#[tokio::test]
async fn missed_events_are_filled_in_from_the_list_page_by_page() {
    let team = team().await;
    team.dialpad.set_page_size(2);
    let (id, handoff) = team.hand_over(json!({})).await;
    let own = team.frame_dials(&handoff);
    team.dialpad.answer(own).await;
    let elsewhere = team.dialpad.dialled(ASHA, "+12125550150", None);
    let missed = team.dialpad.incoming(VIK, "+12125550151");
    let taken = team.dialpad.incoming(ASHA, "+12125550152");
    team.dialpad.answer(taken).await;
    team.wait(42);
    for call in [own, elsewhere, taken] {
        team.dialpad.end(call, "hangup").await;
    }
    team.dialpad.end(missed, "missed").await;
    team.wait(3600);
    assert_eq!(
        dialpad_history::fill(&team.app.state).await.unwrap(),
        Some(4)
    );
    assert_eq!(
        dialpad_history::fill(&team.app.state).await.unwrap(),
        Some(4)
    );
    let log = team.log().await;
    assert_eq!(log.len(), 4, "each once: {log:?}");
    assert_eq!(
        team.read(&id).await["duration_seconds"],
        42,
        "our own dial, by its token"
    );
    let of = |number: &str| {
        log.iter()
            .find(|entry| entry["remote_number"] == number)
            .unwrap()
    };
    for (number, direction, outcome, user) in [
        (
            "+12125550150",
            "outbound",
            "no-answer",
            "agent@example.test",
        ),
        ("+12125550152", "inbound", "completed", "agent@example.test"),
    ] {
        let entry = of(number);
        assert_eq!(
            (
                &entry["direction"],
                &entry["outcome"],
                &entry["user_id"],
                &entry["wrapped_up"]
            ),
            (
                &json!(direction),
                &json!(outcome),
                &json!(user),
                &json!(true)
            ),
            "{number}"
        );
    }
    assert_eq!(of("+12125550151")["outcome"], "missed");
    let pages = team
        .dialpad
        .seen()
        .into_iter()
        .filter(|seen| seen.path.contains("cursor="));
    assert!(pages.count() >= 2, "page by page");
}

#[tokio::test]
async fn a_long_list_waits_for_its_turn_and_is_read_whole() {
    let team = team().await;
    team.dialpad.set_page_size(1);
    for last in 0..255 {
        let call = team.dialpad.incoming(ASHA, &format!("+1212555{last:04}"));
        team.dialpad.end(call, "missed").await;
    }
    let now = team.app.clock.get();
    let open = provider_line::open(&team.app.state, Provider::Dialpad)
        .await
        .unwrap();
    let read = open.line.history(Timestamp(now.0 - 1), now, now).await;
    assert_eq!(
        read.unwrap().len(),
        255,
        "though 250 requests a minute are the limit"
    );
}

#[tokio::test]
async fn it_is_read_only_where_it_is_wanted_and_can_be() {
    let team = team().await;
    team.set(json!({ "fetch_history": 0 })).await;
    assert_eq!(dialpad_history::fill(&team.app.state).await.unwrap(), None);
    team.set(json!({ "fetch_history": 1 })).await;
    team.dialpad.refuse_next(403, None);
    assert_eq!(dialpad_history::fill(&team.app.state).await.unwrap(), None);
    team.set(json!({ "api_key": "" })).await;
    assert_eq!(dialpad_history::fill(&team.app.state).await.unwrap(), None);
    assert!(!format!("{:?}", team.dialpad.seen()).contains(KEY));
}

#[tokio::test]
async fn a_silent_call_is_asked_about_and_one_that_cant_be_named_yet_is_left_alone() {
    let team = team().await;
    let (id, handoff) = team.hand_over(json!({})).await;
    let (other, _) = team.hand_over(json!({ "to_number": "+12125550177" })).await;
    let call = team.frame_dials(&handoff);
    team.dialpad.answer(call).await;
    team.wait(600);
    reconcile::round(&team.app.state).await.unwrap();
    assert_eq!(
        team.read(&id).await["state"],
        "dialing",
        "a live call is in no list; whether it goes on isn't known"
    );
    team.dialpad.end(call, "hangup").await;
    team.wait(60);
    reconcile::round(&team.app.state).await.unwrap();
    let over = team.read(&id).await;
    assert_eq!(
        (&over["outcome"], &over["duration_seconds"]),
        (&json!("completed"), &json!(600))
    );
    assert_eq!(team.read(&other).await["state"], "dialing");
    team.wait(13 * 3600);
    reconcile::round(&team.app.state).await.unwrap();
    let lost = team.read(&other).await;
    assert_eq!(
        (&lost["state"], &lost["outcome"]),
        (&json!("ended"), &json!(null)),
        "no call lasts longer"
    );
}

#[tokio::test]
async fn at_most_ten_live_calls_a_minute_are_asked_for_by_their_id() {
    let team = team().await;
    let mut live = Vec::new();
    for last in 0..13 {
        let number = format!("+1212555{last:04}");
        let call = team.dialpad.incoming(VIK, &number);
        team.dialpad.answer(call).await;
        let rings = json!({ "state": "on", "id": call.to_string(), "external_number": number });
        let path = "/api/ringlet/dialpad/ringing";
        let shown = team.agent.post(path, &rings).await.json();
        live.push(shown["call"]["id"].as_str().unwrap().to_owned());
    }
    team.wait(600);
    reconcile::round(&team.app.state).await.unwrap();
    let seen = team.dialpad.seen();
    let by_id = seen
        .iter()
        .filter(|seen| seen.method == "GET" && seen.path.starts_with("/api/v2/call/"));
    assert_eq!(by_id.count(), 10);
    for id in &live {
        assert_ne!(
            team.read(id).await["state"],
            "ended",
            "an unanswered question is no answer"
        );
    }
}

#[tokio::test]
async fn a_recording_is_played_through_us_and_the_key_goes_to_dialpad_alone() {
    let team = Team::with(json!({ "api_key": KEY, "webhook_secret": SECRET })).await;
    let (id, handoff) = team.hand_over(json!({})).await;
    let call = team.frame_dials(&handoff);
    team.dialpad.answer(call).await;
    team.dialpad.end(call, "hangup").await;
    team.dialpad.record(call).await;
    let shown = team.read(&id).await;
    assert_eq!(shown["has_recording"], true);
    let sound = team
        .agent
        .get(&format!("/api/ringlet/calls/{id}/recording"))
        .await;
    assert_eq!(
        (sound.status, sound.header("content-type")),
        (200, "audio/mpeg"),
        "{}",
        sound.text
    );
    assert!(
        !shown.to_string().contains("/blob/"),
        "its address stays here"
    );
    assert_eq!(shown["number"]["e164"], CUSTOMER);
}
