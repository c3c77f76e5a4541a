//! What the log shows: the filters a person set, as the query of `GET /calls`.

use ringlet_model::api::RecordRef;
use ringlet_model::call::{Direction, Outcome};

/// How many calls one page holds.
pub const PAGE: u32 = 50;

/// How far back the log goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Period {
    /// Everything.
    #[default]
    All,
    /// Since midnight.
    Today,
    /// Today and the six days before.
    Week,
    /// Today and the 29 days before.
    Month,
}

impl Period {
    /// In the order of the list.
    pub const ALL: [Self; 4] = [Self::All, Self::Today, Self::Week, Self::Month];

    /// Days before today that it begins with; None: no beginning.
    #[must_use]
    pub const fn days_back(self) -> Option<u32> {
        match self {
            Self::All => None,
            Self::Today => Some(0),
            Self::Week => Some(6),
            Self::Month => Some(29),
        }
    }

    /// Its word in a `<select>`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Today => "today",
            Self::Week => "week",
            Self::Month => "month",
        }
    }

    /// The period of a word; everything for an unknown one.
    #[must_use]
    pub fn of(key: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|period| period.key() == key)
            .unwrap_or_default()
    }
}

/// Directions in the order of the list.
pub const DIRECTIONS: [Direction; 3] =
    [Direction::Inbound, Direction::Outbound, Direction::Internal];

/// Outcomes in the order of the list.
pub const OUTCOMES: [Outcome; 9] = [
    Outcome::Completed,
    Outcome::NoAnswer,
    Outcome::Busy,
    Outcome::Missed,
    Outcome::Voicemail,
    Outcome::Canceled,
    Outcome::Rejected,
    Outcome::Failed,
    Outcome::Blocked,
];

/// The filters of the log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// Begins a name or a number.
    pub text: String,
    /// How far back.
    pub period: Period,
    /// One direction only.
    pub direction: Option<Direction>,
    /// One outcome only.
    pub outcome: Option<Outcome>,
    /// One source (provider id) only.
    pub source: Option<String>,
    /// Calls of one record; the page's choice, not the person's.
    pub reference: Option<RecordRef>,
}

impl LogFilter {
    /// A person set something (the record doesn't count).
    #[must_use]
    pub fn is_set(&self) -> bool {
        *self
            != Self {
                reference: self.reference.clone(),
                ..Self::default()
            }
    }

    /// The filters without what a person set.
    #[must_use]
    pub fn cleared(&self) -> Self {
        Self {
            reference: self.reference.clone(),
            ..Self::default()
        }
    }

    /// The query of `GET /calls`, with `?`. `start` is the period's beginning (ISO 8601), `cursor` the page after.
    #[must_use]
    pub fn query(&self, start: Option<&str>, cursor: Option<&str>) -> String {
        let mut query = form_urlencoded::Serializer::for_suffix(String::from("?"), 1);
        query.append_pair("limit", &PAGE.to_string());
        let text = self.text.trim();
        let reference = self.reference.as_ref();
        let pairs = [
            ("q", (!text.is_empty()).then_some(text)),
            ("start", start),
            ("direction", self.direction.map(Direction::as_str)),
            ("outcome", self.outcome.map(Outcome::as_str)),
            ("source", self.source.as_deref()),
            (
                "reference_doctype",
                reference.map(|reference| reference.doctype.as_str()),
            ),
            (
                "reference_name",
                reference.map(|reference| reference.name.as_str()),
            ),
            ("cursor", cursor),
        ];
        for (name, value) in pairs {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
        query.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_filter_asks_for_a_page() {
        assert_eq!(LogFilter::default().query(None, None), "?limit=50");
    }

    #[test]
    fn everything_is_encoded() {
        let filter = LogFilter {
            text: " Lata & +91 ".into(),
            period: Period::Week,
            direction: Some(Direction::Inbound),
            outcome: Some(Outcome::NoAnswer),
            source: Some("tata_tele".into()),
            reference: Some(RecordRef {
                doctype: "CRM Lead".into(),
                name: "CRM-LEAD-1".into(),
            }),
        };
        assert_eq!(
            filter.query(Some("2026-11-14T00:00:00.000Z"), Some("a=b")),
            "?limit=50&q=Lata+%26+%2B91&start=2026-11-14T00%3A00%3A00.000Z&direction=inbound&outcome=no-answer\
             &source=tata_tele&reference_doctype=CRM+Lead&reference_name=CRM-LEAD-1&cursor=a%3Db"
        );
    }

    #[test]
    fn the_record_is_not_a_filter_somebody_set() {
        let of_record = LogFilter {
            reference: Some(RecordRef {
                doctype: "CRM Lead".into(),
                name: "1".into(),
            }),
            ..LogFilter::default()
        };
        assert!(!of_record.is_set());
        let found = LogFilter {
            text: "x".into(),
            ..of_record.clone()
        };
        assert!(found.is_set());
        assert_eq!(found.cleared(), of_record);
    }

    #[test]
    fn a_period_is_found_by_its_word() {
        for period in Period::ALL {
            assert_eq!(Period::of(period.key()), period);
        }
    }
}
