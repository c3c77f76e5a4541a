//! What went wrong with a request.

use ringlet_model::api::STAMP;

use super::code;

/// A failed request: what happened, what to do, which field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fault {
    /// A code of [`super::code`], or whatever the server said.
    pub code: String,
    /// A sentence for a person: what happened. Empty: only the code is known.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// The field concerned.
    pub field: Option<String>,
    /// Frappe's exception class, below `/api/method` and `/api/resource`.
    pub exc_type: Option<Box<str>>,
    /// HTTP status; None when no answer came.
    pub status: Option<u16>,
}

impl Fault {
    /// A fault of which only the code is known.
    #[must_use]
    pub fn new(code: &str) -> Self {
        Self {
            code: code.into(),
            ..Self::default()
        }
    }

    /// The same with a sentence.
    #[must_use]
    pub fn with_message(code: &str, message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            ..Self::new(code)
        }
    }

    /// No answer came at all, or one that a proxy in between made: worth trying again with the same key.
    #[must_use]
    pub fn is_away(&self) -> bool {
        self.code == code::BACKEND_UNREACHABLE
            || (self.code == code::TIMEOUT && self.status.is_none())
    }

    /// It would have overwritten what somebody else stored since it was read.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        let is_frappe = self.exc_type.as_deref() == Some("TimestampMismatchError");
        is_frappe || (self.code == "conflict" && self.field.as_deref() == Some(STAMP))
    }

    /// The code that an answer without a code of its own gets.
    #[must_use]
    pub fn code_of_status(status: u16) -> &'static str {
        match status {
            401 => code::NOT_AUTHENTICATED,
            403 => code::NOT_ALLOWED,
            404 => "not-found",
            408 | 504 => code::TIMEOUT,
            409 => "conflict",
            413 => "too-large",
            400 | 417 | 422 => "invalid-input",
            429 => "too-many-requests",
            502 | 503 => code::BACKEND_UNREACHABLE,
            500..=599 => "server-error",
            _ => code::UNEXPECTED_ANSWER,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_silence_is_worth_an_automatic_retry() {
        for (code, status, away) in [
            (code::BACKEND_UNREACHABLE, None, true),
            (code::BACKEND_UNREACHABLE, Some(503), true),
            (code::TIMEOUT, None, true),
            (code::TIMEOUT, Some(504), false),
            (code::PROVIDER_REFUSED, Some(502), false),
            (code::NOT_ALLOWED, Some(403), false),
        ] {
            let fault = Fault {
                status,
                ..Fault::new(code)
            };
            assert_eq!(fault.is_away(), away, "{code} {status:?}");
        }
    }
}
