//! The rules of a call, told as short stories.

use ringlet_model::Timestamp;
use ringlet_model::call::{
    CallEvent, CallRecord, CallState, Change, Control, Direction, EventKind, FRAPPE_STATUS_WORDS,
    Facts, Leg, Outcome, Stamp, frappe_status, from_frappe_status,
};
use ringlet_model::provider::{Capabilities, Provider};

fn heard(at: i64, kind: EventKind) -> CallEvent {
    CallEvent::new(Stamp::heard(Timestamp(at)), kind)
}

fn outbound() -> CallRecord {
    CallRecord::new(Direction::Outbound, Stamp::exact(Timestamp(1_000)))
}

#[test]
fn a_bridged_call_rings_the_agent_then_the_customer() {
    let mut call = outbound();
    let steps = [
        (EventKind::Dialing, CallState::Dialing),
        (EventKind::Ringing(Some(Leg::Agent)), CallState::Dialing),
        (EventKind::Answered(Some(Leg::Agent)), CallState::Ringing),
        (EventKind::Ringing(Some(Leg::Customer)), CallState::Ringing),
        (
            EventKind::Answered(Some(Leg::Customer)),
            CallState::Connected,
        ),
        (EventKind::Held, CallState::OnHold),
        (EventKind::Resumed, CallState::Connected),
        (EventKind::Ended(None), CallState::Ended),
    ];
    for (second, (kind, state)) in (2..).zip(steps) {
        call.apply(&heard(second * 1_000, kind));
        assert_eq!(call.state(), state, "after {kind:?}");
    }
    assert_eq!(call.outcome(), Some(Outcome::Completed), "they talked");
    assert_eq!(call.started_at(), Timestamp(1_000));
    assert_eq!(call.answered_at(), Some(Timestamp(6_000)));
    assert_eq!(call.duration_seconds(), Some(3));
}

#[test]
fn an_inbound_call_is_connected_when_the_agent_answers() {
    let mut call = CallRecord::new(Direction::Inbound, Stamp::heard(Timestamp(0)));
    call.apply(&heard(0, EventKind::Ringing(None)));
    call.apply(&heard(1, EventKind::Ringing(Some(Leg::Agent))));
    assert_eq!(call.state(), CallState::Ringing);
    call.apply(&heard(2, EventKind::Answered(Some(Leg::Agent))));
    assert_eq!(call.state(), CallState::Connected);
}

#[test]
fn late_and_repeated_events_say_that_nothing_moved() {
    let mut call = outbound();
    let answered = heard(3_000, EventKind::Answered(None));
    let moved = Change::Moved {
        from: CallState::Queued,
        to: CallState::Connected,
    };
    assert_eq!(call.apply(&answered), moved);
    assert_eq!(call.apply(&answered), Change::Nothing);
    assert_eq!(
        call.apply(&heard(2_000, EventKind::Ringing(None))),
        Change::Nothing
    );
    assert_eq!(call.apply(&heard(9_000, EventKind::Other)), Change::Nothing);
    let url = Facts {
        recording_url: Some("https://example.test/r.mp3".to_owned()),
        ..Facts::default()
    };
    assert_eq!(
        call.apply(&heard(9_000, EventKind::Other).with(url)),
        Change::Learned
    );
    assert_eq!(call.recording_url(), Some("https://example.test/r.mp3"));
}

#[test]
fn an_answer_heard_after_the_end_makes_the_call_completed() {
    let mut call = outbound();
    call.apply(&heard(9_000, EventKind::Ended(None)));
    assert_eq!(
        (call.outcome(), call.duration_seconds()),
        (None, None),
        "result unknown"
    );
    call.apply(&heard(3_000, EventKind::Answered(None)));
    assert_eq!(call.state(), CallState::Ended);
    assert_eq!(call.outcome(), Some(Outcome::Completed));
    assert_eq!(call.duration_seconds(), Some(6));
}

#[test]
fn the_stronger_claim_about_the_end_stands() {
    for (first, second, stands) in [
        (Outcome::Failed, Outcome::Completed, Outcome::Completed),
        (Outcome::Canceled, Outcome::NoAnswer, Outcome::Canceled),
        (Outcome::Completed, Outcome::Voicemail, Outcome::Voicemail),
        (Outcome::Missed, Outcome::Failed, Outcome::NoAnswer),
    ] {
        let mut call = outbound();
        call.apply(&heard(2, EventKind::Ended(Some(first))));
        call.apply(&heard(3, EventKind::Ended(Some(second))));
        assert_eq!(call.outcome(), Some(stands), "{first:?}, then {second:?}");
    }
}

#[test]
fn talk_time_is_the_providers_count_of_answered_seconds() {
    let mut call = outbound();
    let early = Facts {
        talk_seconds: Some(7),
        ..Facts::default()
    };
    call.apply(&heard(5_000, EventKind::Answered(None)).with(early));
    let end = Facts {
        answered: Some(Timestamp(5_000)),
        ended: Some(Timestamp(50_000)),
        talk_seconds: Some(42),
        ..Facts::default()
    };
    call.apply(&heard(51_000, EventKind::Ended(Some(Outcome::Completed))).with(end));
    assert_eq!(call.duration_seconds(), Some(42));
    assert_eq!(call.ended_at(), Some(Timestamp(50_000)));
}

#[test]
fn nobody_talked_is_zero_seconds() {
    let mut call = outbound();
    call.apply(&heard(30_000, EventKind::Ended(Some(Outcome::Busy))));
    assert_eq!(call.duration_seconds(), Some(0));
}

#[test]
fn frappes_words_read_back() {
    for word in FRAPPE_STATUS_WORDS {
        for direction in [Direction::Inbound, Direction::Outbound] {
            let (state, outcome) = from_frappe_status(word, direction).unwrap();
            assert_eq!(frappe_status(state, outcome), word);
        }
    }
    assert_eq!(from_frappe_status("Cancelled", Direction::Outbound), None);
    for outcome in Outcome::BY_STRENGTH {
        let word = frappe_status(CallState::Ended, Some(outcome));
        assert!(FRAPPE_STATUS_WORDS.contains(&word), "{word}");
    }
}

#[test]
fn words_read_back() {
    for state in CallState::ALL {
        assert_eq!(CallState::from_word(state.as_str()), Some(state));
        assert_eq!(serde_json::to_value(state).unwrap(), state.as_str());
    }
    for (position, outcome) in (0..).zip(Outcome::BY_STRENGTH) {
        assert_eq!(Outcome::from_word(outcome.as_str()), Some(outcome));
        assert_eq!(serde_json::to_value(outcome).unwrap(), outcome.as_str());
        assert_eq!(outcome.strength(), position);
    }
    for direction in [Direction::Inbound, Direction::Outbound, Direction::Internal] {
        assert_eq!(Direction::from_word(direction.as_str()), Some(direction));
        assert_eq!(serde_json::to_value(direction).unwrap(), direction.as_str());
    }
    for control in Control::ALL {
        assert_eq!(Control::from_word(control.as_str()), Some(control));
    }
}

#[test]
fn a_control_is_offered_where_it_makes_sense_and_the_provider_can() {
    let smartflo = Provider::TataTele.capabilities();
    assert!(Control::Hangup.supported(smartflo));
    assert!(!Control::Mute.supported(smartflo));
    assert!(!Control::Answer.supported(Capabilities::default()));
    assert!(Control::Answer.fits(CallState::Ringing, Direction::Inbound));
    assert!(!Control::Answer.fits(CallState::Ringing, Direction::Outbound));
    assert!(Control::Hangup.fits(CallState::Ringing, Direction::Outbound));
    assert!(!Control::Hangup.fits(CallState::Ended, Direction::Outbound));
    assert!(Control::Resume.fits(CallState::OnHold, Direction::Inbound));
    assert!(!Control::Resume.fits(CallState::Connected, Direction::Inbound));
}
