//! Numbers that nobody may call.

use leptos::prelude::*;
use ringlet_model::api::{DoNotCallDraft, DoNotCallEntry};

use super::frame::{head, leave_row};
use super::table::{Growing, Removal, Row, Rows, growing};
use super::{Settings, api};
use crate::backend::Fault;
use crate::browser::intl;
use crate::component::form::button::WorkButton;
use crate::component::form::check::number_problem;
use crate::component::form::field::{Kind, TextField};
use crate::component::form::number;
use crate::component::form::work::Work;
use crate::i18n::{self, settings as words};
use crate::icon::Icon;

pub(super) fn page(settings: Settings) -> impl IntoView {
    let t = words();
    let list = growing(settings, ask);
    let work = Work::new();
    let client = settings.app.client;
    let remove = Callback::new(move |number: String| {
        let gone = number.clone();
        let asking = async move { api::remove_do_not_call(client, &gone).await };
        work.run_row(number, asking, move |()| {
            leave_row();
            list.ask(None);
        });
    });
    let removal = Removal {
        press: remove,
        work,
    };
    view! {
        {head(t.do_not_call, t.do_not_call_line, None)}
        {add(settings, list)}
        {work.notice()}
        {list.view(vec![t.number, t.reason, t.added, ""], t.do_not_call_none, Some(removal))}
    }
}

async fn ask(settings: Settings, cursor: Option<String>) -> Result<Rows, Fault> {
    let page = api::do_not_call(settings.app.client, cursor.as_deref()).await?;
    Ok(Rows {
        rows: page
            .entries
            .iter()
            .map(|entry| row(settings, entry))
            .collect(),
        next: page.next_cursor,
    })
}

fn row(settings: Settings, entry: &DoNotCallEntry) -> Row {
    let when = intl::moment(entry.added_at, i18n::locale().tag());
    Row {
        key: entry.number.clone(),
        cells: vec![
            number::pretty(settings.app, &entry.number),
            entry.note.clone(),
            words().added_by(&entry.added_by, &when),
        ],
        ..Row::default()
    }
}

fn add(settings: Settings, list: Growing) -> impl IntoView {
    let t = words();
    let app = settings.app;
    let (typed, note) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let work = Work::new();
    let problem = Signal::derive(move || {
        typed.with(|text| number_problem(text, &number::facts(app, text, &app.region())))
    });
    let press = move || {
        let draft = DoNotCallDraft {
            number: typed.get_untracked().trim().to_owned(),
            note: note.get_untracked().trim().to_owned(),
        };
        if draft.number.is_empty() || problem.with_untracked(Option::is_some) {
            return;
        }
        let asking = async move { api::add_do_not_call(app.client, &draft).await };
        work.run(asking, move |_| {
            typed.set(String::new());
            note.set(String::new());
            list.ask(None);
        });
    };
    view! {
        <form class="form" on:submit=move |event| { event.prevent_default(); press(); }>
            <TextField label=t.number value=typed write=move |text| typed.set(text) problem=problem kind=Kind { input: "tel", ..Kind::default() }/>
            <TextField label=t.reason value=note write=move |text| note.set(text) help=t.do_not_call_reason/>
            <div class="acts w2">
                <WorkButton class="btn primary" word=t.add_number busy_word=t.adding busy=work.busy icon=Icon::PLUS press=move |()| press()/>
                // Lets Enter submit; the button does the same by hand.
                <input type="submit" hidden/>
            </div>
        </form>
        {work.notice()}
    }
}
