//! The phone in the page: opened once for whoever is signed in, asked, and heard.

use std::cell::RefCell;

use js_sys::Promise;
use leptos::prelude::*;
use leptos::task::spawn_local;
use ringlet_model::api::CallView;
use ringlet_model::call::{CallState, Control, Outcome};
use ringlet_model::provider::Capabilities;
use serde::Deserialize;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::elsewhere;
use crate::App;
use crate::backend::{Fault, code};
use crate::session::{LiveCall, Toast, control, explain, live, unreported};
use crate::softphone::twilio::{self, News, Phone};

/// A phone that is open, or about to be.
struct Desk {
    /// Whose.
    user: String,
    /// None until it is open, and where the browser has no calls.
    phone: Option<Phone>,
    /// Settles when it is known which.
    opening: Promise,
}

thread_local! {
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
}

/// The phone, where it is open.
pub(super) fn phone() -> Option<Phone> {
    DESK.with_borrow(|desk| desk.as_ref()?.phone.clone())
}

/// The phone, once it is known whether there is one.
async fn opened() -> Option<Phone> {
    let opening = DESK.with_borrow(|desk| Some(desk.as_ref()?.opening.clone()))?;
    JsFuture::from(opening).await.ok()?;
    phone()
}

/// Opens the phone for this user, unless it is open; another user's is closed.
pub(super) fn open(app: App, user: String) {
    let is_open = DESK.with_borrow(|desk| desk.as_ref().is_some_and(|desk| desk.user == user));
    if is_open {
        return;
    }
    close();
    elsewhere::listen(app, &user);
    let whose = user.clone();
    let opening = future_to_promise(async move {
        let host = app.host.get_value();
        let found = twilio::open(
            &host,
            move || fetch_token(app),
            move |news, id| {
                hear(app, news, id);
            },
        );
        match found.await {
            Ok(found) => DESK.with_borrow_mut(|desk| match desk {
                Some(desk) if desk.user == whose => desk.phone = found,
                // Somebody else signed in meanwhile.
                _ => drop(found.inspect(Phone::close)),
            }),
            // Tried again with the next dial, or the next page.
            Err(_) => DESK.with_borrow_mut(|desk| {
                if desk.as_ref().is_some_and(|desk| desk.user == whose) {
                    *desk = None;
                }
            }),
        }
        Ok(JsValue::UNDEFINED)
    });
    DESK.set(Some(Desk {
        user,
        phone: None,
        opening,
    }));
}

/// Closes it.
pub(super) fn close() {
    elsewhere::forget();
    if let Some(phone) = DESK.take().and_then(|desk| desk.phone) {
        phone.close();
    }
}

fn fetch_token(app: App) -> Promise {
    #[derive(Deserialize)]
    struct Token {
        token: String,
    }
    future_to_promise(async move {
        let path = "/api/ringlet/twilio/token";
        let answer = app
            .client
            .post::<_, Token>(path, &control::Nothing {}, None);
        match answer.await {
            Ok(answer) => Ok(answer.token.into()),
            Err(fault) => Err(fault.code.into()),
        }
    })
}

/// Resolves to whether the page can take a call; the microphone has been asked for then.
pub(super) fn prepare(app: App) -> Promise {
    open(app, app.user_id_untracked());
    future_to_promise(async move {
        let Some(phone) = opened().await else {
            return Ok(false.into());
        };
        if phone.is_busy() {
            return Err(code::ALREADY_TALKING.into());
        }
        match JsFuture::from(phone.warm_up()).await {
            Ok(_) => Ok(true.into()),
            Err(error) => Err(microphone(&error).into()),
        }
    })
}

fn microphone(error: &JsValue) -> &'static str {
    if twilio::is_denied(error) {
        code::MICROPHONE_DENIED
    } else {
        code::MICROPHONE_MISSING
    }
}

/// Begins a call that the server has stored; one that can't be begun is ended there.
pub(super) fn connect(app: App, call: LiveCall) -> Promise {
    future_to_promise(async move {
        let begun = match phone() {
            Some(phone) => {
                elsewhere::tell_here(&call.id(), false);
                JsFuture::from(phone.connect(&call.id())).await.is_ok()
            }
            None => false,
        };
        if !begun {
            elsewhere::tell_gone(&call.id());
            unreported::complete(app, call, Outcome::Failed);
            return Err(code::NOT_SUPPORTED.into());
        }
        call.view.update(|view| adorn(app, view));
        Ok(JsValue::UNDEFINED)
    })
}

/// Does a control; false where the call's sound isn't here, or the page can't do that.
pub(super) fn act(app: App, call: LiveCall, what: &str, digits: &str) -> bool {
    let (Some(phone), id) = (phone(), call.id()) else {
        return false;
    };
    if !phone.has(&id) {
        return elsewhere::act(&id, what, digits);
    }
    if what == Control::Answer.as_str() {
        call.asked.set(Some(Control::Answer));
        spawn_local(answer(app, call, phone));
        return true;
    }
    phone.act(what, &id, digits)
}

/// Takes the call once the microphone is there; it rings on where it isn't.
async fn answer(app: App, call: LiveCall, phone: Phone) {
    match JsFuture::from(phone.warm_up()).await {
        Ok(_) => {
            phone.act(Control::Answer.as_str(), &call.id(), "");
        }
        Err(error) => {
            call.asked.set(None);
            explain_fault(app, &Fault::new(microphone(&error)));
        }
    }
}

/// Puts into a call what can be done with it here: everything where its sound is here, and everything but taking it where
/// another tab has the sound.
pub(super) fn adorn(_: App, call: &mut CallView) {
    let here = phone().is_some_and(|phone| phone.has(&call.id));
    let Some(can) = call.provider.browser_capabilities() else {
        return;
    };
    if here {
        call.capabilities = can;
    } else if elsewhere::has(&call.id) {
        call.capabilities = Capabilities {
            answer: false,
            reject: false,
            ..can
        };
    }
}

fn hear(app: App, news: News, id: &str) {
    let Some(call) = app.session.by_id(id) else {
        let id = id.to_owned();
        if news == News::Rings {
            spawn_local(async move { live::ask(app, &id).await });
        }
        return;
    };
    match news {
        News::Rings => call.view.update(|view| adorn(app, view)),
        News::Open => elsewhere::tell_here(id, false),
        News::Over => over(app, call),
        News::Muted(muted) => {
            elsewhere::tell_here(id, muted);
            call.muted.set(muted);
        }
        News::Failed(number) => failed(app, call, number),
    }
}

/// Its sound is gone: how the call is now, the server says.
fn over(app: App, call: LiveCall) {
    elsewhere::tell_gone(&call.id());
    silent(app, call);
    spawn_local(async move { live::ask(app, &call.id()).await });
}

/// No sound here: what is left to do with the call.
pub(super) fn silent(app: App, call: LiveCall) {
    call.asked.set(None);
    call.view.update(|view| {
        if view.state != CallState::Ended {
            view.capabilities = Capabilities {
                hangup: view.capabilities.hangup,
                ..Capabilities::NONE
            };
            adorn(app, view);
        }
    });
}

fn failed(app: App, call: LiveCall, number: u32) {
    call.asked.set(None);
    if number == twilio::DENIED {
        explain_fault(app, &Fault::new(code::MICROPHONE_DENIED));
        return;
    }
    let label = call.view.with_untracked(|view| view.provider.label());
    let said = if number == 0 {
        String::new()
    } else {
        format!("{label} {number}")
    };
    control::failed(
        app,
        call,
        &Fault::with_message(code::PROVIDER_REFUSED, said),
    );
}

fn explain_fault(app: App, fault: &Fault) {
    let words = explain::dial(fault, None, None);
    app.toasts.show(Toast {
        about: "control".into(),
        tone: words.tone,
        icon: words.icon,
        title: words.title,
        body: words.body,
        actions: Vec::new(),
    });
}
