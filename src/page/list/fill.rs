//! Adding people: from a file, from the log, from records. What would happen is shown before it does.

use leptos::prelude::*;
use ringlet_model::api::{CsvColumns, CsvFill, FillAnswer, ListFill, RecordsFill};
use ringlet_model::call::Outcome;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::desk::{Desk, Panel};
use super::{api, preview, words};
use crate::browser::intl;
use crate::browser::timer::Timeout;
use crate::component::form::choice::{PressChip, SelectField};
use crate::component::form::new_id;
use crate::i18n::{call, list as t};
use crate::page::Loaded;

/// Between the last change and the question what it would do.
const PAUSE_MS: i32 = 250;
/// Statuses of a lead, as the CRM names them.
const STATUSES: [&str; 6] = [
    "New",
    "Contacted",
    "Nurture",
    "Qualified",
    "Unqualified",
    "Junk",
];
/// Outcomes of calls that people are called again for.
const OUTCOMES: [Outcome; 5] = [
    Outcome::Missed,
    Outcome::NoAnswer,
    Outcome::Busy,
    Outcome::Voicemail,
    Outcome::Failed,
];

/// Where people come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum From {
    #[default]
    File,
    Calls,
    Records,
}

/// What was chosen so far. A `Copy` handle.
#[derive(Clone, Copy)]
pub(super) struct Wish {
    desk: Desk,
    from: RwSignal<From>,
    text: RwSignal<Option<String>>,
    /// Columns that a person chose.
    pub(super) columns: RwSignal<CsvColumns>,
    days: RwSignal<String>,
    outcomes: RwSignal<Vec<Outcome>>,
    doctype: RwSignal<String>,
    status: RwSignal<String>,
    /// What it would do.
    pub(super) shown: RwSignal<Option<Loaded<FillAnswer>>>,
    question: StoredValue<u32>,
    pause: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Wish {
    fn new(desk: Desk) -> Self {
        Self {
            desk,
            from: RwSignal::new(From::File),
            text: RwSignal::new(None),
            columns: RwSignal::new(CsvColumns::default()),
            days: RwSignal::new("6".to_owned()),
            outcomes: RwSignal::new(vec![Outcome::Missed, Outcome::NoAnswer]),
            doctype: RwSignal::new("CRM Lead".to_owned()),
            status: RwSignal::new("New".to_owned()),
            shown: RwSignal::new(None),
            question: StoredValue::new(0),
            pause: StoredValue::new_local(None),
        }
    }

    /// The question; None: a file is still to be chosen.
    fn fill(self, dry_run: bool) -> Option<ListFill> {
        let none = ListFill {
            dry_run,
            ..ListFill::default()
        };
        Some(match self.from.get() {
            From::File => ListFill {
                csv: Some(CsvFill {
                    text: self.text.get()?,
                    columns: self.columns.get(),
                }),
                ..none
            },
            From::Calls => ListFill {
                calls: Some(self.calls()),
                ..none
            },
            From::Records => ListFill {
                records: Some(self.records()),
                ..none
            },
        })
    }

    /// A query of the call log.
    fn calls(self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let chosen: Vec<_> = self
            .outcomes
            .get()
            .into_iter()
            .map(Outcome::as_str)
            .collect();
        if !chosen.is_empty() {
            query.append_pair("outcome", &chosen.join(","));
        }
        if let Ok(days) = self.days.get().parse() {
            let start = intl::midnight(self.desk.app.session.server_now(), days);
            query.append_pair("start", &start);
        }
        query.finish()
    }

    fn records(self) -> RecordsFill {
        let (doctype, status) = (self.doctype.get(), self.status.get());
        let filters = (doctype == "CRM Lead" && !status.is_empty())
            .then(|| format!("[[\"status\",\"=\",\"{status}\"]]"));
        RecordsFill { doctype, filters }
    }

    /// Asks what it would do, with every change.
    fn follow(self) {
        Effect::new(move |_| {
            let fill = self.fill(true);
            let question = self.question.get_value().wrapping_add(1);
            self.question.set_value(question);
            let Some(fill) = fill else {
                self.shown.set(None);
                return;
            };
            let ask = move || {
                let asking = api::fill(self.desk.app.client, self.desk.id(), fill);
                leptos::task::spawn_local(async move {
                    let answer = Loaded::from(asking.await);
                    if self.question.try_get_value() == Some(question) {
                        let _ = self.shown.try_set(Some(answer));
                    }
                });
            };
            if self.shown.with_untracked(Option::is_none) {
                self.shown.set(Some(Loaded::Waiting));
            }
            self.pause.set_value(Some(Timeout::new(PAUSE_MS, ask)));
        });
    }

    fn add(self) {
        if let Some(fill) = untrack(|| self.fill(false)) {
            let desk = self.desk;
            let adding = api::fill(desk.app.client, desk.id(), fill);
            desk.act(adding, move |_| desk.panel.set(Panel::None));
        }
    }
}

pub(super) fn panel(desk: Desk) -> impl IntoView {
    let wish = Wish::new(desk);
    wish.follow();
    let tab = move |from: From, word: &'static str| {
        view! {
            <button
                type="button"
                aria-pressed=move || (wish.from.get() == from).to_string()
                on:click=move |_| { wish.shown.set(None); wish.from.set(from) }
            >
                {word}
            </button>
        }
    };
    view! {
        <div
            class="cl-panel"
            role="group"
            aria-label=t().add_people
            on:keydown=move |event| if event.key() == "Escape" { desk.panel.set(Panel::None) }
        >
            <h3>{t().add_people}</h3>
            <div class="seg" role="group" aria-label=t().from>
                {tab(From::File, t().from_file)} {tab(From::Calls, t().from_calls)} {tab(From::Records, t().from_records)}
            </div>
            {move || match wish.from.get() {
                From::File => file(wish).into_any(),
                From::Calls => calls(wish).into_any(),
                From::Records => records(wish).into_any(),
            }}
            {preview::preview(wish)}
            {buttons(wish)}
        </div>
    }
}

/// Add so many, or leave it.
fn buttons(wish: Wish) -> impl IntoView {
    let desk = wish.desk;
    let count = move || {
        wish.shown.with(|shown| match shown {
            Some(Loaded::Ready(answer)) => answer.added,
            _ => 0,
        })
    };
    let press = move |_| {
        if count() > 0 {
            wish.add();
        }
    };
    let word = move || {
        if desk.work.busy.get() {
            return t().adding.to_owned();
        }
        match count() {
            0 => t().add_people.to_owned(),
            count => t().add_count(usize::try_from(count).unwrap_or(usize::MAX)),
        }
    };
    view! {
        <div class="row wrap">
            <button
                type="button"
                class="btn primary"
                aria-busy=move || desk.work.busy.get().then_some("true")
                aria-disabled=move || (count() == 0).then_some("true")
                on:click=press
            >
                {word}
            </button>
            <button type="button" class="btn ghost" on:click=move |_| desk.panel.set(Panel::None)>{call().cancel}</button>
        </div>
    }
}

/// A file from the computer, read here.
fn file(wish: Wish) -> impl IntoView {
    let id = new_id("file");
    let take = move |event: web_sys::Event| {
        let input = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(file) = input
            .and_then(|input| input.files())
            .and_then(|files| files.get(0))
        else {
            return;
        };
        leptos::task::spawn_local(async move {
            let Ok(text) = JsFuture::from(file.text()).await else {
                return;
            };
            wish.columns.set(CsvColumns::default());
            wish.text.set(text.as_string());
        });
    };
    view! {
        <div class="field">
            <label for=id.clone()>{t().choose_file}</label>
            <input id=id class="in file" type="file" accept=".csv,.txt,text/csv,text/plain" on:change=take/>
            <p class="help">{t().file_hint}</p>
        </div>
    }
}

/// The people of calls: since when, and how these ended.
fn calls(wish: Wish) -> impl IntoView {
    let periods = [
        ("0", t().today),
        ("6", t().last_7),
        ("29", t().last_30),
        ("", t().any_time),
    ]
    .map(|(key, word)| (key.to_owned(), word.to_owned()))
    .to_vec();
    let chips = OUTCOMES
        .into_iter()
        .map(|outcome| {
            let on = move || wish.outcomes.with(|chosen| chosen.contains(&outcome));
            let turn = move |wanted: bool| {
                wish.outcomes.update(|chosen| {
                    chosen.retain(|other| *other != outcome);
                    if wanted {
                        chosen.push(outcome);
                    }
                });
            };
            view! { <PressChip word=words::outcome(outcome) on=Signal::derive(on) turn=turn/> }
        })
        .collect_view();
    view! {
        <SelectField label=t().period options=Signal::stored(periods) value=wish.days choose=move |days| wish.days.set(days)/>
        <div class="field">
            <span class="lbl">{t().outcomes}</span>
            <div class="row wrap" role="group" aria-label=t().outcomes>{chips}</div>
        </div>
    }
}

/// The people of leads, contacts or deals.
fn records(wish: Wish) -> impl IntoView {
    let kinds = [
        ("CRM Lead", t().leads),
        ("Contact", t().contacts),
        ("CRM Deal", t().deals),
    ]
    .map(|(key, word)| (key.to_owned(), word.to_owned()))
    .to_vec();
    let mut statuses = vec![(String::new(), t().any_status.to_owned())];
    statuses.extend(STATUSES.map(|status| (status.to_owned(), status.to_owned())));
    view! {
        <SelectField label=t().kind options=Signal::stored(kinds) value=wish.doctype choose=move |kind| wish.doctype.set(kind)/>
        <Show when=move || wish.doctype.with(|doctype| doctype == "CRM Lead")>
            <SelectField label=t().status options=Signal::stored(statuses.clone()) value=wish.status choose=move |status| wish.status.set(status)/>
        </Show>
    }
}
