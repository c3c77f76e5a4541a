//! The word of advice.

use leptos::prelude::*;

use crate::component::face::{Face, Notice};
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

/// One notice.
pub fn advice(notice: Notice) -> impl IntoView {
    let Notice {
        tone,
        icon,
        title,
        body,
        ..
    } = notice;
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
