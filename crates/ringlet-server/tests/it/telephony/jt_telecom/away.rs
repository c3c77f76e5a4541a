//! The PABX is down, slow, refusing, answers with HTML, or asks us to be slower.

use std::time::Duration;

use ringlet_testkit::jt_telecom::Weather;
use serde_json::json;

use crate::app::pabx::{Desk, SETTINGS};

#[tokio::test]
async fn each_trouble_is_told_in_its_own_words_and_the_entry_is_kept() {
    let desk = Desk::open().await;
    for (weather, status, code, hint) in [
        (
            Weather::Refusing,
            502,
            "provider-refused",
            "Ramal indisponível.",
        ),
        (Weather::Html, 504, "provider-unreachable", "isn't JSON"),
        (Weather::Down, 504, "provider-unreachable", "wasn’t placed"),
        (Weather::TooMany(2), 502, "provider-refused", "Try again in"),
    ] {
        desk.pabx.weather(weather);
        let dialled = desk.pabx.asked("discar_numero");
        let (got, body) = desk.click("11999990001").await;
        assert_eq!(got, status, "{weather:?}: {body}");
        assert_eq!(body["code"], code, "{weather:?}");
        let said = body["hint"].as_str().unwrap();
        assert!(said.contains(hint), "{weather:?}: {said}");
        let asked = desk.pabx.asked("discar_numero") - dialled;
        assert_eq!(asked, 1, "{weather:?}: a call is never asked for twice");
    }
    let log = desk.agent.get("/api/telephony/calls").await.json();
    let calls = log["calls"].as_array().unwrap();
    assert_eq!(calls.len(), 4, "{log}");
    assert!(calls.iter().all(|call| call["status"] == "failed"), "{log}");
}

#[tokio::test]
async fn a_slow_pabx_is_waited_for() {
    let desk = Desk::open().await;
    desk.pabx.weather(Weather::Slow(Duration::from_secs(2)));
    let (status, body) = desk.click("11999990001").await;
    assert_eq!(status, 201, "{body}");
}

#[tokio::test]
async fn a_question_is_asked_again_when_the_pabx_stumbles() {
    let desk = Desk::open().await;
    desk.pabx.weather(Weather::Html);
    let failed = desk.admin.get("/api/telephony/extensions").await;
    assert_eq!(failed.status, 504, "{}", failed.text);
    assert_eq!(desk.pabx.asked("listar_ramais"), 3, "twice more");
}

#[tokio::test]
async fn a_pabx_that_is_away_is_left_alone_after_some_failures() {
    let desk = Desk::open().await;
    desk.pabx.weather(Weather::Down);
    for _ in 0..4 {
        assert_eq!(desk.click("11999990001").await.0, 504);
    }
    let asked = desk.pabx.asked("discar_numero");
    let (status, body) = desk.click("11999990001").await;
    assert_eq!(
        (status, &body["code"]),
        (504, &json!("provider-unreachable"))
    );
    assert_eq!(desk.pabx.asked("discar_numero"), asked, "it wasn't asked");
    let state = desk.state().await;
    assert_eq!(state["state"], "failing", "{state}");
    assert!(state["failing_since"].is_i64());
}

#[tokio::test]
async fn what_it_says_of_its_limit_is_kept_to() {
    let desk = Desk::open().await;
    desk.pabx.weather(Weather::TooMany(60));
    let (status, _) = desk.click("11999990001").await;
    assert_eq!(status, 502);
    desk.pabx.weather(Weather::Fine);
    let asked = desk.pabx.seen().len();
    let extensions = desk.admin.get("/api/telephony/extensions").await;
    assert_eq!(extensions.status, 502, "{}", extensions.text);
    let wait: u64 = extensions.header("retry-after").parse().unwrap();
    assert!((55..=60).contains(&wait), "{wait}");
    assert_eq!(desk.pabx.seen().len(), asked, "nothing was sent");
    assert_ne!(desk.state().await["state"], "failing", "it isn't broken");
}

#[tokio::test]
async fn our_own_limit_holds_back_what_comes_too_fast() {
    let desk = Desk::open().await;
    let slow = json!({ "requests_per_minute": 6 });
    assert_eq!(desk.admin.put(SETTINGS, &slow).await.status, 200);
    let before = desk.pabx.seen().len();
    let mut refused = 0;
    for _ in 0..7 {
        let list = desk.admin.get("/api/telephony/extensions").await;
        refused += usize::from(list.status == 502);
    }
    assert_eq!((desk.pabx.seen().len() - before, refused), (5, 2));
}

#[tokio::test]
async fn switched_off_or_not_set_up_is_said() {
    let desk = Desk::open().await;
    desk.admin.put(SETTINGS, &json!({ "enabled": 0 })).await;
    for path in [
        "/api/telephony/extensions",
        "/api/telephony/pabx/online-calls",
    ] {
        let answer = desk.admin.get(path).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (409, "not-configured")
        );
    }
    assert_eq!(desk.wait(60).await, 0, "nor is its history read");
}
