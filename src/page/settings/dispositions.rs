//! What may be chosen after a call.

use leptos::prelude::*;

use super::frame::head;
use super::site_form::site_page;
use super::{Form, Settings};
use crate::component::form::draft::Draft;
use crate::component::form::field::TextField;
use crate::component::form::new_id;
use crate::icon::{Icon, glyph};

/// More would not fit the wrap-up.
const MOST: usize = 12;

pub(super) fn page(settings: Settings) -> impl IntoView {
    view! {
        {head("Dispositions", "What people choose from when a call is over, in this order.", None)}
        {site_page(settings, "the dispositions", is_valid, move |form| form_view(form).into_any())}
    }
}

fn is_valid(draft: &Draft) -> bool {
    draft.list("dispositions").len() <= MOST
}

fn form_view(form: Form) -> impl IntoView {
    let list = Memo::new(move |_| form.draft.with(|draft| draft.list("dispositions")));
    let store = move |list: Vec<String>| {
        form.draft
            .update(|draft| draft.set("dispositions", list.join("\n")))
    };
    let rows = move || {
        let list = list.get();
        let last = list.len().saturating_sub(1);
        list.iter()
            .enumerate()
            .map(|(at, word)| row(at, last, word, &list, store))
            .collect_view()
    };
    view! {
        <div class="panel plain">
            <Show
                when=move || !list.with(Vec::is_empty)
                fallback=|| view! { <p class="t2">"None: the wrap-up then has only note and task."</p> }
            >
                <ol class="provs" aria-label="Dispositions">{rows}</ol>
            </Show>
            {add(list, store)}
        </div>
        {form.bar()}
    }
}

fn row(
    at: usize,
    last: usize,
    word: &str,
    list: &[String],
    store: impl Fn(Vec<String>) + Copy + 'static,
) -> AnyView {
    let moved = |to: usize| {
        let mut list = list.to_vec();
        let word = list.remove(at);
        list.insert(to.min(list.len()), word);
        list
    };
    let (up, down) = (moved(at.saturating_sub(1)), moved(at + 1));
    let mut without = list.to_vec();
    without.remove(at);
    let word = word.to_owned();
    let button = |name: String, icon: Icon, class: &'static str, off: bool, to: Vec<String>| {
        view! {
            <button
                type="button"
                class="ib"
                aria-label=name.clone()
                title=name
                aria-disabled=off.then_some("true")
                on:click=move |_| {
                    if !off {
                        store(to.clone());
                    }
                }
            >
                {glyph(icon, class)}
            </button>
        }
    };
    view! {
        <li class="line">
            <span class="grow cut" title=word.clone()>{word.clone()}</span>
            {button(format!("Move {word} up"), Icon::CHEVRON_DOWN, "up", at == 0, up)}
            {button(format!("Move {word} down"), Icon::CHEVRON_DOWN, "", at == last, down)}
            {button(format!("Remove {word}"), Icon::TRASH_2, "", false, without)}
        </li>
    }
    .into_any()
}

fn add(
    list: Memo<Vec<String>>,
    store: impl Fn(Vec<String>) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let word = RwSignal::new(String::new());
    let problem = Signal::derive(move || {
        word.with(|word| list.with(|list| word_problem(word, list)))
            .map(str::to_owned)
    });
    let press = move || {
        let text = word.get_untracked().trim().to_owned();
        if text.is_empty() || problem.with_untracked(Option::is_some) {
            return;
        }
        let mut next = list.get_untracked();
        next.push(text);
        store(next);
        word.set(String::new());
    };
    let id = new_id("d");
    view! {
        <form class="joined" id=id on:submit=move |event| { event.prevent_default(); press(); }>
            <div class="grow">
                <TextField label="New disposition" value=word write=move |text| word.set(text) problem=problem placeholder="Call back next week"/>
            </div>
            <button type="submit" class="btn under-label">{glyph(Icon::PLUS, "")} "Add"</button>
        </form>
    }
}

/// Why a word can't be added.
fn word_problem(word: &str, list: &[String]) -> Option<&'static str> {
    let word = word.trim();
    if word.is_empty() {
        None
    } else if list
        .iter()
        .any(|other| other.to_lowercase() == word.to_lowercase())
    {
        Some("This is in the list already.")
    } else if word.chars().count() > 40 {
        Some("At most 40 characters, so that it fits a chip.")
    } else if list.len() >= MOST {
        Some("Twelve at most; remove one first.")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_short_and_new() {
        let list = vec!["Interested".to_owned()];
        for (word, good) in [
            ("", true),
            ("Call back", true),
            (" interested ", false),
            (&"x".repeat(41), false),
        ] {
            assert_eq!(word_problem(word, &list).is_none(), good, "{word:?}");
        }
        let full = vec!["x".to_owned(); MOST];
        assert!(word_problem("one more", &full).is_some());
    }
}
