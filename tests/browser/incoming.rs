//! Calls that come in.

use ringlet_model::api::{CallView, RecordMatch};
use ringlet_model::call::{CallState, Direction, Outcome};
use ringlet_model::provider::Provider;
use wasm_bindgen_test::wasm_bindgen_test;

use super::harness::*;

fn ringing(id: &str, revision: u64) -> CallView {
    CallView {
        id: id.into(),
        direction: Direction::Inbound,
        ..call(CallState::Ringing, revision)
    }
}

#[wasm_bindgen_test]
async fn the_record_pops_up_and_the_call_is_taken() {
    let page = Page::start(boot(&[Provider::Twilio])).await;
    page.tells(&ringing("in", 1));
    page.says("[part=status]", "Ringing…").await;
    assert_eq!(page.text("[part=name]"), "Lata Shah");
    assert_eq!(
        page.find("[part=record]")
            .unwrap()
            .get_attribute("href")
            .as_deref(),
        Some("/crm/CRM%20Lead/LEAD-1")
    );
    assert_eq!(page.events("ringlet-call-ringing").len(), 1);
    assert!(
        page.notified()
            .contains(r#""external_number":"+919999988888""#)
    );
    page.until("the title says it", || {
        ringlet::browser::page::title() == "Lata Shah is calling"
    })
    .await;
    let talking = CallView {
        answered_at: Some(now()),
        state: CallState::Connected,
        revision: 2,
        ..ringing("in", 2)
    };
    page.answers(
        "POST",
        "/api/ringlet/calls/in/answer",
        200,
        &One { call: &talking },
    );
    page.click("[part=answer]").await;
    page.says("[part=status]", "In progress").await;
    page.until("the title is back", || {
        ringlet::browser::page::title() != "Lata Shah is calling"
    })
    .await;
}

#[wasm_bindgen_test]
async fn one_of_several_records_is_picked() {
    let page = Page::start(boot(&[Provider::Twilio])).await;
    let record = |name: &str| RecordMatch {
        doctype: "Contact".into(),
        name: name.into(),
        title: name.into(),
        subtitle: None,
    };
    page.tells(&CallView {
        matches: vec![record("Jonas Weber"), record("Annegret Kühn")],
        ..ringing("several", 1)
    });
    page.says("[part=name]", "2 records match").await;
    page.click(".pick .opt:nth-child(2)").await;
    page.says("[part=name]", "Annegret Kühn").await;
    page.shows(".pick .opt:nth-child(2)[aria-checked=true]")
        .await;
    page.click(".pick .opt:nth-child(1)").await;
    page.says("[part=name]", "Jonas Weber").await;
}

#[wasm_bindgen_test]
async fn a_stranger_becomes_a_lead() {
    let page = Page::start(boot(&[Provider::Twilio])).await;
    let stranger = CallView {
        matches: vec![],
        display_name: None,
        ..ringing("stranger", 1)
    };
    page.tells(&stranger);
    page.says("[part=number]", "Not in your CRM · India").await;
    page.click(".pop-f .btn:not([part])").await;
    page.click("[part=lead-form] [type=submit]").await;
    page.says("#lead-help", "Enter a first name.").await;
    let field = page.find("#lead-first").unwrap();
    js_sys::Reflect::set(&field, &"value".into(), &"Ravi".into()).unwrap();
    field
        .dispatch_event(&web_sys::Event::new("input").unwrap())
        .unwrap();
    let lead = RecordMatch {
        doctype: "CRM Lead".into(),
        name: "LEAD-9".into(),
        title: "Ravi".into(),
        subtitle: None,
    };
    #[derive(serde::Serialize)]
    struct Answer {
        call: CallView,
        lead: RecordMatch,
    }
    let known = CallView {
        matches: vec![lead.clone()],
        revision: 2,
        ..stranger
    };
    let path = "/api/ringlet/calls/stranger/lead";
    page.away(true);
    page.click("[part=lead-form] [type=submit]").await;
    page.says(".toast .med", "The lead wasn’t created").await;
    page.away(false);
    page.answers("POST", path, 201, &Answer { call: known, lead });
    page.click("[part=lead-form] [type=submit]").await;
    page.says("[part=name]", "Ravi").await;
    page.says(".toast .med", "Lead created for Ravi").await;
    let asked = page.asked("POST", path);
    assert_eq!(asked.len(), 2);
    assert_eq!(
        asked[0].key, asked[1].key,
        "the first may have arrived, and only its answer been lost"
    );
}

#[wasm_bindgen_test]
async fn a_second_call_is_announced_above_the_first() {
    let page = Page::start(boot(&[Provider::Twilio])).await;
    page.tells(&call(CallState::Connected, 1));
    page.says("[part=status]", "In progress").await;
    let jonas = CallView {
        display_name: Some("Jonas Weber".into()),
        matches: vec![],
        ..ringing("second", 1)
    };
    page.tells(&jonas);
    page.says(".second .med", "Jonas Weber is calling").await;
    assert_eq!(page.text("[part=name]"), "Lata Shah");
    page.answers(
        "POST",
        "/api/ringlet/calls/c4ll/hold",
        200,
        &One {
            call: &call(CallState::OnHold, 2),
        },
    );
    let talking = CallView {
        state: CallState::Connected,
        answered_at: Some(now()),
        revision: 2,
        ..jonas.clone()
    };
    page.answers(
        "POST",
        "/api/ringlet/calls/second/answer",
        200,
        &One { call: &talking },
    );
    page.click(".second .answer").await;
    page.says("[part=name]", "Jonas Weber").await;
    page.says(".fold .btn", "Swap").await;
    let waits = CallView {
        state: CallState::OnHold,
        answered_at: Some(now()),
        revision: 3,
        ..jonas
    };
    let (hold, resume) = (
        "/api/ringlet/calls/second/hold",
        "/api/ringlet/calls/c4ll/resume",
    );
    page.answers("POST", hold, 200, &One { call: &waits });
    page.answers(
        "POST",
        resume,
        200,
        &One {
            call: &call(CallState::Connected, 3),
        },
    );
    page.click(".fold .btn").await;
    page.says("[part=name]", "Lata Shah").await;
    page.says("[part=status]", "In progress").await;
    page.says(".fold .wait", "On hold").await;
    assert_eq!(page.asked("POST", hold).len(), 1);
    assert_eq!(page.asked("POST", resume).len(), 1);
}

#[wasm_bindgen_test]
async fn a_second_call_is_not_taken_while_the_first_cannot_be_held() {
    let page = Page::start(boot(&[Provider::Twilio])).await;
    page.tells(&call(CallState::Connected, 1));
    page.says("[part=status]", "In progress").await;
    page.tells(&ringing("second", 1));
    page.shows(".second .answer").await;
    let (hold, answer) = (
        "/api/ringlet/calls/c4ll/hold",
        "/api/ringlet/calls/second/answer",
    );
    page.answers(
        "POST",
        hold,
        502,
        &ErrorAnswer {
            code: "provider-refused",
            message: "The call can’t wait.",
        },
    );
    page.click(".second .answer").await;
    page.says(".toast .med", "Tata Tele didn’t do that").await;
    assert_eq!(page.asked("POST", hold).len(), 1);
    assert_eq!(page.asked("POST", answer).len(), 0);
    assert_eq!(page.text("[part=name]"), "Lata Shah");

    page.answers_instead(
        "POST",
        hold,
        200,
        &One {
            call: &call(CallState::OnHold, 2),
        },
    );
    let talking = CallView {
        state: CallState::Connected,
        answered_at: Some(now()),
        revision: 2,
        ..ringing("second", 1)
    };
    page.answers("POST", answer, 200, &One { call: &talking });
    page.click(".second .answer").await;
    page.says(".fold .btn", "Swap").await;
    assert_eq!(page.asked("POST", answer).len(), 1);
}

#[wasm_bindgen_test]
async fn a_missed_call_asks_to_be_returned() {
    let page = Page::start(boot(&[Provider::Twilio])).await;
    page.tells(&ringing("missed", 1));
    page.says("[part=status]", "Ringing…").await;
    page.tells(&CallView {
        state: CallState::Ended,
        outcome: Some(Outcome::Missed),
        ended_at: Some(now()),
        ..ringing("missed", 2)
    });
    page.says("[part=status]", "Missed").await;
    page.shows("[part=call-back]").await;
}
