//! The list cut into days.

use ringlet_model::api::CallLogEntry;

use super::words::is_reached;
use crate::i18n;

/// The calls of one day.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Day {
    /// Days since some fixed day, in the user's zone.
    pub(super) number: i64,
    /// Newest first.
    pub(super) calls: Vec<CallLogEntry>,
    /// Every call of that day is here, so that they may be counted.
    pub(super) is_whole: bool,
}

/// Cuts a list (newest first) into days. `number` is a moment's day; the last day may go on on the next page.
pub(super) fn days(
    calls: &[CallLogEntry],
    has_more: bool,
    number: impl Fn(&CallLogEntry) -> i64,
) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for call in calls {
        let of = number(call);
        match days.last_mut() {
            Some(day) if day.number == of => day.calls.push(call.clone()),
            _ => days.push(Day {
                number: of,
                calls: vec![call.clone()],
                is_whole: true,
            }),
        }
    }
    if let Some(last) = days.last_mut() {
        last.is_whole = !has_more;
    }
    days
}

impl Day {
    /// "6 calls, 4 reached"; nothing for a day that may go on.
    pub(super) fn count(&self) -> Option<String> {
        let t = i18n::log();
        let reached = self.calls.iter().filter(|call| is_reached(call)).count();
        self.is_whole.then(|| t.day(self.calls.len(), reached))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::log::sample::entry;

    #[test]
    fn days_are_cut_where_the_date_changes() {
        let calls = [
            entry("d", 90_000),
            entry("c", 86_500),
            entry("b", 86_399),
            entry("a", 1),
        ];
        let cut = days(&calls, false, |call| {
            call.started_at.0.div_euclid(86_400_000)
        });
        assert_eq!(
            cut.iter()
                .map(|day| (day.number, day.calls.len()))
                .collect::<Vec<_>>(),
            [(1, 2), (0, 2)]
        );
        assert_eq!(cut[0].count().as_deref(), Some("2 calls, 2 reached"));
    }

    #[test]
    fn a_day_that_may_go_on_isn_t_counted() {
        let cut = days(&[entry("b", 86_401), entry("a", 1)], true, |call| {
            call.started_at.0.div_euclid(86_400_000)
        });
        assert_eq!(cut[0].count().as_deref(), Some("1 call, 1 reached"));
        assert_eq!(cut[1].count(), None);
    }
}
