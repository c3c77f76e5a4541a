//! Settings of the whole site, of which three pages each show a part.

use ringlet_model::api::{OpeningDay, SiteSettings};
use ringlet_model::provider::Provider;

use leptos::prelude::*;

use super::frame::shown;
use super::{Form, Loaded, Settings, api, load};
use crate::browser::intl;
use crate::component::form::draft::Draft;
use crate::i18n::{self, settings as words};

/// Loads the site's settings and shows the page's part of them.
pub(super) fn site_page(
    settings: Settings,
    is_valid: fn(&Draft) -> bool,
    view: impl Fn(Form) -> AnyView + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let stored = RwSignal::new(Loaded::Waiting);
    let ask = move || load(stored, api::site(settings.app.client));
    ask();
    shown(stored, ask, move |site| {
        view(form(settings, &site, is_valid))
    })
}

fn form(settings: Settings, site: &SiteSettings, is_valid: fn(&Draft) -> bool) -> Form {
    let client = settings.app.client;
    Form::new(
        settings,
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
fn draft_of(site: &SiteSettings) -> Draft {
    draft_with(site, day_name)
}

/// The same; `day_name` says how a day of the week is called.
fn draft_with(site: &SiteSettings, day_name: impl Fn(u8) -> String) -> Draft {
    let t = words();
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let provider = site.default_provider.map(Provider::id).unwrap_or_default();
    let mut draft = Draft::new(&[
        ("region", t.country, &text(&site.region)),
        ("locale", t.language, &text(&site.locale)),
        ("provider", t.default_line, provider),
        (
            "dispositions",
            t.dispositions,
            &site.dispositions.join("\n"),
        ),
        ("record_url", t.record_url, &text(&site.record_url)),
        ("modified", "", &site.modified),
    ]);
    for day in WEEK {
        let open = site.opening_hours.iter().find(|open| open.day == day);
        let hours = open.map(OpeningDay::written).unwrap_or_default();
        draft.add(&day_key(day), &day_name(day), &hours);
    }
    draft
}

/// Monday to Sunday.
pub(super) const WEEK: [u8; 7] = [1, 2, 3, 4, 5, 6, 7];

/// The form's key of a weekday's opening hours.
pub(super) fn day_key(day: u8) -> String {
    format!("open{day}")
}

/// A weekday in the user's language.
pub(super) fn day_name(day: u8) -> String {
    intl::weekday(day, i18n::locale().tag())
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
        opening_hours: WEEK
            .into_iter()
            .filter_map(|day| OpeningDay::read(day, draft.get(&day_key(day))))
            .collect(),
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
            opening_hours: OpeningDay::read(2, "9-18").into_iter().collect(),
            modified: "7".into(),
        };
        let none = SiteSettings::default();
        for site in [site, none] {
            let draft = draft_with(&site, |day| day.to_string());
            assert_eq!(site_of(&draft), site);
        }
    }
}
