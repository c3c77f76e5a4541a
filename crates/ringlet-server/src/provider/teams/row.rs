//! A row of the logs of calls with the telephone network: Microsoft's calling plans (PSTN) and direct routing.

use ringlet_model::Timestamp;
use ringlet_model::call::{Direction, Outcome};
use serde_json::Value;

use super::client::Log;
use super::time;

/// Such a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogRow {
    /// The row's own id.
    pub id: String,
    /// The call's, which may be that of a record; several rows may have the same.
    pub call_id: Option<String>,
    /// Teams' id of the person.
    pub teams_id: String,
    /// Who called whom.
    pub direction: Direction,
    /// The other side; its last digits may be stars.
    pub number: String,
    /// Our side.
    pub own_number: Option<String>,
    /// When it began.
    pub started_at: Timestamp,
    /// When it was over.
    pub ended_at: Option<Timestamp>,
    /// Talk time, seconds.
    pub talk_seconds: Option<i64>,
    /// Why it ended.
    pub outcome: Option<Outcome>,
    /// Why it failed, for a person.
    pub reason: Option<String>,
    /// Teams' word for the kind of call.
    pub word: String,
}

impl LogRow {
    /// Reads a row; None for one of a bot, of a conference, or without a beginning.
    pub(super) fn read(log: Log, row: &Value) -> Option<Self> {
        let text = |name: &str| {
            row.get(name)
                .and_then(Value::as_str)
                .filter(|text| !text.is_empty())
        };
        let word = text("callType")?;
        let direction = direction(word)?;
        let started = text("startDateTime").and_then(time);
        let invited = text("inviteDateTime").and_then(time);
        let talk = row
            .get("duration")
            .and_then(Value::as_i64)
            .filter(|talk| *talk >= 0);
        let (theirs, ours) = match direction {
            Direction::Outbound => ("calleeNumber", "callerNumber"),
            _ => ("callerNumber", "calleeNumber"),
        };
        let outcome = outcome(log, row, talk).map(|outcome| outcome.seen_from(direction));
        Some(Self {
            id: text("id")?.to_owned(),
            call_id: text("callId")
                .or_else(|| text("correlationId"))
                .map(str::to_owned),
            teams_id: text("userId")?.to_owned(),
            direction,
            number: text(theirs).unwrap_or_default().to_owned(),
            own_number: text(ours).map(str::to_owned),
            started_at: started.or(invited)?,
            ended_at: text("endDateTime").and_then(time),
            talk_seconds: talk,
            outcome,
            reason: text("callEndSubReason")
                .filter(|_| outcome == Some(Outcome::Failed))
                .map(str::to_owned),
            word: word.to_owned(),
        })
    }
}

/// `user_in`, `user_out`; `ByotIn`, `ByotOut`. Bots (`ucap_…`) and conferences are none of ours.
fn direction(word: &str) -> Option<Direction> {
    let word = word.to_ascii_lowercase();
    if word.starts_with("ucap") || word.contains("conf") {
        None
    } else if word.ends_with("in") || word.contains("_in_") {
        Some(Direction::Inbound)
    } else if word.ends_with("out") || word.contains("_out_") {
        Some(Direction::Outbound)
    } else {
        None
    }
}

fn outcome(log: Log, row: &Value, talk: Option<i64>) -> Option<Outcome> {
    if log == Log::Pstn {
        return Some(if talk? > 0 {
            Outcome::Completed
        } else {
            Outcome::NoAnswer
        });
    }
    let successful = row.get("successfulCall").and_then(Value::as_bool);
    let code = row.get("finalSipCode").and_then(Value::as_i64);
    Some(match (successful, code) {
        (Some(true), _) => Outcome::Completed,
        (_, Some(486 | 600)) => Outcome::Busy,
        (_, Some(408 | 480)) => Outcome::NoAnswer,
        (_, Some(487)) => Outcome::Canceled,
        (_, Some(603)) => Outcome::Rejected,
        (Some(false), _) => Outcome::Failed,
        (None, _) if talk? > 0 => Outcome::Completed,
        (None, _) => return None,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(log: Log, changes: Value) -> Option<LogRow> {
        let mut row = json!({
            "id": "row1", "callId": "r1", "userId": "a", "userPrincipalName": "asha@example.test", "callType": "user_in",
            "startDateTime": "2026-11-19T10:00:00Z", "endDateTime": "2026-11-19T10:01:00Z", "duration": 60,
            "callerNumber": "+493023125021", "calleeNumber": "+493012345678",
        });
        for (name, value) in changes.as_object().unwrap() {
            row[name] = value.clone();
        }
        LogRow::read(log, &row)
    }

    #[test]
    fn rows_of_calling_plans() {
        let row = read(Log::Pstn, json!({})).unwrap();
        assert_eq!(
            (
                row.direction,
                row.number.as_str(),
                row.outcome,
                row.talk_seconds
            ),
            (
                Direction::Inbound,
                "+493023125021",
                Some(Outcome::Completed),
                Some(60)
            )
        );
        let row = read(Log::Pstn, json!({"callType": "user_out", "duration": 0})).unwrap();
        assert_eq!(
            (row.direction, row.number.as_str(), row.outcome),
            (
                Direction::Outbound,
                "+493012345678",
                Some(Outcome::NoAnswer)
            )
        );
        let missed = read(Log::Pstn, json!({"duration": 0})).unwrap();
        assert_eq!(missed.outcome, Some(Outcome::Missed));
        for other in [
            json!({"callType": "ucap_in", "userId": null}),
            json!({"callType": "user_out_conf"}),
            json!({"userId": null}),
            json!({"startDateTime": "0001-01-01T00:00:00Z"}),
            json!({"callType": 7}),
        ] {
            assert_eq!(read(Log::Pstn, other.clone()), None, "{other}");
        }
    }

    #[test]
    fn rows_of_direct_routing() {
        for (code, successful, word, wanted) in [
            (0, true, "ByotIn", Outcome::Completed),
            (486, false, "ByotOut", Outcome::Busy),
            (480, false, "ByotIn", Outcome::Missed),
            (480, false, "ByotOut", Outcome::NoAnswer),
            (487, false, "ByotOut", Outcome::Canceled),
            (603, false, "ByotOut", Outcome::Rejected),
            (503, false, "ByotOut", Outcome::Failed),
        ] {
            let row = read(
                Log::DirectRouting,
                json!({
                    "callId": null, "correlationId": "c1", "callType": word, "successfulCall": successful, "finalSipCode": code,
                    "callEndSubReason": "560500", "startDateTime": "0001-01-01T00:00:00Z",
                    "inviteDateTime": "2026-11-19T09:59:00Z", "callerNumber": "+4930231***",
                }),
            );
            let row = row.unwrap();
            assert_eq!(row.outcome, Some(wanted), "{code}");
            assert_eq!(
                row.started_at,
                Timestamp(1_795_082_340_000),
                "the invitation, when it never began"
            );
            assert_eq!(row.reason.is_some(), wanted == Outcome::Failed);
            assert_eq!(row.call_id.as_deref(), Some("c1"));
        }
    }
}
