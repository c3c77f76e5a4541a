//! After the call.

use ringlet_model::api::{CallView, RecordRef};
use ringlet_model::call::{CallState, Outcome};
use ringlet_model::provider::Provider;
use serde::Serialize;
use wasm_bindgen_test::wasm_bindgen_test;

use super::harness::*;

const PATH: &str = "/api/ringlet/calls/c4ll/wrap-up";

#[derive(Serialize)]
struct Saved {
    call: CallView,
    note: Option<String>,
    task: Option<String>,
}

fn over(revision: u64) -> CallView {
    CallView {
        outcome: Some(Outcome::Completed),
        duration_seconds: Some(61),
        ..call(CallState::Ended, revision)
    }
}

fn saved() -> Saved {
    Saved {
        call: CallView {
            wrapped_up: true,
            disposition: Some("Interested".into()),
            reference: Some(RecordRef {
                doctype: "CRM Lead".into(),
                name: "CRM-LEAD-1".into(),
            }),
            ..over(9)
        },
        note: Some("n".into()),
        task: None,
    }
}

async fn ended() -> Page {
    let page = Page::start(boot(&[Provider::TataTele])).await;
    page.tells(&over(1));
    page.click("[part=open-wrap-up]").await;
    page
}

async fn write_note(page: &Page, html: &str) {
    page.shows("[role=textbox]").await;
    let editor = page.find("[role=textbox]").unwrap();
    editor.set_inner_html(html);
    editor
        .dispatch_event(&web_sys::InputEvent::new("input").unwrap())
        .unwrap();
}

#[wasm_bindgen_test]
async fn a_line_with_dispositions_of_its_own_offers_those() {
    let mut lines = boot(&[Provider::TataTele]);
    lines.providers[0].dispositions = vec!["Meh".into(), "Wow".into()];
    let page = Page::start(lines).await;
    page.tells(&over(1));
    page.click("[part=open-wrap-up]").await;
    page.shows(".chip").await;
    assert_eq!(page.texts(".chip"), ["Meh", "Wow"]);
}

#[wasm_bindgen_test]
async fn everything_is_saved_together() {
    let page = ended().await;
    page.click(".chip").await;
    page.shows(".chip[aria-checked=true]").await;
    write_note(&page, "<b>Wants 300 m</b><script>x</script>").await;
    page.click("[part=add-task]").await;
    page.click("[part=task-add]").await;
    page.says("#task-title-help", "Say what is to be done.")
        .await;
    let title = page.find("#task-title").unwrap();
    js_sys::Reflect::set(&title, &"value".into(), &"Send the quote".into()).unwrap();
    title
        .dispatch_event(&web_sys::Event::new("input").unwrap())
        .unwrap();
    page.click("[part=task-add]").await;
    page.says(".opt .med", "Send the quote").await;
    page.answers("POST", PATH, 200, &saved());
    page.click("[part=save]").await;
    page.until("closed", || page.find("[part=popup]").is_none())
        .await;
    let asked = page.asked("POST", PATH);
    assert_eq!((asked.len(), asked[0].key.len()), (1, 32));
    for part in [
        r#""disposition":"Interested""#,
        "<b>Wants 300 m</b>\"",
        r#""title":"Send the quote""#,
    ] {
        assert!(asked[0].body.contains(part), "{part} in {}", asked[0].body);
    }
    page.says(".toast .med", "Call saved to Lata Shah").await;
    assert_eq!(page.texts(".toast .acts button"), ["Open record"]);
    assert_eq!(page.events("ringlet-disposition").len(), 1);
}

#[wasm_bindgen_test]
async fn without_a_connection_it_is_kept_and_sent_later_with_the_same_key() {
    let page = ended().await;
    page.click(".chip").await;
    page.away(true);
    page.click("[part=save]").await;
    page.says(".note.wait .med", "Not saved yet. No connection.")
        .await;
    let kept =
        ringlet::browser::storage::keys(ringlet::browser::storage::Keep::Device, "ringlet:draft:");
    assert!(kept.iter().any(|key| key.ends_with(":c4ll")), "{kept:?}");
    page.away(false);
    page.answers("POST", PATH, 200, &saved());
    web_sys::window()
        .unwrap()
        .dispatch_event(&web_sys::Event::new("online").unwrap())
        .unwrap();
    page.until("closed", || page.find("[part=popup]").is_none())
        .await;
    let asked = page.asked("POST", PATH);
    assert_eq!(
        asked.first().map(|asked| &asked.key),
        asked.last().map(|asked| &asked.key)
    );
}

#[wasm_bindgen_test]
async fn what_is_written_while_it_waits_is_another_wrap_up() {
    let page = ended().await;
    write_note(&page, "Asked for Tuesday").await;
    page.away(true);
    page.click("[part=save]").await;
    page.says(".note.wait .med", "Not saved yet. No connection.")
        .await;
    // The server may have it already: the key with another body would be refused for ever.
    write_note(&page, "Asked for Wednesday").await;
    page.away(false);
    page.answers("POST", PATH, 200, &saved());
    page.click("[part=save]").await;
    page.until("closed", || page.find("[part=popup]").is_none())
        .await;
    let asked = page.asked("POST", PATH);
    let (first, last) = (asked.first().unwrap(), asked.last().unwrap());
    assert!(last.body.contains("Wednesday"), "{}", last.body);
    assert_ne!(first.key, last.key);
}

#[wasm_bindgen_test]
async fn a_refusal_of_the_server_keeps_what_was_written() {
    let page = ended().await;
    write_note(&page, "keep me").await;
    page.answers(
        "POST",
        PATH,
        422,
        &ErrorAnswer {
            code: "invalid-input",
            message: "This person has left.",
        },
    );
    page.click("[part=save]").await;
    page.says(".note.stop p:last-child", "This person has left.")
        .await;
    assert_eq!(page.text("[role=textbox]"), "keep me");
}

#[wasm_bindgen_test]
async fn skipping_says_nothing_and_closes() {
    let page = ended().await;
    page.answers(
        "POST",
        PATH,
        200,
        &Saved {
            call: CallView {
                wrapped_up: true,
                ..over(9)
            },
            note: None,
            task: None,
        },
    );
    page.click("[part=skip]").await;
    page.until("closed", || page.find("[part=popup]").is_none())
        .await;
    assert!(page.find(".toast").is_none());
}

#[wasm_bindgen_test]
async fn an_unknown_result_is_asked_for() {
    let page = Page::start(boot(&[Provider::TataTele])).await;
    page.tells(&call(CallState::Ended, 1));
    page.says(".via", "Result unknown · Tata Tele").await;
    page.answers(
        "POST",
        PATH,
        200,
        &Saved {
            call: CallView {
                wrapped_up: true,
                ..over(9)
            },
            note: None,
            task: None,
        },
    );
    page.click(".chip:nth-child(2)").await;
    page.until("saved", || {
        page.asked("POST", PATH)
            .first()
            .is_some_and(|asked| asked.body.contains(r#""outcome":"no-answer""#))
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_note_begun_in_the_call_goes_on_in_the_wrap_up() {
    let page = Page::start(boot(&[Provider::TataTele])).await;
    page.tells(&call(CallState::Connected, 1));
    page.click("[part=note]").await;
    page.shows("[role=textbox]").await;
    write_note(&page, "Asked for Tuesday").await;
    page.until("kept", || page.text(".ed-t .state") == "Draft kept")
        .await;
    page.tells(&over(2));
    page.shows("[part=wrap-up]").await;
    assert_eq!(page.text("[role=textbox]"), "Asked for Tuesday");
}

#[wasm_bindgen_test]
async fn a_task_that_was_typed_but_not_added_is_saved_too() {
    let page = ended().await;
    page.click("[part=add-task]").await;
    page.shows("#task-title").await;
    let title = page.find("#task-title").unwrap();
    js_sys::Reflect::set(&title, &"value".into(), &"Send the quote".into()).unwrap();
    title
        .dispatch_event(&web_sys::Event::new("input").unwrap())
        .unwrap();
    page.until("in the draft", || page.text(".ed-t .state") == "Draft kept")
        .await;
    assert!(page.find("#task-title").is_some(), "the form stays open");
    page.answers("POST", PATH, 200, &saved());
    page.click("[part=save]").await;
    page.until("saved", || {
        page.asked("POST", PATH)
            .first()
            .is_some_and(|asked| asked.body.contains(r#""title":"Send the quote""#))
    })
    .await;
}
