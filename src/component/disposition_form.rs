//! How it went: one of the site's dispositions, or what came of a call whose result nobody reported.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use ringlet_model::api::Boot;
use ringlet_model::call::Outcome;
use ringlet_model::provider::Provider;
use wasm_bindgen::JsCast;

use crate::app::use_app;
use crate::i18n::call as words;
use crate::icon::{Icon, glyph};
use crate::session::{LiveCall, Panel, unreported, wrap_up};

/// One choice of several as chips: a radio group, moved through by the arrow keys.
#[component]
pub fn Chips(
    /// Name of the group.
    label: &'static str,
    /// `part` of the group.
    part: &'static str,
    /// The choices' words.
    choices: Vec<String>,
    /// Index of the chosen one.
    #[prop(into)]
    chosen: Signal<Option<usize>>,
    /// Called with the index of the one that was chosen.
    #[prop(into)]
    choose: Callback<usize>,
) -> impl IntoView {
    let count = choices.len();
    let chip = move |(index, word): (usize, String)| {
        let is_on = move || chosen.get() == Some(index);
        // One stop of the Tab key for the whole group: the chosen chip, else the first.
        let tab_stop = move || {
            if chosen.get().unwrap_or(0) == index {
                "0"
            } else {
                "-1"
            }
        };
        view! {
            <button
                type="button"
                class="chip"
                role="radio"
                aria-checked=move || is_on().to_string()
                tabindex=tab_stop
                on:click=move |_| choose.run(index)
            >
                {move || is_on().then(|| glyph(Icon::CHECK, "s14"))}
                {word}
            </button>
        }
    };
    let chips = choices.into_iter().enumerate().map(chip).collect_view();
    view! {
        <div class="disp" part=part role="radiogroup" aria-label=label on:keydown=move |event| step(&event, count)>
            {chips}
        </div>
    }
}

/// Arrow keys move the focus to the chip before or after; Space and Enter choose, since choosing may save at once.
fn step(event: &KeyboardEvent, count: usize) {
    let forward = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => true,
        "ArrowLeft" | "ArrowUp" => false,
        _ => return,
    };
    event.prevent_default();
    let Some(group) = event
        .current_target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
    else {
        return;
    };
    let Some(now) = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Node>().ok())
    else {
        return;
    };
    let children = group.children();
    let at = (0..children.length()).find(|index| {
        children
            .item(*index)
            .is_some_and(|child| child.is_same_node(Some(&now)))
    });
    let count = u32::try_from(count).unwrap_or(1).max(1);
    let next = at.map_or(0, |at| {
        if forward {
            (at + 1) % count
        } else {
            (at + count - 1) % count
        }
    });
    if let Some(chip) = children
        .item(next)
        .and_then(|chip| chip.dyn_into::<web_sys::HtmlElement>().ok())
    {
        drop(chip.focus());
    }
}

/// The dispositions of the call's line, or the site's where it has none of its own.
#[component]
pub fn DispositionForm(
    /// The call they are for.
    call: LiveCall,
) -> impl IntoView {
    let app = use_app();
    let choices = app
        .boot
        .with_untracked(|boot| boot.as_ref().map(|boot| words_of(boot, call)))
        .unwrap_or_default();
    let names = StoredValue::new(choices.clone());
    let chosen = move || {
        call.draft.with(|draft| {
            let disposition = draft.disposition.as_ref()?;
            names.with_value(|names| names.iter().position(|name| name == disposition))
        })
    };
    let choose = move |index: usize| {
        let word = names.with_value(|names| names.get(index).cloned());
        wrap_up::edit(app, call, |draft| draft.disposition = word);
    };
    (!choices.is_empty()).then(|| {
        view! {
            <div class="col gap8">
                <span class="lbl">{words().how_did_it_go}</span>
                <Chips label=words().disposition part="disposition" choices chosen=Signal::derive(chosen) choose/>
            </div>
        }
    })
}

fn words_of(boot: &Boot, call: LiveCall) -> Vec<String> {
    let through = call.view.with_untracked(|view| view.provider);
    let mut lines = boot.providers.iter();
    let own = lines.find(|line| line.id == through && !line.dispositions.is_empty());
    own.map_or(&boot.site.dispositions, |line| &line.dispositions)
        .clone()
}

/// Nobody reported how it ended: the agent says so.
#[component]
pub fn OutcomeForm(
    /// The call that ended.
    call: LiveCall,
) -> impl IntoView {
    const OUTCOMES: [Outcome; 4] = [
        Outcome::Completed,
        Outcome::NoAnswer,
        Outcome::Busy,
        Outcome::Voicemail,
    ];
    let app = use_app();
    let t = words();
    let question = move || match call.view.with(|view| view.provider) {
        Provider::Manual => t.how_did_it_go.to_owned(),
        provider => t.did_you_reach(provider.label()),
    };
    let choices = [t.we_spoke, t.no_answer, t.busy, t.left_voicemail]
        .map(String::from)
        .to_vec();
    let chosen = Signal::derive(move || {
        call.draft.with(|draft| {
            OUTCOMES
                .iter()
                .position(|outcome| Some(*outcome) == draft.outcome)
        })
    });
    let choose = move |index: usize| {
        let outcome = OUTCOMES.get(index).copied();
        if call.view.with_untracked(|view| view.state.is_up()) {
            if let Some(outcome) = outcome {
                unreported::complete(app, call, outcome);
            }
            return;
        }
        wrap_up::edit(app, call, |draft| draft.outcome = outcome);
        if outcome == Some(Outcome::Completed) {
            call.panel.set(Panel::WrapUp);
        } else {
            wrap_up::save(app, call);
        }
    };
    view! {
        <div class="pop-b line">
            <span class="lbl">{question}</span>
            <Chips label=t.disposition part="disposition" choices chosen choose/>
        </div>
    }
}
