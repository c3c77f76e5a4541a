//! Every state of the look's table as a row.

use ringlet_model::Timestamp;
use ringlet_model::api::{CallView, RecordMatch};
use ringlet_model::call::{CallState, Direction, Outcome};
use ringlet_model::provider::{Capabilities, Provider};

use super::*;
use crate::session::message::sample;

/// A scene with nothing special about it.
pub(crate) fn scene(call: &CallView) -> Scene<'_> {
    Scene {
        call,
        fault: None,
        offline: false,
        muted: false,
        local: Local::Nothing,
        frame_hangs_up: false,
        dialpad_is_silent: false,
        panel: Panel::None,
        asked: None,
        saving: false,
        other: None,
        picked: None,
        record_url: Some("/crm/{doctype}/{name}"),
        place: None,
    }
}

fn ended(outcome: Option<Outcome>) -> CallView {
    CallView {
        state: CallState::Ended,
        outcome,
        ended_at: Some(Timestamp(1_795_000_041_000)),
        duration_seconds: None,
        ..sample()
    }
}

fn inbound(call: CallView) -> CallView {
    CallView {
        direction: Direction::Inbound,
        answered_at: None,
        ..call
    }
}

fn all() -> Capabilities {
    Capabilities {
        hangup: true,
        answer: true,
        reject: true,
        mute: true,
        hold: true,
        keypad: true,
        rings_agent_phone: false,
    }
}

fn status(call: &CallView) -> (&'static str, &'static str, String) {
    let face = Face::of(&scene(call));
    (face.status.tone, face.status.word, face.via)
}

fn sub(call: &CallView) -> String {
    let parts = Face::of(&scene(call))
        .sub
        .into_iter()
        .map(|part| match part {
            Name::Text(text) | Name::Number(text) => text,
        });
    parts.collect::<Vec<_>>().join(" · ")
}

fn feet(face: &Face) -> Vec<(&str, Kind)> {
    face.foot
        .iter()
        .map(|button| (button.word.as_str(), button.kind))
        .collect()
}

#[test]
fn status_line_of_each_state() {
    let at = |state| CallView { state, ..sample() };
    for (call, expected) in [
        (
            at(CallState::Queued),
            ("queued", "Waiting for a line", "Tata Tele"),
        ),
        (at(CallState::Dialing), ("dialing", "Calling…", "Tata Tele")),
        (at(CallState::Ringing), ("ringing", "Ringing…", "Tata Tele")),
        (
            inbound(at(CallState::Ringing)),
            ("ringing", "Ringing…", "Incoming · Tata Tele"),
        ),
        (
            at(CallState::Connected),
            ("connected", "In progress", "Tata Tele"),
        ),
        (at(CallState::OnHold), ("on-hold", "On hold", "Tata Tele")),
        (
            ended(Some(Outcome::Completed)),
            ("ended", "Call ended", "Tata Tele"),
        ),
        (
            ended(Some(Outcome::NoAnswer)),
            ("ended", "No answer", "Tata Tele"),
        ),
        (ended(Some(Outcome::Busy)), ("ended", "Busy", "Tata Tele")),
        (
            ended(Some(Outcome::Canceled)),
            ("ended", "Canceled", "Tata Tele"),
        ),
        (
            ended(Some(Outcome::Rejected)),
            ("ended", "Call ended", "Tata Tele"),
        ),
        (
            inbound(ended(Some(Outcome::Missed))),
            ("missed", "Missed", "Tata Tele"),
        ),
        (
            ended(Some(Outcome::Voicemail)),
            ("ended", "Call ended", "Tata Tele"),
        ),
        (
            ended(Some(Outcome::Failed)),
            ("failed", "Failed", "Tata Tele"),
        ),
        (
            ended(Some(Outcome::Blocked)),
            ("failed", "Failed", "Tata Tele"),
        ),
        (
            ended(None),
            ("ended", "Call ended", "Result unknown · Tata Tele"),
        ),
    ] {
        let (tone, word, via) = status(&call);
        assert_eq!((tone, word, via.as_str()), expected);
    }
}

#[test]
fn the_line_below_says_how_it_ended() {
    let voicemail = CallView {
        duration_seconds: Some(38),
        ..ended(Some(Outcome::Voicemail))
    };
    for (call, expected) in [
        (
            ended(Some(Outcome::NoAnswer)),
            "+91 99999 88888 · rang for 0:41",
        ),
        (ended(Some(Outcome::Busy)), "+91 99999 88888"),
        (
            ended(Some(Outcome::Canceled)),
            "+91 99999 88888 · you ended it",
        ),
        (
            ended(Some(Outcome::Rejected)),
            "+91 99999 88888 · they declined",
        ),
        (
            inbound(ended(Some(Outcome::Rejected))),
            "+91 99999 88888 · you rejected it",
        ),
        (
            inbound(ended(Some(Outcome::Missed))),
            "+91 99999 88888 · rang for 0:41",
        ),
        (voicemail, "+91 99999 88888 · voicemail, 0:38"),
    ] {
        assert_eq!(sub(&call), expected);
    }
}

#[test]
fn the_timer_counts_from_the_answer_only() {
    let answered = sample().answered_at.unwrap();
    for (call, clock) in [
        (
            CallView {
                state: CallState::Ringing,
                answered_at: None,
                ..sample()
            },
            Clock::None,
        ),
        (sample(), Clock::Since(answered)),
        (
            CallView {
                state: CallState::OnHold,
                ..sample()
            },
            Clock::Since(answered),
        ),
        (
            CallView {
                duration_seconds: Some(272),
                ..ended(Some(Outcome::Completed))
            },
            Clock::Final(272),
        ),
        (ended(Some(Outcome::NoAnswer)), Clock::None),
        (ended(None), Clock::About(32)),
    ] {
        assert_eq!(
            Face::of(&scene(&call)).clock,
            clock,
            "{:?} {:?}",
            call.state,
            call.outcome
        );
    }
}

#[test]
fn controls_are_what_the_provider_can_do() {
    let words = |call: &CallView| {
        Face::of(&scene(call))
            .tiles
            .iter()
            .map(|tile| tile.word)
            .collect::<Vec<_>>()
    };
    let every = CallView {
        capabilities: all(),
        ..sample()
    };
    assert_eq!(words(&every), ["Mute", "Hold", "Keypad", "Note", "Task"]);
    assert_eq!(
        words(&CallView {
            state: CallState::OnHold,
            ..every.clone()
        }),
        ["Mute", "Resume", "Keypad", "Note", "Task"]
    );
    assert_eq!(
        words(&CallView {
            capabilities: Capabilities::default(),
            ..sample()
        }),
        ["Note", "Task"]
    );
    assert_eq!(
        words(&CallView {
            state: CallState::Dialing,
            ..every.clone()
        }),
        [""; 0]
    );
    assert_eq!(
        words(&CallView {
            state: CallState::Ringing,
            ..every
        }),
        ["Note", "Task"]
    );
}

#[test]
fn hang_up_is_there_only_where_it_works() {
    let without = CallView {
        capabilities: Capabilities::default(),
        ..sample()
    };
    assert_eq!(feet(&Face::of(&scene(&without))), []);
    assert_eq!(feet(&Face::of(&scene(&sample()))), [("Hang up", Kind::End)]);
    let dialing = CallView {
        state: CallState::Dialing,
        ..sample()
    };
    assert_eq!(
        feet(&Face::of(&scene(&dialing))),
        [("Cancel call", Kind::Danger)]
    );
}

#[test]
fn the_next_step_after_each_ending() {
    use Kind::{Plain, Primary};
    for (outcome, row) in [
        (
            Outcome::Completed,
            [("Call again", Plain), ("Wrap up", Primary)],
        ),
        (
            Outcome::Voicemail,
            [("Call again", Plain), ("Wrap up", Primary)],
        ),
        (
            Outcome::NoAnswer,
            [("Log and close", Plain), ("Call again", Primary)],
        ),
        (
            Outcome::Canceled,
            [("Log and close", Plain), ("Call again", Primary)],
        ),
        (
            Outcome::Rejected,
            [("Log and close", Plain), ("Call again", Primary)],
        ),
        (
            Outcome::Busy,
            [("Remind me", Plain), ("Call again", Primary)],
        ),
        (Outcome::Failed, [("Close", Plain), ("Try again", Primary)]),
        (Outcome::Blocked, [("Close", Plain), ("Open record", Plain)]),
    ] {
        assert_eq!(
            feet(&Face::of(&scene(&ended(Some(outcome))))),
            row,
            "{outcome:?}"
        );
    }
    let missed = inbound(ended(Some(Outcome::Missed)));
    assert_eq!(
        feet(&Face::of(&scene(&missed))),
        [("Log and close", Plain), ("Call back", Primary)]
    );
    let stranger = CallView {
        matches: vec![],
        display_name: None,
        ..missed
    };
    assert_eq!(
        feet(&Face::of(&scene(&stranger))),
        [("Create lead", Plain), ("Call back", Primary)]
    );
}

#[test]
fn a_fault_offers_the_way_on_that_fits_it() {
    use Kind::{Plain, Primary};
    let call = CallView {
        state: CallState::Dialing,
        ..sample()
    };
    let row = |code: &'static str, other: Option<&str>| {
        let explanation = crate::session::explain::dial(
            &crate::backend::Fault::new(code),
            Some("Tata Tele"),
            other,
        );
        let scene = Scene {
            fault: Some((code, explanation)),
            other: other.map(Into::into),
            ..scene(&call)
        };
        Face::of(&scene)
            .foot
            .into_iter()
            .map(|button| (button.word, button.kind))
            .collect::<Vec<_>>()
    };
    let is = |row: Vec<(String, Kind)>, expected: &[(&str, Kind)]| {
        let row: Vec<_> = row
            .iter()
            .map(|(word, kind)| (word.as_str(), *kind))
            .collect();
        assert_eq!(row, expected);
    };
    is(
        row("provider-refused", None),
        &[("Close", Plain), ("Try again", Primary)],
    );
    is(
        row("provider-refused", Some("Twilio")),
        &[("Other line", Plain), ("Try again", Primary)],
    );
    is(
        row("provider-unreachable", Some("Twilio")),
        &[("Try again", Plain), ("Use Twilio", Primary)],
    );
    is(row("timeout", None), &[("Stop waiting", Plain)]);
    is(
        row("backend-unreachable", None),
        &[("Stop waiting", Plain), ("Try again", Primary)],
    );
}

#[test]
fn who_is_calling() {
    let record = |name: &str, title: &str| RecordMatch {
        doctype: "Contact".into(),
        name: name.into(),
        title: title.into(),
        subtitle: None,
    };
    let ringing = inbound(CallView {
        state: CallState::Ringing,
        capabilities: all(),
        ..sample()
    });
    let face = Face::of(&scene(&ringing));
    assert_eq!(face.name, Name::Text("Lata Shah".into()));
    assert_eq!(
        face.record
            .as_ref()
            .and_then(|record| record.href.as_deref()),
        Some("/crm/CRM%20Lead/CRM-LEAD-2026-00001")
    );
    assert_eq!(
        feet(&face),
        [("Reject", Kind::Danger), ("Answer", Kind::Answer)]
    );

    let several = CallView {
        matches: vec![record("a", "Jonas Weber"), record("b", "Stadtwerke Berlin")],
        ..ringing.clone()
    };
    let face = Face::of(&scene(&several));
    assert_eq!(
        (face.name, face.pick, face.record),
        (Name::Text("2 records match".into()), true, None)
    );
    let picked = RecordRef {
        doctype: "Contact".into(),
        name: "b".into(),
    };
    let face = Face::of(&Scene {
        picked: Some(&picked),
        ..scene(&several)
    });
    assert_eq!(
        (face.name, face.pick),
        (Name::Text("Stadtwerke Berlin".into()), false)
    );

    let stranger = CallView {
        matches: vec![],
        display_name: None,
        ..ringing
    };
    let face = Face::of(&Scene {
        place: Some("India".into()),
        ..scene(&stranger)
    });
    assert_eq!(face.name, Name::Number("+91 99999 88888".into()));
    assert_eq!(
        face.sub,
        [
            Name::Text("Not in your CRM".into()),
            Name::Text("India".into())
        ]
    );
    assert!(face.lead);
}

#[test]
fn silence_of_the_server_is_said_while_the_call_is_up() {
    let call = sample();
    let face = Face::of(&Scene {
        offline: true,
        ..scene(&call)
    });
    assert_eq!(face.status.word, "In progress");
    let body = face.notice.and_then(|notice| notice.body);
    assert_eq!(
        body.as_deref(),
        Some("No connection to Ringlet. Your call goes on; the state may be out of date.")
    );
    let over = ended(Some(Outcome::Completed));
    assert_eq!(
        Face::of(&Scene {
            offline: true,
            ..scene(&over)
        })
        .notice,
        None
    );
}

#[test]
fn the_phone_that_rings_is_named() {
    let phone = CallView {
        state: CallState::Dialing,
        answered_at: None,
        ..sample()
    };
    assert!(Face::of(&scene(&phone)).notice.is_some());
    let browser = CallView {
        capabilities: all(),
        ..phone
    };
    assert_eq!(Face::of(&scene(&browser)).notice, None);
}

#[test]
fn the_demo_line_has_a_badge_and_no_name() {
    let call = CallView {
        provider: Provider::Demo,
        ..sample()
    };
    let face = Face::of(&scene(&call));
    assert_eq!((face.demo, face.via.as_str()), (true, ""));
}

#[test]
fn an_unknown_result_is_asked_for() {
    assert!(Face::of(&scene(&ended(None))).ask_outcome);
    assert!(!Face::of(&scene(&ended(Some(Outcome::Completed)))).ask_outcome);
}

#[test]
fn initials_of_names() {
    for (name, expected) in [
        ("Lata Shah", "LS"),
        ("Maximiliane von Schwarzenberg-Hohenlohe", "MS"),
        ("João Pedro de Albuquerque Cavalcanti", "JC"),
        ("ليلى الشامي", "لش"),
        ("लता शाह", "लश"),
        ("+91 99999 88888", ""),
        ("", ""),
        ("lata", "L"),
    ] {
        assert_eq!(initials(name), expected, "{name:?}");
    }
}

mod dialpad {
    use super::*;
    use crate::session::Local;

    fn call(state: CallState) -> CallView {
        CallView {
            state,
            provider: Provider::Dialpad,
            answered_at: None,
            capabilities: Capabilities {
                hangup: true,
                ..Capabilities::NONE
            },
            ..sample()
        }
    }

    fn face(state: CallState, local: Local) -> Face {
        Face::of(&Scene {
            local,
            ..scene(&call(state))
        })
    }

    #[test]
    fn waiting_for_the_sign_in() {
        let until = Timestamp(1_795_000_024_000);
        let face = face(CallState::Queued, Local::WaitsForSignIn { until });
        assert_eq!(
            (face.status.word, face.via.as_str()),
            ("Waiting for sign-in", "Dialpad")
        );
        assert_eq!(
            face.notice.as_ref().and_then(|notice| notice.until),
            Some(until)
        );
        assert_eq!(feet(&face), [("Cancel call", Kind::Danger)]);
        assert_eq!(face.foot[0].action, Action::GiveUp);
    }

    #[test]
    fn a_frame_that_says_nothing_is_explained() {
        let call = call(CallState::Queued);
        let face = Face::of(&Scene {
            local: Local::WaitsForSignIn {
                until: Timestamp(0),
            },
            dialpad_is_silent: true,
            ..scene(&call)
        });
        let notice = face.notice.unwrap();
        assert_eq!(notice.title.as_deref(), Some("Dialpad doesn’t respond."));
        assert!(notice.body.unwrap().contains("cookies"));
    }

    #[test]
    fn handed_over_and_nothing_heard_yet() {
        let face = face(CallState::Dialing, Local::Handed);
        assert_eq!(
            (face.status.word, face.via.as_str()),
            ("Handed to Dialpad", "")
        );
        assert_eq!(face.clock, Clock::None, "no timer counts before the answer");
        assert_eq!(
            face.tiles.iter().map(|tile| tile.part).collect::<Vec<_>>(),
            ["note", "task"]
        );
        assert_eq!(feet(&face), [("Cancel call", Kind::Danger)]);
    }

    #[test]
    fn a_phone_of_ones_own_is_never_called_dialpad() {
        let call = CallView {
            provider: Provider::Manual,
            ..call(CallState::Dialing)
        };
        let face = Face::of(&Scene {
            local: Local::Estimated,
            ..scene(&call)
        });
        assert_eq!(face.status.word, "Calling…");
        let notice = face.notice.unwrap().body.unwrap();
        assert!(notice.starts_with("Nobody reports this call"), "{notice}");
    }

    #[test]
    fn without_news_time_is_an_estimate_and_the_outcome_is_asked() {
        let face = face(CallState::Dialing, Local::Estimated);
        assert!(matches!(face.clock, Clock::AboutSince(_)) && face.clock_is_quiet);
        assert_eq!(
            feet(&face),
            [
                ("The call is over", Kind::Plain),
                ("Cancel call", Kind::Danger)
            ]
        );
        let over = super::dialpad::face(CallState::Dialing, Local::Over { seconds: 190 });
        assert!(over.ask_outcome && over.foot.is_empty());
        assert_eq!(over.clock, Clock::About(190));
        assert_eq!(
            (over.status.word, over.via.as_str()),
            ("Call ended", "Result unknown · Dialpad")
        );
    }

    #[test]
    fn ringing_that_stopped_is_not_an_end() {
        let call = inbound(call(CallState::Ringing));
        let face = Face::of(&Scene {
            local: Local::RingingStopped,
            ..scene(&call)
        });
        assert_eq!(face.status.word, "Ringing stopped");
        assert!(!face.ask_outcome && !face.can_close);
    }

    #[test]
    fn what_the_server_hears_is_shown_as_of_any_call() {
        let face = face(CallState::Ringing, Local::Nothing);
        assert_eq!(
            (face.status.word, face.via.as_str()),
            ("Ringing…", "Dialpad")
        );
    }
}
