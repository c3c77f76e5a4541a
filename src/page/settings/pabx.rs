//! What the JT Telecom PABX has: extensions, numbers, operators.

use leptos::prelude::*;
use ringlet_model::api::UserRow;

use super::api::pabx::{self, Entry, Kind};
use super::frame::{head, shown};
use super::table::table;
use super::work::Work;
use super::{Loaded, Settings, api, load, operators};
use crate::backend::Fault;
use crate::component::form::button::WorkButton;
use crate::component::form::choice::SelectField;
use crate::component::form::field::TextField;
use crate::i18n::settings as words;
use crate::icon::{Icon, glyph};

/// The parts of the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Entries(Kind),
    Operators,
}

pub(super) fn page(settings: Settings) -> impl IntoView {
    let t = words();
    let part = RwSignal::new(Part::Entries(Kind::Extension));
    let tab = move |of: Part, word: &'static str| {
        view! {
            <button type="button" aria-pressed=move || if part.get() == of { "true" } else { "false" } on:click=move |_| part.set(of)>{word}</button>
        }
    };
    view! {
        {head(t.extensions, t.extensions_line, None)}
        <div>
            <div class="seg" role="group" aria-label=t.extensions>
                {tab(Part::Entries(Kind::Extension), t.extensions)}
                {tab(Part::Entries(Kind::Did), t.dids)}
                {tab(Part::Operators, t.operators)}
            </div>
        </div>
        {move || match part.get() {
            Part::Entries(kind) => entries(settings, kind).into_any(),
            Part::Operators => operators::list(settings).into_any(),
        }}
    }
}

/// The entries, and who there is to have an extension.
type Known = (Vec<Entry>, Vec<UserRow>);

fn entries(settings: Settings, kind: Kind) -> impl IntoView {
    let stored = RwSignal::new(Loaded::<Known>::Waiting);
    let ask = move || load(stored, ask_for(settings, kind));
    ask();
    // None: the list; an entry without an id is a new one.
    let open = RwSignal::new(None::<Entry>);
    let close = Callback::new(move |()| {
        open.set(None);
        ask();
    });
    shown(stored, ask, move |(entries, users)| {
        view! {
            {move || match open.get() {
                Some(entry) => form(settings, kind, entry, &users, close).into_any(),
                None => list(kind, &entries, &users, open).into_any(),
            }}
        }
        .into_any()
    })
}

async fn ask_for(settings: Settings, kind: Kind) -> Result<Known, Fault> {
    let entries = pabx::entries(settings.app.client, kind).await?;
    let users = api::users(settings.app.client).await?;
    Ok((entries, users))
}

/// Whose extension it is, by name; where a number leads, as the PABX says it.
fn leads_to(kind: Kind, entry: &Entry, users: &[UserRow]) -> String {
    match kind {
        Kind::Extension => users
            .iter()
            .find(|user| user.id == entry.leads_to)
            .map_or_else(|| entry.leads_to.clone(), |user| user.name.clone()),
        Kind::Did => entry.leads_to.clone(),
    }
}

fn list(
    kind: Kind,
    entries: &[Entry],
    users: &[UserRow],
    open: RwSignal<Option<Entry>>,
) -> impl IntoView + use<> {
    let t = words();
    let rows = entries
        .iter()
        .map(|entry| {
            let change = t.change_of(&entry.number);
            let picked = entry.clone();
            view! {
                <tr>
                    <td><bdi class="num med">{entry.number.clone()}</bdi></td>
                    <td class="w">{entry.name.clone()}</td>
                    <td class="w">{leads_to(kind, entry, users)}</td>
                    <td>
                        <button type="button" class="ib" aria-label=change.clone() title=change on:click=move |_| open.set(Some(picked.clone()))>
                            {glyph(Icon::PENCIL, "")}
                        </button>
                    </td>
                </tr>
            }
        })
        .collect_view();
    let (last, add) = match kind {
        Kind::Extension => (t.user, t.add_extension),
        Kind::Did => (t.leads_to, t.add_did),
    };
    let list = if entries.is_empty() {
        view! { <p class="t2">{t.nothing_there}</p> }.into_any()
    } else {
        table("", &[t.number, t.name, last, ""], rows.into_any()).into_any()
    };
    view! {
        {list}
        <div class="acts">
            <button type="button" class="btn" on:click=move |_| open.set(Some(Entry::default()))>{glyph(Icon::PLUS, "")} {add}</button>
        </div>
    }
}

fn form(
    settings: Settings,
    kind: Kind,
    entry: Entry,
    users: &[UserRow],
    close: Callback<()>,
) -> impl IntoView + use<> {
    let t = words();
    let client = settings.app.client;
    let is_new = entry.id.is_empty();
    let id = StoredValue::new(entry.id);
    let (number, name, to) = (
        RwSignal::new(entry.number),
        RwSignal::new(entry.name),
        RwSignal::new(entry.leads_to),
    );
    let work = Work::new();
    let save = move |()| {
        let entry = Entry {
            id: id.get_value(),
            number: number.get_untracked().trim().to_owned(),
            name: name.get_untracked().trim().to_owned(),
            leads_to: to.get_untracked().trim().to_owned(),
        };
        work.run(
            async move { pabx::save(client, kind, &entry).await },
            move |()| close.run(()),
        );
    };
    let removing = Work::new();
    let remove = move |()| {
        let id = id.get_value();
        removing.run(
            async move { pabx::remove(client, kind, &id).await },
            move |()| close.run(()),
        );
    };
    let people: Vec<_> = std::iter::once((String::new(), t.nobodys.to_owned()))
        .chain(
            users
                .iter()
                .map(|user| (user.id.clone(), user.name.clone())),
        )
        .collect();
    let leads = match kind {
        Kind::Extension => view! { <SelectField label=t.user options=Signal::stored(people) value=to choose=move |id| to.set(id)/> }.into_any(),
        Kind::Did => view! { <TextField label=t.leads_to value=to write=move |text| to.set(text) help=t.leads_to_hint/> }.into_any(),
    };
    let says = move |field: &'static str| Signal::derive(move || work.said_of(field));
    view! {
        <div class="form">
            <TextField label=t.number value=number write=move |text| number.set(text) problem=says("number")/>
            <TextField label=t.name value=name write=move |text| name.set(text) problem=says("name")/>
            {leads}
        </div>
        {work.notice()}
        {removing.notice()}
        <div class="acts">
            <WorkButton class="btn primary" word=t.save busy_word=t.saving busy=work.busy press=save/>
            <button type="button" class="btn ghost" on:click=move |_| close.run(())>{t.cancel}</button>
            {(!is_new).then(|| removal(removing, remove))}
        </div>
    }
}

/// Removes after a second press, which says so.
pub(super) fn removal(
    work: Work,
    remove: impl Fn(()) + Copy + Send + Sync + 'static,
) -> impl IntoView {
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
            remove(());
        } else {
            asked.set(true);
        }
    };
    view! { <WorkButton class="btn ghost danger" word=word busy_word=t.removing busy=work.busy press=press/> }
}
