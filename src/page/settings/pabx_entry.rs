//! The form of an extension or a number of the PABX.

use leptos::prelude::*;
use ringlet_model::api::{STAMP, UserRow};

use super::api::pabx::{self, Entry, Kind};
use super::{Form, Settings};
use crate::backend::Fault;
use crate::component::form::button::WorkButton;
use crate::component::form::choice::SelectField;
use crate::component::form::draft::Draft;
use crate::component::form::field::TextField;
use crate::component::form::notice::fault_notice;
use crate::component::form::save_bar::Saving;
use crate::component::form::work::Work;
use crate::i18n::settings as words;

/// User ids and names, and nobody.
type People = Vec<(String, String)>;

/// Adds an entry (one without an id) or changes it, and closes when that is done.
pub(super) fn form(
    settings: Settings,
    kind: Kind,
    entry: Entry,
    users: &[UserRow],
    close: Callback<()>,
) -> impl IntoView + use<> {
    let t = words();
    let people: People = std::iter::once((String::new(), t.nobodys.to_owned()))
        .chain(
            users
                .iter()
                .map(|user| (user.id.clone(), user.name.clone())),
        )
        .collect();
    let id = entry.id.clone();
    let form = form_of(settings, kind, &entry, &people, close);
    let leave = Callback::new(move |()| {
        form.draft.update(Draft::discard);
        close.run(());
    });
    let acts = if id.is_empty() {
        new_acts(form, leave).into_any()
    } else {
        acts(settings, kind, id, form, leave).into_any()
    };
    let says = move |field: &'static str| Signal::derive(move || refusal_of(form, field));
    let leads = match kind {
        Kind::Extension => view! { <SelectField label=t.user options=Signal::stored(people) value=form.value(TO) choose=form.write(TO)/> }.into_any(),
        Kind::Did => view! { <TextField label=t.leads_to value=form.value(TO) write=form.write(TO) help=t.leads_to_hint/> }.into_any(),
    };
    view! {
        <div class="form">
            <TextField label=t.number value=form.value(NUMBER) write=form.write(NUMBER) problem=says(NUMBER)/>
            <TextField label=t.name value=form.value(NAME) write=form.write(NAME) problem=says(NAME)/>
            {leads}
        </div>
        {acts}
    }
}

const NUMBER: &str = "number";
const NAME: &str = "name";
/// Whose extension it is, or where the number leads.
const TO: &str = "to";

fn form_of(
    settings: Settings,
    kind: Kind,
    entry: &Entry,
    people: &People,
    close: Callback<()>,
) -> Form {
    let client = settings.app.client;
    let id = StoredValue::new(entry.id.clone());
    let people = StoredValue::new(people.clone());
    let draft_of = move |entry: &Entry| people.with_value(|people| draft_of(kind, entry, people));
    Form::new(
        settings,
        draft_of(entry),
        move |draft| {
            let entry = entry_of(id.get_value(), &draft);
            async move {
                pabx::save(client, kind, &entry).await?;
                close.run(());
                Ok(draft_of(&entry))
            }
        },
        move || async move {
            let entries = pabx::entries(client, kind).await?;
            let mut entries = entries.iter();
            let found = entries.find(|entry| id.with_value(|id| *id == entry.id));
            found
                .map(draft_of)
                .ok_or_else(|| Fault::with_message("not-found", words().gone))
        },
        |_| true,
    )
}

fn draft_of(kind: Kind, entry: &Entry, people: &People) -> Draft {
    let t = words();
    let to = match kind {
        Kind::Extension => t.user,
        Kind::Did => t.leads_to,
    };
    let draft = Draft::new(&[
        (NUMBER, t.number, &entry.number),
        (NAME, t.name, &entry.name),
        (TO, to, &entry.leads_to),
        (STAMP, "", &entry.modified),
    ]);
    if kind == Kind::Did {
        return draft;
    }
    let names: Vec<(&str, &str)> = people
        .iter()
        .map(|(id, name)| (id.as_str(), name.as_str()))
        .collect();
    draft.say(TO, &names)
}

fn entry_of(id: String, draft: &Draft) -> Entry {
    let text = |key| draft.get(key).trim().to_owned();
    Entry {
        id,
        number: text(NUMBER),
        name: text(NAME),
        leads_to: text(TO),
        modified: text(STAMP),
    }
}

/// What the server said of a field when it refused the form.
fn refusal_of(form: Form, field: &str) -> Option<String> {
    form.saving.with(|saving| match saving {
        Saving::Failed(fault) if fault.field.as_deref() == Some(field) => {
            Some(fault.message.clone())
        }
        _ => None,
    })
}

/// Below a new entry.
fn new_acts(form: Form, leave: Callback<()>) -> impl IntoView {
    let t = words();
    let busy = Signal::derive(move || form.saving.with(|saving| *saving == Saving::Busy));
    let refusal = move || match form.saving.get() {
        Saving::Failed(fault) => Some(fault_notice(&fault)),
        _ => None,
    };
    view! {
        {refusal}
        <div class="acts">
            <WorkButton class="btn primary" word=t.save busy_word=t.saving busy=busy press=move |()| form.save()/>
            {cancel(leave)}
        </div>
    }
}

/// Below one that is there: the bar saves it.
fn acts(
    settings: Settings,
    kind: Kind,
    id: String,
    form: Form,
    leave: Callback<()>,
) -> impl IntoView {
    let client = settings.app.client;
    let removing = Work::new();
    let remove = Callback::new(move |()| {
        let id = id.clone();
        removing.run(
            async move { pabx::remove(client, kind, &id).await },
            move |()| leave.run(()),
        );
    });
    view! {
        {removing.notice()}
        <div class="acts">
            {cancel(leave)}
            {removal(removing, remove)}
        </div>
        {form.bar()}
    }
}

fn cancel(leave: Callback<()>) -> impl IntoView {
    view! { <button type="button" class="btn ghost" on:click=move |_| leave.run(())>{words().cancel}</button> }
}

/// Removes after a second press, which says so.
fn removal(work: Work, remove: Callback<()>) -> impl IntoView {
    let t = words();
    let asked = RwSignal::new(false);
    let word = Signal::derive(move || {
        if asked.get() {
            t.remove_for_good
        } else {
            t.remove
        }
    });
    let press = move |()| {
        if asked.get_untracked() {
            remove.run(());
        } else {
            asked.set(true);
        }
    };
    view! { <WorkButton class="btn ghost danger" word=word busy_word=t.removing busy=work.busy press=press/> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_goes_back_unchanged() {
        let entry = Entry {
            id: "1".into(),
            number: "100".into(),
            name: "Recepção".into(),
            leads_to: "a@b.c".into(),
            modified: "7".into(),
        };
        for kind in [Kind::Extension, Kind::Did] {
            let draft = draft_of(kind, &entry, &People::new());
            assert_eq!(entry_of("1".into(), &draft), entry);
        }
    }
}
