//! Country, language, and where records are.

use leptos::prelude::*;
use ringlet_model::api::OpeningDay;

use super::frame::head;
use super::site_form::{WEEK, day_key, day_name, site_page};
use super::{Form, Settings};
use crate::browser::intl;
use crate::component::form::choice::SelectField;
use crate::component::form::draft::Draft;
use crate::component::form::field::{Kind, TextField};
use crate::component::region;
use crate::i18n::{self, settings as words};

pub(super) fn page(settings: Settings) -> impl IntoView {
    view! {
        {head(words().region, words().region_line, None)}
        {site_page(settings, is_valid, move |form| form_view(form).into_any())}
    }
}

/// Each by its own name.
const LANGUAGES: [(&str, &str); 4] = [
    ("en", "English"),
    ("de", "Deutsch"),
    ("pt-BR", "Português (Brasil)"),
    ("hi", "हिन्दी"),
];

fn form_view(form: Form) -> impl IntoView {
    let t = words();
    let unchosen = t.country_default(&intl::country("US", i18n::locale().tag()));
    let countries = Signal::stored(
        std::iter::once((String::new(), unchosen))
            .chain(region::all())
            .collect::<Vec<_>>(),
    );
    let languages = Signal::stored(
        std::iter::once(("", t.language_page))
            .chain(LANGUAGES)
            .map(|(tag, name)| (tag.to_owned(), name.to_owned()))
            .collect::<Vec<_>>(),
    );
    let says = Signal::derive(move || form.draft.with(problem).map(str::to_owned));
    let days = WEEK
        .into_iter()
        .map(|day| {
            let key = day_key(day);
            let value = form.value(key.clone());
            let says = Signal::derive(move || value.with(|text| hours_problem(day, text)).map(str::to_owned));
            view! { <TextField label=day_name(day) value=value write=form.write(key) problem=says placeholder="09:00–18:00"/> }
        })
        .collect_view();
    view! {
        <div class="form">
            <SelectField label=t.country options=countries value=form.value("region") choose=form.write("region") help=t.country_hint/>
            <SelectField label=t.language options=languages value=form.value("locale") choose=form.write("locale") help=t.language_hint/>
            <TextField
                label=t.record_url
                value=form.value("record_url")
                write=form.write("record_url")
                help=t.record_url_hint
                problem=says
                placeholder="/crm/{doctype}/{name}"
                kind=Kind { mono: true, wide: true, ..Kind::default() }
            />
        </div>
        <section class="block" aria-label=t.opening_hours>
            <div>
                <h3>{t.opening_hours}</h3>
                <p class="sm t2">{t.opening_hours_hint}</p>
            </div>
            <div class="form">{days}</div>
        </section>
        {form.bar()}
    }
}

fn is_valid(draft: &Draft) -> bool {
    let hours = |day| hours_problem(day, draft.get(&day_key(day)));
    problem(draft).is_none() && WEEK.into_iter().all(|day| hours(day).is_none())
}

/// Why a day's opening hours can't be right; empty is closed.
fn hours_problem(day: u8, text: &str) -> Option<&'static str> {
    let is_right = text.trim().is_empty() || OpeningDay::read(day, text).is_some();
    (!is_right).then(|| words().opening_hours_wrong)
}

/// Why the address of a record can't be right.
fn problem(draft: &Draft) -> Option<&'static str> {
    let address = draft.get("record_url").trim();
    if address.is_empty() {
        None
    } else if !(address.starts_with('/')
        || address.starts_with("https://")
        || address.starts_with("http://"))
    {
        Some(words().record_url_start)
    } else if !address.contains("{name}") {
        Some(words().record_url_name)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_record_has_its_name() {
        for (address, good) in [
            ("", true),
            ("/crm/{doctype}/{name}", true),
            ("https://crm.example.com/{name}", true),
            ("/crm/leads", false),
            ("javascript:alert('{name}')", false),
        ] {
            assert_eq!(
                problem(&Draft::new(&[("record_url", "", address)])).is_none(),
                good,
                "{address:?}"
            );
        }
    }
}
