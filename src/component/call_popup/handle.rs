//! The strip at the top: status at its start, window buttons at its end; all of it drags.

use leptos::prelude::*;

use crate::App;
use crate::component::dock::use_dock;
use crate::component::face::Face;
use crate::i18n::call as words;
use crate::icon::{Icon, glyph};
use crate::session::{LiveCall, wrap_up};

pub(super) fn handle(app: App, call: LiveCall, face: Memo<Face>) -> impl IntoView {
    let dock = use_dock();
    let t = words();
    view! {
        <div
            class="pop-h"
            part="handle"
            role="group"
            tabindex="0"
            aria-label=t.move_window
            on:pointerdown=move |event| dock.press(&event)
            on:keydown=move |event| dock.key(&event)
        >
            <span class=move || format!("st {}", face.with(|face| face.status.tone)) role="status" part="status">
                {move || glyph(face.with(|face| face.status.icon), "")}
                <span class="cut">{move || face.with(|face| face.status.word)}</span>
            </span>
            <span class="via grow cut">{move || face.with(|face| face.via.clone())}</span>
            {move || face.with(|face| face.demo).then(demo_badge)}
            <button
                class="ib"
                part="minimize"
                aria-label=t.minimise
                title=t.minimise
                on:click=move |_| app.session.minimised.set(true)
            >
                {glyph(Icon::MINUS, "")}
            </button>
            {move || {
                face.with(|face| face.can_close)
                    .then(|| {
                        view! {
                            <button
                                class="ib"
                                part="close"
                                aria-label=t.close
                                title=t.close
                                on:click=move |_| wrap_up::close(app, call)
                            >
                                {glyph(Icon::X, "")}
                            </button>
                        }
                    })
            }}
        </div>
    }
}

fn demo_badge() -> impl IntoView {
    view! { <span class="badge wait">{glyph(Icon::FLASK_CONICAL, "")} {words().demo_line}</span> }
}

/// Escape minimises, unless something inside used it.
pub(super) fn escape(app: App, event: &web_sys::KeyboardEvent) {
    if event.key() == "Escape" && !event.default_prevented() {
        event.prevent_default();
        app.session.minimised.set(true);
    }
}
