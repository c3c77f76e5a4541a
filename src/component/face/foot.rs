//! The bottom row: what to do next, the likeliest filled.

use ringlet_model::call::{CallState, Control, Direction, Outcome};

use super::Scene;
use crate::backend::code;
use crate::i18n::call as words;
use crate::icon::Icon;
use crate::session::{Local, Panel};

/// How a button looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Edge only.
    Plain,
    /// The one filled button.
    Primary,
    /// Takes a call.
    Answer,
    /// Ends a call that talks or rings.
    End,
    /// Ends a call before it began.
    Danger,
    /// Word only.
    Ghost,
}

/// What a button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Asks the provider for something.
    Control(Control),
    /// Opens the wrap-up.
    WrapUp,
    /// Nothing to be said: stores that and closes.
    LogAndClose,
    /// Calls the other side.
    CallAgain,
    /// Opens the wrap-up with a task to call again.
    RemindMe,
    /// Calls again through another line.
    OtherLine,
    /// Asks the server again for the same dial.
    Repeat,
    /// No longer waits for the sign-in to Dialpad.
    GiveUp,
    /// Says that a call is over which nobody reports.
    IsOver,
    /// Takes it off the page.
    Close,
    /// Goes to the record.
    OpenRecord,
    /// Asks for the name of an unknown caller.
    Lead,
    /// Saves the wrap-up.
    Save,
    /// Throws the wrap-up away.
    Skip,
}

/// A button of the bottom row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FootButton {
    /// Its `part`.
    pub part: &'static str,
    /// How it looks.
    pub kind: Kind,
    /// Its glyph.
    pub icon: Option<Icon>,
    /// Its word.
    pub word: String,
    /// What it does.
    pub action: Action,
    /// It was pressed and isn't answered yet.
    pub busy: bool,
}

impl FootButton {
    fn new(part: &'static str, kind: Kind, icon: Option<Icon>, word: &str, action: Action) -> Self {
        Self {
            part,
            kind,
            icon,
            word: word.to_owned(),
            action,
            busy: false,
        }
    }

    fn control(
        scene: &Scene,
        part: &'static str,
        kind: Kind,
        icon: Icon,
        word: &str,
        control: Control,
    ) -> Self {
        let busy = scene.asked == Some(control);
        Self {
            busy,
            ..Self::new(part, kind, Some(icon), word, Action::Control(control))
        }
    }
}

/// The bottom row of a call.
pub(super) fn foot(scene: &Scene, unknown: bool) -> Vec<FootButton> {
    if scene.panel == Panel::WrapUp {
        return wrap_up(scene);
    }
    if let Some((code, _)) = &scene.fault {
        return failed(scene, code);
    }
    match scene.local {
        Local::WaitsForSignIn { .. } => return waiting(),
        Local::Over { .. } => return Vec::new(),
        _ => {}
    }
    match scene.call.state {
        CallState::Ended => ended(scene, unknown),
        CallState::Ringing | CallState::Queued | CallState::Dialing
            if scene.call.direction == Direction::Inbound =>
        {
            incoming(scene)
        }
        state => live(scene, state),
    }
}

/// While it rings in, an unknown caller's "Create lead" stands in a row of its own above the two answers.
pub(super) fn lead_has_own_row(scene: &Scene) -> bool {
    scene.call.state.is_up() && scene.panel == Panel::None
}

fn wrap_up(scene: &Scene) -> Vec<FootButton> {
    let t = words();
    if scene.call.state.is_up() {
        return live(scene, scene.call.state);
    }
    let word = if scene.saving { t.saving } else { t.save };
    vec![
        FootButton::new("skip", Kind::Ghost, None, t.skip, Action::Skip),
        FootButton {
            busy: scene.saving,
            ..FootButton::new("save", Kind::Primary, None, word, Action::Save)
        },
    ]
}

/// It isn't placed yet.
fn waiting() -> Vec<FootButton> {
    let word = words().cancel_call;
    vec![FootButton::new(
        "hangup",
        Kind::Danger,
        Some(Icon::PHONE_OFF),
        word,
        Action::GiveUp,
    )]
}

fn live(scene: &Scene, state: CallState) -> Vec<FootButton> {
    let t = words();
    let mut row = Vec::new();
    if scene.local == Local::Estimated {
        row.push(is_over());
    }
    if !scene.call.capabilities.hangup && !scene.frame_hangs_up {
        return row;
    }
    let (kind, word) = match state {
        CallState::Queued | CallState::Dialing => (Kind::Danger, t.cancel_call),
        _ => (Kind::End, t.hang_up),
    };
    row.push(FootButton::control(
        scene,
        "hangup",
        kind,
        Icon::PHONE_OFF,
        word,
        Control::Hangup,
    ));
    row
}

/// The agent knows that it is over, where nobody else does.
fn is_over() -> FootButton {
    let word = words().call_is_over;
    FootButton::new("is-over", Kind::Plain, None, word, Action::IsOver)
}

fn incoming(scene: &Scene) -> Vec<FootButton> {
    let t = words();
    let mut row = Vec::new();
    if scene.local == Local::RingingStopped {
        row.push(is_over());
    }
    if scene.call.capabilities.reject {
        row.push(FootButton::control(
            scene,
            "reject",
            Kind::Danger,
            Icon::PHONE_OFF,
            t.reject,
            Control::Reject,
        ));
    }
    if scene.call.capabilities.answer {
        row.push(FootButton::control(
            scene,
            "answer",
            Kind::Answer,
            Icon::PHONE,
            t.answer,
            Control::Answer,
        ));
    }
    row
}

fn ended(scene: &Scene, unknown: bool) -> Vec<FootButton> {
    let t = words();
    let again = |kind| {
        FootButton::new(
            "call-again",
            kind,
            Some(Icon::PHONE),
            t.call_again,
            Action::CallAgain,
        )
    };
    let log = FootButton::new(
        "log-and-close",
        Kind::Plain,
        None,
        t.log_and_close,
        Action::LogAndClose,
    );
    match scene.call.outcome {
        None => Vec::new(),
        Some(Outcome::Completed | Outcome::Voicemail) => {
            vec![
                again(Kind::Plain),
                FootButton::new(
                    "open-wrap-up",
                    Kind::Primary,
                    None,
                    t.do_wrap_up,
                    Action::WrapUp,
                ),
            ]
        }
        Some(Outcome::Busy) => {
            let remind = FootButton::new(
                "remind",
                Kind::Plain,
                Some(Icon::CLOCK),
                t.remind_me,
                Action::RemindMe,
            );
            vec![remind, again(Kind::Primary)]
        }
        Some(Outcome::Missed) => {
            let back = FootButton::new(
                "call-back",
                Kind::Primary,
                Some(Icon::PHONE),
                t.call_back,
                Action::CallAgain,
            );
            let lead = FootButton::new(
                "lead",
                Kind::Plain,
                Some(Icon::USER_PLUS),
                t.create_lead,
                Action::Lead,
            );
            vec![
                if unknown && super::person::may_make_lead(scene) {
                    lead
                } else {
                    log
                },
                back,
            ]
        }
        Some(Outcome::Failed) => failed(scene, code::PROVIDER_REFUSED),
        Some(Outcome::Blocked) => failed(scene, code::BLOCKED),
        Some(Outcome::NoAnswer | Outcome::Canceled | Outcome::Rejected) => {
            vec![log, again(Kind::Primary)]
        }
    }
}

fn failed(scene: &Scene, code: &str) -> Vec<FootButton> {
    let t = words();
    let retry = |kind| {
        FootButton::new(
            "try-again",
            kind,
            Some(Icon::ROTATE_CW),
            t.try_again,
            Action::CallAgain,
        )
    };
    let repeat = FootButton::new(
        "try-again",
        Kind::Primary,
        Some(Icon::ROTATE_CW),
        t.try_again,
        Action::Repeat,
    );
    let stop = FootButton::new(
        "stop-waiting",
        Kind::Plain,
        None,
        t.stop_waiting,
        Action::Close,
    );
    match (code, &scene.other) {
        (code::TIMEOUT, _) => vec![stop],
        (code::BACKEND_UNREACHABLE, _) => vec![stop, repeat],
        (code::BLOCKED, _) => {
            let mut row = vec![FootButton::new(
                "close",
                Kind::Plain,
                None,
                t.close,
                Action::Close,
            )];
            if scene.record_url.is_some() && !scene.call.matches.is_empty() {
                row.push(FootButton::new(
                    "record",
                    Kind::Plain,
                    Some(Icon::ARROW_UP_RIGHT),
                    t.open_record,
                    Action::OpenRecord,
                ));
            }
            row
        }
        (code::PROVIDER_UNREACHABLE, Some(other)) => {
            let word = t.use_other(other);
            let other = FootButton::new(
                "other-line",
                Kind::Primary,
                Some(Icon::PHONE),
                &word,
                Action::OtherLine,
            );
            vec![retry(Kind::Plain), other]
        }
        (_, Some(_)) => {
            let other = FootButton::new(
                "other-line",
                Kind::Plain,
                Some(Icon::ARROW_LEFT_RIGHT),
                t.other_line,
                Action::OtherLine,
            );
            vec![other, retry(Kind::Primary)]
        }
        (_, None) => {
            vec![
                FootButton::new("close", Kind::Plain, None, t.close, Action::Close),
                retry(Kind::Primary),
            ]
        }
    }
}
