//! Settings of the whole site, of which three pages each show a part.

use ringlet_model::api::SiteSettings;
use ringlet_model::provider::Provider;

use leptos::prelude::*;

use super::frame::shown;
use super::{Form, Loaded, Settings, api, load};
use crate::component::form::draft::Draft;

/// Loads the site's settings and shows the page's part of them.
pub(super) fn site_page(
    settings: Settings,
    of: &'static str,
    is_valid: fn(&Draft) -> bool,
    view: impl Fn(Form) -> AnyView + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let stored = RwSignal::new(Loaded::Waiting);
    let ask = move || load(stored, api::site(settings.app.client));
    ask();
    shown(stored, ask, move |site| {
        view(form(settings, of, &site, is_valid))
    })
}

fn form(
    settings: Settings,
    of: &'static str,
    site: &SiteSettings,
    is_valid: fn(&Draft) -> bool,
) -> Form {
    let client = settings.app.client;
    Form::new(
        settings,
        of,
        draft_of(site),
        move |draft| async move {
            let stored = api::save_site(client, &site_of(&draft)).await?;
            settings.reload_providers();
            drop(crate::boot::load(settings.app).await);
            Ok(draft_of(&stored))
        },
        move || async move { api::site(client).await.map(|site| draft_of(&site)) },
        is_valid,
    )
}

/// The form of what is stored.
pub(super) fn draft_of(site: &SiteSettings) -> Draft {
    Draft::new(&[
        (
            "region",
            "country",
            site.region.as_deref().unwrap_or_default(),
        ),
        (
            "locale",
            "language",
            site.locale.as_deref().unwrap_or_default(),
        ),
        (
            "provider",
            "default line",
            site.default_provider.map(Provider::id).unwrap_or_default(),
        ),
        (
            "dispositions",
            "dispositions",
            &site.dispositions.join("\n"),
        ),
        (
            "record_url",
            "address of a record",
            site.record_url.as_deref().unwrap_or_default(),
        ),
        ("modified", "", &site.modified),
    ])
}

/// What to store for a form.
pub(super) fn site_of(draft: &Draft) -> SiteSettings {
    let some = |key| Some(draft.get(key).trim().to_owned()).filter(|text| !text.is_empty());
    SiteSettings {
        region: some("region"),
        locale: some("locale"),
        default_provider: some("provider").and_then(|id| Provider::from_name(&id)),
        dispositions: draft.list("dispositions"),
        record_url: some("record_url"),
        modified: draft.get("modified").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_goes_back_unchanged() {
        let site = SiteSettings {
            region: Some("IN".into()),
            locale: None,
            default_provider: Some(Provider::TataTele),
            dispositions: vec!["Interested".into(), "Call back".into()],
            record_url: Some("/crm/{doctype}/{name}".into()),
            modified: "7".into(),
        };
        assert_eq!(site_of(&draft_of(&site)), site);
        assert_eq!(
            site_of(&draft_of(&SiteSettings::default())),
            SiteSettings::default()
        );
    }
}
