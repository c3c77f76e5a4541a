//! A field of a provider's settings: its words, how it is shown, what can't be right in it.

use leptos::prelude::*;
use ringlet_model::api::{FieldKind, FormField};
use ringlet_model::provider::Provider;

use super::Form;
use crate::app::App;
use crate::component::form::capital;
use crate::component::form::check::{address_problem, number_problem};
use crate::component::form::choice::{CheckField, SelectField};
use crate::component::form::draft::Draft;
use crate::component::form::field::{Kind, LinesField, TextField};
use crate::component::form::number;
use crate::component::form::secret::SecretField;
use crate::i18n::{named, settings as words};

/// The field's label: the provider's own word for it, else the word that such fields have everywhere.
pub(super) fn label(provider: Provider, name: &str) -> String {
    text_of(provider, name).map_or_else(|| capital(&name.replace('_', " ")), str::to_owned)
}

/// Where its value is found, or what it is for.
fn help(provider: Provider, name: &str) -> String {
    text_of(provider, &format!("{name}.help"))
        .unwrap_or_default()
        .into()
}

/// The word for one of a field's choices; the choice itself where there is none.
fn choice_word(provider: Provider, name: &str, choice: &str) -> String {
    let key: String = choice
        .chars()
        .map(|letter| {
            if letter.is_ascii_alphanumeric() {
                letter.to_ascii_lowercase()
            } else {
                '_'
            }
        })
        .collect();
    text_of(provider, &format!("{name}.is_{key}")).map_or_else(|| choice.to_owned(), str::to_owned)
}

fn text_of(provider: Provider, name: &str) -> Option<&'static str> {
    named(&format!("{}-{name}", provider.id())).or_else(|| named(&format!("any-{name}")))
}

/// What the provider is, in a sentence.
pub(super) fn about(provider: Provider) -> Option<&'static str> {
    named(&format!("{}.about", provider.id()))
}

/// Where its webhook address is to be pasted.
pub(super) fn paste(provider: Provider) -> Option<&'static str> {
    named(&format!("{}.paste", provider.id()))
}

/// What can't be right. A line that is off may be half filled in.
pub(super) fn problem(app: App, field: &FormField, draft: &Draft) -> Option<String> {
    let t = words();
    let value = draft.get(&field.name).trim();
    if value.is_empty() {
        return (field.required && draft.is_on("enabled")).then(|| t.needed.into());
    }
    let longest = usize::try_from(field.longest).unwrap_or_default();
    if longest > 0 && value.chars().count() > longest {
        return Some(t.text_long(longest));
    }
    if !value.starts_with(&field.begins) {
        return Some(t.text_begins(&field.begins));
    }
    match field.kind {
        FieldKind::Url => address_problem(value).map(str::to_owned),
        FieldKind::Phone => agent_number_problem(app, value, &app.region()),
        FieldKind::Number => whole_number_problem(value, field.range),
        FieldKind::Text
        | FieldKind::Secret
        | FieldKind::Choice
        | FieldKind::Check
        | FieldKind::Lines => None,
    }
}

/// Phones may also be an extension or an agent's id: two to seven digits.
pub(super) fn agent_number_problem(app: App, value: &str, region: &str) -> Option<String> {
    let value = value.trim();
    let is_short =
        (2..=7).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_digit());
    if is_short && !value.starts_with('0') {
        return None;
    }
    number_problem(value, &number::facts(app, value, region))
}

fn whole_number_problem(value: &str, range: Option<(i64, i64)>) -> Option<String> {
    let t = words();
    let Ok(number) = value.parse::<i64>() else {
        return Some(t.number_whole.into());
    };
    let (least, most) = range?;
    let shown = |bound: i64| usize::try_from(bound).unwrap_or_default();
    (!(least..=most).contains(&number)).then(|| t.number_range(shown(least), shown(most)))
}

/// The field as it stands in the form.
pub(super) fn view(app: App, provider: Provider, field: FormField, form: Form) -> AnyView {
    let name = field.name.clone();
    let (label, help) = (label(provider, &name), help(provider, &name));
    let (value, write) = (form.value(name.clone()), form.write(name.clone()));
    let kind = field.kind;
    let choices = field.choices.clone();
    let (saved_name, is_secret) = (name.clone(), kind == FieldKind::Secret);
    let saved =
        Signal::derive(move || form.draft.with(|draft| draft.saved(&saved_name).to_owned()));
    // Said while typing, but not of fields that nobody touched yet; of a missing secret at once.
    let problem = Signal::derive(move || {
        form.draft.with(|draft| {
            let is_due = is_secret || draft.is_changed(&field.name) || draft.is_changed("enabled");
            is_due.then(|| problem(app, &field, draft)).flatten()
        })
    });
    match kind {
        FieldKind::Secret => view! { <SecretField label=label value=value saved=saved write=write help=help problem=problem/> }.into_any(),
        FieldKind::Check => view! { <CheckField label=label help=help on=form.is_on(name.clone()) turn=form.turn(name)/> }.into_any(),
        FieldKind::Choice => {
            let options: Vec<_> = choices
                .into_iter()
                .map(|choice| (choice.clone(), choice_word(provider, &name, &choice)))
                .collect();
            view! { <SelectField label=label options=Signal::stored(options) value=value choose=write help=help/> }.into_any()
        }
        FieldKind::Lines => view! { <LinesField label=label value=value write=write help=help problem=problem/> }.into_any(),
        FieldKind::Text | FieldKind::Url | FieldKind::Phone | FieldKind::Number => {
            view! { <TextField label=label value=value write=write help=help problem=problem kind=look(kind)/> }.into_any()
        }
    }
}

/// Addresses take both columns; numbers call up the right keys on a phone.
fn look(kind: FieldKind) -> Kind {
    let is_address = kind == FieldKind::Url;
    Kind {
        input: match kind {
            FieldKind::Url => "url",
            FieldKind::Phone => "tel",
            _ => "text",
        },
        mono: is_address,
        wide: is_address,
        ..Kind::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_in_their_range() {
        for (value, range, good) in [
            ("30", Some((5, 60)), true),
            ("4", Some((5, 60)), false),
            ("-1", None, true),
            ("3.5", None, false),
            ("x", Some((0, 9)), false),
        ] {
            assert_eq!(
                whole_number_problem(value, range).is_none(),
                good,
                "{value}"
            );
        }
    }

    #[test]
    fn a_field_without_words_still_has_a_name() {
        assert_eq!(label(Provider::TataTele, "api_token"), "API token");
        assert_eq!(label(Provider::TataTele, "odd_new_field"), "Odd new field");
    }
}
