//! A call on the pretend Dialpad, and what an event or the API shows of it.

use serde_json::{Value, json};

/// Somebody who works at the company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct User {
    /// Dialpad's id.
    pub id: u64,
    /// E-mail address.
    pub email: &'static str,
    /// Full name.
    pub name: &'static str,
    /// The direct number.
    pub phone: &'static str,
}

/// Who works there.
pub const PEOPLE: [User; 2] = [
    User {
        id: 5_171_365_938_069_504,
        email: "agent@example.test",
        name: "Asha Kulkarni",
        phone: "+14155550100",
    },
    User {
        id: 5_171_365_938_069_777,
        email: "viewer@example.test",
        name: "Vik Rao",
        phone: "+14155550101",
    },
];

/// A call.
#[derive(Clone, Debug)]
pub(super) struct Call {
    pub(super) id: u64,
    pub(super) outbound: bool,
    pub(super) customer: String,
    pub(super) user: User,
    pub(super) custom_data: Option<String>,
    pub(super) started: i64,
    pub(super) connected: Option<i64>,
    pub(super) ended: Option<i64>,
    /// The state of the newest event.
    pub(super) state: &'static str,
    pub(super) recording: Option<String>,
    pub(super) disposition: Option<String>,
}

impl Call {
    /// As an event or an answer shows it at `now`. A snapshot: while it rings it carries an end, as real ones do.
    pub(super) fn shown(&self, now: i64) -> Value {
        let talk = match (self.connected, self.ended) {
            (Some(from), Some(to)) => to - from,
            _ => 0,
        };
        let rings = self.state == "ringing" && self.outbound;
        let mut body = json!({
            "call_id": self.id,
            "master_call_id": null,
            "entry_point_call_id": null,
            "operator_call_id": null,
            "state": self.state,
            "direction": if self.outbound { "outbound" } else { "inbound" },
            "is_internal": false,
            "is_transferred": false,
            "external_number": self.customer,
            "internal_number": if self.outbound { "blocked" } else { self.user.phone },
            "contact": { "id": 6_051_533_200_162_816_u64, "type": "local", "email": "", "phone": self.customer,
                "name": self.customer },
            "target": { "id": self.user.id, "type": "user", "email": self.user.email, "phone": self.user.phone,
                "name": self.user.name },
            "date_started": self.started,
            "date_first_rang": self.started + 60,
            "date_connected": self.connected,
            "date_ended": self.ended.or_else(|| rings.then_some(now)),
            "event_timestamp": now,
            "talk_time": talk as f64 + 0.3,
            "was_recorded": self.recording.is_some(),
            "recording_details": self.recording.iter().map(|url| json!({ "id": "1", "recording_type": "callrecording",
                "duration": talk, "start_time": self.connected, "url": url })).collect::<Vec<_>>(),
            "labels": [],
        });
        // The key is missing, not null, when nothing came along.
        if let Some(custom_data) = &self.custom_data {
            body["custom_data"] = json!(custom_data);
        }
        if let Some(disposition) = &self.disposition {
            body["disposition"] = json!(disposition);
        }
        body
    }
}
