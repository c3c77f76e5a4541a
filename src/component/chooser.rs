//! Which line to call on: asked only when several may be used and none is the default.

use leptos::html::Div;
use leptos::prelude::*;
use ringlet_model::api::ProviderView;
use ringlet_model::provider::Provider;

use super::late;
use crate::app::use_app;
use crate::i18n::call as words;
use crate::icon::{Icon, glyph};
use crate::session::Choice;

/// The question, while it is open.
#[component]
pub fn Chooser() -> impl IntoView {
    let app = use_app();
    move || {
        let choice = app.session.choice.get()?;
        late::parts().map(|parts| (parts.chooser)(choice))
    }
}

pub(super) fn question(choice: Choice) -> impl IntoView {
    let t = words();
    let allowed = choice.providers.iter().filter(|provider| provider.allowed);
    let first = allowed
        .min_by_key(|provider| provider.away)
        .map(|provider| provider.id);
    let chosen = RwSignal::new(first);
    let remember = RwSignal::new(true);
    let answer = choice.answer;
    let call = move || {
        if let Some(provider) = chosen.get_untracked() {
            answer.run(Some((provider, remember.get_untracked())));
        }
    };
    let key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            answer.run(None);
        }
    };
    let label = t.call_name_with(choice.name.as_deref().unwrap_or(&choice.number));
    let number = choice
        .name
        .is_some()
        .then(|| view! { <p class="sm t2"><bdi class="num">{choice.number.clone()}</bdi></p> });
    let lines = choice
        .providers
        .into_iter()
        .map(|provider| line(provider, chosen))
        .collect_view();
    view! {
        <div class="choose" role="dialog" aria-label=label.clone() on:keydown=key node_ref=focus_first()>
            <div>
                <h3>{label.clone()}</h3>
                {number}
            </div>
            <div class="pick" role="radiogroup" aria-label=t.line>{lines}</div>
            <button
                class="row checkline"
                role="checkbox"
                aria-checked=move || remember.get().to_string()
                on:click=move |_| remember.update(|on| *on = !*on)
            >
                <span class=move || if remember.get() { "check on" } else { "check" }>{glyph(Icon::CHECK, "")}</span>
                {t.make_default}
            </button>
            <div class="row">
                <button class="btn grow" on:click=move |_| answer.run(None)>{t.cancel}</button>
                <button class="btn primary wide" on:click=move |_| call()>
                    {glyph(Icon::PHONE, "")}
                    {t.call}
                </button>
            </div>
        </div>
    }
}

/// The question was asked because of a click elsewhere: its first answer takes the focus.
fn focus_first() -> NodeRef<Div> {
    let node = NodeRef::<Div>::new();
    Effect::new(move |_| {
        use wasm_bindgen::JsCast;
        let first = node.get().and_then(|dialog| {
            dialog
                .query_selector("[role=radio][aria-checked=true]")
                .ok()
                .flatten()
        });
        if let Some(first) = first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok()) {
            drop(first.focus());
        }
    });
    node
}

fn line(provider: ProviderView, chosen: RwSignal<Option<Provider>>) -> impl IntoView {
    let t = words();
    let ProviderView {
        id,
        label,
        allowed,
        capabilities,
        away,
        ..
    } = provider;
    let is_on = move || chosen.get() == Some(id);
    let about = match (allowed, away, capabilities.rings_agent_phone) {
        (false, ..) => t.not_allowed_for_you,
        (true, true, _) => t.line_away,
        (true, false, true) => t.rings_your_phone,
        (true, false, false) => t.in_this_browser,
    };
    let choose = move |_| {
        if allowed {
            chosen.set(Some(id));
        }
    };
    view! {
        <button
            class=move || if is_on() { "opt on" } else { "opt" }
            role="radio"
            aria-checked=move || is_on().to_string()
            aria-disabled=(!allowed).then_some("true")
            on:click=choose
        >
            <span class="mono-t" aria-hidden="true">{monogram(&label)}</span>
            <span class="grow">
                <span class="med cut block">{label}</span>
                <span class="sm t2 cut block">{about}</span>
            </span>
            <span class=move || if is_on() { "radio on" } else { "radio" }></span>
        </button>
    }
}

/// Two letters for a company: its words' first, else its own first two.
#[must_use]
pub fn monogram(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    let letters: String = match words.as_slice() {
        [first, second, ..] => first
            .chars()
            .take(1)
            .chain(second.chars().take(1))
            .collect(),
        _ => label.chars().take(2).collect(),
    };
    letters.to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn monograms() {
        for (label, letters) in [
            ("Tata Tele", "TT"),
            ("Twilio", "TW"),
            ("JT Telecom", "JT"),
            ("", ""),
        ] {
            assert_eq!(monogram(label), letters);
        }
    }
}
