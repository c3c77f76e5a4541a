//! Messages at the edge of the page, drawn.

use leptos::prelude::*;

use crate::app::use_app;
use crate::browser::timer::Timeout;
use crate::i18n::call as words;
use crate::icon::{Icon, glyph};
use crate::session::{Toast, Toasts, Tone};

/// Good news leaves by itself after so long.
const GOOD_NEWS_MS: i32 = 5_000;

/// The messages that are up, newest at the bottom.
#[component]
pub fn ToastList() -> impl IntoView {
    let toasts = use_app().toasts;
    view! {
        <div class="toasts">
            <For each=move || toasts.list() key=|toast| (toast.about.clone(), toast.title.clone(), toast.body.clone()) let:toast>
                {message(toasts, toast)}
            </For>
        </div>
    }
}

fn message(toasts: Toasts, toast: Toast) -> impl IntoView {
    let Toast {
        about,
        tone,
        icon,
        title,
        body,
        actions,
    } = toast;
    let about = StoredValue::new(about);
    let dismiss = move || about.with_value(|about| toasts.dismiss(about));
    let leaving = (tone == Tone::Go).then(|| Timeout::new(GOOD_NEWS_MS, dismiss));
    let leaving = StoredValue::new_local(leaving);
    on_cleanup(move || leaving.set_value(None));
    let role = if tone == Tone::Stop {
        "alert"
    } else {
        "status"
    };
    let actions = actions.into_iter().map(|(word, act)| {
        let press = move |_| {
            dismiss();
            act.run(());
        };
        view! { <button on:click=press>{word}</button> }
    });
    let actions: Vec<_> = actions.collect();
    view! {
        <div class="toast" part="toast" role=role>
            {glyph(icon, tone_icon(tone))}
            <div class="grow">
                <div class="med">{title}</div>
                {body.map(|body| view! { <div class="sm t2">{body}</div> })}
                {(!actions.is_empty()).then(|| view! { <div class="acts">{actions}</div> })}
            </div>
            <button class="ib" aria-label=words().close_message title=words().close_message on:click=move |_| dismiss()>
                {glyph(Icon::X, "")}
            </button>
        </div>
    }
}

const fn tone_icon(tone: Tone) -> &'static str {
    match tone {
        Tone::Go => "s18 go",
        Tone::Stop => "s18 stop",
        Tone::Wait => "s18 wait",
        Tone::Info => "s18 info",
    }
}
