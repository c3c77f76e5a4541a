//! Calls through Dialpad's frame, and by a phone of one's own.

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

fn face_of(state: CallState, local: Local) -> Face {
    Face::of(&Scene {
        local,
        ..scene(&call(state))
    })
}

#[test]
fn waiting_for_the_sign_in() {
    let until = Timestamp(1_795_000_024_000);
    let face = face_of(CallState::Queued, Local::WaitsForSignIn { until });
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
    let face = face_of(CallState::Dialing, Local::Handed);
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
    let face = face_of(CallState::Dialing, Local::Estimated);
    assert!(matches!(face.clock, Clock::AboutSince(_)) && face.clock_is_quiet);
    assert_eq!(
        feet(&face),
        [
            ("The call is over", Kind::Plain),
            ("Cancel call", Kind::Danger)
        ]
    );
    let over = face_of(CallState::Dialing, Local::Over { seconds: 190 });
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
    let parts: Vec<_> = face.foot.iter().map(|button| button.part).collect();
    assert_eq!(parts, ["is-over"], "where nobody answers the question");
}

#[test]
fn what_the_server_hears_is_shown_as_of_any_call() {
    let face = face_of(CallState::Ringing, Local::Nothing);
    assert_eq!(
        (face.status.word, face.via.as_str()),
        ("Ringing…", "Dialpad")
    );
}
