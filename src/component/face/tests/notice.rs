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
fn another_line_than_the_meant_one_is_named_until_somebody_answers() {
    let phone = CallView {
        state: CallState::Dialing,
        answered_at: None,
        capabilities: Capabilities {
            rings_agent_phone: true,
            ..Capabilities::NONE
        },
        ..sample()
    };
    let local = Local::FellBack {
        from: Provider::JtTelecom,
    };
    let notice = |call: &CallView| {
        Face::of(&Scene {
            local,
            ..scene(call)
        })
        .notice
    };
    let told = notice(&phone).unwrap();
    assert_eq!(
        told.title.as_deref(),
        Some("JT Telecom is away. Calling through Tata Tele.")
    );
    assert!(told.body.is_some(), "and which phone to pick up");
    assert_eq!(notice(&sample()), None, "no news any more");
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
