//! What Dialpad's frame can be told. It neither acknowledges nor refuses a command, and ignores a number that isn't clean
//! E.164 without a word: what would be ignored is refused here.

use alloc::string::String;

use crate::id::Id;

/// `custom_data` may have so many UTF-16 units, and so many bytes: which of them Dialpad counts isn't known.
pub const LONGEST_CUSTOM_DATA: usize = 2_000;

/// A command.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Places a call.
    InitiateCall(InitiateCall),
    /// This tab rings and carries the sound, of all tabs that the user has open.
    EnableCurrentTab,
    /// Ends every call of the frame; there is no way to end one.
    HangUpAllCalls,
}

/// The call to be placed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InitiateCall {
    /// E.164.
    pub phone_number: String,
    /// Claim this tab first.
    pub enable_current_tab: bool,
    /// In whose name.
    pub identity: Option<Identity>,
    /// Number to show to the other side, E.164.
    pub outbound_caller_id: Option<String>,
    /// Comes back with the call's events.
    pub custom_data: Option<String>,
}

/// The office, department or call center that calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    /// `Office`, `OfficeGroup` or `CallCenter`.
    pub kind: &'static str,
    /// Dialpad's id of it.
    pub id: Id,
}

/// Why a command wasn't sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The number isn't E.164.
    Number,
    /// The number to be shown isn't E.164.
    CallerId,
    /// Type and id of an identity belong together, and both must be known ones.
    Identity,
    /// `custom_data` is too long. It is never cut.
    CustomData,
    /// Nobody is signed in to Dialpad, or not settled yet.
    NotSignedIn,
}

impl Refusal {
    /// The contract's error code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Number => "invalid-number",
            Self::CallerId => "invalid-caller-id",
            Self::Identity => "invalid-identity",
            Self::CustomData => "custom-data-too-long",
            Self::NotSignedIn => "not-authenticated",
        }
    }
}

impl Identity {
    /// From what the page gives: both or neither.
    ///
    /// # Errors
    /// One without the other, a type that Dialpad doesn't know, an id that isn't one.
    pub fn from_page(kind: Option<&str>, id: Option<&str>) -> Result<Option<Self>, Refusal> {
        let (kind, id) = match (kind, id) {
            (None, None) => return Ok(None),
            (Some(kind), Some(id)) => (kind, id),
            _ => return Err(Refusal::Identity),
        };
        let kind = ["Office", "OfficeGroup", "CallCenter"]
            .into_iter()
            .find(|known| *known == kind);
        match (kind, Id::from_digits(id)) {
            (Some(kind), Some(id)) => Ok(Some(Self { kind, id })),
            _ => Err(Refusal::Identity),
        }
    }
}

impl InitiateCall {
    /// Whether Dialpad would take it.
    ///
    /// # Errors
    /// What it would ignore or cut.
    pub fn check(&self) -> Result<(), Refusal> {
        if !is_e164(&self.phone_number) {
            return Err(Refusal::Number);
        }
        if self
            .outbound_caller_id
            .as_ref()
            .is_some_and(|number| !is_e164(number))
        {
            return Err(Refusal::CallerId);
        }
        match &self.custom_data {
            Some(data) if !fits(data) => Err(Refusal::CustomData),
            _ => Ok(()),
        }
    }
}

/// No text has more UTF-16 units than bytes, so counting bytes holds both limits.
fn fits(custom_data: &str) -> bool {
    custom_data.len() <= LONGEST_CUSTOM_DATA
}

/// `+`, then 7 to 15 digits, the first of them not zero.
fn is_e164(number: &str) -> bool {
    let digits = number.strip_prefix('+').unwrap_or_default();
    (7..=15).contains(&digits.len())
        && !digits.starts_with('0')
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call() -> InitiateCall {
        InitiateCall {
            phone_number: "+14155550132".into(),
            ..InitiateCall::default()
        }
    }

    #[test]
    fn what_dialpad_would_ignore_is_refused() {
        for number in [
            "",
            "+",
            "4155550132",
            "+1 415 555 0132",
            "+1(415)5550132",
            "+0415555",
            "+123456",
            "+1234567890123456",
            "tel:+14155550132",
            "+１４１５",
        ] {
            let bad = InitiateCall {
                phone_number: number.into(),
                ..call()
            };
            assert_eq!(bad.check(), Err(Refusal::Number), "{number}");
            let bad = InitiateCall {
                outbound_caller_id: Some(number.into()),
                ..call()
            };
            assert_eq!(bad.check(), Err(Refusal::CallerId), "{number}");
        }
        assert_eq!(call().check(), Ok(()));
    }

    #[test]
    fn custom_data_has_two_limits() {
        let with = |data: String| {
            InitiateCall {
                custom_data: Some(data),
                ..call()
            }
            .check()
        };
        assert_eq!(with("x".repeat(2_000)), Ok(()));
        assert_eq!(with("x".repeat(2_001)), Err(Refusal::CustomData));
        assert_eq!(with("é".repeat(1_000)), Ok(()));
        assert_eq!(
            with("é".repeat(1_001)),
            Err(Refusal::CustomData),
            "1,001 units but 2,002 bytes"
        );
        assert_eq!(
            with("😀".repeat(501)),
            Err(Refusal::CustomData),
            "1,002 units but 2,004 bytes"
        );
    }

    #[test]
    fn an_identity_has_type_and_id() {
        let read = Identity::from_page;
        assert_eq!(read(None, None), Ok(None));
        assert!(matches!(
            read(Some("CallCenter"), Some("9007199254740993")),
            Ok(Some(_))
        ));
        for (kind, id) in [
            (Some("Office"), None),
            (None, Some("1")),
            (Some("office"), Some("1")),
            (Some("Office"), Some("x")),
            (Some("Office"), Some("0")),
        ] {
            assert_eq!(read(kind, id), Err(Refusal::Identity), "{kind:?} {id:?}");
        }
    }
}
