//! Country, language, and where records are.

use leptos::prelude::*;

use super::frame::head;
use super::site_form::site_page;
use super::{Form, Settings};
use crate::component::form::choice::SelectField;
use crate::component::form::draft::Draft;
use crate::component::form::field::{Kind, TextField};
use crate::component::region;

pub(super) fn page(settings: Settings) -> impl IntoView {
    view! {
        {head("Region", "How numbers are read and which language Ringlet speaks. What a page’s own script tag says goes before this.", None)}
        {site_page(settings, "the region", |draft| problem(draft).is_none(), move |form| form_view(form).into_any())}
    }
}

const LANGUAGES: [(&str, &str); 5] = [
    ("", "The page’s language"),
    ("en", "English"),
    ("de", "Deutsch"),
    ("pt-BR", "Português (Brasil)"),
    ("hi", "हिन्दी"),
];

fn form_view(form: Form) -> impl IntoView {
    let countries = Signal::stored(
        std::iter::once((String::new(), "Not chosen: United States".to_owned()))
            .chain(region::all())
            .collect::<Vec<_>>(),
    );
    let languages = Signal::stored(
        LANGUAGES
            .iter()
            .map(|(tag, name)| ((*tag).to_owned(), (*name).to_owned()))
            .collect::<Vec<_>>(),
    );
    let says = Signal::derive(move || form.draft.with(problem).map(str::to_owned));
    view! {
        <div class="form">
            <SelectField label="Country" options=countries value=form.value("region") choose=form.write("region") help="For numbers that begin without +."/>
            <SelectField label="Language" options=languages value=form.value("locale") choose=form.write("locale") help="Of buttons, popup and log."/>
            <TextField
                label="Address of a record"
                value=form.value("record_url")
                write=form.write("record_url")
                help="Where your CRM shows a record, with {doctype} and {name} in place of its kind and key. Empty: the popup shows no link."
                problem=says
                placeholder="/crm/{doctype}/{name}"
                kind=Kind { mono: true, wide: true, ..Kind::default() }
            />
        </div>
        {form.bar()}
    }
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
        Some("It begins with / or https://.")
    } else if !address.contains("{name}") {
        Some("It needs {name} where the record’s key goes.")
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
