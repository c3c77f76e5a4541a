//! The status line, the line below it and the timer.

use super::*;

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
