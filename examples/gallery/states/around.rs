//! What stands around a call: pill, stack, chooser, toasts.

use leptos::prelude::*;
use ringlet::App;
use ringlet::icon::Icon;
use ringlet::session::message::sample;
use ringlet::session::{Choice, Toast, Tone};
use ringlet_model::api::{CallView, ProviderView};
use ringlet_model::call::{CallState, Outcome};
use ringlet_model::provider::{Capabilities, Provider};

use super::build::{ALL, after, at, nothing, person, provider, shown, twilio};
use super::ending::ended;
use super::incoming::inbound;
use super::{Cell, Shows};

pub(super) fn pills() -> Vec<Cell> {
    let olivia = || CallView {
        duration_seconds: Some(272),
        ..ended(
            Some(Outcome::Completed),
            person("Olivia Martinez", "+1 415 555 0132", ""),
        )
    };
    vec![
        shown(
            "Minimised, ringing in",
            Shows::Pill,
            twilio(inbound(sample())),
            nothing,
        ),
        shown(
            "Minimised, in progress",
            Shows::Pill,
            twilio(person(
                "Maximiliane von Schwarzenberg",
                "+49 1512 3456789",
                "",
            )),
            nothing,
        ),
        shown(
            "Minimised, ended: wrap-up is waiting",
            Shows::Pill,
            olivia(),
            nothing,
        ),
        shown(
            "Several calls stacked",
            Shows::Stack,
            at(
                CallState::OnHold,
                twilio(person("Jonas Weber", "+49 30 901820", "")),
            ),
            move |app, _| {
                app.session.add(CallView {
                    id: "b".into(),
                    ..olivia()
                });
                let open = app.session.add(CallView {
                    id: "c".into(),
                    ..twilio(sample())
                });
                after(36)(app, open);
            },
        ),
        shown(
            "More than three calls",
            Shows::Stack,
            at(
                CallState::OnHold,
                twilio(person("Jonas Weber", "+49 30 901820", "")),
            ),
            move |app, _| {
                for id in ["b", "c", "d"] {
                    app.session.add(CallView {
                        id: id.into(),
                        ..olivia()
                    });
                }
                app.session.add(CallView {
                    id: "e".into(),
                    ..twilio(sample())
                });
            },
        ),
    ]
}

pub(super) fn chooser() -> Vec<Cell> {
    let line = |id: Provider, allowed: bool, rings: bool| ProviderView {
        allowed,
        capabilities: Capabilities {
            rings_agent_phone: rings,
            ..ALL
        },
        ..provider(id)
    };
    let set_up = move |app: App| {
        app.session.choice.set(Some(Choice {
            name: Some("Lata Shah".into()),
            number: "+91 99999 88888".into(),
            providers: vec![
                line(Provider::TataTele, true, true),
                line(Provider::Twilio, true, false),
                line(Provider::JtTelecom, false, true),
            ],
            answer: Callback::new(|_| {}),
        }));
        None
    };
    vec![Cell {
        caption: "Chooser",
        shows: Shows::Chooser,
        set_up: Box::new(set_up),
    }]
}

pub(super) fn toasts() -> Vec<Cell> {
    let set_up = |app: App| {
        let toast =
            |about: &str, tone, icon, title: &str, body: Option<&str>, action: Option<&str>| {
                Toast {
                    about: about.into(),
                    tone,
                    icon,
                    title: title.into(),
                    body: body.map(Into::into),
                    actions: action
                        .map(|word| (word.to_owned(), Callback::new(|()| {})))
                        .into_iter()
                        .collect(),
                }
            };
        app.toasts.show(toast(
            "a",
            Tone::Info,
            Icon::CIRCLE_CHECK,
            "Call saved to Lata Shah",
            None,
            None,
        ));
        app.toasts.show(toast(
            "b",
            Tone::Stop,
            Icon::CIRCLE_ALERT,
            "You can’t call with TeleCMI",
            Some("Your administrator hasn’t allowed it for you. Use Tata Tele or ask for it."),
            Some("Call with Tata Tele"),
        ));
        app.toasts.show(toast(
            "c",
            Tone::Wait,
            Icon::CLOUD_OFF,
            "No connection to Ringlet",
            Some("Notes are kept on this device. Trying again in 8 seconds."),
            Some("Try now"),
        ));
        None
    };
    vec![Cell {
        caption: "Toasts",
        shows: Shows::Toasts,
        set_up: Box::new(set_up),
    }]
}
