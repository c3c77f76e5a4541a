//! Who it is: name, initials, number, record.

use ringlet_model::api::{CallView, RecordMatch};
use ringlet_model::call::{CallState, Direction, Outcome};

use super::super::call_timer::clock_text;
use super::Scene;
use crate::i18n::call as words;
use crate::icon::Icon;
use crate::session::record_page;

/// A piece of text, or a phone number, which is always written left to right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// Text.
    Text(String),
    /// A phone number.
    Number(String),
}

/// What is inside the ring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Avatar {
    /// Initials of a name.
    Initials(String),
    /// A glyph: somebody, several.
    Glyph(Icon),
}

/// The record line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its glyph.
    pub icon: Icon,
    /// `Lead`, `Deal`, `Contact`.
    pub kind: String,
    /// Organisation and the like.
    pub detail: String,
    /// Its page; None where the site has no such address.
    pub href: Option<String>,
}

/// Who a call is with.
pub(super) struct Person {
    pub(super) avatar: Avatar,
    pub(super) name: Name,
    pub(super) sub: Vec<Name>,
    pub(super) record: Option<Record>,
    pub(super) pick: bool,
    pub(super) unknown: bool,
}

pub(super) fn person(scene: &Scene) -> Person {
    let call = scene.call;
    let chosen = chosen(scene);
    let number = call.number.international.clone();
    let pick = chosen.is_none() && call.matches.len() > 1 && call.direction == Direction::Inbound;
    let known_as = chosen
        .map(|record| record.title.clone())
        .or_else(|| call.display_name.clone().filter(|_| !pick));
    let unknown = !pick && call.matches.is_empty() && call.reference.is_none();
    let (name, avatar) = match known_as {
        _ if pick => (
            Name::Text(matches_text(call.matches.len())),
            Avatar::Glyph(Icon::USERS),
        ),
        Some(name) => {
            let initials = initials(&name);
            let avatar = if initials.is_empty() {
                Avatar::Glyph(Icon::USER_ROUND)
            } else {
                Avatar::Initials(initials)
            };
            (Name::Text(name), avatar)
        }
        None => (
            Name::Number(number.clone()),
            Avatar::Glyph(Icon::USER_ROUND),
        ),
    };
    let mut sub = Vec::new();
    if !matches!(name, Name::Number(_)) {
        sub.push(Name::Number(number));
    } else if unknown {
        sub.push(Name::Text(words().not_in_crm.into()));
    }
    let stranger_calls = unknown && matches!(name, Name::Number(_)) && call.state.is_up();
    let place = || scene.place.clone().filter(|_| stranger_calls);
    sub.extend(ending(call).or_else(place).map(Name::Text));
    let record = chosen.map(|record| Record::of(record, scene.record_url));
    Person {
        avatar,
        name,
        sub,
        record,
        pick,
        unknown,
    }
}

/// The record that stands for the other side: the one picked, the one the call is kept with, the only one, or (when we
/// called them) the best one.
fn chosen<'a>(scene: &Scene<'a>) -> Option<&'a RecordMatch> {
    let call = scene.call;
    let kept = scene.picked.or(call.reference.as_ref());
    kept.and_then(|kept| {
        call.matches
            .iter()
            .find(|record| record.doctype == kept.doctype && record.name == kept.name)
    })
    .or_else(|| match call.matches.as_slice() {
        [only] => Some(only),
        [best, ..] if call.direction != Direction::Inbound => Some(best),
        _ => None,
    })
}

/// A lead may be made: the server knows the call and nobody has it yet.
pub(super) fn may_make_lead(scene: &Scene) -> bool {
    !scene.call.id.is_empty()
        && scene.call.number.e164.is_some()
        && scene.call.direction == Direction::Inbound
}

fn matches_text(count: usize) -> String {
    words().matches(count)
}

/// What is to be said of the end beside the number.
fn ending(call: &CallView) -> Option<String> {
    let t = words();
    if call.state != CallState::Ended {
        return None;
    }
    let rang = || {
        call.ended_at
            .map(|end| clock_text(call.started_at.seconds_until(end)))
    };
    Some(match call.outcome? {
        Outcome::NoAnswer | Outcome::Missed => t.rang_for(&rang()?),
        Outcome::Canceled if call.direction == Direction::Outbound => t.you_ended.to_owned(),
        Outcome::Rejected if call.direction == Direction::Inbound => t.you_rejected.to_owned(),
        Outcome::Rejected => t.they_declined.to_owned(),
        Outcome::Voicemail => match call.duration_seconds {
            Some(seconds) => t.voicemail(&clock_text(seconds)),
            None => t.voicemail_untimed.to_owned(),
        },
        _ => return None,
    })
}

impl Record {
    fn of(record: &RecordMatch, template: Option<&str>) -> Self {
        Self {
            icon: record_icon(&record.doctype),
            kind: record_word(&record.doctype).to_owned(),
            detail: record.subtitle.clone().unwrap_or_default(),
            href: template
                .map(|template| record_page::address(template, &record.doctype, &record.name)),
        }
    }
}

/// Glyph of a kind of record.
#[must_use]
pub fn record_icon(doctype: &str) -> Icon {
    if doctype == "CRM Deal" {
        Icon::BUILDING_2
    } else {
        Icon::USER_ROUND
    }
}

/// Word for a kind of record; an unknown kind is its own word.
#[must_use]
pub fn record_word(doctype: &str) -> &str {
    match doctype {
        "CRM Lead" => words().lead,
        "CRM Deal" => words().deal,
        "Contact" => words().contact,
        other => other,
    }
}

/// First letters of the first and the last word; the Arabic article doesn't count. Empty for a text without letters.
#[must_use]
pub fn initials(name: &str) -> String {
    let letter = |word: &str| {
        let word = word.strip_prefix("ال").unwrap_or(word);
        word.chars().find(|c| c.is_alphabetic())
    };
    let letters: Vec<char> = name.split_whitespace().filter_map(letter).collect();
    match letters.as_slice() {
        [] => String::new(),
        [only] => only.to_uppercase().collect(),
        [first, .., last] => first.to_uppercase().chain(last.to_uppercase()).collect(),
    }
}
