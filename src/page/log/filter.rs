//! What the log shows: the filters a person set, as the query of `GET /calls` and as the text that is kept.

use ringlet_model::api::RecordRef;
use ringlet_model::call::{Direction, Outcome};

use super::period::{Bounds, Period};

/// What several values can be picked of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// How it ended.
    Outcome,
    /// In whose log (user ids).
    Agent,
    /// Who called whom.
    Direction,
    /// Where it was heard of.
    Source,
    /// What the agent chose.
    Disposition,
}

impl Facet {
    /// All.
    pub const ALL: [Self; 5] = [
        Self::Outcome,
        Self::Agent,
        Self::Direction,
        Self::Source,
        Self::Disposition,
    ];

    /// Its parameter of `GET /calls`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Outcome => "outcome",
            Self::Agent => "user_id",
            Self::Direction => "direction",
            Self::Source => "source",
            Self::Disposition => "disposition",
        }
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

/// Sources beside the providers, in the order of the list.
pub const OTHER_SOURCES: [&str; 3] = ["teams", "bluetooth_pbap", "manual"];

/// The filters of the log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// Begins a name or a number.
    pub text: String,
    /// The whole number of the other side.
    pub number: String,
    /// How far back.
    pub period: Period,
    /// What was picked, in the order of picking.
    pub picked: Vec<(Facet, String)>,
    /// Calls of one record; the page's choice, not the person's.
    pub reference: Option<RecordRef>,
}

impl LogFilter {
    /// A person set something (the record doesn't count).
    #[must_use]
    pub fn is_set(&self) -> bool {
        *self != self.cleared()
    }

    /// The filters without what a person set.
    #[must_use]
    pub fn cleared(&self) -> Self {
        Self {
            reference: self.reference.clone(),
            ..Self::default()
        }
    }

    /// What is picked of a facet.
    pub fn of(&self, facet: Facet) -> impl Iterator<Item = &str> {
        self.picked
            .iter()
            .filter(move |(of, _)| *of == facet)
            .map(|(_, value)| value.as_str())
    }

    /// A value is picked.
    #[must_use]
    pub fn has(&self, facet: Facet, value: &str) -> bool {
        self.of(facet).any(|picked| picked == value)
    }

    /// Picks a value, or leaves it.
    pub fn pick(&mut self, facet: Facet, value: &str, is_on: bool) {
        self.picked
            .retain(|(of, picked)| *of != facet || picked != value);
        if is_on {
            self.picked.push((facet, value.to_owned()));
        }
    }

    /// Leaves all values of a facet.
    pub fn clear(&mut self, facet: Facet) {
        self.picked.retain(|(of, _)| *of != facet);
    }

    /// The parameters that say which calls, without `?`; empty when all are meant.
    #[must_use]
    pub fn query(&self, bounds: &Bounds) -> String {
        let reference = self.reference.as_ref();
        let mut pairs = vec![
            ("q", self.text.trim().to_owned()),
            ("number", self.number.trim().to_owned()),
            ("start", bounds.start.clone().unwrap_or_default()),
            ("end", bounds.end.clone().unwrap_or_default()),
        ];
        pairs.extend(self.facets());
        let named = |name, of: fn(&RecordRef) -> &String| {
            (name, reference.map(of).cloned().unwrap_or_default())
        };
        pairs.push(named("reference_doctype", |record| &record.doctype));
        pairs.push(named("reference_name", |record| &record.name));
        encode(pairs)
    }

    /// The same as a text that is kept in the browser; the record isn't part of it.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut pairs = vec![
            ("q", self.text.trim().to_owned()),
            ("number", self.number.trim().to_owned()),
            ("period", self.period.key()),
        ];
        // One pair for each, since a value may have a comma in it.
        pairs.extend(
            self.picked
                .iter()
                .map(|(facet, value)| (facet.key(), value.clone())),
        );
        encode(pairs)
    }

    /// Takes what such a text says; what it doesn't know is left out.
    pub fn take_text(&mut self, text: &str) {
        *self = self.cleared();
        for (name, value) in form_urlencoded::parse(text.as_bytes()) {
            let facet = Facet::ALL.into_iter().find(|facet| facet.key() == name);
            match (name.as_ref(), facet) {
                ("q", _) => self.text = value.into_owned(),
                ("number", _) => self.number = value.into_owned(),
                ("period", _) => self.period = Period::of(&value),
                (_, Some(facet)) if is_known(facet, &value) => self.pick(facet, &value, true),
                _ => {}
            }
        }
    }

    fn facets(&self) -> impl Iterator<Item = (&'static str, String)> {
        Facet::ALL
            .into_iter()
            .map(|facet| (facet.key(), self.of(facet).collect::<Vec<_>>().join(",")))
    }
}

/// A word that an older version kept must not make the server refuse the list.
fn is_known(facet: Facet, value: &str) -> bool {
    match facet {
        Facet::Outcome => Outcome::from_word(value).is_some(),
        Facet::Direction => Direction::from_word(value).is_some(),
        Facet::Agent | Facet::Source | Facet::Disposition => true,
    }
}

/// Empty values are left out.
fn encode(pairs: Vec<(&'static str, String)>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(pairs.into_iter().filter(|(_, value)| !value.is_empty()));
    query.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lead(name: &str) -> Option<RecordRef> {
        Some(RecordRef {
            doctype: "CRM Lead".into(),
            name: name.into(),
        })
    }

    fn some_filter() -> LogFilter {
        let mut filter = LogFilter {
            text: "Lata & +91".into(),
            period: Period::Week,
            reference: lead("CRM-LEAD-1"),
            ..LogFilter::default()
        };
        filter.pick(Facet::Outcome, "no-answer", true);
        filter.pick(Facet::Outcome, "missed", true);
        filter.pick(Facet::Source, "tata_tele", true);
        filter
    }

    #[test]
    fn an_empty_filter_asks_for_all() {
        assert_eq!(LogFilter::default().query(&Bounds::default()), "");
    }

    #[test]
    fn everything_is_encoded_and_several_values_are_one_parameter() {
        let bounds = Bounds {
            start: Some("2026-11-14T00:00:00.000Z".into()),
            end: None,
        };
        assert_eq!(
            some_filter().query(&bounds),
            "q=Lata+%26+%2B91&start=2026-11-14T00%3A00%3A00.000Z&outcome=no-answer%2Cmissed&source=tata_tele\
             &reference_doctype=CRM+Lead&reference_name=CRM-LEAD-1"
        );
    }

    #[test]
    fn what_is_kept_comes_back_without_the_record() {
        let mut filter = LogFilter {
            reference: lead("2"),
            ..LogFilter::default()
        };
        filter.pick(Facet::Disposition, "Yes, but later", true);
        let mut back = LogFilter {
            reference: lead("2"),
            ..LogFilter::default()
        };
        back.take_text(&filter.to_text());
        assert_eq!(back, filter);
        back.take_text(&some_filter().to_text());
        assert_eq!(
            back,
            LogFilter {
                reference: lead("2"),
                ..some_filter()
            }
        );
        back.take_text("outcome=abducted&colour=blue&period=week");
        assert!(back.picked.is_empty() && back.period == Period::Week);
    }

    #[test]
    fn the_record_is_not_a_filter_somebody_set() {
        let of_record = LogFilter {
            reference: lead("1"),
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
    fn a_value_is_picked_once_and_left() {
        let mut filter = some_filter();
        filter.pick(Facet::Outcome, "missed", true);
        assert_eq!(
            filter.of(Facet::Outcome).collect::<Vec<_>>(),
            ["no-answer", "missed"]
        );
        filter.pick(Facet::Outcome, "no-answer", false);
        assert!(!filter.has(Facet::Outcome, "no-answer") && filter.has(Facet::Source, "tata_tele"));
        filter.clear(Facet::Outcome);
        assert_eq!(filter.of(Facet::Outcome).count(), 0);
    }
}
