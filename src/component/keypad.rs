//! Keys for tones during a call; also the keys of the dial pad.

use leptos::prelude::*;

use crate::app::use_app;
use crate::i18n::call as words;
use crate::session::{LiveCall, control};

/// A key: digit and the letters below it.
pub const KEYS: [(char, &str); 12] = [
    ('1', ""),
    ('2', "ABC"),
    ('3', "DEF"),
    ('4', "GHI"),
    ('5', "JKL"),
    ('6', "MNO"),
    ('7', "PQRS"),
    ('8', "TUV"),
    ('9', "WXYZ"),
    ('*', ""),
    ('0', "+"),
    ('#', ""),
];

/// The twelve keys; `press` gets the digit.
#[component]
pub fn Keys(
    /// Called with the digit of the key that was pressed.
    #[prop(into)]
    press: Callback<char>,
) -> impl IntoView {
    let key = move |(digit, letters): (char, &'static str)| {
        let small = (!letters.is_empty()).then(|| view! { <small>{letters}</small> });
        view! {
            <button class="key" data-key=digit.to_string() on:click=move |_| press.run(digit)>
                {digit.to_string()} " " {small}
            </button>
        }
    };
    view! { <div class="keys">{KEYS.map(key).into_iter().collect_view()}</div> }
}

/// The keypad panel: tones sent so far, and the keys. The keyboard's digits work too.
#[component]
pub fn Keypad(
    /// The call that hears the tones.
    call: LiveCall,
) -> impl IntoView {
    let app = use_app();
    let spaced = move || {
        call.tones.with(|tones| {
            tones
                .chars()
                .map(String::from)
                .collect::<Vec<_>>()
                .join(" ")
        })
    };
    let typed = move |event: web_sys::KeyboardEvent| {
        let key = event.key();
        if let Some(digit) = key.chars().next().filter(|_| key.len() == 1)
            && KEYS.iter().any(|(known, _)| *known == digit)
        {
            event.prevent_default();
            control::tone(app, call, digit);
        }
    };
    view! {
        <div class="pop-b" on:keydown=typed>
            <div class="sent">
                <bdi class="num" aria-live="polite">{spaced}</bdi>
                <span class="xs t3 plain">{words().tones_sent}</span>
            </div>
            <Keys press=move |digit| control::tone(app, call, digit)/>
        </div>
    }
}
