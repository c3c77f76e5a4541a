//! Calls that have their sound in this page, by Twilio's Voice SDK. The server knows which calls there are and how they are; what
//! is here is only their sound, and so answer, reject, mute, tones and hang-up. All of it is cut off from the first wasm (like
//! [`crate::element`]'s screens) and fetched where the server says that this user's calls have their sound in the page.

mod elsewhere;
mod phone;

use std::cell::Cell;

use js_sys::Promise;
use leptos::prelude::*;
use leptos::task::spawn_local;
use ringlet_model::api::{Boot, CallView, Softphone};
use ringlet_model::call::Control;
use ringlet_model::provider::Provider;
use wasm_bindgen_futures::JsFuture;

use super::LiveCall;
use crate::App;
use crate::backend::{Fault, code};

/// What is cut off.
#[derive(Clone, Copy)]
struct Parts {
    /// Opens the phone for this user, unless it is open.
    open: fn(App, user: String),
    /// Closes it.
    close: fn(),
    /// True: it can take a call now; false: it can't at all. Fails with a fault's code.
    prepare: fn(App) -> Promise,
    /// Begins a call that the server has stored; fails with a fault's code.
    connect: fn(App, LiveCall) -> Promise,
    /// Does a control; false where the call's sound isn't here.
    act: fn(App, LiveCall, &str, digits: &str) -> bool,
    /// Puts into a call what can be done with it here.
    adorn: fn(App, &mut CallView),
}

thread_local! {
    static PARTS: Cell<Option<Parts>> = const { Cell::new(None) };
}

async fn parts() -> Option<Parts> {
    if let Some(parts) = PARTS.get() {
        return Some(parts);
    }
    let parts = cut_off::parts().await.ok()?;
    PARTS.set(Some(parts));
    Some(parts)
}

/// Follows who is signed in: opens the phone where calls have their sound in the page, closes another user's.
pub fn start(app: App, boot: &Boot) {
    let user = boot.user.as_ref().filter(|_| boot.twilio_voice);
    let Some(user) = user.map(|user| user.id.clone()) else {
        if let Some(parts) = PARTS.get() {
            (parts.close)();
        }
        return;
    };
    spawn_local(async move {
        if let Some(parts) = parts().await {
            (parts.open)(app, user);
        }
    });
}

/// What the server is told of a dial: that the page takes it, which needs the microphone; None: a phone is rung.
///
/// # Errors
/// Codes of the microphone, `already-talking`.
pub(super) async fn prepare(app: App, provider: Provider) -> Result<Option<Softphone>, Fault> {
    let here = app
        .boot
        .with_untracked(|boot| boot.as_ref().is_some_and(|boot| boot.twilio_voice));
    if provider != Provider::Twilio || !here {
        return Ok(None);
    }
    let Some(parts) = parts().await else {
        return Ok(None);
    };
    match JsFuture::from((parts.prepare)(app)).await {
        Ok(ready) => Ok(ready.is_truthy().then_some(Softphone::Browser)),
        Err(fault) => Err(read_fault(&fault)),
    }
}

/// Begins the call that the server has stored.
///
/// # Errors
/// When the page can't; the server knows then.
pub(super) async fn connect(app: App, call: LiveCall) -> Result<(), Fault> {
    let Some(parts) = parts().await else {
        return Err(Fault::new(code::NOT_SUPPORTED));
    };
    match JsFuture::from((parts.connect)(app, call)).await {
        Ok(_) => Ok(()),
        Err(fault) => Err(read_fault(&fault)),
    }
}

fn read_fault(fault: &wasm_bindgen::JsValue) -> Fault {
    Fault::new(fault.as_string().as_deref().unwrap_or(code::NOT_SUPPORTED))
}

/// Does a control where the call's sound is here; false: it is the server's.
pub(super) fn act(app: App, call: LiveCall, control: Control, digits: &str) -> bool {
    PARTS
        .get()
        .is_some_and(|parts| (parts.act)(app, call, control.as_str(), digits))
}

/// Puts into a call what can be done with it here, where its sound is here.
pub(super) fn adorn(app: App, call: &mut CallView) {
    if let Some(parts) = PARTS.get() {
        (parts.adorn)(app, call);
    }
}

fn all() -> Parts {
    Parts {
        open: phone::open,
        close: phone::close,
        prepare: phone::prepare,
        connect: phone::connect,
        act: phone::act,
        adorn: phone::adorn,
    }
}

/// The mark at which it is cut off.
#[cfg(feature = "split")]
#[allow(
    unsafe_code,
    reason = "the mark's own declarations of what is linked later"
)]
mod cut_off {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{Parts, all};

    #[wasm_split(voice, fallible)]
    pub(super) fn parts() -> Result<Parts, SplitLoaderError> {
        Ok(all())
    }
}

/// The same in one piece, for tests and development.
#[cfg(not(feature = "split"))]
mod cut_off {
    use super::{Parts, all};

    pub(super) async fn parts() -> Result<Parts, ()> {
        Ok(all())
    }
}
