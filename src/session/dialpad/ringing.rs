//! Calls that ring in the frame. It says that one began or stopped to ring; who it is, the server knows, and what became of
//! it, the server is asked.

use leptos::prelude::*;
use leptos::task::spawn_local;
use ringlet_model::api::{self, RingingAnswer, RingingContact, RingingState};
use wasm_bindgen::JsValue;

use super::Phase;
use crate::App;
use crate::session::{Local, announce, live};
use crate::softphone::dialpad::Ringing;

/// Takes news of the frame: tells the page, and the server, whose answer makes the screen pop.
pub(super) fn hear(app: App, ringing: Ringing, payload: &JsValue) {
    announce::frame_rings(app, payload);
    let on = ringing.state == "on";
    let id = ringing.id.0.clone();
    app.dialpad.rings.update(|rings| {
        rings.retain(|other| *other != id);
        if on {
            rings.push(id);
        }
    });
    let body = body(app, on, ringing);
    spawn_local(async move {
        let path = "/api/ringlet/dialpad/ringing";
        let answer = app.client.post::<_, RingingAnswer>(path, &body, None).await;
        // Without an answer the call still rings in the frame, which is open; the server hears of it from Dialpad itself.
        let Some(call) = answer.ok().and_then(|answer| answer.call) else {
            return;
        };
        let call = live::receive(app, call);
        if let (false, Some(call)) = (on, call) {
            call.local.set(Local::RingingStopped);
        }
    });
}

fn body(app: App, on: bool, ringing: Ringing) -> api::Ringing {
    let user_id = match app.dialpad.phase.get_untracked() {
        Phase::SignedIn { user } => user,
        _ => None,
    };
    api::Ringing {
        state: if on {
            RingingState::On
        } else {
            RingingState::Off
        },
        id: ringing.id.0,
        external_number: ringing.external_number,
        internal_number: ringing.internal_number,
        contact: ringing.contact.map(|contact| RingingContact {
            id: contact.id.map(|id| id.0),
            name: contact.name,
            email: contact.email,
            phone: contact.phone,
        }),
        user_id,
    }
}
