//! What the cells are made of.

use leptos::prelude::*;
use ringlet::App;
use ringlet::session::LiveCall;
use ringlet::session::message::sample;
use ringlet_model::Timestamp;
use ringlet_model::api::{Boot, CallView, Colleague, NumberView, RecordMatch, SiteView};
use ringlet_model::call::CallState;
use ringlet_model::provider::{Capabilities, Provider};

use super::{Cell, Shows};

#[path = "../../../tests/browser/harness/sample.rs"]
mod sample_page;

pub(super) use sample_page::{ALL, provider};

pub(super) fn boot(app: App, call: &CallView) {
    let boot = sample_page::boot(&[call.provider]);
    let dispositions = [
        "Interested",
        "Call back",
        "Not interested",
        "Wrong number",
        "Voicemail left",
        "Do not call",
    ];
    let site = SiteView {
        demo: false,
        dispositions: dispositions.map(Into::into).to_vec(),
        ..boot.site
    };
    app.boot.set(Some(Boot { site, ..boot }));
    app.session.colleagues.set(vec![Colleague {
        id: "asha@example.test".into(),
        name: "Asha Kulkarni".into(),
    }]);
}

/// A cell with one call; `more` changes what the page knows of it.
pub(super) fn cell(
    caption: &'static str,
    call: CallView,
    more: impl Fn(App, LiveCall) + 'static,
) -> Cell {
    shown(caption, Shows::Popup, call, more)
}

pub(super) fn shown(
    caption: &'static str,
    shows: Shows,
    call: CallView,
    more: impl Fn(App, LiveCall) + 'static,
) -> Cell {
    let set_up = move |app: App| {
        boot(app, &call);
        let live = app.session.add(call.clone());
        // The fixed clock of the pictures: so many seconds after the answer.
        app.session.now.set(Timestamp(1_795_000_009_000 + 272_000));
        more(app, live);
        Some(live)
    };
    Cell {
        caption,
        shows,
        set_up: Box::new(set_up),
    }
}

pub(super) fn nothing(_: App, _: LiveCall) {}

pub(super) fn after(seconds: i64) -> impl Fn(App, LiveCall) + Clone {
    move |app: App, call: LiveCall| {
        let answered = call
            .view
            .with_untracked(|view| view.answered_at)
            .unwrap_or_default();
        app.session.now.set(Timestamp(answered.0 + seconds * 1000));
    }
}

pub(super) fn person(name: &str, international: &str, subtitle: &str) -> CallView {
    CallView {
        display_name: Some(name.into()),
        number: NumberView {
            raw: international.into(),
            e164: Some(international.replace([' ', '-'], "")),
            international: international.into(),
        },
        matches: vec![record("CRM Lead", name, subtitle)],
        ..sample()
    }
}

pub(super) fn record(doctype: &str, title: &str, subtitle: &str) -> RecordMatch {
    RecordMatch {
        doctype: doctype.into(),
        name: title.into(),
        title: title.into(),
        subtitle: Some(subtitle.into()),
    }
}

pub(super) fn at(state: CallState, call: CallView) -> CallView {
    CallView { state, ..call }
}

pub(super) fn by(provider: Provider, capabilities: Capabilities, call: CallView) -> CallView {
    CallView {
        provider,
        capabilities,
        ..call
    }
}

pub(super) fn twilio(call: CallView) -> CallView {
    by(Provider::Twilio, ALL, call)
}

pub(super) fn joao() -> CallView {
    person(
        "João Pedro de Albuquerque Cavalcanti",
        "+55 11 91234-5678",
        "Cavalcanti Móveis · Novo",
    )
}

pub(super) fn quiet(call: CallView) -> CallView {
    let capabilities = Capabilities {
        rings_agent_phone: false,
        ..call.capabilities
    };
    CallView {
        capabilities,
        ..call
    }
}
