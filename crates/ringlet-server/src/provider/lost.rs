//! Calls that we lost sight of, and how a provider's row is known to be about one.

use ringlet_model::Timestamp;

use super::CallReport;

/// Two calls to one number within this time are taken for the same.
const NEAR_MILLIS: i64 = 2 * 60 * 1000;

/// A call that we lost sight of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// Our own call id.
    pub call_id: String,
    /// Every id the provider used for it.
    pub aliases: Vec<String>,
    /// The other side, E.164.
    pub customer_number: Option<String>,
    /// When it began.
    pub started_at: Timestamp,
}

/// By an id; or, as the id told when a call is placed may be in no list, by the other side's number and the time.
#[must_use]
pub fn is_about(report: &CallReport, began: Option<Timestamp>, call: &Lost) -> bool {
    let by_id = report.call_id.as_deref() == Some(call.call_id.as_str())
        || report
            .aliases
            .iter()
            .any(|alias| call.aliases.contains(alias));
    let near = began.is_some_and(|at| (at.0 - call.started_at.0).abs() <= NEAR_MILLIS);
    by_id
        || (near
            && same_number(
                report.customer_number.as_deref(),
                call.customer_number.as_deref(),
            ))
}

/// Their last ten digits agree: what is before them may be a zero, a country code or nothing.
fn same_number(theirs: Option<&str>, ours: Option<&str>) -> bool {
    let tail = |text: &str| {
        let digits: Vec<u8> = text
            .bytes()
            .filter(u8::is_ascii_digit)
            .rev()
            .take(10)
            .collect();
        (digits.len() >= 8).then_some(digits)
    };
    let theirs = theirs.and_then(tail);
    theirs.is_some() && theirs == ours.and_then(tail)
}
