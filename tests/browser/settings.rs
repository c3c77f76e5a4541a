//! The settings: who may see them, saving, conflicts, leaving with changes, secrets.

use ringlet_model::Timestamp;
use ringlet_model::api::{
    AgentLine, Boot, DoNotCallEntry, DoNotCallPage, FieldKind, FormActions, FormField,
    ProviderForm, ProviderList, ProviderState, ProviderSummary, UserView, WebhookInfo,
};
use ringlet_model::provider::{Capabilities, Provider};
use serde::Serialize;
use wasm_bindgen_test::wasm_bindgen_test;

use super::harness::*;

const PROVIDERS: &str = "/api/ringlet/settings/providers";
const WEBHOOK: &str = "/api/ringlet/settings/providers/tata_tele/webhook";
const FORM: &str = "/api/ringlet/settings/providers/tata_tele/form";
const TATA: &str = "/api/resource/CRM%20Tata%20Tele%20Settings/CRM%20Tata%20Tele%20Settings";

#[derive(Clone, Serialize)]
struct Doc {
    enabled: u8,
    api_endpoint: &'static str,
    api_token: &'static str,
    account_id: &'static str,
    phone_number: &'static str,
    modified: &'static str,
}

#[derive(Serialize)]
struct Data {
    data: Doc,
}

const STORED: Doc = Doc {
    enabled: 1,
    api_endpoint: "https://pbx.example.com/v1/click_to_call",
    api_token: "********",
    account_id: "TT-1",
    phone_number: "204",
    modified: "1",
};

/// Tata Tele as the server describes it.
fn form() -> ProviderForm {
    let field = |name: &str, kind| FormField {
        name: name.into(),
        kind,
        ..FormField::default()
    };
    ProviderForm {
        provider: Provider::TataTele,
        label: "Tata Tele".into(),
        doctype: "CRM Tata Tele Settings".into(),
        fields: vec![
            FormField {
                default: "https://api.example.com/v1".into(),
                ..field("api_endpoint", FieldKind::Url)
            },
            FormField {
                required: true,
                secret_set: true,
                ..field("api_token", FieldKind::Secret)
            },
            field("account_id", FieldKind::Text),
            field("phone_number", FieldKind::Phone),
        ],
        agent: AgentLine::PhoneOrId,
        agent_field: Some("tata_tele_agent_number".into()),
        actions: FormActions {
            test_connection: true,
            webhook: true,
            register_webhook: true,
            test_call: true,
        },
        capabilities: Capabilities::default(),
        experimental: false,
    }
}

const ACCOUNT: &str = ".form .field:nth-of-type(2) input";
const NUMBER: &str = ".form .field:nth-of-type(3) input";

fn boot_as(role: &str) -> Boot {
    let boot = boot(&[Provider::TataTele]);
    Boot {
        user: boot.user.map(|user| UserView {
            roles: vec![role.into()],
            ..user
        }),
        ..boot
    }
}

fn hub(state: ProviderState) -> ProviderList {
    ProviderList {
        providers: vec![ProviderSummary {
            id: Provider::TataTele,
            label: "Tata Tele".into(),
            enabled: true,
            state,
            detail: None,
            last_webhook_at: None,
            webhook_count: 0,
            failing_since: None,
            default: true,
        }],
    }
}

fn webhook(count: u64) -> WebhookInfo {
    let at = (count > 0).then_some(Timestamp(1_795_000_000_000));
    WebhookInfo {
        url: "https://calls.example.com/hook?key=abc".into(),
        by_key: true,
        count,
        first_at: at,
        last_at: at,
        last_understood: at.map(|_| true),
    }
}

/// An administrator on the Tata Tele page.
async fn tata_tele_page() -> Page {
    let page = Page::start_in(boot_as("admin"), "call-settings").await;
    page.answers("GET", PROVIDERS, 200, &hub(ProviderState::Connected));
    page.answers("GET", FORM, 200, &form());
    page.answers("GET", TATA, 200, &Data { data: STORED });
    page.answers("GET", WEBHOOK, 200, &webhook(0));
    // Wherever the test before was, the hub is one click away.
    page.click(".set-nav .to").await;
    page.click(".prov .btn").await;
    page.says("h2", "Tata Tele Smartflo").await;
    page.shows(".form .in").await;
    page
}

#[wasm_bindgen_test]
async fn an_agent_is_told_that_the_settings_are_not_theirs() {
    let page = Page::start_in(boot_as("agent"), "call-settings").await;
    page.says("h2", "These settings aren’t yours to change")
        .await;
    assert!(
        page.asked("GET", PROVIDERS).is_empty(),
        "nothing is even asked for"
    );
}

#[wasm_bindgen_test]
async fn the_hub_says_what_is_the_matter() {
    let page = Page::start_in(boot_as("admin"), "call-settings").await;
    page.answers("GET", PROVIDERS, 200, &hub(ProviderState::Failing));
    page.click(".set-nav .to").await;
    page.until("the badge", || {
        page.text(".prov .badge").trim() == "Failing"
    })
    .await;
    page.shows(".set-nav .dot.stop").await;
    assert_eq!(page.text(".prov .btn"), "Fix");
}

#[wasm_bindgen_test]
async fn the_bar_comes_with_a_change_and_saving_sends_the_mask_back() {
    let page = tata_tele_page().await;
    assert!(page.find(".bar").is_none(), "nothing is unsaved yet");
    assert_eq!(
        page.value("input[readonly]"),
        "••••••••••••••••",
        "no secret and no length of one"
    );

    page.types(ACCOUNT, "TT-2").await;
    page.says(".bar [role=status]", "1 change not saved").await;
    page.answers(
        "PUT",
        TATA,
        200,
        &Data {
            data: Doc {
                account_id: "TT-2",
                modified: "2",
                ..STORED
            },
        },
    );
    page.click(".bar .primary").await;
    page.until("the bar goes", || page.find(".bar").is_none())
        .await;
    let asked = page.asked("PUT", TATA);
    assert_eq!(asked.len(), 1);
    for part in [
        r#""api_token":"********""#,
        r#""account_id":"TT-2""#,
        r#""modified":"1""#,
    ] {
        assert!(asked[0].body.contains(part), "{part} in {}", asked[0].body);
    }
}

#[wasm_bindgen_test]
async fn what_is_done_while_saving_isn_t_lost_and_isn_t_called_saved() {
    let page = tata_tele_page().await;
    page.types(ACCOUNT, "TT-2").await;
    let stored = Doc {
        account_id: "TT-2",
        modified: "2",
        ..STORED
    };
    page.answers("PUT", TATA, 200, &Data { data: stored });
    page.click(".bar .primary").await;
    page.click(".bar .btn:not(.primary)").await;
    assert_eq!(page.value(ACCOUNT), "TT-2", "it is on its way");
    page.types(NUMBER, "206").await;
    page.until("it is stored", || {
        page.find(".bar .primary[aria-busy]").is_none()
    })
    .await;
    assert_eq!(page.value(NUMBER), "206");
    assert_eq!(page.text(".bar [role=status]"), "1 change not saved");
    assert_eq!(page.text(".saved"), "");
}

#[wasm_bindgen_test]
async fn somebody_else_saved_first_and_nothing_is_overwritten() {
    #[derive(Serialize)]
    struct Stale {
        exc_type: &'static str,
        _server_messages: &'static str,
    }
    let page = tata_tele_page().await;
    page.types(ACCOUNT, "TT-mine").await;
    let stale = Stale {
        exc_type: "TimestampMismatchError",
        _server_messages: r#"["{\"message\":\"Jonas Weber changed this page at 14:58.\"}"]"#,
    };
    page.answers("PUT", TATA, 417, &stale);
    page.answers_instead(
        "GET",
        TATA,
        200,
        &Data {
            data: Doc {
                phone_number: "205",
                modified: "2",
                ..STORED
            },
        },
    );
    page.click(".bar .primary").await;
    page.says(".bar .note p", "Jonas Weber changed this page at 14:58.")
        .await;
    let both: Vec<String> = (1..=2)
        .map(|row| page.text(&format!(".bar tbody tr:nth-child({row})")))
        .collect();
    assert!(
        both[0].contains("TT-1") && both[0].contains("TT-mine"),
        "mine beside what is stored: {both:?}"
    );
    assert!(
        both[1].contains("205") && both[1].contains("204"),
        "theirs beside what I have: {both:?}"
    );

    page.answers_instead(
        "PUT",
        TATA,
        200,
        &Data {
            data: Doc {
                phone_number: "205",
                account_id: "TT-mine",
                modified: "3",
                ..STORED
            },
        },
    );
    // Save mine.
    page.click(".bar .primary").await;
    page.until("the bar goes", || page.find(".bar").is_none())
        .await;
    assert_eq!(page.value(NUMBER), "205", "what only they changed follows");
    let last = page.asked("PUT", TATA).pop().unwrap();
    assert!(
        last.body.contains(r#""modified":"2""#) && last.body.contains(r#""phone_number":"205""#),
        "{}",
        last.body
    );
}

#[wasm_bindgen_test]
async fn their_version_can_be_taken_over() {
    let page = tata_tele_page().await;
    page.types(ACCOUNT, "TT-mine").await;
    #[derive(Serialize)]
    struct Stale {
        exc_type: &'static str,
    }
    let stale = Stale {
        exc_type: "TimestampMismatchError",
    };
    page.answers("PUT", TATA, 417, &stale);
    page.answers_instead(
        "GET",
        TATA,
        200,
        &Data {
            data: Doc {
                account_id: "TT-theirs",
                modified: "2",
                ..STORED
            },
        },
    );
    page.click(".bar .primary").await;
    page.says(".bar .note p", "Somebody changed this page meanwhile.")
        .await;
    page.click(".bar .acts .btn:not(.primary)").await;
    page.until("the bar goes", || page.find(".bar").is_none())
        .await;
    assert_eq!(page.value(ACCOUNT), "TT-theirs");
    assert_eq!(
        page.asked("PUT", TATA).len(),
        1,
        "nothing is stored over it"
    );
}

#[wasm_bindgen_test]
async fn the_focus_isn_t_lost_with_a_row_that_is_removed() {
    let path = "/api/ringlet/settings/do-not-call";
    let page = Page::start_in(boot_as("admin"), "call-settings").await;
    let listed = DoNotCallPage {
        entries: vec![DoNotCallEntry {
            number: "+919999988888".into(),
            note: "Asked not to be called.".into(),
            added_at: now(),
            added_by: "asha@example.test".into(),
        }],
        next_cursor: None,
    };
    page.answers("GET", path, 200, &listed);
    page.answers("GET", path, 200, &DoNotCallPage::default());
    page.answers("DELETE", &format!("{path}/%2B919999988888"), 200, &());
    page.click_named(".set-nav .to", "Do-not-call list");
    page.shows("td .ib").await;
    let bin = page.find("td .ib").unwrap();
    bin.focus().unwrap();
    bin.click();
    page.until("the row is gone", || page.find("td .ib").is_none())
        .await;
    page.shows("h2:focus").await;
}

#[wasm_bindgen_test]
async fn leaving_with_changes_asks_first() {
    let page = tata_tele_page().await;
    page.types(ACCOUNT, "TT-9").await;
    page.click(".set-nav .to").await;
    page.says("[role=alertdialog] h3", "Save your changes?")
        .await;
    assert!(
        page.text("[role=alertdialog]")
            .contains("Changed: Account ID")
    );
    page.click("[role=alertdialog] .ghost").await;
    page.until("it stays", || page.find("[role=alertdialog]").is_none())
        .await;
    assert_eq!(page.text("h2"), "Tata Tele Smartflo");

    page.click(".set-nav .to").await;
    page.click("[role=alertdialog] .btn:nth-child(2)").await;
    page.says("h2", "Providers").await;
    assert!(page.asked("PUT", TATA).is_empty(), "discarded, not saved");
}

#[wasm_bindgen_test]
async fn what_cant_be_right_is_said_while_typing_and_isn_t_sent() {
    let page = tata_tele_page().await;
    page.types("input[type=url]", "smartflo").await;
    page.says(
        "input[type=url] + .help span",
        "An address begins with https://.",
    )
    .await;
    page.click(".bar .primary").await;
    page.says(".bar .note p", "Not everything can be right yet.")
        .await;
    assert!(page.asked("PUT", TATA).is_empty());
}

#[wasm_bindgen_test]
async fn a_test_says_cause_and_cure() {
    #[derive(Serialize)]
    struct Answer {
        success: bool,
        message: &'static str,
        hint: &'static str,
        elapsed_ms: u64,
    }
    #[derive(Serialize)]
    struct Message {
        message: Answer,
    }
    let page = tata_tele_page().await;
    let answer = Answer {
        success: false,
        message: "Smartflo doesn’t accept the token.",
        hint: "It answered 401. Make a new one.",
        elapsed_ms: 400,
    };
    page.answers(
        "GET",
        "/api/method/crm.integrations.tata_tele.handler.validate_connection",
        200,
        &Message { message: answer },
    );
    page.click("[aria-label=Connection] .btn").await;
    page.says(
        "[aria-label=Connection] .note.stop p",
        "Smartflo doesn’t accept the token.",
    )
    .await;
    assert_eq!(
        page.text("[aria-label=Connection] .note p + p"),
        "It answered 401. Make a new one."
    );
}

#[wasm_bindgen_test]
async fn the_first_webhook_is_waited_for() {
    let page = tata_tele_page().await;
    page.says(
        "[aria-label=Webhook] .steps b",
        "Waiting for the first webhook…",
    )
    .await;
    page.answers_instead("GET", WEBHOOK, 200, &webhook(1));
    page.until("it turns green by itself", || {
        page.text("[aria-label=Webhook] .steps")
            .contains("First webhook received")
    })
    .await;
}

#[wasm_bindgen_test]
async fn the_page_speaks_another_language() {
    let page = Page::start_speaking(boot_as("admin"), "call-settings", "hi").await;
    page.answers("GET", PROVIDERS, 200, &hub(ProviderState::Connected));
    page.click(".set-nav .to").await;
    page.says("h2", "प्रदाता").await;
    page.until("a count in Hindi", || {
        page.text("header p").contains("1 लाइन चालू है।")
    })
    .await;
    assert_eq!(page.text(".prov .btn"), "खोलें");
}

#[wasm_bindgen_test]
async fn a_missing_secret_is_said_once_the_line_is_on() {
    let page = Page::start_in(boot_as("admin"), "call-settings").await;
    page.answers("GET", PROVIDERS, 200, &hub(ProviderState::Off));
    page.answers("GET", FORM, 200, &form());
    let empty = Doc {
        enabled: 0,
        api_token: "",
        ..STORED
    };
    page.answers("GET", TATA, 200, &Data { data: empty });
    page.answers("GET", WEBHOOK, 200, &webhook(0));
    page.click(".set-nav .to").await;
    page.click(".prov .btn").await;
    page.shows(".form .in").await;
    assert!(
        page.find(".help.bad").is_none(),
        "nothing is wrong with a line that is off"
    );
    page.click("[role=switch]").await;
    page.says(
        ".help.bad span",
        "The line needs this before it can be switched on.",
    )
    .await;
}
