//! Dialpad in the page: its frame, who is signed in to it, what rings in it, and the calls that are handed to it.
//!
//! The frame tells neither whether it took a call nor what became of it. So a call that was handed over follows the
//! server, which hears Dialpad's events; where it doesn't, its time is an estimate and its outcome is asked for.

mod explain;
mod handing;
mod ringing;

pub(super) use explain::explain;
pub use handing::{complete, give_up, hangs_up, is_over};
pub(super) use handing::{follow, hand_over, hang_up, refusal, wait};
pub(super) use ringing::is_told_by_frame;

use js_sys::Function;
use leptos::prelude::*;
use leptos::task::spawn_local;
use ringlet_model::api::Boot;
use wasm_bindgen::JsValue;

use super::{Toast, Tone, announce};
use crate::App;
use crate::i18n::call as words;
use crate::icon::Icon;
pub use crate::softphone::dialpad::Phase;
use crate::softphone::dialpad::{Answer, Bridge, Frame, News};

/// What the page knows of Dialpad. A `Copy` handle.
#[derive(Clone, Copy)]
pub struct Dialpad {
    /// Where the bridge is.
    pub phase: RwSignal<Phase>,
    /// A call rings in the frame, by Dialpad's id.
    pub rings: RwSignal<Vec<String>>,
    /// What the user did with the frame's window since it last opened by itself: opened (true) or closed it.
    pub chosen: RwSignal<Option<bool>>,
    bridge: StoredValue<Option<Bridge>, LocalStorage>,
    opening: StoredValue<bool>,
    /// The server hears Dialpad's events.
    events: StoredValue<bool>,
    /// Dials that wait, and what resolves each.
    waiting: StoredValue<Vec<(u32, Function)>, LocalStorage>,
}

impl Dialpad {
    /// No frame yet. Call it inside an owner that lives as long as the page.
    #[must_use]
    pub fn new() -> Self {
        Self {
            phase: RwSignal::new(Phase::Off),
            rings: RwSignal::new(Vec::new()),
            chosen: RwSignal::new(None),
            bridge: StoredValue::new_local(None),
            opening: StoredValue::new(false),
            events: StoredValue::new(false),
            waiting: StoredValue::new_local(Vec::new()),
        }
    }

    /// The bridge, where there is a frame.
    fn bridge(&self) -> Option<Bridge> {
        self.bridge.get_value()
    }

    /// The dials that wait.
    fn waiting_keys(&self) -> Vec<u32> {
        self.waiting
            .with_value(|waiting| waiting.iter().map(|(key, _)| *key).collect())
    }

    /// Makes this the tab that rings; None where the page has no frame, false when nobody is signed in to it.
    #[must_use]
    pub fn enable_current_tab(&self) -> Option<bool> {
        self.bridge().map(|bridge| bridge.enable_current_tab())
    }

    /// Ends every call of the frame; None and false as above.
    #[must_use]
    pub fn end_all_calls(&self) -> Option<bool> {
        self.bridge().map(|bridge| bridge.end_all_calls())
    }

    /// Shows the frame at this place of the viewport.
    pub fn show(&self, x: f64, y: f64, width: f64, height: f64) {
        if let Some(bridge) = self.bridge() {
            bridge.show(x, y, width, height);
        }
    }

    /// Hides the frame, whose document lives on.
    pub fn hide(&self) {
        if let Some(bridge) = self.bridge() {
            bridge.hide();
        }
    }
}

impl Default for Dialpad {
    fn default() -> Self {
        Self::new()
    }
}

/// Opens the frame where Dialpad is set up for this user or by this page. There is one for the page's life: a client id
/// that changes later is taken with the next page.
pub fn start(app: App, boot: &Boot) {
    let dialpad = app.dialpad;
    dialpad
        .events
        .set_value(boot.dialpad.as_ref().is_some_and(|frame| frame.events));
    let named = app
        .config
        .with_untracked(|config| config.dialpad_client_id.clone());
    let set_up = boot.dialpad.clone().unwrap_or_default();
    let path = named.unwrap_or(set_up.path);
    if path.is_empty() || boot.user.is_none() || dialpad.opening.get_value() {
        return;
    }
    dialpad.opening.set_value(true);
    dialpad.phase.set(Phase::Loading);
    let frame = Frame {
        path,
        sandbox: set_up.sandbox,
    };
    spawn_local(async move {
        let host = app.host.get_value();
        match Bridge::open(&host, &frame, move |news| hear(app, news)).await {
            Ok(bridge) => {
                dialpad.bridge.set_value(Some(bridge.clone()));
                for key in dialpad.waiting_keys() {
                    bridge.want(key);
                }
            }
            Err(_) => {
                dialpad.opening.set_value(false);
                dialpad.phase.set(Phase::Off);
                for key in dialpad.waiting_keys() {
                    resolve(app, key, Some(Answer::Late));
                }
            }
        }
    });
}

fn hear(app: App, news: News) {
    match news {
        News::Phase(phase) => enter(app, phase),
        News::Authentication {
            authenticated,
            user_id,
        } => announce::dialpad_authentication(app, authenticated, &user_id),
        News::Ringing(ringing, payload) => ringing::hear(app, ringing, &payload),
        News::Answer(key, answer) => resolve(app, key, Some(answer)),
    }
}

fn enter(app: App, phase: Phase) {
    let before = app.dialpad.phase.get_untracked();
    if before == phase {
        return;
    }
    let user = |phase: &Phase| match phase {
        Phase::SignedIn { user } => user.clone(),
        _ => None,
    };
    if let (Some(before), Some(now)) = (user(&before), user(&phase))
        && before != now
    {
        let t = words();
        app.toasts.show(Toast {
            about: "dialpad".into(),
            tone: Tone::Info,
            icon: Icon::USER_ROUND,
            title: t.dialpad_other_user.into(),
            body: Some(t.dialpad_other_user_body(&now)),
            actions: Vec::new(),
        });
    }
    app.dialpad.phase.set(phase);
}

/// Tells a dial that waits; None: the user gave it up.
fn resolve(app: App, key: u32, answer: Option<Answer>) {
    let mut found = None;
    app.dialpad.waiting.update_value(|waiting| {
        let index = waiting.iter().position(|(other, _)| *other == key);
        found = index.map(|index| waiting.swap_remove(index).1);
    });
    if let Some(resolve) = found {
        let word = match answer {
            Some(Answer::Ready) => "ready",
            Some(Answer::Late) => "late",
            Some(Answer::Replaced) | None => "canceled",
        };
        drop(resolve.call1(&JsValue::UNDEFINED, &word.into()));
    }
}
