//! What the JT Telecom PABX has: extensions, numbers, operators.

use leptos::prelude::*;
use ringlet_model::api::UserRow;

use super::api::pabx::{self, Entry, Kind};
use super::frame::{head, shown};
use super::table::table;
use super::{Loaded, Settings, api, load, operators, pabx_entry};
use crate::backend::Fault;
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
                Some(entry) => pabx_entry::form(settings, kind, entry, &users, close).into_any(),
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
