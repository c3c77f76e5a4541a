//! Who, and how long.

use leptos::prelude::*;

use crate::component::call_timer::{Clock, ticking};
use crate::component::face::{Avatar, Face, Name};
use crate::i18n::call as words;
use crate::icon::{Icon, glyph};
use crate::session::LiveCall;

/// The ring with initials or a glyph; `class` is its size.
pub fn ring(tone: &'static str, avatar: &Avatar, class: &str) -> impl IntoView + use<> {
    let size = if class.is_empty() { "s18" } else { "s14" };
    let inside = match avatar {
        Avatar::Initials(initials) => initials.clone().into_any(),
        Avatar::Glyph(icon) => glyph(*icon, size).into_any(),
    };
    view! {
        <span class=format!("ring {tone} {class}") part="avatar" aria-hidden="true">
            <span>{inside}</span>
        </span>
    }
}

/// Text in its own direction, wherever it stands; a phone number left to right.
pub fn named(name: Name) -> AnyView {
    match name {
        Name::Text(text) => view! { <bdi>{text}</bdi> }.into_any(),
        Name::Number(number) => view! { <bdi class="num">{number}</bdi> }.into_any(),
    }
}

pub(super) fn identity(_call: LiveCall, face: Memo<Face>) -> impl IntoView {
    let clock = Signal::derive(move || face.with(|face| face.clock));
    let text = ticking(clock);
    let has_clock = Memo::new(move |_| clock.get() != Clock::None);
    view! {
        <div class="pop-id">
            {move || face.with(|face| ring(face.status.tone, &face.avatar, ""))}
            <div class="grow">
                <div class="name" part="name">{move || named(face.with(|face| face.name.clone()))}</div>
                <div class="sub" part="number">{move || sub(face.with(|face| face.sub.clone()))}</div>
            </div>
            {move || {
                has_clock.get().then(|| {
                    let class = move || if face.with(|face| face.clock_is_quiet) { "timer quiet" } else { "timer" };
                    view! { <span class=class part="timer" role="timer">{text}</span> }
                })
            }}
        </div>
    }
}

fn sub(parts: Vec<Name>) -> impl IntoView {
    let parts = parts.into_iter().enumerate().map(|(index, part)| {
        let between = if index > 0 { " · " } else { "" };
        view! { {between} {named(part)} }
    });
    parts.collect_view()
}

pub(super) fn record_line(face: Memo<Face>) -> impl IntoView {
    let record = Memo::new(move |_| face.with(|face| face.record.clone()));
    move || {
        record.get().map(|record| {
            let inside = view! {
                {glyph(record.icon, "")}
                <span class="grow cut">
                    <span class="med">{record.kind}</span>
                    " "
                    <span class="t2">{record.detail}</span>
                </span>
            };
            match record.href {
                Some(href) => view! {
                    <a class="rec" part="record" href=href target="_top" title=words().open_record>
                        {inside}
                        {glyph(Icon::ARROW_UP_RIGHT, "flip")}
                    </a>
                }
                .into_any(),
                None => view! { <div class="rec" part="record">{inside}</div> }.into_any(),
            }
        })
    }
}
