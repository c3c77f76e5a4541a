//! Faults in words: what happened, then what to do. Used by popup and toast alike, so that both say the same.

use crate::backend::{Fault, code};
use crate::i18n::call;
use crate::icon::Icon;

use super::Tone;

/// A fault in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Kind of news.
    pub tone: Tone,
    /// Glyph beside it.
    pub icon: Icon,
    /// What happened, without a full stop.
    pub title: String,
    /// What to do.
    pub body: Option<String>,
}

impl Explanation {
    fn new(tone: Tone, icon: Icon, title: impl Into<String>, body: impl Into<String>) -> Self {
        let body = body.into();
        Self {
            tone,
            icon,
            title: title.into(),
            body: (!body.is_empty()).then_some(body),
        }
    }

    /// Both sentences as one text, for events.
    #[must_use]
    pub fn sentence(&self) -> String {
        match &self.body {
            Some(body) => format!("{}. {body}", self.title),
            None => format!("{}.", self.title),
        }
    }
}

/// A failed dial in words. `provider` is the line's name, `other` another line that could be used.
#[must_use]
pub fn dial(fault: &Fault, provider: Option<&str>, other: Option<&str>) -> Explanation {
    use Tone::{Info, Stop, Wait};
    let t = call();
    let provider = provider.unwrap_or(t.the_provider);
    let said = |fallback: &str| said(fault).unwrap_or_else(|| fallback.to_owned());
    match fault.code.as_str() {
        code::INVALID_NUMBER => Explanation::new(
            Stop,
            Icon::CIRCLE_ALERT,
            t.invalid_number,
            said(t.check_digits),
        ),
        code::NOT_AUTHENTICATED => {
            Explanation::new(Info, Icon::KEY_ROUND, t.sign_in, t.not_signed_in)
        }
        code::NOT_ALLOWED => {
            let body = other.map_or_else(|| t.ask_for_it.to_owned(), |other| t.ask_or_use(other));
            Explanation::new(Stop, Icon::CIRCLE_ALERT, t.not_allowed(provider), body)
        }
        code::NOT_CONFIGURED => {
            Explanation::new(Stop, Icon::CIRCLE_ALERT, t.no_phone, t.no_phone_body)
        }
        code::PROVIDER_REFUSED => {
            let body = fault
                .hint
                .clone()
                .or_else(|| some_text(&fault.message))
                .unwrap_or_else(|| t.ask_to_check.into());
            Explanation::new(Stop, Icon::CIRCLE_ALERT, t.refused(provider), body)
        }
        code::PROVIDER_UNREACHABLE => {
            let body = other.map_or_else(|| t.away_retry.to_owned(), |other| t.away_or_use(other));
            Explanation::new(Stop, Icon::UNPLUG, t.away(provider), body)
        }
        code::BACKEND_UNREACHABLE => {
            Explanation::new(Wait, Icon::WIFI_OFF, t.no_connection, t.no_reply_body)
        }
        code::TIMEOUT => Explanation::new(Wait, Icon::CLOCK, t.no_reply(provider), t.no_reply_body),
        code::CUSTOM_DATA_TOO_LONG => Explanation::new(
            Stop,
            Icon::CIRCLE_ALERT,
            t.too_much_data,
            said(t.too_much_data_body),
        ),
        code::TOO_MANY_CALLS => Explanation::new(Wait, Icon::CLOCK, t.too_many, t.too_many_body),
        code::MICROPHONE_DENIED => {
            Explanation::new(Stop, Icon::MIC_OFF, t.mic_denied, t.mic_denied_body)
        }
        code::MICROPHONE_MISSING => {
            Explanation::new(Stop, Icon::MIC_OFF, t.mic_missing, t.mic_missing_body)
        }
        code::ALREADY_TALKING => {
            Explanation::new(Info, Icon::PHONE, t.already_talking, t.already_talking_body)
        }
        code::BLOCKED => {
            let (title, body) = split(&fault.message);
            Explanation::new(
                Stop,
                Icon::BAN,
                if title.is_empty() {
                    t.not_placed.into()
                } else {
                    title
                },
                body,
            )
        }
        _ => Explanation::new(Stop, Icon::CIRCLE_ALERT, t.not_placed, said("")),
    }
}

/// The stored reason of a call that failed or was blocked: its first sentence is what happened.
#[must_use]
pub fn reason(text: &str, blocked: bool) -> Explanation {
    let (title, body) = split(text);
    Explanation::new(
        Tone::Stop,
        if blocked {
            Icon::BAN
        } else {
            Icon::CIRCLE_ALERT
        },
        title,
        body,
    )
}

fn said(fault: &Fault) -> Option<String> {
    fault.hint.clone().or_else(|| some_text(&fault.message))
}

fn some_text(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.trim().to_owned())
}

/// First sentence without its full stop, and the rest.
fn split(text: &str) -> (String, String) {
    match text.trim().split_once(". ") {
        Some((first, rest)) => (first.to_owned(), rest.to_owned()),
        None => (text.trim().trim_end_matches('.').to_owned(), String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_says_what_happened_and_what_to_do() {
        for (code, title, body) in [
            (
                "invalid-number",
                "This number can’t be called",
                "Check the digits or add a country code.",
            ),
            (
                "not-authenticated",
                "Sign in to call",
                "Nobody is signed in on this page.",
            ),
            (
                "not-allowed",
                "You can’t call with Tata Tele",
                "Your administrator hasn’t allowed it for you. Use Twilio or ask for it.",
            ),
            (
                "not-configured",
                "You have no phone set up",
                "Ask your administrator to add your number.",
            ),
            (
                "provider-refused",
                "Tata Tele refused the call",
                "Ask your administrator to check it.",
            ),
            (
                "provider-unreachable",
                "Tata Tele doesn’t answer",
                "The call wasn’t placed. Try again or use Twilio.",
            ),
            (
                "too-many-calls",
                "Too many calls at once",
                "Wait a minute, then call again.",
            ),
            (
                "timeout",
                "No reply from Tata Tele yet",
                "We don’t know whether the call was placed. Check your phone before calling again.",
            ),
            (
                "microphone-denied",
                "The microphone is blocked",
                "Allow it for this page in your browser’s address bar, then call again.",
            ),
            (
                "microphone-missing",
                "No microphone was found",
                "Connect one, or close the program that uses it, then call again.",
            ),
            (
                "already-talking",
                "You’re in a call already",
                "End it, then call again.",
            ),
            (
                "custom-data-too-long",
                "This call carries too much data",
                "The page may pass 2,000 characters. Tell whoever runs this page.",
            ),
        ] {
            let words = dial(&Fault::new(code), Some("Tata Tele"), Some("Twilio"));
            assert_eq!(
                (words.title.as_str(), words.body.as_deref()),
                (title, Some(body)),
                "{code}"
            );
        }
    }

    #[test]
    fn without_another_line_none_is_offered() {
        let words = dial(&Fault::new("provider-unreachable"), Some("Tata Tele"), None);
        assert_eq!(
            words.body.as_deref(),
            Some("The call wasn’t placed. Try again.")
        );
    }

    #[test]
    fn the_server_s_reason_goes_before_ours() {
        let fault = Fault {
            hint: Some("Your agent number isn’t active there.".into()),
            ..Fault::new("provider-refused")
        };
        assert_eq!(
            dial(&fault, Some("Tata Tele"), None).body.as_deref(),
            Some("Your agent number isn’t active there.")
        );
    }

    #[test]
    fn a_reason_is_cut_after_its_first_sentence() {
        let words = reason(
            "This number is on the do-not-call list. The call wasn’t placed.",
            true,
        );
        assert_eq!(words.title, "This number is on the do-not-call list");
        assert_eq!(words.body.as_deref(), Some("The call wasn’t placed."));
        assert_eq!(
            words.sentence(),
            "This number is on the do-not-call list. The call wasn’t placed."
        );
    }
}
