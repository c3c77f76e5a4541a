//! The states, grouped as in the visual reference.

use leptos::prelude::*;
use ringlet::App;
use ringlet::backend::Fault;
use ringlet::icon::Icon;
use ringlet::session::message::sample;
use ringlet::session::{Choice, Link, LiveCall, Panel, Saving, Toast, Tone};
use ringlet_model::Timestamp;
use ringlet_model::api::{
    AgentView, Boot, CallView, Colleague, NumberView, ProviderView, RecordMatch, SiteView,
    TaskDraft, UserView,
};
use ringlet_model::call::{CallState, Direction, Outcome};
use ringlet_model::provider::{Capabilities, Provider};

/// Cells that belong together.
pub(crate) struct Section {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    pub(crate) cells: Vec<Cell>,
}

/// What a cell shows.
#[derive(Clone, Copy)]
pub(crate) enum Shows {
    Popup,
    Pill,
    Stack,
    Chooser,
    Toasts,
}

/// One state.
pub(crate) struct Cell {
    pub(crate) caption: &'static str,
    pub(crate) shows: Shows,
    pub(crate) set_up: Box<dyn Fn(App) -> Option<LiveCall>>,
}

const ALL: Capabilities = Capabilities {
    hangup: true,
    answer: true,
    reject: true,
    mute: true,
    hold: true,
    keypad: true,
    rings_agent_phone: false,
};

/// Every section.
pub(crate) fn sections() -> Vec<Section> {
    vec![
        Section {
            id: "popup-call",
            title: "Call popup: outgoing and in progress",
            cells: calling(),
        },
        Section {
            id: "popup-panels",
            title: "Call popup: keypad, note, task",
            cells: panels(),
        },
        Section {
            id: "popup-end",
            title: "Call popup: endings",
            cells: endings(),
        },
        Section {
            id: "popup-wrapup",
            title: "Call popup: wrap-up",
            cells: wrap_ups(),
        },
        Section {
            id: "popup-incoming",
            title: "Call popup: incoming",
            cells: incoming(),
        },
        Section {
            id: "pill-stack",
            title: "Minimised pill and several calls",
            cells: pills(),
        },
        Section {
            id: "chooser",
            title: "Chooser",
            cells: chooser(),
        },
        Section {
            id: "toasts",
            title: "Toasts",
            cells: toasts(),
        },
    ]
}

fn boot(app: App, call: &CallView) {
    let provider = |id: Provider| ProviderView {
        id,
        label: id.label().into(),
        allowed: true,
        capabilities: ALL,
    };
    app.boot.set(Some(Boot {
        user: Some(UserView {
            id: "asha@example.test".into(),
            name: "Asha Kulkarni".into(),
            roles: vec!["agent".into()],
        }),
        csrf_token: None,
        site: SiteView {
            region: Some("IN".into()),
            locale: None,
            demo: false,
            dispositions: [
                "Interested",
                "Call back",
                "Not interested",
                "Wrong number",
                "Voicemail left",
                "Do not call",
            ]
            .map(Into::into)
            .to_vec(),
            record_url: Some("/crm/{doctype}/{name}".into()),
        },
        providers: vec![provider(call.provider)],
        agent: Some(AgentView {
            has_phone: true,
            default_provider: None,
        }),
        dialpad: None,
        server_time: Timestamp(0),
    }));
    app.session.colleagues.set(vec![Colleague {
        id: "asha@example.test".into(),
        name: "Asha Kulkarni".into(),
    }]);
}

/// A cell with one call; `more` changes what the page knows of it.
fn cell(caption: &'static str, call: CallView, more: impl Fn(App, LiveCall) + 'static) -> Cell {
    shown(caption, Shows::Popup, call, more)
}

fn shown(
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

fn nothing(_: App, _: LiveCall) {}

fn after(seconds: i64) -> impl Fn(App, LiveCall) + Clone {
    move |app: App, call: LiveCall| {
        let answered = call
            .view
            .with_untracked(|view| view.answered_at)
            .unwrap_or_default();
        app.session.now.set(Timestamp(answered.0 + seconds * 1000));
    }
}

fn person(name: &str, international: &str, subtitle: &str) -> CallView {
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

fn record(doctype: &str, title: &str, subtitle: &str) -> RecordMatch {
    RecordMatch {
        doctype: doctype.into(),
        name: title.into(),
        title: title.into(),
        subtitle: Some(subtitle.into()),
    }
}

fn at(state: CallState, call: CallView) -> CallView {
    CallView { state, ..call }
}

fn by(provider: Provider, capabilities: Capabilities, call: CallView) -> CallView {
    CallView {
        provider,
        capabilities,
        ..call
    }
}

fn twilio(call: CallView) -> CallView {
    by(Provider::Twilio, ALL, call)
}

fn joao() -> CallView {
    person(
        "João Pedro de Albuquerque Cavalcanti",
        "+55 11 91234-5678",
        "Cavalcanti Móveis · Novo",
    )
}

fn quiet(call: CallView) -> CallView {
    let capabilities = Capabilities {
        rings_agent_phone: false,
        ..call.capabilities
    };
    CallView {
        capabilities,
        ..call
    }
}

fn calling() -> Vec<Cell> {
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

fn panels() -> Vec<Cell> {
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

fn task() -> TaskDraft {
    TaskDraft {
        title: "Send the revised quote".into(),
        description: "300 m of 40 s cotton, delivery to Surat".into(),
        due_date: Some("2026-11-23".into()),
        priority: Some("High".into()),
        assigned_to: None,
    }
}

fn ended(outcome: Option<Outcome>, call: CallView) -> CallView {
    CallView {
        state: CallState::Ended,
        outcome,
        ended_at: Some(Timestamp(1_795_000_041_000)),
        ..call
    }
}

fn endings() -> Vec<Cell> {
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
                        boot.providers.push(ProviderView {
                            id: Provider::TataTele,
                            label: "Tata Tele".into(),
                            allowed: true,
                            capabilities: ALL,
                        });
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

fn wrap_ups() -> Vec<Cell> {
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

fn inbound(call: CallView) -> CallView {
    CallView {
        direction: Direction::Inbound,
        answered_at: None,
        ..at(CallState::Ringing, call)
    }
}

fn stranger() -> CallView {
    CallView {
        matches: vec![],
        display_name: None,
        ..person("", "+55 21 99876-5432", "")
    }
}

fn incoming() -> Vec<Cell> {
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

fn pills() -> Vec<Cell> {
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

fn chooser() -> Vec<Cell> {
    let provider = |id: Provider, allowed: bool, rings: bool| ProviderView {
        id,
        label: id.label().into(),
        allowed,
        capabilities: Capabilities {
            rings_agent_phone: rings,
            ..ALL
        },
    };
    let set_up = move |app: App| {
        app.session.choice.set(Some(Choice {
            name: Some("Lata Shah".into()),
            number: "+91 99999 88888".into(),
            providers: vec![
                provider(Provider::TataTele, true, true),
                provider(Provider::Twilio, true, false),
                provider(Provider::JtTelecom, false, true),
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

fn toasts() -> Vec<Cell> {
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
