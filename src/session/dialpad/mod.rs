//! Dialpad in the page: its frame, who is signed in to it, what rings in it, and the calls that are handed to it.
//!
//! Here is what every page has: the state that views read, and where the rest is found. The rest ([`line`]) is cut off the
//! program and fetched where Dialpad is set up.

mod explain;
mod handing;
mod line;
mod ringing;

use std::pin::Pin;
use std::rc::Rc;

use js_sys::Promise;
use leptos::prelude::*;
use leptos::task::spawn_local;
use ringlet_model::api::{Boot, CallView};
use ringlet_model::provider::Provider;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::LiveCall;
use super::dial::deferred;
use super::explain::Explanation;
use crate::App;
use crate::backend::Fault;
use crate::browser::timer;
pub use crate::softphone::dialpad::Phase;
use crate::softphone::dialpad::{Frame, FrameCall};
use crate::softphone::server_dial::PageRequest;

/// Code that could not be fetched is asked for again after this pause, or when the network is back.
const TRY_AGAIN_MS: u32 = 4_000;

/// Waits until the frame takes a call; false: there is no frame that speaks, the server may have another way.
///
/// The error is `not-authenticated` when nobody signed in to Dialpad in time, `canceled` when the user gave up or dialled
/// another number.
pub type Waiting = Pin<Box<dyn Future<Output = Result<bool, Fault>>>>;

/// What Dialpad's frame can be asked for.
pub trait Line {
    /// Why Dialpad would not take this call.
    fn refusal(&self, request: &PageRequest) -> Option<Fault>;

    /// Waits until the frame takes a call, which the popup shows.
    fn wait(self: Rc<Self>, call: LiveCall) -> Waiting;

    /// The user no longer waits.
    fn give_up(&self, call: LiveCall);

    /// Posts a call that the server has stored; `over` goes before what the page asked for. The code of what is wrong with it.
    fn place(&self, request: &PageRequest, over: FrameCall) -> Option<String>;

    /// The frame can hang up this call: it can only end all of its calls at once, so only where this one is the only one.
    /// Tracked.
    fn hangs_up(&self, call: LiveCall) -> bool;

    /// Hangs up in the frame; false where it is left to the server.
    fn hang_up(&self, call: LiveCall) -> bool;

    /// Makes this the tab that rings; None before there is a frame, false when nobody is signed in to it.
    fn enable_current_tab(&self) -> Option<bool>;

    /// Ends every call of the frame; None and false as above.
    fn end_all_calls(&self) -> Option<bool>;

    /// Shows the frame at this place of the viewport: x, y, width, height in CSS pixels.
    fn show(&self, place: [f64; 4]);

    /// Hides the frame, whose document lives on.
    fn hide(&self);

    /// A fault that has its own words where Dialpad is concerned.
    fn explain(&self, fault: &Fault) -> Option<Explanation>;
}

/// What the user chose for the frame's window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// Nothing: it is open while it is needed.
    Nothing,
    /// To see it.
    Open,
    /// Not to see it.
    Closed,
}

/// What the page knows of Dialpad. A `Copy` handle.
#[derive(Clone, Copy)]
pub struct Dialpad {
    /// Where the bridge is.
    pub phase: RwSignal<Phase>,
    /// A call rings in the frame, by Dialpad's id.
    pub rings: RwSignal<Vec<String>>,
    /// What the user did with the frame's window since it last opened by itself.
    pub chosen: RwSignal<Chosen>,
    /// The server hears Dialpad's events.
    pub(super) events: StoredValue<bool>,
    line: StoredValue<Option<Rc<dyn Line>>, LocalStorage>,
    /// Resolved once the line is there or couldn't be fetched.
    asked: StoredValue<Option<Promise>, LocalStorage>,
}

impl Dialpad {
    /// No frame yet. Call it inside an owner that lives as long as the page.
    #[must_use]
    pub fn new() -> Self {
        Self {
            phase: RwSignal::new(Phase::Off),
            rings: RwSignal::new(Vec::new()),
            chosen: RwSignal::new(Chosen::Nothing),
            events: StoredValue::new(false),
            line: StoredValue::new_local(None),
            asked: StoredValue::new_local(None),
        }
    }

    /// The line; None where Dialpad isn't set up, or its code is on its way.
    #[must_use]
    pub fn line(&self) -> Option<Rc<dyn Line>> {
        self.line.get_value()
    }

    /// The same, waited for while its code is on its way.
    pub(super) async fn arrived(&self) -> Option<Rc<dyn Line>> {
        if let Some(asked) = self.asked.get_value() {
            drop(JsFuture::from(asked).await);
        }
        self.line()
    }

    /// The frame can hang up this call. Tracked.
    #[must_use]
    pub fn hangs_up(&self, call: LiveCall) -> bool {
        self.phase.track();
        self.line().is_some_and(|line| line.hangs_up(call))
    }

    /// The page hears of this call's ringing from this page's own frame, in Dialpad's words.
    pub(super) fn tells_of(&self, call: &CallView) -> bool {
        call.provider == Provider::Dialpad
            && matches!(self.phase.get_untracked(), Phase::SignedIn { .. })
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
    if path.is_empty() || boot.user.is_none() || dialpad.asked.with_value(Option::is_some) {
        return;
    }
    let frame = Frame {
        path,
        sandbox: set_up.sandbox,
    };
    fetch(app, frame);
}

/// Fetches the line, again and again until it is there. A dial goes without it once it could not be had.
fn fetch(app: App, frame: Frame) {
    let (asked, resolve) = deferred();
    app.dialpad.asked.set_value(Some(asked));
    app.dialpad.phase.set(Phase::Loading);
    spawn_local(async move {
        loop {
            let line = cut_off::line().await;
            if let Ok(open) = line {
                app.dialpad.line.set_value(Some(open(app, &frame)));
            }
            resolve.with_value(|resolve| drop(resolve.call0(&JsValue::UNDEFINED)));
            if line.is_ok() {
                return;
            }
            timer::sleep_or_online(TRY_AGAIN_MS).await;
        }
    });
}

/// Puts the frame into the page.
type Open = fn(App, &Frame) -> Rc<dyn Line>;

/// The mark at which the line is cut off.
#[cfg(feature = "split")]
#[allow(
    unsafe_code,
    reason = "the mark's own declarations of what is linked later"
)]
mod cut_off {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{Open, line};

    #[wasm_split(mini_dialer, fallible)]
    pub(super) fn line() -> Result<Open, SplitLoaderError> {
        Ok(line::open)
    }
}

/// The same in one piece, for tests and development.
#[cfg(not(feature = "split"))]
mod cut_off {
    use super::{Open, line};

    pub(super) async fn line() -> Result<Open, ()> {
        Ok(line::open)
    }
}
