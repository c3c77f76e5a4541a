//! A call of one's own, and what is open below it.

use leptos::prelude::*;
use ringlet::session::message::sample;
use ringlet::session::{Link, Panel};
use ringlet_model::Timestamp;
use ringlet_model::api::{CallView, TaskDraft};
use ringlet_model::call::CallState;
use ringlet_model::provider::{Capabilities, Provider};

use super::Cell;
use super::build::{after, at, by, cell, joao, nothing, person, quiet, record, twilio};

pub(super) fn calling() -> Vec<Cell> {
    let maximiliane = CallView {
        matches: vec![record(
            "CRM Deal",
            "Maximiliane von Schwarzenberg-Hohenlohe",
            "Hohenlohe Logistik GmbH & Co. KG · €48,000",
        )],
        ..person(
            "Maximiliane von Schwarzenberg-Hohenlohe",
            "+49 1512 3456789",
            "",
        )
    };
    let olivia = CallView {
        matches: vec![],
        ..person("Olivia Martinez", "+1 415 555 0132", "")
    };
    vec![
        cell("Calling…", quiet(at(CallState::Dialing, sample())), nothing),
        cell("Ringing…", at(CallState::Ringing, maximiliane), nothing),
        cell(
            "Calling… through a provider that rings the agent's phone",
            at(CallState::Dialing, sample()),
            nothing,
        ),
        cell("In progress, every control", twilio(sample()), nothing),
        cell(
            "In progress, few controls",
            by(Provider::Exotel, Capabilities::default(), joao()),
            after(3723),
        ),
        cell(
            "On hold; muted before",
            at(CallState::OnHold, twilio(sample())),
            |app, call| {
                call.muted.set(true);
                after(370)(app, call);
            },
        ),
        cell(
            "Waiting for a line",
            at(CallState::Queued, sample()),
            nothing,
        ),
        cell(
            "Demo line; connection lost in mid-call",
            by(
                Provider::Demo,
                Capabilities {
                    hangup: true,
                    ..Capabilities::default()
                },
                olivia,
            ),
            |app, call| {
                app.session.link.set(Link::Offline {
                    retry_at: Timestamp(0),
                });
                after(8)(app, call);
            },
        ),
    ]
}

pub(super) fn panels() -> Vec<Cell> {
    let note = "<b>Wants 300 m</b>, not 200.<ul><li>Sample arrived, colour is right</li><li>Price agreed at ₹212 a metre</li></ul>";
    vec![
        cell("Keypad open", twilio(sample()), |app, call| {
            call.panel.set(Panel::Keypad);
            call.tones.set("14#".into());
            after(288)(app, call);
        }),
        cell("Note open", twilio(sample()), move |app, call| {
            call.panel.set(Panel::Note);
            call.draft.update(|draft| draft.note = note.into());
            call.draft_kept.set(true);
            after(321)(app, call);
        }),
        cell("Task open", twilio(sample()), |app, call| {
            call.panel.set(Panel::Task);
            call.draft.update(|draft| draft.task = Some(task()));
            after(340)(app, call);
        }),
    ]
}

pub(super) fn task() -> TaskDraft {
    TaskDraft {
        title: "Send the revised quote".into(),
        description: "300 m of 40 s cotton, delivery to Surat".into(),
        due_date: Some("2026-11-23".into()),
        priority: Some("High".into()),
        assigned_to: None,
    }
}
