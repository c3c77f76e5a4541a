//! How far back the log goes.

use ringlet_model::Timestamp;

use crate::browser::intl;

/// A stretch of days in the user's zone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Period {
    /// Everything.
    #[default]
    All,
    /// Since midnight.
    Today,
    /// The day before.
    Yesterday,
    /// Today and the six days before.
    Week,
    /// Today and the 29 days before.
    Month,
    /// Days of one's own, `YYYY-MM-DD`, both included; an empty one leaves that side open.
    Own {
        /// First day.
        from: String,
        /// Last day.
        to: String,
    },
}

/// Between the two days of [`Period::Own`] as one text.
const UNTIL: &str = "..";

impl Period {
    /// Those with a name, in the order of the list.
    pub const NAMED: [Self; 5] = [
        Self::All,
        Self::Today,
        Self::Yesterday,
        Self::Week,
        Self::Month,
    ];

    /// It as a text, for the address and what is kept.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::All => String::new(),
            Self::Today => "today".into(),
            Self::Yesterday => "yesterday".into(),
            Self::Week => "week".into(),
            Self::Month => "month".into(),
            Self::Own { from, to } => format!("{from}{UNTIL}{to}"),
        }
    }

    /// The period of such a text; everything for an unknown one.
    #[must_use]
    pub fn of(key: &str) -> Self {
        if let Some((from, to)) = key.split_once(UNTIL) {
            return Self::Own {
                from: from.into(),
                to: to.into(),
            };
        }
        Self::NAMED
            .into_iter()
            .find(|period| period.key() == key)
            .unwrap_or_default()
    }

    /// The last day isn't before the first. Days in this form are in order as texts, too.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        match self {
            Self::Own { from, to } => from.is_empty() || to.is_empty() || from <= to,
            _ => true,
        }
    }

    /// Where it begins (inclusive) and ends (exclusive), ISO 8601; None is open.
    #[must_use]
    pub fn bounds(&self, now: Timestamp) -> Bounds {
        let back = |days| Some(intl::midnight(now, days));
        let (start, end) = match self {
            Self::All => (None, None),
            Self::Today => (back(0), None),
            Self::Yesterday => (back(1), back(0)),
            Self::Week => (back(6), None),
            Self::Month => (back(29), None),
            Self::Own { from, to } => (intl::day_start(from, 0), intl::day_start(to, 1)),
        };
        Bounds { start, end }
    }
}

/// Two moments, ISO 8601 in UTC.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// Inclusive.
    pub start: Option<String>,
    /// Exclusive.
    pub end: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(from: &str, to: &str) -> Period {
        Period::Own {
            from: from.into(),
            to: to.into(),
        }
    }

    #[test]
    fn a_period_is_found_by_its_text() {
        let mut all = Period::NAMED.to_vec();
        all.extend([own("2026-11-01", "2026-11-20"), own("", "2026-11-20")]);
        for period in all {
            assert_eq!(Period::of(&period.key()), period);
        }
        assert_eq!(Period::of("next year"), Period::All);
    }

    #[test]
    fn the_last_day_isn_t_before_the_first() {
        assert!(own("2026-11-01", "2026-11-01").is_sound());
        assert!(own("2026-11-01", "").is_sound());
        assert!(!own("2026-11-02", "2026-11-01").is_sound());
    }
}
