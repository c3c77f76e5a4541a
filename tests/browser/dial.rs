//! From a click to a call, and every way it can go wrong.

use js_sys::Reflect;
use ringlet_model::api::{CallView, DialAnswer};
use ringlet_model::call::{CallState, Outcome};
use ringlet_model::provider::Provider;
use wasm_bindgen_test::wasm_bindgen_test;

use super::harness::*;

const CALLS: &str = "/api/ringlet/calls";

#[wasm_bindgen_test]
async fn click_to_end() {
    let page = Page::start(boot(&[Provider::TataTele])).await;
    page.answers(
        "POST",
        CALLS,
        201,
        &One {
            call: &call(CallState::Dialing, 1),
        },
    );
    let dialled = page.dials(&lata());
    page.says("[part=status]", "Calling…").await;
    assert_eq!(page.text("[part=name]"), "Lata Shah");
    assert_eq!(page.text("[part=number]"), "+91 99999 88888");
    let object = settled(dialled).await.unwrap();
    assert_eq!(Reflect::get(&object, &"id".into()).unwrap(), "c4ll");

    let asked = page.asked("POST", CALLS);
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].key.len(), 32);
    assert!(
        asked[0].body.contains(r#""to_number":"+919999988888""#),
        "{}",
        asked[0].body
    );
    assert!(
        !asked[0].body.contains("tata_tele"),
        "nobody named a line, so the server may take another one: {}",
        asked[0].body
    );
    page.until("buttons are told", || {
        page.live() == r#"[{"e164":"+919999988888","state":"calling"}]"#
    })
    .await;

    page.tells(&call(CallState::Ringing, 2));
    page.says("[part=status]", "Ringing…").await;
    page.tells(&call(CallState::Connected, 3));
    page.says("[part=status]", "In progress").await;
    page.shows("[part=timer]").await;
    page.tells(&call(CallState::Ringing, 2));
    page.tells(&CallView {
        outcome: Some(Outcome::Completed),
        duration_seconds: Some(272),
        ..call(CallState::Ended, 4)
    });
    page.says("[part=status]", "Call ended").await;
    assert_eq!(page.text("[part=timer]"), "4:32");
    page.until("buttons are told", || page.live() == "[]").await;
    assert_eq!(page.events("ringlet-call-end").len(), 1);
    let states: Vec<_> = page.events("ringlet-call-state");
    assert_eq!(states.len(), 4, "{states:?}");
    assert!(
        states[2].contains(r#""state":"connected""#) && states[2].contains(r#""callId":"c4ll""#),
        "{}",
        states[2]
    );
}

#[wasm_bindgen_test]
async fn news_that_overtakes_the_answer_is_the_same_call() {
    let page = Page::start(boot(&[Provider::TataTele])).await;
    page.answers(
        "POST",
        CALLS,
        201,
        &One {
            call: &call(CallState::Dialing, 1),
        },
    );
    let dialled = page.dials(&lata());
    page.says("[part=status]", "Calling…").await;
    page.tells(&call(CallState::Ringing, 2));
    settled(dialled).await.unwrap();
    page.says("[part=status]", "Ringing…").await;
    assert_eq!(page.texts("[part=popup], .fold").len(), 1);
}

#[wasm_bindgen_test]
async fn a_line_that_was_away_is_named_with_the_one_that_is_used() {
    let page = Page::start(boot(&[Provider::TataTele])).await;
    let answer = DialAnswer {
        fell_back_from: Some(Provider::JtTelecom),
        ..DialAnswer::of(CallView {
            answered_at: None,
            ..call(CallState::Dialing, 1)
        })
    };
    page.answers("POST", CALLS, 201, &answer);
    settled(page.dials(&lata())).await.unwrap();
    page.says(
        ".note .med",
        "JT Telecom is away. Calling through Tata Tele.",
    )
    .await;
    page.tells(&call(CallState::Connected, 3));
    page.until("the news is old", || page.find(".note").is_none())
        .await;
}

#[wasm_bindgen_test]
async fn a_line_that_is_away_is_the_last_choice_until_it_is_back() {
    let mut lines = boot(&[Provider::TataTele, Provider::Telecmi]);
    lines.providers[0].away = true;
    let page = Page::start(lines).await;
    let dialled = page.dials(&lata());
    page.shows("[role=radio][aria-checked=true]").await;
    assert!(
        page.text("[role=radio][aria-checked=true]")
            .contains("TeleCMI")
    );
    let first = page.texts("[role=radio]")[0].clone();
    assert!(first.contains("Doesn’t answer at the moment"), "{first}");
    page.click(".choose .btn").await;
    settled(dialled).await.unwrap_err();

    page.sends("provider_state", r#"{"provider":"tata_tele","away":false}"#)
        .await;
    page.sends("provider_state", r#"{"provider":"telecmi","away":true}"#)
        .await;
    page.until("the news is there", || {
        let dialled = page.dials(&lata());
        drop(dialled);
        page.texts("[role=radio][aria-checked=true]")
            .iter()
            .any(|line| line.contains("Tata Tele"))
    })
    .await;
}

#[wasm_bindgen_test]
async fn what_the_provider_refused_is_said_in_the_popup_and_nowhere_else() {
    let page = Page::start(boot(&[Provider::TataTele])).await;
    page.answers(
        "POST",
        CALLS,
        502,
        &ErrorAnswer {
            code: "provider-refused",
            message: "Your agent number isn’t active there.",
        },
    );
    let error = settled(page.dials(&lata())).await.unwrap_err();
    assert_eq!(
        Reflect::get(&error, &"code".into()).unwrap(),
        "provider-refused"
    );
    page.says("[part=status]", "Failed").await;
    assert_eq!(page.text(".note .med"), "Tata Tele refused the call.");
    assert_eq!(page.texts(".toast").len(), 0);
    assert_eq!(page.events("ringlet-error").len(), 1);
}

#[wasm_bindgen_test]
async fn what_concerns_the_user_is_one_toast_and_no_popup() {
    let page = Page::start(boot(&[Provider::TataTele])).await;
    page.answers(
        "POST",
        CALLS,
        429,
        &ErrorAnswer {
            code: "too-many-calls",
            message: "",
        },
    );
    settled(page.dials(&lata())).await.unwrap_err();
    page.shows(".toast").await;
    settled(page.dials(&lata())).await.unwrap_err();
    page.until("one toast", || {
        page.texts(".toast .med") == ["Too many calls at once"]
    })
    .await;
    assert!(page.find("[part=popup]").is_none());
}

#[wasm_bindgen_test]
async fn a_guest_is_asked_to_sign_in() {
    let page_boot = boot(&[Provider::TataTele]);
    let page = Page::start(page_boot).await;
    page.answers_instead(
        "POST",
        CALLS,
        401,
        &ErrorAnswer {
            code: "not-authenticated",
            message: "",
        },
    );
    settled(page.dials(&lata())).await.unwrap_err();
    page.says(".toast .med", "Sign in to call").await;
}

#[wasm_bindgen_test]
async fn a_line_that_is_not_allowed_is_not_asked_for() {
    let page = Page::start(boot(&[Provider::TataTele])).await;
    let error = settled(page.dials(&Request {
        medium: Some("twilio"),
        ..lata()
    }))
    .await
    .unwrap_err();
    assert_eq!(Reflect::get(&error, &"code".into()).unwrap(), "not-allowed");
    page.says(".toast .med", "You can’t call with Twilio").await;
    assert_eq!(page.text(".acts button"), "Call with Tata Tele");
    assert!(page.asked("POST", CALLS).is_empty());
    page.answers(
        "POST",
        CALLS,
        201,
        &One {
            call: &call(CallState::Dialing, 1),
        },
    );
    page.click(".acts button").await;
    page.says("[part=status]", "Calling…").await;
}

#[wasm_bindgen_test]
async fn too_much_data_is_refused_here() {
    let page = Page::start(boot(&[Provider::TataTele])).await;
    let error = settled(page.dials(&Request {
        custom_data: Some("x".repeat(2001)),
        ..lata()
    }))
    .await
    .unwrap_err();
    assert_eq!(
        Reflect::get(&error, &"code".into()).unwrap(),
        "custom-data-too-long"
    );
    assert!(page.asked("POST", CALLS).is_empty());
}

#[wasm_bindgen_test]
async fn without_a_connection_the_same_dial_can_be_asked_again() {
    let page = Page::start(boot(&[Provider::TataTele])).await;
    page.away(true);
    let error = settled(page.dials(&lata())).await.unwrap_err();
    assert_eq!(
        Reflect::get(&error, &"code".into()).unwrap(),
        "backend-unreachable"
    );
    page.says(".note .med", "No connection to Ringlet.").await;
    page.away(false);
    page.answers(
        "POST",
        CALLS,
        201,
        &One {
            call: &call(CallState::Dialing, 1),
        },
    );
    page.click("[part=try-again]").await;
    page.until("answered", || page.asked("POST", CALLS).len() == 2)
        .await;
    let asked = page.asked("POST", CALLS);
    assert_eq!(asked[0].key, asked[1].key);
}

#[wasm_bindgen_test]
async fn a_page_of_a_proxy_breaks_nothing() {
    let page = Page::start(boot(&[Provider::TataTele])).await;
    let error = settled(page.dials(&lata())).await.unwrap_err();
    assert_eq!(Reflect::get(&error, &"code".into()).unwrap(), "not-found");
    page.says(".toast .med", "The call wasn’t placed").await;
}

#[wasm_bindgen_test]
async fn several_lines_are_asked_for_and_remembered() {
    let page = Page::start(boot(&[Provider::TataTele, Provider::Twilio])).await;
    page.answers(
        "POST",
        CALLS,
        201,
        &One {
            call: &call(CallState::Dialing, 1),
        },
    );
    let method = "/api/method/crm.integrations.api.set_default_calling_medium";
    #[derive(serde::Serialize)]
    struct Message {
        message: &'static str,
    }
    page.answers("POST", method, 200, &Message { message: "Twilio" });
    let dialled = page.dials(&lata());
    page.says(".choose h3", "Call Lata Shah with").await;
    let focused = || {
        page.find(".choose")
            .and_then(|dialog| dialog.query_selector(":focus").ok().flatten())
    };
    page.until("the first line has the focus", || focused().is_some())
        .await;
    page.click(".choose .opt:nth-child(2)").await;
    page.click(".choose .btn.primary").await;
    settled(dialled).await.unwrap();
    assert!(
        page.asked("POST", CALLS)[0]
            .body
            .contains(r#""provider":"twilio""#)
    );
    page.until("remembered", || {
        page.asked("POST", method)
            .first()
            .is_some_and(|asked| asked.body.contains("Twilio"))
    })
    .await;
}

#[wasm_bindgen_test]
async fn closing_the_question_dials_nothing() {
    let page = Page::start(boot(&[Provider::TataTele, Provider::Twilio])).await;
    let dialled = page.dials(&lata());
    page.click(".choose .row .btn:not(.primary)").await;
    let error = settled(dialled).await.unwrap_err();
    assert_eq!(Reflect::get(&error, &"code".into()).unwrap(), "canceled");
    assert!(page.find(".toast").is_none() && page.find(".choose").is_none());
}
