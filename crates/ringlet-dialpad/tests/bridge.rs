//! The bridge's rules, as stories with times.

use ringlet_dialpad::bridge::{Bridge, Effect, Phase, Why};
use ringlet_dialpad::command::{Command, InitiateCall, Refusal};
use ringlet_dialpad::id::Id;
use ringlet_dialpad::message::{Authentication, Message, Ringing};

const LENA: &str = "5552711234567890";
const MARK: &str = "5552711234567891";

#[allow(clippy::expect_used, reason = "the stories below name good ids")]
fn id(digits: &str) -> Id {
    Id::from_digits(digits).expect("digits of an id")
}

fn signed_in(user: &str) -> Message {
    Message::Authentication(Authentication::In(Some(id(user))))
}

const SIGNED_OUT: Message = Message::Authentication(Authentication::Out);

fn ringing(call: &str, on: bool) -> Message {
    Message::Ringing(rings(call, on))
}

fn rings(call: &str, on: bool) -> Ringing {
    Ringing {
        on,
        id: id(call),
        external_number: "+14155550132".into(),
        internal_number: None,
        contact: None,
        target: None,
    }
}

fn call() -> InitiateCall {
    InitiateCall {
        phone_number: "+14155550132".into(),
        ..InitiateCall::default()
    }
}

/// A bridge whose user is signed in and settled at 1,000.
fn settled() -> Bridge {
    let mut bridge = Bridge::new(0);
    bridge.hear(500, signed_in(LENA));
    bridge.tick(1_000);
    assert!(bridge.takes_commands());
    bridge
}

#[test]
fn a_sign_in_that_is_said_twice_is_one() {
    let mut bridge = Bridge::new(0);
    assert_eq!(
        bridge.hear(300, signed_in(LENA)),
        [
            Effect::Authentication(Authentication::In(Some(id(LENA)))),
            Effect::Phase
        ]
    );
    bridge.loaded(350);
    assert_eq!(bridge.hear(600, signed_in(LENA)), []);
    assert_eq!(
        bridge.wakes_at(),
        Some(1_000),
        "the second one puts commands off"
    );
    assert_eq!(bridge.tick(999), []);
    assert_eq!(
        bridge.tick(1_000),
        [Effect::Post(Command::EnableCurrentTab)]
    );
    assert_eq!(
        bridge.hear(9_000, signed_in(LENA)),
        [],
        "and a third is nothing"
    );
    assert_eq!(bridge.wakes_at(), None);
}

#[test]
fn repeating_the_sign_in_cannot_put_commands_off_for_ever() {
    let mut bridge = Bridge::new(0);
    for at in 0..30 {
        bridge.hear(at * 100, signed_in(LENA));
        bridge.tick(at * 100);
    }
    assert!(bridge.takes_commands());
}

#[test]
fn a_dial_before_the_sign_in_waits_for_it() {
    let mut bridge = Bridge::new(0);
    bridge.loaded(200);
    bridge.hear(300, SIGNED_OUT);
    assert_eq!(bridge.want(1_000, 7), []);
    assert_eq!(bridge.waits_until(), Some(31_000));
    bridge.hear(20_000, signed_in(LENA));
    assert_eq!(
        bridge.initiate(call()),
        Err(Refusal::NotSignedIn),
        "it settles first"
    );
    bridge.hear(20_200, signed_in(LENA));
    assert_eq!(
        bridge.tick(20_600),
        [Effect::Post(Command::EnableCurrentTab), Effect::Ready(7)]
    );
    assert_eq!(bridge.initiate(call()), Ok(Command::InitiateCall(call())));
    assert_eq!(bridge.waits_until(), None);
}

#[test]
fn nobody_waits_longer_than_half_a_minute() {
    let mut bridge = Bridge::new(0);
    bridge.hear(300, SIGNED_OUT);
    bridge.want(1_000, 7);
    assert_eq!(bridge.tick(30_999), []);
    assert_eq!(bridge.tick(31_000), [Effect::Dropped(7, Why::TimedOut)]);
    bridge.hear(31_100, signed_in(LENA));
    assert_eq!(
        bridge.tick(31_500),
        [Effect::Post(Command::EnableCurrentTab)],
        "it isn't placed late"
    );
}

#[test]
fn one_dial_waits_and_the_newest_wins() {
    let mut bridge = Bridge::new(0);
    bridge.want(0, 1);
    assert_eq!(bridge.want(10, 2), [Effect::Dropped(1, Why::Replaced)]);
    bridge.forget(1);
    bridge.hear(100, signed_in(LENA));
    assert_eq!(bridge.tick(500).last(), Some(&Effect::Ready(2)));
}

#[test]
fn a_dial_that_was_given_up_is_not_placed() {
    let mut bridge = Bridge::new(0);
    bridge.want(0, 1);
    bridge.forget(1);
    bridge.hear(100, signed_in(LENA));
    assert_eq!(bridge.tick(500), [Effect::Post(Command::EnableCurrentTab)]);
}

#[test]
fn with_somebody_signed_in_nothing_waits() {
    assert_eq!(settled().want(2_000, 3), [Effect::Ready(3)]);
}

#[test]
fn silence_is_noticed_and_ends_with_the_first_word() {
    let mut bridge = Bridge::new(0);
    assert_eq!(
        bridge.wakes_at(),
        Some(20_000),
        "where not even a document comes"
    );
    bridge.loaded(2_000);
    assert_eq!(bridge.tick(11_999), []);
    assert_eq!(bridge.tick(12_000), [Effect::Phase]);
    assert_eq!(bridge.phase(), Phase::Unresponsive);
    bridge.hear(50_000, SIGNED_OUT);
    assert_eq!(bridge.phase(), Phase::SignInNeeded);
}

#[test]
fn another_document_that_stays_silent_is_noticed_too() {
    let mut bridge = settled();
    assert_eq!(bridge.loaded(60_000), [Effect::Phase]);
    assert_eq!(bridge.phase(), Phase::Loading { until: 70_000 });
    assert_eq!(bridge.initiate(call()), Err(Refusal::NotSignedIn));
    // One that speaks signs in anew, and the tab is claimed anew.
    bridge.hear(61_000, signed_in(LENA));
    assert_eq!(
        bridge.tick(61_400),
        [Effect::Post(Command::EnableCurrentTab)]
    );
}

#[test]
fn a_document_that_spoke_before_it_was_complete_is_no_other() {
    let mut bridge = Bridge::new(0);
    bridge.hear(300, signed_in(LENA));
    assert_eq!(bridge.loaded(4_000), []);
    assert!(matches!(bridge.phase(), Phase::SignedIn { .. }));
}

#[test]
fn another_user_is_another_sign_in() {
    let mut bridge = settled();
    bridge.hear(2_000, ringing("77", true));
    assert_eq!(
        bridge.hear(5_000, signed_in(MARK)),
        [
            Effect::Ringing(rings("77", false)),
            Effect::Authentication(Authentication::In(Some(id(MARK)))),
            Effect::Phase
        ]
    );
    assert!(
        !bridge.takes_commands(),
        "what was settled, was settled for the user before"
    );
    assert_eq!(
        bridge.tick(5_400),
        [Effect::Post(Command::EnableCurrentTab)]
    );
}

#[test]
fn a_user_who_is_named_later_is_the_same() {
    let mut bridge = Bridge::new(0);
    bridge.hear(0, Message::Authentication(Authentication::In(None)));
    assert_eq!(
        bridge.hear(100, signed_in(LENA)),
        [
            Effect::Phase,
            Effect::Authentication(Authentication::In(Some(id(LENA))))
        ]
    );
    let posts = bridge.tick(400);
    assert_eq!(posts, [Effect::Post(Command::EnableCurrentTab)]);
    assert_eq!(
        bridge.hear(900, Message::Authentication(Authentication::In(None))),
        []
    );
}

#[test]
fn signing_out_takes_no_more_commands() {
    let mut bridge = settled();
    assert_eq!(
        bridge.hear(2_000, SIGNED_OUT),
        [Effect::Authentication(Authentication::Out), Effect::Phase]
    );
    assert_eq!(bridge.hear(2_100, SIGNED_OUT), []);
    assert_eq!(bridge.initiate(call()), Err(Refusal::NotSignedIn));
    bridge.hear(3_000, signed_in(LENA));
    assert_eq!(
        bridge.tick(3_400),
        [Effect::Post(Command::EnableCurrentTab)],
        "once after each sign-in"
    );
}

#[test]
fn ringing_is_told_once_and_ends() {
    let mut bridge = settled();
    assert_eq!(
        bridge.hear(2_000, ringing("77", true)),
        [Effect::Ringing(rings("77", true))]
    );
    assert_eq!(bridge.hear(2_500, ringing("77", true)), []);
    assert_eq!(
        bridge.hear(3_000, ringing("78", true)),
        [Effect::Ringing(rings("78", true))]
    );
    assert_eq!(
        bridge.hear(4_000, ringing("77", false)),
        [Effect::Ringing(rings("77", false))]
    );
    assert!(bridge.rings(), "the other one still does");
    assert_eq!(bridge.tick(92_999), []);
    assert_eq!(
        bridge.tick(93_000),
        [Effect::Ringing(rings("78", false))],
        "its end was lost"
    );
    assert_eq!(bridge.wakes_at(), None);
}

#[test]
fn an_end_without_a_beginning_is_told() {
    assert_eq!(
        settled().hear(2_000, ringing("77", false)),
        [Effect::Ringing(rings("77", false))]
    );
}

#[test]
fn an_end_that_names_no_number_keeps_the_one_it_began_with() {
    let mut bridge = settled();
    bridge.hear(2_000, ringing("77", true));
    let bare = Ringing {
        external_number: String::new(),
        ..rings("77", false)
    };
    assert_eq!(
        bridge.hear(3_000, Message::Ringing(bare)),
        [Effect::Ringing(rings("77", false))]
    );
}

#[test]
fn ringing_says_that_somebody_is_signed_in() {
    let mut bridge = Bridge::new(0);
    bridge.loaded(0);
    bridge.tick(10_000);
    let effects = bridge.hear(20_000, ringing("77", true));
    assert_eq!(effects.last(), Some(&Effect::Ringing(rings("77", true))));
    assert!(matches!(bridge.phase(), Phase::SignedIn { user: None, .. }));
}
