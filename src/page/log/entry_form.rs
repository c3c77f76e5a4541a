//! A call entered by hand.

use leptos::prelude::*;
use leptos::task::spawn_local;
use ringlet_model::api::{CallDraft, CallLogEntry, NoteDraft};
use ringlet_model::call::Direction;
use ringlet_model::timestamp::iso8601;

use super::bar::{agents, dispositions, is_admin};
use super::filter::{DIRECTIONS, OUTCOMES};
use super::store::Store;
use super::{Beside, Open, words};
use crate::app::App;
use crate::backend::{Fault, Repeat};
use crate::browser::{html, intl};
use crate::component::disposition_form::Chips;
use crate::component::form::field::{Kind, TextField};
use crate::component::form::{new_id, number};
use crate::i18n;
use crate::icon::{Icon, glyph};
use crate::session::wrap_up;

/// What is typed, and what is wrong with it. A `Copy` handle.
#[derive(Clone, Copy)]
struct Entry {
    app: App,
    direction: RwSignal<Direction>,
    number: RwSignal<String>,
    name: RwSignal<String>,
    /// As a field for date and time holds it.
    started: RwSignal<String>,
    /// `m:ss` or minutes.
    length: RwSignal<String>,
    outcome: RwSignal<String>,
    disposition: RwSignal<String>,
    agent: RwSignal<String>,
    note: RwSignal<String>,
    /// By the field's name in `CallDraft`; `` is the form as a whole.
    problems: RwSignal<Vec<(String, String)>>,
    busy: RwSignal<bool>,
    repeat: Repeat,
}

impl Entry {
    fn new(app: App) -> Self {
        Self {
            app,
            direction: RwSignal::new(Direction::Outbound),
            number: RwSignal::new(String::new()),
            name: RwSignal::new(String::new()),
            started: RwSignal::new(intl::field_moment(app.session.server_now())),
            length: RwSignal::new(String::new()),
            outcome: RwSignal::new(String::new()),
            disposition: RwSignal::new(String::new()),
            agent: RwSignal::new(app.user_id_untracked()),
            note: RwSignal::new(String::new()),
            problems: RwSignal::new(Vec::new()),
            busy: RwSignal::new(false),
            repeat: Repeat::default(),
        }
    }

    fn problem(self, field: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.problems.with(|problems| {
                let mine = problems.iter().find(|(of, _)| of == field);
                mine.map(|(_, sentence)| sentence.clone())
            })
        })
    }

    /// The draft, or what is wrong by field.
    fn draft(self) -> Result<CallDraft, Vec<(String, String)>> {
        let t = i18n::log();
        let mut problems = Vec::new();
        let mut wrong =
            |field: &str, sentence: &str| problems.push((field.to_owned(), sentence.to_owned()));
        let (number, name) = (typed(self.number), typed(self.name));
        if number.is_none() && name.is_none() {
            wrong("remote_number", t.number_or_name);
        } else if let Some(text) = &number
            && !number::parse(self.app, text, &untrack(|| self.app.region())).possible
        {
            wrong("remote_number", t.number_wrong);
        }
        let started = intl::of_field(&self.started.get_untracked());
        match started {
            None => wrong("started_at", t.time_missing),
            Some(at) if at > self.app.session.server_now() => {
                wrong("started_at", t.time_to_come);
            }
            Some(_) => {}
        }
        let length = typed(self.length).map(|text| seconds(&text));
        if length == Some(None) {
            wrong("duration_seconds", t.length_wrong);
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(CallDraft {
            user_id: typed(self.agent),
            started_at: started.map(iso8601::format),
            duration_seconds: length.flatten(),
            direction: Some(self.direction.get_untracked().as_str().to_owned()),
            remote_number: number,
            remote_name: name,
            outcome: typed(self.outcome),
            disposition: typed(self.disposition),
            note: typed(self.note).map(|text| NoteDraft {
                title: String::new(),
                content: html::of_text(&text),
            }),
            ..CallDraft::default()
        })
    }

    /// Stores it and shows the new call.
    fn save(self, store: Store, open: Open) {
        let draft = match self.draft() {
            Ok(draft) => draft,
            Err(problems) => return self.problems.set(problems),
        };
        if self.busy.get_untracked() {
            return;
        }
        self.problems.set(Vec::new());
        self.busy.set(true);
        spawn_local(async move {
            let answer = self
                .app
                .client
                .post_once::<_, CallLogEntry>("/calls", &draft, self.repeat)
                .await;
            let _ = self.busy.try_set(false);
            match answer {
                Ok(call) => {
                    store.ask_newest();
                    let _ = open.try_set(Some(Beside::Call(Box::new(call))));
                }
                Err(fault) => {
                    let _ = self.problems.try_set(vec![refused(&fault)]);
                }
            }
        });
    }
}

/// The server's refusal, at the field it is about.
fn refused(fault: &Fault) -> (String, String) {
    const SHOWN: [&str; 5] = [
        "remote_number",
        "remote_name",
        "started_at",
        "duration_seconds",
        "user_id",
    ];
    let sentence = if fault.is_away() {
        i18n::log().away_hint.to_owned()
    } else if fault.message.is_empty() {
        wrap_up::refusal(fault)
    } else {
        fault.message.clone()
    };
    let field = fault.field.as_deref().unwrap_or_default();
    let field = field.split('.').next().unwrap_or_default();
    let shown = SHOWN.contains(&field);
    (if shown { field } else { "" }.to_owned(), sentence)
}

/// What stands in a field; None for nothing.
fn typed(field: RwSignal<String>) -> Option<String> {
    let text = field.get_untracked().trim().to_owned();
    (!text.is_empty()).then_some(text)
}

/// Seconds of `m:ss`, `h:mm:ss`, or whole minutes; None for anything else.
fn seconds(text: &str) -> Option<i64> {
    let parts: Option<Vec<i64>> = text
        .split(':')
        .map(|part| part.trim().parse().ok().filter(|number| *number >= 0))
        .collect();
    match parts?.as_slice() {
        [minutes] => minutes.checked_mul(60),
        [minutes, seconds] if *seconds < 60 => minutes.checked_mul(60)?.checked_add(*seconds),
        [hours, minutes, seconds] if *minutes < 60 && *seconds < 60 => {
            hours.checked_mul(3600)?.checked_add(minutes * 60 + seconds)
        }
        _ => None,
    }
}

/// The form, beside the list.
pub(super) fn entry_form(app: App, store: Store, open: Open) -> impl IntoView {
    let t = i18n::log();
    let entry = Entry::new(app);
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        entry.save(store, open);
    };
    let words = DIRECTIONS.map(|direction| words::direction(direction).to_owned());
    let chosen = Signal::derive(move || {
        let now = entry.direction.get();
        DIRECTIONS.iter().position(|direction| *direction == now)
    });
    let choose = move |index: usize| {
        if let Some(direction) = DIRECTIONS.get(index) {
            entry.direction.set(*direction);
        }
    };
    let outcomes = OUTCOMES.map(|outcome| {
        (
            outcome.as_str().to_owned(),
            words::outcome(outcome).to_owned(),
        )
    });
    let when = Kind {
        input: "datetime-local",
        ..Kind::default()
    };
    let phone = Kind {
        input: "tel",
        ..Kind::default()
    };
    view! {
        <form class="det form" aria-label=t.add_call novalidate on:submit=save>
            {super::panel_top(t.add_call, open)}
            <Chips label=t.direction part="direction" choices=words.to_vec() chosen choose/>
            <TextField label=t.number value=entry.number write=move |text| entry.number.set(text) problem=entry.problem("remote_number") kind=phone/>
            <TextField label=t.name value=entry.name write=move |text| entry.name.set(text) problem=entry.problem("remote_name")/>
            <TextField label=t.started value=entry.started write=move |text| entry.started.set(text) problem=entry.problem("started_at") kind=when/>
            <TextField label=t.talk_time value=entry.length write=move |text| entry.length.set(text) help=t.length_help problem=entry.problem("duration_seconds") placeholder="4:32"/>
            {select(t.outcome, t.not_said, Signal::stored(outcomes.to_vec()), entry.outcome)}
            {select(t.disposition, t.not_said, dispositions(app), entry.disposition)}
            <Show when=move || is_admin(app)>{select(t.agent, t.nobody, agents(app), entry.agent)}</Show>
            {note_field(entry.note)}
            <div role="alert">{move || entry.problem("").get().map(|sentence| view! { <p class="help bad">{glyph(Icon::CIRCLE_ALERT, "s14")} <span>{sentence}</span></p> })}</div>
            <div class="acts">
                <button type="submit" class="btn primary" aria-busy=move || entry.busy.get().then_some("true")>
                    {move || entry.busy.get().then(|| view! { <span class="spinner"></span> })}
                    {t.add_call}
                </button>
                <button type="button" class="btn ghost" on:click=move |_| open.set(None)>{i18n::call().cancel}</button>
            </div>
        </form>
    }
}

fn note_field(note: RwSignal<String>) -> impl IntoView {
    let id = new_id("f");
    view! {
        <div class="field">
            <label for=id.clone()>{i18n::log().note}</label>
            <textarea id=id class="in" rows="3" prop:value=note on:input:target=move |event| note.set(event.target().value())></textarea>
        </div>
    }
}

/// One of a list, or nothing.
pub(super) fn select(
    label: &'static str,
    nothing: &'static str,
    choices: Signal<Vec<(String, String)>>,
    value: RwSignal<String>,
) -> impl IntoView {
    let id = new_id("f");
    let option = move |(key, word): (String, String)| {
        let mine = key.clone();
        let is_on = move || value.with(|value| *value == mine);
        view! { <option value=key selected=is_on>{word}</option> }
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <div class="in pickbox">
                <select id=id class="grow" on:change:target=move |event| value.set(event.target().value())>
                    <option value="">{nothing}</option>
                    {move || choices.get().into_iter().map(option).collect_view()}
                </select>
                {glyph(Icon::CHEVRON_DOWN, "s14")}
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn a_length_is_read_as_people_write_it() {
        for (text, read) in [
            ("5", Some(300)),
            ("4:32", Some(272)),
            ("1:02:03", Some(3_723)),
            ("0:00", Some(0)),
            ("4:60", None),
            ("-1", None),
            ("five", None),
            ("1:2:3:4", None),
            ("9223372036854775807", None),
        ] {
            assert_eq!(seconds(text), read, "{text}");
        }
    }
}
