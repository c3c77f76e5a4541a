//! The word of advice.

use leptos::prelude::*;

use ringlet_model::Timestamp;

use crate::app::use_app;
use crate::component::call_timer::clock_text;
use crate::component::face::{Face, Notice};
use crate::i18n::call as words;
use crate::icon::glyph;
use crate::session::Tone;

/// Class of a tone, for notices and toasts.
#[must_use]
pub const fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Go => "go",
        Tone::Stop => "stop",
        Tone::Wait => "wait",
        Tone::Info => "info",
    }
}

pub(super) fn notice(face: Memo<Face>) -> impl IntoView {
    let notice = Memo::new(move |_| face.with(|face| face.notice.clone()));
    move || {
        notice
            .get()
            .map(|notice| view! { <div class="pop-b" role="status">{advice(notice)}</div> })
    }
}

/// How long a call waits for the sign-in to Dialpad.
fn counted_down(until: Timestamp) -> impl IntoView {
    let now = use_app().session.now;
    move || words().dialpad_waits(&clock_text(now.get().seconds_until(until)))
}

/// One notice.
pub fn advice(notice: Notice) -> impl IntoView {
    let Notice {
        tone,
        icon,
        title,
        body,
        until,
        ..
    } = notice;
    let body = body.map(|body| match until {
        Some(until) => counted_down(until).into_any(),
        None => body.into_any(),
    });
    view! {
        <div class=format!("note {}", tone_class(tone))>
            {glyph(icon, "")}
            <div>
                {title.map(|title| view! { <p class="med">{title}</p> })}
                {body.map(|body| view! { <p>{body}</p> })}
            </div>
        </div>
    }
}
