//! Controls of a call that is up.

use ringlet_model::api::CallView;
use ringlet_model::call::CallState;
use ringlet_model::provider::{Capabilities, Provider};
use wasm_bindgen_test::wasm_bindgen_test;

use super::harness::*;

#[wasm_bindgen_test]
async fn mute_hold_and_tones() {
    let page = Page::start(boot(&[Provider::Twilio])).await;
    page.tells(&call(CallState::Connected, 1));
    page.answers(
        "POST",
        "/api/ringlet/calls/c4ll/mute",
        200,
        &One {
            call: &call(CallState::Connected, 2),
        },
    );
    page.click("[part=mute]").await;
    page.until("muted", || {
        page.find("[part=mute]")
            .unwrap()
            .get_attribute("aria-pressed")
            .as_deref()
            == Some("true")
    })
    .await;
    assert_eq!(page.text("[part=mute]"), "Unmute");

    page.answers(
        "POST",
        "/api/ringlet/calls/c4ll/hold",
        200,
        &One {
            call: &call(CallState::OnHold, 3),
        },
    );
    page.click("[part=hold]").await;
    page.says("[part=status]", "On hold").await;
    page.shows("[part=resume][aria-pressed=true]").await;

    page.answers(
        "POST",
        "/api/ringlet/calls/c4ll/keypad",
        200,
        &One {
            call: &call(CallState::OnHold, 4),
        },
    );
    page.click("[part=keypad]").await;
    page.click(".key:nth-child(5)").await;
    page.says(".sent bdi", "5").await;
    page.until("sent", || {
        page.asked("POST", "/api/ringlet/calls/c4ll/keypad").len() == 1
    })
    .await;
    assert_eq!(
        page.asked("POST", "/api/ringlet/calls/c4ll/keypad")[0].body,
        r#"{"digits":"5"}"#
    );
}

#[wasm_bindgen_test]
async fn what_the_provider_can_not_do_is_not_there() {
    let page = Page::start(boot(&[Provider::Exotel])).await;
    page.tells(&CallView {
        capabilities: Capabilities::default(),
        ..call(CallState::Connected, 1)
    });
    page.shows("[part=note]").await;
    assert!(
        page.find("[part=mute], [part=hold], [part=keypad], [part=hangup]")
            .is_none()
    );
}

#[wasm_bindgen_test]
async fn a_refused_control_is_said_once() {
    let page = Page::start(boot(&[Provider::TataTele])).await;
    page.tells(&call(CallState::Connected, 1));
    page.answers(
        "POST",
        "/api/ringlet/calls/c4ll/hangup",
        409,
        &ErrorAnswer {
            code: "not-supported",
            message: "Only the phone can end it.",
        },
    );
    page.click("[part=hangup]").await;
    page.says(".toast .med", "Tata Tele didn’t do that").await;
    assert_eq!(page.texts(".toast").len(), 1);
    assert_eq!(page.text(".toast .sm"), "Only the phone can end it.");
}

#[wasm_bindgen_test]
async fn hanging_up_before_the_answer_waits_for_the_call() {
    let page = Page::start(boot(&[Provider::TataTele])).await;
    page.answers(
        "POST",
        "/api/ringlet/calls/c4ll/hangup",
        200,
        &One {
            call: &call(CallState::Ended, 2),
        },
    );
    page.answers(
        "POST",
        "/api/ringlet/calls",
        201,
        &One {
            call: &call(CallState::Dialing, 1),
        },
    );
    let dialled = page.dials(&lata());
    page.click("[part=hangup]").await;
    settled(dialled).await.unwrap();
    page.until("asked", || {
        page.asked("POST", "/api/ringlet/calls/c4ll/hangup").len() == 1
    })
    .await;
}

#[wasm_bindgen_test]
async fn minimised_and_opened_again() {
    let page = Page::start(boot(&[Provider::TataTele])).await;
    page.tells(&call(CallState::Connected, 1));
    page.click("[part=minimize]").await;
    page.shows(".pill [part=hangup][aria-label='Hang up']")
        .await;
    assert!(page.find("[part=popup]").is_none());
    page.click("[part=expand]").await;
    page.shows("[part=popup][role=dialog][aria-label]").await;
}
