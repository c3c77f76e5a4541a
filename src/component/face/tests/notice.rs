//! The word of advice.

use super::*;

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
