//! A coloured box in the page: what is the case, and what to do.

use leptos::prelude::*;
use ringlet_model::api::CHANGED_MEANWHILE;

use crate::backend::{Fault, code};
use crate::i18n::settings as words;
use crate::icon::{Icon, glyph};
use crate::session::Tone;

const fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Go => "note go",
        Tone::Stop => "note stop",
        Tone::Wait => "note wait",
        Tone::Info => "note info",
    }
}

const fn tone_icon(tone: Tone) -> Icon {
    match tone {
        Tone::Go => Icon::CIRCLE_CHECK,
        Tone::Stop => Icon::CIRCLE_ALERT,
        Tone::Wait => Icon::TRIANGLE_ALERT,
        Tone::Info => Icon::INFO,
    }
}

/// A box with one or two sentences. Bad news is announced at once, other news when there is a pause.
pub fn notice(tone: Tone, title: impl Into<String>, body: Option<String>) -> impl IntoView {
    let role = if tone == Tone::Stop {
        "alert"
    } else {
        "status"
    };
    view! {
        <div class=tone_class(tone) role=role>
            {glyph(tone_icon(tone), "")}
            <div>
                <p class="med">{title.into()}</p>
                {body.map(|body| view! { <p>{body}</p> })}
            </div>
        </div>
    }
}

/// A fault in words: what happened, what to do.
#[must_use]
pub fn fault_words(fault: &Fault) -> (String, Option<String>) {
    let t = words();
    let known = match fault.code.as_str() {
        code::BACKEND_UNREACHABLE => Some((t.no_connection, t.no_connection_hint)),
        code::TIMEOUT if fault.status.is_none() => Some((t.no_answer, t.no_answer_hint)),
        code::NOT_AUTHENTICATED => Some((t.session_ended, t.session_ended_hint)),
        code::UNEXPECTED_ANSWER => Some((t.odd_answer, t.odd_answer_hint)),
        _ => None,
    };
    match known {
        Some((title, body)) => (title.into(), Some(body.into())),
        None if fault.message == CHANGED_MEANWHILE => {
            (t.conflict.into(), Some(t.nothing_overwritten.into()))
        }
        None if fault.message.is_empty() => (t.failed.into(), Some(t.server_said(&fault.code))),
        None => (fault.message.clone(), fault.hint.clone()),
    }
}

/// The box of a fault.
pub fn fault_notice(fault: &Fault) -> impl IntoView + use<> {
    let (title, body) = fault_words(fault);
    notice(Tone::Stop, title, body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_server_s_own_sentence_is_used() {
        let fault = Fault {
            hint: Some("Use another one.".into()),
            ..Fault::with_message("conflict", "This user exists.")
        };
        assert_eq!(
            fault_words(&fault),
            ("This user exists.".into(), Some("Use another one.".into()))
        );
    }

    #[test]
    fn a_fault_without_a_sentence_still_says_something() {
        for code in [
            "backend-unreachable",
            "timeout",
            "not-authenticated",
            "unexpected-answer",
            "odd",
        ] {
            let (title, body) = fault_words(&Fault::new(code));
            assert!(!title.is_empty() && body.is_some(), "{code}");
        }
    }
}
