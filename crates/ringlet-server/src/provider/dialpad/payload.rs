//! From Dialpad's call events, and the rows of its call list, to call reports.

use ringlet_model::Timestamp;
use ringlet_model::call::{CallEvent, Direction, EventKind, Facts, Stamp};
use serde_json::Value;

use super::super::report::{CallReport, Dialled, Person};
use super::fields::{self, Fields};
use super::status::{Course, is_person};
use super::token;

/// One conversation is several calls of Dialpad's (a group's own, one for each phone that rings, one after a transfer), and
/// no single id is on all of them. Whatever two of them share makes them one.
const CALL_IDS: [&str; 4] = [
    "call_id",
    "master_call_id",
    "entry_point_call_id",
    "operator_call_id",
];
/// Longest address of a recording.
const LONGEST_URL: usize = 2_000;

/// What came, and how far it can be trusted to be over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// An event, or one call as it is now.
    Event,
    /// A row of the list of concluded calls.
    Concluded,
}

/// Reads an event or a row; None when it names no call.
pub(super) fn read(body: &Value, origin: Origin, now: Timestamp) -> Option<CallReport> {
    let event = Fields::of(body);
    let aliases = aliases(event);
    if aliases.is_empty() {
        return None;
    }
    let direction = direction(event);
    let at = event.stamp("event_timestamp", now);
    let course = Course::read(
        event,
        direction.unwrap_or(Direction::Inbound),
        at.unwrap_or(now),
        now,
        origin == Origin::Concluded,
    );
    let custom_data = event.text("custom_data");
    let word = event.text("state").unwrap_or_default();
    Some(CallReport {
        call_id: custom_data
            .as_deref()
            .and_then(token::call_id)
            .map(ToOwned::to_owned),
        direction,
        customer_number: theirs(event, direction),
        our_number: ours(event),
        sameness: (origin == Origin::Event).then(|| sameness(event)).flatten(),
        person: person(event, &course),
        display_name: name(event),
        disposition: disposition(event),
        dialled: dialled(event, direction, custom_data, now),
        names_people: true,
        aliases,
        ..CallReport::of(
            happened(event, &course, at, now),
            word.chars().take(60).collect(),
        )
    })
}

fn aliases(event: Fields<'_>) -> Vec<String> {
    let mut aliases = Vec::new();
    for id in CALL_IDS.iter().filter_map(|key| event.id(key)) {
        if !aliases.contains(&id) {
            aliases.push(id);
        }
    }
    aliases
}

fn direction(event: Fields<'_>) -> Option<Direction> {
    if event.is("is_internal") {
        return Some(Direction::Internal);
    }
    match event.text("direction")?.to_ascii_lowercase().as_str() {
        "inbound" => Some(Direction::Inbound),
        "outbound" => Some(Direction::Outbound),
        _ => None,
    }
}

/// Events have no id of their own.
fn sameness(event: Fields<'_>) -> Option<String> {
    let (id, state) = (event.id("call_id")?, event.text("state")?);
    let at = event.text("event_timestamp")?;
    Some(format!("{id} {state} {at}"))
}

fn happened(
    event: Fields<'_>,
    course: &Course,
    at: Option<Timestamp>,
    now: Timestamp,
) -> CallEvent {
    let kind = course.kind();
    let over = matches!(kind, EventKind::Ended(_));
    let ended = course.ended().filter(|_| over);
    let answered = course.answered(event);
    let exact = match kind {
        EventKind::Ended(_) => ended,
        EventKind::Answered(_) => answered,
        EventKind::Held | EventKind::Resumed => at,
        _ => None,
    };
    let facts = Facts {
        started: event.stamp("date_started", now),
        answered,
        ended,
        talk_seconds: event
            .seconds("talk_time")
            .filter(|_| over && course.talked()),
        recording_url: recording(event),
        ..Facts::default()
    };
    let stamp = exact.map_or_else(|| Stamp::heard(at.unwrap_or(now)), Stamp::exact);
    CallEvent::new(stamp, kind).with(facts)
}

/// The other side's number. A caller who hides it is called so.
fn theirs(event: Fields<'_>, direction: Option<Direction>) -> Option<String> {
    let told = event
        .text("external_number")
        .or_else(|| event.inside("contact").text("phone"));
    let hidden = || (direction == Some(Direction::Inbound)).then(|| "anonymous".to_owned());
    told.or_else(hidden)
}

/// Our number, a group's before that of one of its people, so that all parts of a conversation name the same; `blocked` says
/// that it wasn't shown.
fn ours(event: Fields<'_>) -> Option<String> {
    let told = [
        event.inside("entry_point_target").text("phone"),
        event.text("internal_number"),
        event.text("selected_caller_id"),
        event.inside("target").text("phone"),
    ];
    let number = |text: &String| text.bytes().any(|byte| byte.is_ascii_digit());
    told.into_iter().flatten().find(number)
}

fn person(event: Fields<'_>, course: &Course) -> Option<Person> {
    let target = event.inside("target");
    is_person(target).then(|| Person {
        id: target.id("id"),
        email: target.text("email"),
        phone: target.text("phone"),
        has_it: course.talked(),
    })
}

/// The contact's name, unless it is only the number written out.
fn name(event: Fields<'_>) -> Option<String> {
    let name = event.inside("contact").text("name")?;
    let told = name.chars().any(char::is_alphabetic);
    told.then(|| name.chars().take(140).collect())
}

/// How a disposition is named isn't documented: it is taken from wherever one of the known integrations was seen to look.
fn disposition(event: Fields<'_>) -> Option<String> {
    let keys = [
        "disposition",
        "dispositions",
        "call_disposition",
        "call_dispositions",
    ];
    let words: Vec<String> = keys
        .iter()
        .flat_map(|key| event.each(key))
        .filter_map(|value| {
            let inside = Fields::of(value);
            let named = ["disposition", "name", "label", "value"];
            fields::text(value).or_else(|| named.iter().find_map(|key| inside.text(key)))
        })
        .collect();
    let joined = words.join(", ");
    (!joined.is_empty()).then(|| joined.chars().take(140).collect())
}

fn dialled(
    event: Fields<'_>,
    direction: Option<Direction>,
    custom_data: Option<String>,
    now: Timestamp,
) -> Option<Dialled> {
    if direction != Some(Direction::Outbound) {
        return None;
    }
    Some(Dialled {
        at: event.stamp("date_started", now)?,
        custom_data,
    })
}

/// A recording of the talk before one of the voicemail; only addresses that a server may fetch. Share links are pages.
fn recording(event: Fields<'_>) -> Option<String> {
    let is_web = |url: &str| url.starts_with("https://") || url.starts_with("http://");
    let web = |url: &String| is_web(url) && url.len() <= LONGEST_URL;
    let is_voicemail = |details: &Fields<'_>| {
        details
            .text("recording_type")
            .is_some_and(|kind| kind.eq_ignore_ascii_case("voicemail"))
    };
    let (voicemails, talks): (Vec<_>, Vec<_>) =
        event.list("recording_details").partition(is_voicemail);
    let details = talks.into_iter().chain(voicemails);
    let mut addresses = details.filter_map(|details| details.text("url"));
    addresses
        .find(web)
        .or_else(|| event.text("voicemail_link").filter(web))
}
