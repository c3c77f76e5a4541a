//! A call record, and what it is in the log of each of us who took part.

use std::collections::HashMap;

use ringlet_model::Timestamp;
use ringlet_model::call::Direction;
use serde_json::Value;

use super::time;

/// Names of a meeting's people told at most.
const NAMES: usize = 3;

/// A call record. `organizer` and `participants` hold nothing any more; these are read from their successors (`…_v2`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: String,
    /// Grows with every change.
    pub version: i64,
    /// Between two, not a meeting.
    pub peer_to_peer: bool,
    /// Somebody took it, as far as is known.
    pub answered: bool,
    /// When it began.
    pub started_at: Timestamp,
    /// When it was over.
    pub ended_at: Option<Timestamp>,
    /// Who called.
    pub organizer: Option<Party>,
    /// Everybody.
    pub parties: Vec<Party>,
}

/// Somebody in a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// Teams' id of a person or bot; a telephone's number for a telephone.
    pub id: String,
    /// It is a person of this tenant.
    pub tenant: Option<String>,
    /// It is a telephone.
    pub phone: bool,
    /// What they are called.
    pub name: Option<String>,
}

/// A record as one of us sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamsCall {
    /// One of us (user id).
    pub user: String,
    /// The same person at Teams.
    pub teams_id: String,
    /// Who called whom.
    pub direction: Direction,
    /// The other side's number, when it is a telephone.
    pub number: Option<String>,
    /// The other side's name; of a meeting the first few.
    pub name: Option<String>,
}

impl Record {
    /// Reads a record; None when it has no id or no beginning.
    pub(super) fn read(json: &Value) -> Option<Self> {
        let text = |name: &str| json.get(name).and_then(Value::as_str);
        let parties = json.get("participants_v2").and_then(Value::as_array);
        Some(Self {
            id: text("id")?.to_owned(),
            version: json.get("version").and_then(Value::as_i64).unwrap_or(0),
            peer_to_peer: text("type") == Some("peerToPeer"),
            answered: true,
            started_at: text("startDateTime").and_then(time)?,
            ended_at: text("endDateTime").and_then(time),
            organizer: json.get("organizer_v2").and_then(Party::read),
            parties: parties
                .into_iter()
                .flatten()
                .filter_map(Party::read)
                .collect(),
        })
    }

    /// What it is in the log of each of `us` (Teams' id to user) who took part.
    #[must_use]
    pub fn calls(&self, tenant: &str, us: &HashMap<String, String>) -> Vec<TeamsCall> {
        let mut all: Vec<&Party> = Vec::new();
        for party in self.parties.iter().chain(&self.organizer) {
            if !all.iter().any(|known| known.id == party.id) {
                all.push(party);
            }
        }
        let ours = all.iter().filter(|party| !party.phone);
        let seen_by = |me: &&Party| {
            let user = us.get(&me.id.to_lowercase())?;
            let others: Vec<&Party> = all
                .iter()
                .copied()
                .filter(|other| other.id != me.id)
                .collect();
            let phone = others
                .iter()
                .find(|other| other.phone)
                .filter(|_| self.peer_to_peer);
            Some(TeamsCall {
                user: user.clone(),
                teams_id: me.id.clone(),
                direction: self.direction(me, &others, tenant),
                number: phone.map(|phone| phone.id.clone()),
                name: names(&others),
            })
        };
        ours.filter_map(seen_by).collect()
    }

    fn direction(&self, me: &Party, others: &[&Party], tenant: &str) -> Direction {
        let of_tenant = |party: &&&Party| {
            party
                .tenant
                .as_deref()
                .is_some_and(|of| of.eq_ignore_ascii_case(tenant))
        };
        if !self.peer_to_peer
            || (!others.is_empty() && others.iter().filter(of_tenant).count() == others.len())
        {
            return Direction::Internal;
        }
        match &self.organizer {
            Some(organizer) if organizer.id == me.id => Direction::Outbound,
            _ => Direction::Inbound,
        }
    }
}

impl Party {
    /// Reads `{id, identity: {user|phone|…: {id, displayName, tenantId}}}`.
    fn read(json: &Value) -> Option<Self> {
        let identity = json.get("identity").and_then(Value::as_object);
        let (kind, who) = identity
            .into_iter()
            .flatten()
            .find(|(_, who)| who.get("id").is_some())
            .map_or(("", None), |(kind, who)| (kind.as_str(), Some(who)));
        let inside = |name: &str| who.and_then(|who| who.get(name)?.as_str());
        let id = inside("id").or_else(|| json.get("id")?.as_str())?;
        Some(Self {
            id: id.to_owned(),
            tenant: inside("tenantId")
                .filter(|_| kind == "user")
                .map(str::to_owned),
            phone: kind == "phone",
            name: inside("displayName")
                .filter(|name| !name.is_empty())
                .map(str::to_owned),
        })
    }
}

fn names(others: &[&Party]) -> Option<String> {
    let known: Vec<&str> = others
        .iter()
        .filter_map(|party| party.name.as_deref())
        .collect();
    let told: Vec<&str> = known.iter().copied().take(NAMES).collect();
    if told.is_empty() {
        return None;
    }
    let more = others.len() - told.len();
    let told = told.join(", ");
    Some(if more > 0 {
        format!("{told} +{more}")
    } else {
        told
    })
}

/// Every session of the record failed before anybody talked.
pub(super) fn failed(record: &Value) -> bool {
    let list = |value: &Value, name: &str| {
        value
            .get(name)
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default()
    };
    let at_setup = |value: &Value| {
        let stage = value.pointer("/failureInfo/stage").and_then(Value::as_str);
        stage == Some("callSetup")
    };
    let sessions = list(record, "sessions");
    let session_failed = |session: &Value| {
        let segments = list(session, "segments");
        at_setup(session) || (!segments.is_empty() && segments.iter().all(at_setup))
    };
    !sessions.is_empty() && sessions.iter().all(session_failed)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const TENANT: &str = "t1";

    fn user(id: &str, name: &str, tenant: &str) -> Value {
        json!({"id": id, "identity": {"user": {"id": id, "displayName": name, "tenantId": tenant}}})
    }

    fn phone(number: &str) -> Value {
        json!({"id": number, "identity": {"user": null, "phone": {"id": number, "displayName": null}}})
    }

    fn seen(
        kind: &str,
        organizer: &Value,
        people: &[Value],
    ) -> Vec<(String, Direction, Option<String>, Option<String>)> {
        let record = json!({
            "id": "r1", "version": 2, "type": kind, "startDateTime": "2026-11-19T10:00:00.1234567Z",
            "endDateTime": "2026-11-19T10:05:00Z", "organizer_v2": organizer, "participants_v2": people,
            "organizer": null, "participants": [],
        });
        let us = [("a", "asha"), ("b", "bela")].map(|(id, user)| (id.to_owned(), user.to_owned()));
        let record = Record::read(&record).unwrap();
        assert_eq!(record.started_at, Timestamp(1_795_082_400_123));
        let calls = record.calls(TENANT, &us.into());
        calls
            .into_iter()
            .map(|call| (call.user, call.direction, call.number, call.name))
            .collect()
    }

    #[test]
    fn a_record_is_seen_by_each_of_us() {
        let (asha, bela) = (user("A", "Asha", TENANT), user("b", "Bela", TENANT));
        let guest = user("g", "Gast", "t2");
        let tel = phone("+493023125021");
        let name = |name: &str| Some(name.to_owned());
        for (kind, organizer, people, wanted) in [
            (
                "peerToPeer",
                &asha,
                vec![asha.clone(), tel.clone()],
                vec![("asha", Direction::Outbound, name("+493023125021"), None)],
            ),
            (
                "peerToPeer",
                &tel,
                vec![tel.clone(), asha.clone()],
                vec![("asha", Direction::Inbound, name("+493023125021"), None)],
            ),
            (
                "peerToPeer",
                &guest,
                vec![guest.clone(), asha.clone()],
                vec![("asha", Direction::Inbound, None, name("Gast"))],
            ),
            (
                "peerToPeer",
                &asha,
                vec![asha.clone(), bela.clone()],
                vec![
                    ("asha", Direction::Internal, None, name("Bela")),
                    ("bela", Direction::Internal, None, name("Asha")),
                ],
            ),
            (
                "groupCall",
                &guest,
                vec![
                    asha.clone(),
                    bela.clone(),
                    guest.clone(),
                    user("x", "Xaver", "t2"),
                    phone("+1"),
                ],
                vec![
                    (
                        "asha",
                        Direction::Internal,
                        None,
                        name("Bela, Gast, Xaver +1"),
                    ),
                    (
                        "bela",
                        Direction::Internal,
                        None,
                        name("Asha, Gast, Xaver +1"),
                    ),
                ],
            ),
            (
                "unknown",
                &asha,
                vec![],
                vec![("asha", Direction::Internal, None, None)],
            ),
            (
                "peerToPeer",
                &guest,
                vec![guest.clone(), tel.clone()],
                vec![],
            ),
        ] {
            let wanted: Vec<_> = wanted
                .into_iter()
                .map(|(user, direction, number, name)| (user.to_owned(), direction, number, name))
                .collect();
            assert_eq!(seen(kind, organizer, &people), wanted, "{kind} {people:?}");
        }
    }

    #[test]
    fn what_is_no_record_is_none_and_odd_people_are_left_out() {
        for json in [
            json!({}),
            json!({"id": "r"}),
            json!({"id": 7, "startDateTime": "x"}),
            json!([]),
        ] {
            assert_eq!(Record::read(&json), None, "{json}");
        }
        let odd = json!({
            "id": "r", "startDateTime": "2026-11-19T10:00:00Z", "endDateTime": "0001-01-01T00:00:00Z",
            "participants_v2": [{}, null, 7, {"identity": null, "id": "x"}, {"identity": {"spoolUser": {"id": "s"}}}],
        });
        let record = Record::read(&odd).unwrap();
        let ids: Vec<_> = record
            .parties
            .iter()
            .map(|party| party.id.as_str())
            .collect();
        assert_eq!((ids, record.ended_at), (vec!["x", "s"], None));
    }

    #[test]
    fn only_what_failed_altogether_wasnt_answered() {
        let failure = json!({"failureInfo": {"stage": "callSetup"}});
        let fine = json!({"failureInfo": null});
        for (record, wanted) in [
            (json!({"sessions": [{"segments": [failure]}]}), true),
            (json!({"sessions": [failure]}), true),
            (
                json!({"sessions": [{"segments": [failure]}, {"segments": [fine]}]}),
                false,
            ),
            (
                json!({"sessions": [{"segments": [{"failureInfo": {"stage": "midcall"}}]}]}),
                false,
            ),
            (json!({"sessions": []}), false),
            (json!({}), false),
        ] {
            assert_eq!(failed(&record), wanted, "{record}");
        }
    }
}
