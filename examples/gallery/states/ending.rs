//! How calls end, and what is written down then.

use leptos::prelude::*;
use ringlet::App;
use ringlet::backend::Fault;
use ringlet::session::message::sample;
use ringlet::session::{LiveCall, Panel, Saving};
use ringlet_model::Timestamp;
use ringlet_model::api::CallView;
use ringlet_model::call::{CallState, Outcome};
use ringlet_model::provider::{Capabilities, Provider};

use super::Cell;
use super::build::{ALL, at, by, cell, joao, nothing, person, provider};
use super::calling::task;

pub(super) fn ended(outcome: Option<Outcome>, call: CallView) -> CallView {
    CallView {
        state: CallState::Ended,
        outcome,
        ended_at: Some(Timestamp(1_795_000_041_000)),
        ..call
    }
}

pub(super) fn endings() -> Vec<Cell> {
    let no_match = |call: CallView| CallView {
        matches: vec![],
        ..call
    };
    let fault = |fault: Fault| move |_: App, call: LiveCall| call.fault.set(Some(fault.clone()));
    let refused = Fault {
        hint: Some(
            "Your agent number isn’t active there. Ask your administrator to check it.".into(),
        ),
        ..Fault::new("provider-refused")
    };
    let blocked = CallView { reason: Some("This number is on the do-not-call list. Added by Asha Kulkarni on 4 May 2026. The call wasn’t placed.".into()), ..person("Emily Carter", "+1 212 555 0187", "Carter Design · Nurture") };
    vec![
        cell(
            "No answer",
            ended(Some(Outcome::NoAnswer), sample()),
            nothing,
        ),
        cell(
            "Busy",
            by(Provider::JtTelecom, ALL, ended(Some(Outcome::Busy), joao())),
            nothing,
        ),
        cell(
            "Failed, with the reason and a way on",
            ended(Some(Outcome::Failed), sample()),
            fault(refused),
        ),
        cell(
            "Call ended",
            CallView {
                duration_seconds: Some(272),
                ..ended(Some(Outcome::Completed), sample())
            },
            nothing,
        ),
        cell(
            "Canceled",
            ended(Some(Outcome::Canceled), sample()),
            nothing,
        ),
        cell(
            "Voicemail",
            CallView {
                duration_seconds: Some(38),
                ..ended(
                    Some(Outcome::Voicemail),
                    no_match(person(
                        "Rajendra Prasad Venkataraman",
                        "+91 80 4710 0002",
                        "",
                    )),
                )
            },
            nothing,
        ),
        cell("Blocked", ended(Some(Outcome::Blocked), blocked), nothing),
        cell(
            "Provider away",
            by(
                Provider::JtTelecom,
                ALL,
                ended(Some(Outcome::Failed), joao()),
            ),
            |app, call| {
                app.boot.update(|boot| {
                    if let Some(boot) = boot {
                        boot.providers.push(provider(Provider::TataTele));
                    }
                });
                call.fault.set(Some(Fault::new("provider-unreachable")));
            },
        ),
        cell(
            "No reply: we don’t know",
            at(CallState::Dialing, sample()),
            fault(Fault::new("timeout")),
        ),
    ]
}

pub(super) fn wrap_ups() -> Vec<Cell> {
    let over = || CallView {
        duration_seconds: Some(272),
        ..ended(Some(Outcome::Completed), sample())
    };
    let written = |call: LiveCall| {
        call.panel.set(Panel::WrapUp);
        call.draft.update(|draft| {
            draft.disposition = Some("Interested".into());
            draft.note = "<b>Wants 300 m</b>, not 200. Price agreed at ₹212 a metre.".into();
            draft.task = Some(task());
        });
    };
    vec![
        cell("Wrap-up", over(), move |_, call| {
            written(call);
            call.draft_kept.set(true);
        }),
        cell("Saving", over(), move |_, call| {
            written(call);
            call.saving.set(Saving::Running);
        }),
        cell("Offline: kept here, will be saved", over(), |_, call| {
            call.panel.set(Panel::WrapUp);
            call.draft.update(|draft| {
                draft.disposition = Some("Call back".into());
                draft.note = "Asked for Tuesday after 4 pm.".into();
            });
            call.saving.set(Saving::Kept);
        }),
        cell(
            "Outcome not reported",
            CallView {
                matches: vec![],
                ..ended(
                    None,
                    by(
                        Provider::Dialpad,
                        Capabilities::default(),
                        person("Olivia Martinez", "+1 415 555 0132", ""),
                    ),
                )
            },
            nothing,
        ),
        cell(
            "Result of a save that the server refused",
            over(),
            move |_, call| {
                written(call);
                call.saving.set(Saving::Refused(Fault::with_message(
                    "invalid-input",
                    "Assigned to: this person has left.",
                )));
            },
        ),
    ]
}
