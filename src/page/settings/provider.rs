//! The page of a provider, drawn from the server's description of it.

use leptos::prelude::*;
use ringlet_model::api::{FieldKind, FormField, ProviderForm, ProviderSummary};
use ringlet_model::provider::Provider;

use super::api::{self, Document};
use super::frame::{heading, shown};
use super::{
    Form, Loaded, Place, Settings, field, hub, load, sources, test_call, test_connection, webhook,
};
use crate::backend::Fault;
use crate::component::form::button::Switch;
use crate::component::form::draft::Draft;
use crate::component::form::notice::notice;
use crate::i18n::settings as words;
use crate::icon::{Icon, glyph};
use crate::session::Tone;

/// Name of the switch in every settings document.
const ENABLED: &str = "enabled";
/// Name of the stamp of the stored version.
const MODIFIED: &str = "modified";

pub(super) fn page(settings: Settings, provider: Provider) -> impl IntoView {
    let stored = RwSignal::new(Loaded::Waiting);
    let ask = move || load(stored, ask_for(settings, provider));
    ask();
    shown(stored, ask, move |(form, document)| {
        form_view(settings, form, &document).into_any()
    })
}

async fn ask_for(
    settings: Settings,
    provider: Provider,
) -> Result<(ProviderForm, Document), Fault> {
    let form = api::provider_form(settings.app.client, provider).await?;
    let document = api::document(settings.app.client, &form.doctype, &form.doctype).await?;
    Ok((form, document))
}

/// The form of what is stored.
fn draft_of(form: &ProviderForm, document: &Document) -> Draft {
    let t = words();
    let on = if document.get(ENABLED) == "1" {
        "1"
    } else {
        ""
    };
    let mut draft = Draft::new(&[(ENABLED, t.on, on), (MODIFIED, "", document.get(MODIFIED))]);
    for one in &form.fields {
        let value = match (one.kind, document.get(&one.name)) {
            (FieldKind::Check, value) => {
                if value == "1" {
                    "1"
                } else {
                    ""
                }
            }
            (FieldKind::Secret, value) => value,
            (_, "") => &one.default,
            (_, value) => value,
        };
        draft.add(&one.name, &field::label(form.provider, &one.name), value);
    }
    draft
}

/// What to store for a form.
fn document_of(form: &ProviderForm, draft: &Draft) -> Document {
    let mut document = Document::default();
    document.set(ENABLED, if draft.is_on(ENABLED) { "1" } else { "0" });
    for one in &form.fields {
        let value = draft.get(&one.name).trim();
        let is_off = one.kind == FieldKind::Check && value.is_empty();
        document.set(&one.name, if is_off { "0" } else { value });
    }
    if !draft.get(MODIFIED).is_empty() {
        document.set(MODIFIED, draft.get(MODIFIED));
    }
    document
}

fn form_of(
    settings: Settings,
    description: StoredValue<ProviderForm>,
    document: &Document,
) -> Form {
    let client = settings.app.client;
    let doctype = move || description.with_value(|form| form.doctype.clone());
    let draft = description.with_value(|form| draft_of(form, document));
    Form::new(
        settings,
        draft,
        move |draft| async move {
            let changed = description.with_value(|form| document_of(form, &draft));
            let stored = api::save_document(client, &doctype(), &doctype(), &changed).await?;
            settings.reload_providers();
            // A line that is on now may be called with at once, e.g. from this page's test call.
            drop(crate::boot::load(settings.app).await);
            Ok(description.with_value(|form| draft_of(form, &stored)))
        },
        move || async move {
            let stored = api::document(client, &doctype(), &doctype()).await?;
            Ok(description.with_value(|form| draft_of(form, &stored)))
        },
        move |draft| {
            description.with_value(|form| {
                form.fields
                    .iter()
                    .all(|one| field::problem(settings.app, one, draft).is_none())
            })
        },
    )
}

fn form_view(
    settings: Settings,
    description: ProviderForm,
    document: &Document,
) -> impl IntoView + use<> {
    let t = words();
    let provider = description.provider;
    let actions = description.actions;
    let experimental = description
        .experimental
        .then(|| notice(Tone::Wait, t.experimental, Some(t.experimental_hint.into())));
    let about = field::about(provider).map(|text| view! { <p class="t2">{text}</p> });
    // What hardly anybody changes comes last.
    let (rare, mut fields): (Vec<_>, Vec<_>) =
        description.fields.iter().cloned().partition(is_rare);
    fields.extend(rare);
    let form = form_of(settings, StoredValue::new(description), document);
    view! {
        {back(settings)}
        {head(settings, provider, form)}
        {experimental}
        {about}
        <div class="form">
            {fields.into_iter().map(|one| field::view(settings.app, provider, one, form)).collect_view()}
        </div>
        {actions.test_connection.then(|| test_connection::block(settings, provider, form))}
        {actions.webhook.then(|| webhook::block(settings, provider, actions.register_webhook))}
        {actions.test_call.then(|| test_call::block(settings, provider))}
        {sources::of(settings, provider)}
        {form.bar()}
    }
}

/// An address that is right unless the company gave out another one.
fn is_rare(field: &FormField) -> bool {
    field.kind == FieldKind::Url && !field.default.is_empty()
}

pub(super) fn back(settings: Settings) -> impl IntoView {
    view! { <div><button type="button" class="btn ghost small back" on:click=move |_| settings.go(Place::Providers)>{glyph(Icon::ARROW_LEFT, "flip")} {words().all_providers}</button></div> }
}

/// How the provider stands, by the hub's list.
pub(super) fn summary(settings: Settings, provider: Provider) -> Option<ProviderSummary> {
    settings.providers.with(|list| {
        let mut all = list.ready()?.providers.iter();
        all.find(|one| one.id == provider).cloned()
    })
}

fn head(settings: Settings, provider: Provider, form: Form) -> impl IntoView {
    let t = words();
    let line = move || {
        let now = settings.app.session.server_now();
        summary(settings, provider)
            .and_then(|summary| summary.last_webhook_at)
            .map_or_else(
                || t.no_event.to_owned(),
                |at| t.last_event(&hub::ago(at, now)),
            )
    };
    let name = hub::full_name(provider);
    view! {
        <header class="narrow">
            <div class="row">
                <span class="mono-t" aria-hidden="true">{hub::monogram(provider)}</span>
                <div>
                    {heading(name)}
                    <p class="sm t2">{line}</p>
                </div>
            </div>
            <div class="row">
                {move || summary(settings, provider).map(|summary| hub::badge(&summary))}
                <Switch word=t.on name=t.line_on(name) on=form.is_on(ENABLED) turn=form.turn(ENABLED)/>
            </div>
        </header>
    }
}

#[cfg(test)]
mod tests {
    use ringlet_model::api::{AgentLine, FormActions};
    use ringlet_model::provider::Capabilities;

    use super::*;
    use crate::component::form::secret::MASK;

    fn form() -> ProviderForm {
        let field = |name: &str, kind, default: &str| FormField {
            name: name.into(),
            kind,
            default: default.into(),
            ..FormField::default()
        };
        ProviderForm {
            provider: Provider::TataTele,
            label: "Tata Tele".into(),
            doctype: "CRM Tata Tele Settings".into(),
            fields: vec![
                field("api_endpoint", FieldKind::Url, "https://pbx.example.com"),
                field("api_token", FieldKind::Secret, ""),
                field("record_call", FieldKind::Check, ""),
            ],
            agent: AgentLine::PhoneOrId,
            agent_field: None,
            actions: FormActions::default(),
            capabilities: Capabilities::default(),
            experimental: false,
        }
    }

    fn document(pairs: &[(&str, &str)]) -> Document {
        let mut document = Document::default();
        for (name, value) in pairs {
            document.set(name, *value);
        }
        document
    }

    #[test]
    fn what_is_stored_goes_back_unchanged() {
        let stored = document(&[
            (ENABLED, "1"),
            ("api_endpoint", "https://other.example.com"),
            ("api_token", MASK),
            ("record_call", "0"),
            (MODIFIED, "2026-11-20 10:00:00.000000"),
        ]);
        assert_eq!(document_of(&form(), &draft_of(&form(), &stored)), stored);
    }

    #[test]
    fn an_empty_form_offers_the_default() {
        let draft = draft_of(&form(), &Document::default());
        assert_eq!(draft.get("api_endpoint"), "https://pbx.example.com");
        assert!(draft.changed().is_empty());
        assert_eq!(document_of(&form(), &draft).get(MODIFIED), "");
    }

    #[test]
    fn values_are_trimmed() {
        let mut draft = draft_of(&form(), &document(&[("api_token", MASK)]));
        draft.set("api_token", " abc \n");
        assert_eq!(document_of(&form(), &draft).get("api_token"), "abc");
        assert_eq!(draft.changed(), ["API token"]);
    }
}
