//! A call in plain shape for scripts: what events carry.

use ringlet_model::api::{CallView, RecordRef};
use ringlet_model::timestamp::iso8601;
use serde::Serialize;

/// `detail` of the call events, and the first argument of `ringlet.on('call_state' | 'call_end' | 'disposition')`.
/// Times are ISO 8601 in UTC.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CallDetail {
    /// Our call id; empty while the server hasn't answered the dial.
    pub call_id: String,
    /// Contract word of the state.
    pub state: &'static str,
    /// Contract word of the outcome; null while up or unknown.
    pub outcome: Option<&'static str>,
    /// `inbound`, `outbound`, `internal`.
    pub direction: &'static str,
    /// E.164, or the text as found.
    pub number: String,
    /// Provider id.
    pub provider: &'static str,
    /// The record the call is kept with.
    pub reference: Option<RecordRef>,
    /// First heard of.
    pub started_at: String,
    /// Both sides talk since.
    pub answered_at: Option<String>,
    /// Over since.
    pub ended_at: Option<String>,
    /// Talk time; null while up.
    pub duration_seconds: Option<i64>,
    /// What the agent chose afterwards.
    pub disposition: Option<String>,
    /// Why it failed, for a person.
    pub reason: Option<String>,
}

impl From<&CallView> for CallDetail {
    fn from(call: &CallView) -> Self {
        Self {
            call_id: call.id.clone(),
            state: call.state.as_str(),
            outcome: call.outcome.map(|outcome| outcome.as_str()),
            direction: call.direction.as_str(),
            number: call
                .number
                .e164
                .clone()
                .unwrap_or_else(|| call.number.raw.clone()),
            provider: call.provider.id(),
            reference: call.reference.clone(),
            started_at: iso8601::format(call.started_at),
            answered_at: call.answered_at.map(iso8601::format),
            ended_at: call.ended_at.map(iso8601::format),
            duration_seconds: call.duration_seconds,
            disposition: call.disposition.clone(),
            reason: call.reason.clone(),
        }
    }
}

/// Argument of `ringlet.on('call_ringing')`: the shape of Dialpad's own `call_ringing` (state, id, contact,
/// internal_number, external_number) with our call detail beside it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RingingPayload {
    /// `on` when it starts to ring, `off` when it stops.
    pub state: &'static str,
    /// Our call id.
    pub id: String,
    /// Who calls.
    pub contact: RingingContact,
    /// E.164 of the caller, or the text as found.
    pub external_number: String,
    /// Our side's number; null where the provider doesn't say.
    pub internal_number: Option<String>,
    /// The call as in the other events.
    pub call: CallDetail,
}

/// The caller in [`RingingPayload`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RingingContact {
    /// Key of the best matching record; empty when unknown.
    pub id: String,
    /// DocType of it, or `unknown`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Name for people.
    pub name: String,
    /// E.164 or as found.
    pub phone: String,
}

impl RingingPayload {
    /// The payload for a call that starts (`on`) or stops to ring.
    #[must_use]
    pub fn new(call: &CallView, on: bool) -> Self {
        let detail = CallDetail::from(call);
        let best = call.matches.first();
        let number = detail.number.clone();
        let name = best
            .map(|record| record.title.clone())
            .or_else(|| call.display_name.clone());
        Self {
            state: if on { "on" } else { "off" },
            id: call.id.clone(),
            contact: RingingContact {
                id: best.map(|record| record.name.clone()).unwrap_or_default(),
                kind: best.map_or_else(|| "unknown".into(), |record| record.doctype.clone()),
                name: name.unwrap_or_else(|| call.number.international.clone()),
                phone: number.clone(),
            },
            external_number: number,
            internal_number: None,
            call: detail,
        }
    }
}

/// A call for tests and the gallery: outbound, connected 4:32 ago, through Tata Tele, one lead known by its number.
#[cfg(any(test, feature = "gallery"))]
#[must_use]
pub fn sample() -> CallView {
    use ringlet_model::Timestamp;
    use ringlet_model::api::{NumberView, RecordMatch};
    use ringlet_model::call::{CallState, Direction};
    use ringlet_model::provider::{Capabilities, Provider};

    CallView {
        id: "c4ll1d".into(),
        revision: 3,
        state: CallState::Connected,
        outcome: None,
        reason: None,
        direction: Direction::Outbound,
        number: NumberView {
            raw: "099999 88888".into(),
            e164: Some("+919999988888".into()),
            international: "+91 99999 88888".into(),
        },
        provider: Provider::TataTele,
        capabilities: Capabilities {
            hangup: true,
            rings_agent_phone: true,
            ..Capabilities::default()
        },
        agent: Some("agent@example.test".into()),
        display_name: Some("Lata Shah".into()),
        matches: vec![RecordMatch {
            doctype: "CRM Lead".into(),
            name: "CRM-LEAD-2026-00001".into(),
            title: "Lata Shah".into(),
            subtitle: Some("Shah Textiles · Contacted".into()),
        }],
        reference: None,
        started_at: Timestamp(1_795_000_000_000),
        answered_at: Some(Timestamp(1_795_000_009_000)),
        ended_at: None,
        duration_seconds: None,
        has_recording: false,
        disposition: None,
        wrapped_up: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn detail_has_the_contract_s_words_and_iso_times() {
        let detail = CallDetail::from(&sample());
        assert_eq!(detail.state, "connected");
        assert_eq!(detail.direction, "outbound");
        assert_eq!(detail.number, "+919999988888");
        assert_eq!(detail.provider, "tata_tele");
        assert_eq!(detail.started_at, "2026-11-18T11:06:40.000Z");
        assert_eq!(
            detail.answered_at.as_deref(),
            Some("2026-11-18T11:06:49.000Z")
        );
        assert_eq!(
            (detail.outcome, detail.ended_at, detail.duration_seconds),
            (None, None, None)
        );
    }

    #[test]
    fn ringing_names_the_caller() {
        let payload = RingingPayload::new(&sample(), true);
        assert_eq!(
            (payload.state, payload.external_number.as_str()),
            ("on", "+919999988888")
        );
        assert_eq!(
            (payload.contact.name.as_str(), payload.contact.kind.as_str()),
            ("Lata Shah", "CRM Lead")
        );
    }

    #[test]
    fn an_unknown_caller_is_named_by_the_number() {
        let call = CallView {
            matches: Vec::new(),
            display_name: None,
            ..sample()
        };
        let contact = RingingPayload::new(&call, true).contact;
        assert_eq!(
            (contact.name.as_str(), contact.kind.as_str()),
            ("+91 99999 88888", "unknown")
        );
    }
}
