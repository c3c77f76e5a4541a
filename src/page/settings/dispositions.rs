//! What may be chosen after a call.

use leptos::prelude::*;

use super::frame::head;
use super::site_form::site_page;
use super::{Form, Settings};
use crate::component::form::draft::Draft;
use crate::component::form::field::TextField;
use crate::component::form::new_id;
use crate::i18n::settings as words;
use crate::icon::{Icon, glyph};

/// More would not fit the wrap-up.
const MOST: usize = 12;
/// Longer ones don't fit a chip.
const LONGEST: usize = 40;

pub(super) fn page(settings: Settings) -> impl IntoView {
    view! {
        {head(words().dispositions, words().dispositions_line, None)}
        {site_page(settings, is_valid, move |form| form_view(form).into_any())}
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
                fallback=|| view! { <p class="t2">{words().no_dispositions}</p> }
            >
                <ol class="provs" aria-label=words().dispositions>{rows}</ol>
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
    let t = words();
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
            {button(t.move_up(&word), Icon::CHEVRON_DOWN, "up", at == 0, up)}
            {button(t.move_down(&word), Icon::CHEVRON_DOWN, "", at == last, down)}
            {button(t.remove_of(&word), Icon::TRASH_2, "", false, without)}
        </li>
    }
    .into_any()
}

fn add(
    list: Memo<Vec<String>>,
    store: impl Fn(Vec<String>) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let word = RwSignal::new(String::new());
    let problem =
        Signal::derive(move || word.with(|word| list.with(|list| word_problem(word, list))));
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
                <TextField label=words().new_disposition value=word write=move |text| word.set(text) problem=problem placeholder=words().disposition_example/>
            </div>
            <button type="submit" class="btn under-label">{glyph(Icon::PLUS, "")} {words().add}</button>
        </form>
    }
}

/// Why a word can't be added.
fn word_problem(word: &str, list: &[String]) -> Option<String> {
    let t = words();
    let word = word.trim();
    if word.is_empty() {
        None
    } else if list
        .iter()
        .any(|other| other.to_lowercase() == word.to_lowercase())
    {
        Some(t.in_list.into())
    } else if word.chars().count() > LONGEST {
        Some(t.disposition_long(LONGEST))
    } else if list.len() >= MOST {
        Some(t.dispositions_full(MOST))
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
