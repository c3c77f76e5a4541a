//! Tata Tele Smartflo: plain words, where to find each value, and a real answer from the vendor.

use leptos::prelude::*;
use ringlet_model::provider::Provider;

use super::api::{self, TataTeleDoc};
use super::frame::{heading, shown};
use super::{Form, Loaded, Settings, hub, load, test_connection, webhook};
use crate::app::App;
use crate::component::form::button::Switch;
use crate::component::form::check::{address_problem, number_problem};
use crate::component::form::draft::Draft;
use crate::component::form::field::{Kind, TextField};
use crate::component::form::number;
use crate::component::form::secret::SecretField;

/// Smartflo's public address, used when the field is empty.
const ENDPOINT: &str = "https://api-smartflo.tatateleservices.com/v1/click_to_call";

pub(super) fn page(settings: Settings) -> impl IntoView {
    let app = settings.app;
    let stored = RwSignal::new(Loaded::Waiting);
    let ask = move || load(stored, api::tata_tele(app.client));
    ask();
    shown(stored, ask, move |doc| form_view(settings, &doc).into_any())
}

/// The form of what is stored.
fn draft_of(doc: &TataTeleDoc) -> Draft {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let endpoint = doc
        .api_endpoint
        .clone()
        .filter(|text| !text.is_empty())
        .unwrap_or_else(|| ENDPOINT.into());
    Draft::new(&[
        ("enabled", "switch", if doc.enabled == 0 { "" } else { "1" }),
        ("token", "API token", &text(&doc.api_token)),
        ("number", "agent number", &text(&doc.phone_number)),
        ("account", "account ID", &text(&doc.account_id)),
        ("endpoint", "API address", &endpoint),
        ("modified", "", &text(&doc.modified)),
    ])
}

/// What to store for a form.
fn doc_of(draft: &Draft) -> TataTeleDoc {
    let text = |key| Some(draft.get(key).trim().to_owned());
    TataTeleDoc {
        enabled: u8::from(draft.is_on("enabled")),
        api_endpoint: text("endpoint"),
        api_token: text("token"),
        account_id: text("account"),
        phone_number: text("number"),
        modified: text("modified").filter(|stamp| !stamp.is_empty()),
    }
}

/// What can't be right: the field's key and why. A line that is off may be half filled in.
fn problem(app: App, draft: &Draft, key: &str) -> Option<String> {
    let value = draft.get(key).trim();
    match key {
        "token" if draft.is_on("enabled") && value.is_empty() => {
            Some("Smartflo doesn’t take calls without a token.".into())
        }
        "number" if draft.is_on("enabled") && value.is_empty() => {
            Some("Enter the number that rings first.".into())
        }
        "number" => agent_number_problem(app, value),
        "endpoint" => address_problem(value).map(str::to_owned),
        _ => None,
    }
}

/// An agent may also be named by an extension or agent id: two to seven digits.
fn agent_number_problem(app: App, value: &str) -> Option<String> {
    if (2..=7).contains(&value.len())
        && value.chars().all(|c| c.is_ascii_digit())
        && !value.starts_with('0')
    {
        return None;
    }
    number_problem(value, &number::facts(app, value, "IN"))
}

const CHECKED: [&str; 3] = ["token", "number", "endpoint"];

fn form(settings: Settings, doc: &TataTeleDoc) -> Form {
    let app = settings.app;
    Form::new(
        settings,
        "Tata Tele",
        draft_of(doc),
        move |draft| async move {
            let stored = api::save_tata_tele(app.client, &doc_of(&draft)).await?;
            settings.reload_providers();
            Ok(draft_of(&stored))
        },
        move || async move { api::tata_tele(app.client).await.map(|doc| draft_of(&doc)) },
        move |draft| CHECKED.iter().all(|key| problem(app, draft, key).is_none()),
    )
}

fn form_view(settings: Settings, doc: &TataTeleDoc) -> impl IntoView + use<> {
    let form = form(settings, doc);
    let app = settings.app;
    let saved_token =
        Signal::derive(move || form.draft.with(|draft| draft.saved("token").to_owned()));
    // Said while typing, but not of fields that nobody touched yet.
    let says = move |key: &'static str| {
        Signal::derive(move || {
            form.draft.with(|draft| {
                draft
                    .is_changed(key)
                    .then(|| problem(app, draft, key))
                    .flatten()
            })
        })
    };
    let missing = Signal::derive(move || form.draft.with(|draft| problem(app, draft, "token")));
    view! {
        {head(settings, form)}
        <div class="form">
            <SecretField
                label="API token"
                value=form.value("token")
                saved=saved_token
                write=form.write("token")
                help="Smartflo portal, API Connect, API tokens. Shown there once."
                problem=missing
            />
            <TextField
                label="Agent number"
                value=form.value("number")
                write=form.write("number")
                help="Rings first, then the customer. Used for agents who have none of their own."
                problem=says("number")
                kind=Kind { input: "tel", ..Kind::default() }
            />
            <TextField
                label="Account ID"
                value=form.value("account")
                write=form.write("account")
                help="Where Tata Tele gave you one. May stay empty."
            />
            <TextField
                label="API address"
                value=form.value("endpoint")
                write=form.write("endpoint")
                help="Change it only if Tata Tele gave you another one."
                problem=says("endpoint")
                kind=Kind { input: "url", mono: true, wide: true, ..Kind::default() }
            />
        </div>
        {test_connection::block(settings, Provider::TataTele, form)}
        {webhook::block(
            settings,
            Provider::TataTele,
            "Smartflo reports calls here. In its portal: API Connect, Webhook, “hangup (missed or answered)”.",
            "Paste it in the Smartflo portal: API Connect, Webhook",
        )}
        {form.bar()}
    }
}

fn head(settings: Settings, form: Form) -> impl IntoView {
    let summary = move || {
        settings.providers.with(|list| {
            list.ready()?
                .providers
                .iter()
                .find(|provider| provider.id == Provider::TataTele)
                .cloned()
        })
    };
    let line = move || {
        let now = settings.app.session.server_now();
        match summary().and_then(|provider| provider.last_webhook_at) {
            Some(at) => format!("Last event {}", hub::ago(at, now)),
            None => "No event yet".into(),
        }
    };
    view! {
        <header class="narrow">
            <div class="row">
                <span class="mono-t" aria-hidden="true">"TT"</span>
                <div>
                    {heading(hub::full_name(Provider::TataTele))}
                    <p class="sm t2">{line}</p>
                </div>
            </div>
            <div class="row">
                {move || summary().map(|provider| hub::badge(&provider))}
                <Switch word="On" name="Tata Tele on" on=form.is_on("enabled") turn=form.turn("enabled")/>
            </div>
        </header>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::component::form::secret::MASK;

    fn doc() -> TataTeleDoc {
        TataTeleDoc {
            enabled: 1,
            api_endpoint: Some("https://pbx.example.com/v1/click_to_call".into()),
            api_token: Some(MASK.into()),
            account_id: Some("TT-20931".into()),
            phone_number: Some("+912248004410".into()),
            modified: Some("2026-11-20 10:00:00.000000".into()),
        }
    }

    #[test]
    fn what_is_stored_goes_back_unchanged() {
        let stored = doc_of(&draft_of(&doc()));
        assert_eq!(stored, doc());
    }

    #[test]
    fn an_empty_form_offers_the_public_address() {
        let draft = draft_of(&TataTeleDoc::default());
        assert_eq!(draft.get("endpoint"), ENDPOINT);
        assert!(draft.changed().is_empty());
        assert_eq!(doc_of(&draft).modified, None);
    }

    #[test]
    fn values_are_trimmed() {
        let mut draft = draft_of(&doc());
        draft.set("token", " abc \n");
        assert_eq!(doc_of(&draft).api_token.as_deref(), Some("abc"));
        assert_eq!(draft.changed(), ["API token"]);
    }
}
