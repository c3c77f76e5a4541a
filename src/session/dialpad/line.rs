//! The line to the frame: opening it, and what it says.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use js_sys::Function;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

use super::{Line, Phase, ringing};
use crate::App;
use crate::i18n::call as words;
use crate::icon::Icon;
use crate::session::{Toast, Tone, announce};
use crate::softphone::dialpad::{Answer, Bridge, Frame, News};

/// The one line of a page.
pub(super) struct FrameLine {
    pub(super) app: App,
    /// Empty while its code is on its way.
    bridge: OnceCell<Bridge>,
    /// Dials that wait, and what resolves each.
    pub(super) waiting: RefCell<Vec<(u32, Function)>>,
}

/// Puts the frame into the page.
pub(super) fn open(app: App, frame: &Frame) -> Rc<dyn Line> {
    let line = Rc::new(FrameLine {
        app,
        bridge: OnceCell::new(),
        waiting: RefCell::default(),
    });
    spawn_local(Rc::clone(&line).open(frame.clone()));
    line
}

impl FrameLine {
    async fn open(self: Rc<Self>, frame: Frame) {
        let dialpad = self.app.dialpad;
        let host = self.app.host.get_value();
        let hearing = Rc::clone(&self);
        match Bridge::open(&host, &frame, move |news| hearing.hear(news)).await {
            Ok(bridge) => {
                let bridge = self.bridge.get_or_init(|| bridge);
                for key in self.waiting_keys() {
                    bridge.want(key);
                }
            }
            // As if it had never been asked for: the next one who asks may have more luck.
            Err(_) => {
                dialpad.line.set_value(None);
                dialpad.asked.set_value(None);
                dialpad.phase.set(Phase::Off);
                for key in self.waiting_keys() {
                    self.resolve(key, Some(Answer::Late));
                }
            }
        }
    }

    pub(super) fn bridge(&self) -> Option<&Bridge> {
        self.bridge.get()
    }

    fn hear(&self, news: News) {
        match news {
            News::Phase(phase) => self.enter(phase),
            News::Authentication {
                authenticated,
                user_id,
            } => announce::dialpad_authentication(self.app, authenticated, &user_id),
            News::Ringing(ringing, payload) => ringing::hear(self.app, ringing, &payload),
            News::Answer(key, answer) => self.resolve(key, Some(answer)),
        }
    }

    fn enter(&self, phase: Phase) {
        let before = self.app.dialpad.phase.get_untracked();
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
            self.app.toasts.show(Toast {
                about: "dialpad".into(),
                tone: Tone::Info,
                icon: Icon::USER_ROUND,
                title: t.dialpad_other_user.into(),
                body: Some(t.dialpad_other_user_body(&now)),
                actions: Vec::new(),
            });
        }
        self.app.dialpad.phase.set(phase);
    }

    /// The dials that wait.
    pub(super) fn waiting_keys(&self) -> Vec<u32> {
        let waiting = self.waiting.borrow();
        waiting.iter().map(|(key, _)| *key).collect()
    }

    /// Tells a dial that waits; None: the user gave it up.
    pub(super) fn resolve(&self, key: u32, answer: Option<Answer>) {
        let found = {
            let mut waiting = self.waiting.borrow_mut();
            let index = waiting.iter().position(|(other, _)| *other == key);
            index.map(|index| waiting.swap_remove(index).1)
        };
        if let Some(resolve) = found {
            let word = match answer {
                Some(Answer::Ready) => "ready",
                Some(Answer::Late) => "late",
                Some(Answer::Replaced) | None => "canceled",
            };
            drop(resolve.call1(&JsValue::UNDEFINED, &word.into()));
        }
    }
}
