//! The call log: list, filters, detail, what is said when there is nothing.

use ringlet_model::Timestamp;
use ringlet_model::api::{
    CallLogDetail, CallLogEntry, CallLogEvent, CallLogPage, CallNote, CallView,
};
use ringlet_model::call::{CallState, Direction, Outcome};
use ringlet_model::provider::Provider;
use wasm_bindgen_test::wasm_bindgen_test;

use super::harness::*;

const CALLS: &str = "/calls";

fn entry(id: &str, minutes_ago: i64) -> CallLogEntry {
    let started = Timestamp(now().0 - minutes_ago * 60_000);
    CallLogEntry {
        id: id.into(),
        source: "tata_tele".into(),
        sources: vec!["tata_tele".into()],
        external_id: None,
        user_id: Some("asha@example.com".into()),
        user_name: Some("Asha Kulkarni".into()),
        direction: Direction::Outbound,
        state: CallState::Ended,
        outcome: Some(Outcome::Completed),
        reason: None,
        remote_number: "+919999988888".into(),
        remote_display: "+91 99999 88888".into(),
        remote_name: Some("Lata Shah".into()),
        local_number: None,
        reference: None,
        started_at: started,
        answered_at: Some(started),
        ended_at: Some(started),
        duration_seconds: Some(272),
        has_recording: false,
        call_back_due: false,
        disposition: Some("Interested".into()),
        wrapped_up: true,
        note_count: 1,
        task_count: 0,
        created_at: started,
        updated_at: started,
    }
}

fn page_of(calls: Vec<CallLogEntry>, next: Option<&str>) -> CallLogPage {
    CallLogPage {
        calls,
        next_cursor: next.map(str::to_owned),
    }
}

async fn log_with(calls: Vec<CallLogEntry>, next: Option<&str>) -> Page {
    Page::start_prepared(boot(&[Provider::TataTele]), "call-log", |page| {
        page.answers("GET", CALLS, 200, &page_of(calls, next));
    })
    .await
}

#[wasm_bindgen_test]
async fn a_row_says_who_how_and_how_long() {
    let page = log_with(vec![entry("a", 1)], None).await;
    page.says(".lr .who", "Lata Shah").await;
    assert_eq!(page.text(".lr .l2"), "+91 99999 88888");
    assert_eq!(page.texts(".lr .c-out > span"), ["Completed", "Interested"]);
    assert_eq!(page.text(".lr .dur"), "4:32");
    assert_eq!(
        page.find("call-button")
            .and_then(|button| button.get_attribute("phone-number"))
            .as_deref(),
        Some("+919999988888")
    );
}

#[wasm_bindgen_test]
async fn nothing_yet_and_nothing_found_are_different_things() {
    let page = log_with(Vec::new(), None).await;
    page.says(".empty h3", "No calls yet").await;
    page.types("input[type=search]", "nobody").await;
    page.says(".empty h3", "No calls match these filters").await;
    let asked = page.asked("GET", CALLS);
    assert!(asked.last().unwrap().path.contains("q=nobody"), "{asked:?}");
    page.click(".empty .btn").await;
    page.says(".empty h3", "No calls yet").await;
}

#[wasm_bindgen_test]
async fn a_failure_offers_to_try_again() {
    let page = Page::start_prepared(boot(&[Provider::TataTele]), "call-log", |page| {
        page.answers(
            "GET",
            CALLS,
            500,
            &ErrorAnswer {
                code: "server-error",
                message: "The database is busy.",
            },
        );
    })
    .await;
    page.says(".empty p", "The database is busy.").await;
    page.answers_instead("GET", CALLS, 200, &page_of(vec![entry("a", 1)], None));
    page.click(".empty .btn").await;
    page.says(".lr .who", "Lata Shah").await;
}

#[wasm_bindgen_test]
async fn older_calls_come_behind() {
    let page = log_with(vec![entry("b", 1)], Some("next")).await;
    page.says(".lr .who", "Lata Shah").await;
    page.answers_instead("GET", CALLS, 200, &page_of(vec![entry("a", 3_000)], None));
    page.click(".more .btn").await;
    page.until("two rows", || page.texts(".lr .who").len() == 2)
        .await;
    assert!(
        page.asked("GET", CALLS)
            .last()
            .unwrap()
            .path
            .contains("cursor=next")
    );
    assert!(page.find(".more").is_none(), "that was all");
    assert_eq!(page.texts(".day").len(), 2);
}

#[wasm_bindgen_test]
async fn a_row_opens_its_detail_and_escape_closes_it() {
    let page = log_with(vec![entry("a", 1)], None).await;
    let detail = CallLogDetail {
        call: entry("a", 1),
        matches: Vec::new(),
        events: vec![CallLogEvent {
            id: 1,
            source: "tata_tele".into(),
            at: now(),
            state: Some(CallState::Ringing),
            kind: "ringing".into(),
            detail: None,
        }],
        notes: vec![CallNote {
            name: "n".into(),
            title: "Call note".into(),
            content: "<p>Wants <b>two</b></p><ul><li>offers</li></ul><script>alert(1)</script>"
                .into(),
            owner: "asha@example.com".into(),
            created_at: now(),
            updated_at: now(),
        }],
        tasks: Vec::new(),
        legs: Vec::new(),
        same: Vec::new(),
    };
    page.answers("GET", "/calls/a", 200, &detail);
    page.click(".lr .who").await;
    page.says(".det h3", "Lata Shah").await;
    page.until("the note is there", || {
        page.text(".det .part .text")
            .starts_with("Wants two\n• offers")
    })
    .await;
    page.until("the timeline is there", || {
        page.text(".det .legs li span").trim() == "Rang"
    })
    .await;
    page.key(".det", "Escape").await;
    page.until("it closes", || page.find(".det").is_none())
        .await;
}

#[wasm_bindgen_test]
async fn a_note_whose_answer_was_lost_is_kept_once_and_the_same_again_twice() {
    #[derive(serde::Serialize)]
    struct Answer {
        call: CallView,
    }
    let page = log_with(vec![entry("c4ll", 1)], None).await;
    let call = CallView {
        wrapped_up: true,
        ..call(CallState::Ended, 1)
    };
    let found = Answer { call: call.clone() };
    page.answers("GET", "/api/ringlet/calls/c4ll", 200, &found);
    let write = async || {
        page.click(".det .acts .btn").await;
        page.shows(".det .write [role=textbox]").await;
        let editor = page.find(".det .write [role=textbox]").unwrap();
        editor.set_inner_html("Called again");
        editor
            .dispatch_event(&web_sys::InputEvent::new("input").unwrap())
            .unwrap();
    };
    let save = async || {
        page.click(".det .write .btn.primary").await;
        page.until("it is saved", || page.find(".det .write").is_none())
            .await;
    };
    page.click(".lr .who").await;
    write().await;
    page.away(true);
    page.click(".det .write .btn.primary").await;
    page.shows(".det .write .help.bad").await;
    page.away(false);
    let path = "/api/ringlet/calls/c4ll/wrap-up";
    page.answers("POST", path, 200, &Answer { call });
    save().await;
    write().await;
    save().await;
    let asked = page.asked("POST", path);
    assert_eq!(asked.len(), 3);
    assert_eq!(asked[0].key, asked[1].key);
    assert_ne!(asked[1].key, asked[2].key);
}

#[wasm_bindgen_test]
async fn a_record_page_shows_the_record_s_calls() {
    let page = Page::start_prepared(boot(&[Provider::TataTele]), "call-log", |page| {
        page.attribute("reference-doctype", "CRM Lead");
        page.attribute("reference-name", "LEAD-1");
        page.answers("GET", CALLS, 200, &page_of(Vec::new(), None));
    })
    .await;
    page.shows(".empty").await;
    let path = page.asked("GET", CALLS).pop().unwrap().path;
    assert!(
        path.contains("reference_doctype=CRM+Lead") && path.contains("reference_name=LEAD-1"),
        "{path}"
    );
}

#[wasm_bindgen_test]
async fn a_call_that_ends_appears_by_itself() {
    let page = log_with(Vec::new(), None).await;
    page.shows(".empty").await;
    page.answers_instead("GET", CALLS, 200, &page_of(vec![entry("c4ll", 0)], None));
    page.tells(&call(CallState::Connected, 1));
    page.says(".lr .who", "Lata Shah").await;
}
