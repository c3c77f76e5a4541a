//! Calls that come in.

use leptos::prelude::*;
use ringlet::session::Panel;
use ringlet::session::message::sample;
use ringlet_model::api::CallView;
use ringlet_model::call::{CallState, Direction, Outcome};

use super::Cell;
use super::build::{after, at, cell, nothing, person, record, twilio};
use super::ending::ended;

pub(super) fn inbound(call: CallView) -> CallView {
    CallView {
        direction: Direction::Inbound,
        answered_at: None,
        ..at(CallState::Ringing, call)
    }
}

pub(super) fn stranger() -> CallView {
    CallView {
        matches: vec![],
        display_name: None,
        ..person("", "+55 21 99876-5432", "")
    }
}

pub(super) fn incoming() -> Vec<Cell> {
    let several = CallView {
        matches: vec![
            record("Contact", "Jonas Weber", "Stadtwerke Berlin"),
            record(
                "CRM Lead",
                "Annegret Kühn-Lüdenscheid",
                "Stadtwerke Berlin, Einkauf",
            ),
            record("CRM Deal", "Stadtwerke Berlin", "Rahmenvertrag 2027"),
        ],
        ..person("x", "+49 30 901820", "")
    };
    let jonas = CallView {
        matches: vec![record("Contact", "Jonas Weber", "Stadtwerke Berlin")],
        ..person("Jonas Weber", "+49 30 901820", "")
    };
    vec![
        cell("Incoming, one match", twilio(inbound(sample())), nothing),
        cell(
            "Incoming, several matches",
            twilio(inbound(several)),
            nothing,
        ),
        cell(
            "Incoming, unknown caller",
            twilio(inbound(stranger())),
            nothing,
        ),
        cell(
            "Incoming on a provider that rings your phone",
            inbound(sample()),
            nothing,
        ),
        cell("Second call waiting", twilio(sample()), move |app, call| {
            app.session.add(CallView {
                id: "second".into(),
                ..twilio(inbound(jonas.clone()))
            });
            app.session.chosen.set(Some(call.key));
            after(127)(app, call);
        }),
        cell(
            "Missed: somebody should call back",
            CallView {
                direction: Direction::Inbound,
                ..ended(Some(Outcome::Missed), stranger())
            },
            nothing,
        ),
        cell("Create lead", twilio(inbound(stranger())), |_, call| {
            call.panel.set(Panel::Lead)
        }),
    ]
}
