//! The fields of a webhook, named and typed as Smartflo sends them: nearly everything a string, absent is `""`, stamps in
//! Indian time without a zone, one key with a space at its end.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use jiff::tz::{Offset, TimeZone};
use serde_json::{Map, Value, json};

use super::Trigger;
use super::course::Cause;
use super::line::Line;

/// What was true of a call when something happened to it; durations count from its beginning.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Moment {
    pub(super) agent_answered: Option<Duration>,
    pub(super) answered: Option<Duration>,
    pub(super) ended: Option<(Duration, Cause)>,
}

impl Moment {
    /// Seconds both sides talked, up to the end.
    pub(super) fn talk_seconds(&self) -> u64 {
        match (self.answered, self.ended) {
            (Some(answered), Some((ended, _))) => ended.saturating_sub(answered).as_secs(),
            _ => 0,
        }
    }

    fn status(&self, line: &Line) -> &'static str {
        match (self.answered, self.ended) {
            (Some(_), Some(_)) if line.is_voicemail() => "voicemail",
            (Some(_), _) => "answered",
            (None, Some(_)) => "missed",
            (None, None) if self.agent_answered.is_some() => "answered",
            (None, None) => "",
        }
    }
}

/// `YYYY-MM-DD HH:MM:SS` in Indian time.
pub(super) fn stamp(time: SystemTime) -> String {
    let seconds = time
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_secs();
    let india = Offset::from_seconds(19_800).map_or(TimeZone::UTC, TimeZone::fixed);
    i64::try_from(seconds)
        .ok()
        .and_then(|seconds| jiff::Timestamp::from_second(seconds).ok())
        .map(|at| at.to_zoned(india).strftime("%Y-%m-%d %H:%M:%S").to_string())
        .unwrap_or_default()
}

/// The fields of one webhook.
pub(super) fn fields(line: &Line, trigger: Trigger, moment: &Moment) -> Map<String, Value> {
    let mut fields = identity(line);
    let at = |offset: Option<Duration>| offset.map(|d| stamp(line.started + d)).unwrap_or_default();
    let ended = moment.ended.map(|(offset, _)| offset);
    let cause = moment.ended.map(|(_, cause)| cause);
    let duration = ended.unwrap_or_default().as_secs().to_string();
    let agent_answer = if line.incoming {
        moment.answered
    } else {
        moment.agent_answered
    };
    let ring_time = agent_answer
        .or(ended)
        .unwrap_or_default()
        .as_secs()
        .to_string();
    let talk = moment.talk_seconds();
    let recording = if talk > 0 {
        line.recording_url()
    } else {
        String::new()
    };
    for (key, value) in [
        ("start_stamp", at(Some(Duration::ZERO))),
        ("answer_stamp", at(moment.answered)),
        ("end_stamp", at(ended)),
        ("billsec", talk.to_string()),
        ("duration", duration),
        ("call_status", moment.status(line).to_owned()),
        (
            "call_connected",
            i32::from(moment.answered.is_some()).to_string(),
        ),
        ("agent_ring_time", ring_time),
        ("hangup_cause_key", cause.map_or("", |c| c.key).to_owned()),
        ("hangup_cause_code", cause.map_or("", |c| c.code).to_owned()),
        (
            "hangup_cause_description",
            cause.map_or("", |c| c.text).to_owned(),
        ),
        ("recording_url", recording),
    ] {
        fields.insert(key.to_owned(), Value::String(value));
    }
    fields.extend(agent(line, trigger, agent_answer.is_some()));
    fields
}

fn identity(line: &Line) -> Map<String, Value> {
    let (from, to) = if line.incoming {
        (&line.customer, &line.did)
    } else {
        (&line.did, &line.customer)
    };
    let fields = json!({
        "uuid": line.uuid,
        "ref_id": line.ref_id,
        "call_id": format!("HYD1-D4-{}", line.call_id),
        "call_to_number": to,
        "caller_id_number": from,
        "customer_no_with_prefix ": line.customer,
        "direction": if line.incoming { "inbound" } else { "clicktocall" },
        "custom_identifier": line.custom_identifier,
        "billing_circle": { "circle": "Delhi", "operator": "TTL" },
        "call_flow": [],
        "queue_name": "",
        "reason_key": "",
        "digits_dialed": "",
        "broadcast_lead_fields": "",
    });
    match fields {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

fn agent(line: &Line, trigger: Trigger, picked_up: bool) -> Map<String, Value> {
    let card = json!({
        "id": "0500000000001",
        "name": "Demo agent",
        "number": line.agent,
        "agent_number": line.agent,
    });
    let rung = trigger == Trigger::DialedOnAgent;
    let number = if picked_up || rung {
        line.agent.clone()
    } else {
        String::new()
    };
    let missed = trigger == Trigger::Hangup && !picked_up;
    Map::from_iter([
        (
            "answered_agent".to_owned(),
            if picked_up { card.clone() } else { json!("") },
        ),
        ("answered_agent_number".to_owned(), json!(number)),
        (
            "missed_agent".to_owned(),
            if missed { json!([card]) } else { json!([]) },
        ),
    ])
}
