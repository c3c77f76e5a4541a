//! The token that travels in `custom_data`: opaque to Dialpad, it says to us alone which call an event belongs to. Who the
//! customer is never leaves this server.

/// Tells our tokens from a page's own data.
const PREFIX: &str = "ringlet.1.";
/// Longest custom data that Dialpad carries: UTF-16 units and bytes alike, as it doesn't say which it counts.
pub const LONGEST: usize = 2_000;

/// The token of a call.
#[must_use]
pub fn of_call(call_id: &str) -> String {
    format!("{PREFIX}{call_id}")
}

/// The call a token stands for; None: it is a page's own data.
#[must_use]
pub(super) fn call_id(custom_data: &str) -> Option<&str> {
    custom_data
        .trim()
        .strip_prefix(PREFIX)
        .filter(|id| (1..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// The data is short enough, however Dialpad counts.
#[must_use]
pub fn fits(custom_data: &str) -> bool {
    // A text of so many bytes never has more UTF-16 units.
    custom_data.len() <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_leads_back_to_its_call_and_nothing_else_does() {
        assert_eq!(call_id(&of_call("k3v9q0m1x2y4")), Some("k3v9q0m1x2y4"));
        for other in [
            "",
            "ringlet.1.",
            "ringlet.1.a b",
            "{\"customerName\":\"Ann\"}",
        ] {
            assert_eq!(call_id(other), None, "{other}");
        }
    }

    #[test]
    fn length_is_counted_the_strict_way() {
        assert!(fits(&"x".repeat(2_000)) && !fits(&"x".repeat(2_001)));
        assert!(!fits(&"ß".repeat(1_001)), "2 002 bytes in 1 001 units");
    }
}
