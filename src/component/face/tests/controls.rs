//! Tiles and the bottom row.

use super::*;

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
