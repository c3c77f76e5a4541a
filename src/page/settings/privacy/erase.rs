//! Forgetting a number: what is kept of it, the number once more, and the proof.

use leptos::prelude::*;
use ringlet_model::api::Erasure;
use wasm_bindgen::JsCast as _;

use super::super::{Place, Settings, api};
use crate::component::form::button::{CopyButton, WorkButton};
use crate::component::form::check::number_problem;
use crate::component::form::field::{Kind, TextField};
use crate::component::form::notice::notice;
use crate::component::form::number;
use crate::component::form::work::Work;
use crate::i18n::settings as words;
use crate::icon::{Icon, glyph};
use crate::session::Tone;

/// How far it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Step {
    /// A number is to be entered.
    #[default]
    Asking,
    /// What would go.
    Told(Erasure),
    /// What went.
    Done(Erasure),
}

pub(super) fn block(settings: Settings) -> impl IntoView {
    let t = words();
    let (typed, step) = (RwSignal::new(String::new()), RwSignal::new(Step::default()));
    let steps = move || match step.get() {
        Step::Asking => ().into_any(),
        Step::Told(erasure) => told(settings, step, erasure).into_any(),
        Step::Done(erasure) => done(settings, &erasure).into_any(),
    };
    view! {
        <section class="block" aria-label=t.erase_number>
            <div>
                <h3>{t.erase_number}</h3>
                <p class="sm t2">{t.erase_number_line}</p>
            </div>
            {ask(settings, typed, step)}
            {steps}
        </section>
    }
}

/// The number, and what is kept of it.
fn ask(settings: Settings, typed: RwSignal<String>, step: RwSignal<Step>) -> impl IntoView {
    let t = words();
    let app = settings.app;
    let work = Work::new();
    let problem = Signal::derive(move || {
        typed.with(|text| number_problem(text, &number::facts(app, text, &app.region())))
    });
    let press = move || {
        let text = typed.get_untracked().trim().to_owned();
        if !text.is_empty() && problem.with_untracked(Option::is_none) {
            let asked = text.clone();
            let asking = async move { api::erase_number(app.client, asked, true).await };
            work.run(asking, move |told| {
                // Of another number than the field's, it would be taken for that one's.
                if typed.with_untracked(|now| now.trim() == text) {
                    step.set(Step::Told(told));
                }
            });
        }
    };
    let write = move |text: String| {
        typed.set(text);
        step.set(Step::Asking);
    };
    view! {
        <form class="joined" on:submit=move |event| { event.prevent_default(); press(); }>
            <div class="grow">
                <TextField label=t.number value=typed write=write problem=problem kind=Kind { input: "tel", ..Kind::default() }/>
            </div>
            <span class="under-label"><WorkButton class="btn" word=t.show_kept busy_word=t.looking busy=work.busy icon=Icon::SEARCH press=move |()| press()/></span>
        </form>
        {work.notice()}
    }
}

/// What is kept of a number, and the last question.
fn told(settings: Settings, step: RwSignal<Step>, erasure: Erasure) -> AnyView {
    let t = words();
    let app = settings.app;
    let number = number::pretty(app, &erasure.number);
    let parts = parts(&erasure);
    if parts.is_empty() {
        return notice(Tone::Info, t.nothing_kept(&number), None).into_any();
    }
    let work = Work::new();
    let (again, is_other) = (RwSignal::new(String::new()), RwSignal::new(false));
    let wanted = StoredValue::new(erasure.number.clone());
    let press = move |()| {
        let text = again.get_untracked();
        let same = wanted.with_value(|wanted| is_same(settings, &text, wanted));
        is_other.set(!same);
        if same {
            let asking = api::erase_number(app.client, wanted.get_value(), false);
            work.run(asking, move |done| step.set(Step::Done(done)));
        }
    };
    let write = move |text: String| {
        again.set(text);
        is_other.set(false);
    };
    let problem = Signal::derive(move || is_other.get().then(|| t.not_the_number.to_owned()));
    view! {
        <div class="panel" role="group" aria-label=t.kept_of(&number)>
            <div>
                <p class="med">{t.kept_of(&number)} " " <bdi class="t2">{erasure.number}</bdi></p>
                {list(parts)}
                <p class="sm t2">{t.erase_leaves}</p>
            </div>
            <TextField label=t.number_again value=again write=write problem=problem help=t.no_way_back kind=Kind { input: "tel", ..Kind::default() }/>
            {work.notice()}
            <div class="acts end">
                <button type="button" class="btn ghost" on:click=move |_| step.set(Step::Asking)>{t.cancel}</button>
                <WorkButton class="btn danger" word=t.erase_for_good busy_word=t.erasing busy=work.busy icon=Icon::TRASH_2 press=press/>
            </div>
        </div>
    }
    .into_any()
}

/// Somebody wrote this number, in whatever spelling.
fn is_same(settings: Settings, text: &str, wanted: &str) -> bool {
    let app = settings.app;
    text.trim() == wanted || number::parse(app, text, &app.region()).e164.as_deref() == Some(wanted)
}

/// What went, and the proof. It takes the focus, as the button that was pressed is gone.
fn done(settings: Settings, erasure: &Erasure) -> impl IntoView + use<> {
    let t = words();
    let number = number::pretty(settings.app, &erasure.number);
    let node = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        if let Some(panel) = node.get() {
            let _ = panel.unchecked_ref::<web_sys::HtmlElement>().focus();
        }
    });
    view! {
        {notice(Tone::Go, t.erased(&number), None)}
        <div class="panel" role="group" aria-label=t.proof tabindex="-1" node_ref=node>
            {list(parts(erasure))}
            <div>
                <p class="med">{t.proof}</p>
                <p class="sm t2">{t.proof_hint}</p>
            </div>
            <pre class="code fold" tabindex="0" aria-label=t.proof>{erasure.proof.clone()}</pre>
            <div class="acts">
                <CopyButton class="btn" word=t.copy_proof text=Signal::stored(erasure.proof.clone())/>
                <button type="button" class="btn" on:click=move |_| settings.go(Place::Audit)>{glyph(Icon::HISTORY, "")} {t.see_audit}</button>
            </div>
        </div>
    }
}

/// How much of each sort, without what there is nothing of.
fn parts(erasure: &Erasure) -> Vec<String> {
    let t = words();
    let count = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    let all = [
        (erasure.calls, t.erase_calls(count(erasure.calls))),
        (
            erasure.recordings,
            t.erase_recordings(count(erasure.recordings)),
        ),
        (erasure.reports, t.erase_reports(count(erasure.reports))),
        (erasure.notes, t.erase_notes(count(erasure.notes))),
        (erasure.tasks, t.erase_tasks(count(erasure.tasks))),
        (erasure.rows, t.erase_rows(count(erasure.rows))),
    ];
    all.into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(_, words)| words)
        .collect()
}

fn list(parts: Vec<String>) -> impl IntoView {
    let item = |part: String| view! { <li>{part}</li> };
    view! { <ul class="bullets">{parts.into_iter().map(item).collect_view()}</ul> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_there_is_is_told() {
        let erasure = Erasure {
            calls: 2,
            notes: 1,
            ..Erasure::default()
        };
        assert_eq!(parts(&erasure), ["2 calls", "1 note"]);
        assert!(parts(&Erasure::default()).is_empty());
    }
}
