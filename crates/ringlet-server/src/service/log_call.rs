//! A call entered by hand, or by another program: `POST /calls`.

use ringlet_model::api::{CallDraft, CallLogEntry};
use ringlet_model::call::{Direction, Outcome};
use ringlet_model::provider::Provider;
use ringlet_model::timestamp::iso8601;
use ringlet_model::{Role, Timestamp};

use super::document::view;
use super::keep::{editor, told};
use super::past_call::{Keeping, PastCall, quietly};
use super::{announce, call_log, disposition, match_record, who_calls, wrap_up};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::doctype::known::{self, CALL_LOG};
use crate::error::{ApiError, ApiResult, Code};
use crate::number;
use crate::storage::{AuditRecord, Entered, NewEntry, RequestKey, WrapUpDraft};

/// The source of calls that a phone tells of itself.
pub const BLUETOOTH: &str = "bluetooth_pbap";
/// The source of calls entered by hand.
pub const MANUAL: &str = "manual";
/// No call lasts longer, seconds.
const LONGEST: i64 = 24 * 3600;
/// A clock may be ahead of ours so far, milliseconds.
const AHEAD_MILLIS: i64 = 5 * 60 * 1000;

/// Stores a call as somebody tells it. The same `key` finds the first request's call.
///
/// # Errors
/// 403 for viewers, and for somebody else's log; 409 when the source told of it before; 422 naming the field.
pub async fn log(
    state: &AppState,
    user: &CurrentUser,
    draft: CallDraft,
    key: Option<RequestKey>,
) -> ApiResult<CallLogEntry> {
    user.require(Role::Agent)?;
    let agent = agent(state, user, draft.user_id.as_deref()).await?;
    let call = read(state, user, agent, &draft).await?;
    let id = state.chance.record_name();
    let wrap_up = left_behind(state, user, &id, &draft).await?;
    let matches =
        who_calls::matches(state, call.number_e164.as_ref().unwrap_or(&call.number_raw)).await;
    let keeping = Keeping {
        raw: None,
        near: None,
        announce: if wrap_up.is_some() {
            quietly
        } else {
            announce::call
        },
    };
    let audit = AuditRecord::by(&user.id, "call-entered").target(id.clone());
    let entry = NewEntry {
        external_id: call.ids.first().cloned(),
        heard: call.heard(id.clone(), matches, keeping),
        key,
        wrap_up,
        audit,
    };
    let entered = state.store.enter_call(entry).await;
    match entered.map_err(|refusal| told(&CALL_LOG, &id, refusal))? {
        Entered::Kept(id) => {
            let entry = state.store.call_entry(view(user), &id).await?;
            let entry = entry.ok_or_else(|| ApiError::not_found("Call", &id))?;
            Ok(call_log::shown(entry))
        }
        Entered::Exists(id) => Err(ApiError::new(
            Code::Duplicate,
            "The log has a call of this source with this external_id already.",
        )
        .field("external_id")
        .hint(format!("It is the call {id}."))),
    }
}

/// In whose log a call goes: the user's own, unless an administrator names somebody.
///
/// # Errors
/// 403 for somebody else's log, 422 naming `user_id`.
pub async fn agent(
    state: &AppState,
    user: &CurrentUser,
    wanted: Option<&str>,
) -> ApiResult<String> {
    let wanted = wanted.map(|id| id.trim().to_lowercase());
    match wanted.filter(|id| !id.is_empty() && *id != user.id) {
        None => Ok(user.id.clone()),
        Some(_) if !user.is(Role::Admin) => Err(ApiError::not_allowed(
            "Only an administrator may put calls into somebody else's log.",
        )
        .field("user_id")),
        Some(id) if state.store.find_user(&id).await?.is_some() => Ok(id),
        Some(id) => Err(ApiError::invalid(
            "user_id",
            format!("There is no user {id}."),
        )),
    }
}

/// The source a word names; None when there is none of that name.
#[must_use]
pub fn source(word: &str) -> Option<&'static str> {
    let word = word.trim();
    if word.eq_ignore_ascii_case(BLUETOOTH) {
        return Some(BLUETOOTH);
    }
    Provider::from_name(word).map(Provider::id)
}

/// A direction as the log's interface takes it, and whether the call was missed.
#[must_use]
pub fn direction(word: &str) -> Option<(Direction, bool)> {
    Some(match word.trim().to_ascii_lowercase().as_str() {
        "inbound" | "incoming" => (Direction::Inbound, false),
        "outbound" | "outgoing" => (Direction::Outbound, false),
        "internal" => (Direction::Internal, false),
        "missed" => (Direction::Inbound, true),
        _ => return None,
    })
}

async fn read(
    state: &AppState,
    user: &CurrentUser,
    agent: String,
    draft: &CallDraft,
) -> ApiResult<PastCall> {
    let source = read_source(user, said(draft.source.as_deref()))?;
    check_disposition(state, source, draft.disposition.as_deref()).await?;
    let region = match_record::region(state).await?;
    let call = past_call(draft, Some(&region), state.clock.now())?;
    Ok(PastCall {
        source: source.to_owned(),
        agent,
        word: "Entered by hand.".to_owned(),
        ..call
    })
}

/// What a draft says of a call; source and agent aren't read. Numbers without `+` are of `region`.
///
/// # Errors
/// 422 naming the field.
pub fn past_call(draft: &CallDraft, region: Option<&str>, now: Timestamp) -> ApiResult<PastCall> {
    let (direction, outcome) = course(draft)?;
    let (name, raw) = (
        said(draft.remote_name.as_deref()),
        said(draft.remote_number.as_deref()),
    );
    if name.is_none() && raw.is_none() {
        return Err(
            ApiError::missing("remote_number").hint("A number or a name says whose call it was.")
        );
    }
    check_lengths(draft)?;
    let times = Times::read(draft, now)?;
    let talked =
        outcome.is_none_or(|outcome| matches!(outcome, Outcome::Completed | Outcome::Voicemail));
    let talk_seconds = times.talk_seconds.filter(|_| talked);
    let external_id = said(draft.external_id.as_deref());
    Ok(PastCall {
        ids: external_id.map(str::to_owned).into_iter().collect(),
        direction,
        number_raw: raw.unwrap_or_default().to_owned(),
        number_e164: raw
            .and_then(|text| number::dialable(text, region))
            .map(|number| number.e164()),
        name: name.map(str::to_owned),
        own_number: said(draft.local_number.as_deref()).map(str::to_owned),
        started_at: times.started,
        answered_at: times.answered,
        ended_at: times.ended,
        talk_seconds,
        // Whoever talked, did talk.
        outcome: outcome.or_else(|| {
            talk_seconds
                .filter(|talk| *talk > 0)
                .map(|_| Outcome::Completed)
        }),
        disposition: said(draft.disposition.as_deref()).map(str::to_owned),
        ..PastCall::default()
    })
}

fn check_lengths(draft: &CallDraft) -> ApiResult<()> {
    for (field, text, most) in [
        ("remote_name", &draft.remote_name, 140),
        ("remote_number", &draft.remote_number, 64),
        ("local_number", &draft.local_number, 64),
        ("external_id", &draft.external_id, 255),
    ] {
        if said(text.as_deref()).is_some_and(|text| text.chars().count() > most) {
            return Err(ApiError::invalid(
                field,
                format!("“{field}” has {most} characters at most."),
            ));
        }
    }
    Ok(())
}

/// The source that a word names, if this user may tell in its place; no word: by hand. What a provider tells, only an
/// administrator (a program with an administrator's key) may tell.
///
/// # Errors
/// 422 or 403 on `source`.
pub fn read_source(user: &CurrentUser, word: Option<&str>) -> ApiResult<&'static str> {
    let word = word.unwrap_or(MANUAL);
    let source = source(word)
        .ok_or_else(|| ApiError::invalid("source", format!("“{word}” is no source of calls.")))?;
    if matches!(source, MANUAL | BLUETOOTH) || user.is(Role::Admin) {
        return Ok(source);
    }
    Err(ApiError::not_allowed(format!(
        "Only an administrator may enter calls of the source {source}."
    ))
    .field("source"))
}

fn course(draft: &CallDraft) -> ApiResult<(Direction, Option<Outcome>)> {
    let word = said(draft.direction.as_deref()).ok_or_else(|| ApiError::missing("direction"))?;
    let (direction, missed) = direction(word).ok_or_else(|| {
        ApiError::invalid(
            "direction",
            "A direction is inbound, outbound, internal or missed.",
        )
    })?;
    let told = said(draft.outcome.as_deref()).map(|word| {
        Outcome::from_word(&word.to_ascii_lowercase().replace('_', "-")).ok_or_else(|| {
            let words = Outcome::BY_STRENGTH.map(Outcome::as_str).join(", ");
            ApiError::invalid("outcome", format!("An outcome is one of {words}."))
        })
    });
    match (told.transpose()?, missed) {
        (Some(other), true) if other != Outcome::Missed => Err(ApiError::invalid(
            "outcome",
            "Missed calls have the outcome “missed”.",
        )),
        (_, true) => Ok((direction, Some(Outcome::Missed))),
        (told, false) => Ok((direction, told)),
    }
}

/// The times of a draft.
struct Times {
    started: Timestamp,
    answered: Option<Timestamp>,
    ended: Option<Timestamp>,
    talk_seconds: Option<i64>,
}

impl Times {
    fn read(draft: &CallDraft, now: Timestamp) -> ApiResult<Self> {
        let started = time("started_at", draft.started_at.as_deref())?
            .ok_or_else(|| ApiError::missing("started_at"))?;
        if started.0 > now.0.saturating_add(AHEAD_MILLIS) {
            return Err(ApiError::invalid(
                "started_at",
                "This call lies in the future.",
            ));
        }
        let answered = time("answered_at", draft.answered_at.as_deref())?;
        let ended = time("ended_at", draft.ended_at.as_deref())?;
        if ended.is_some_and(|ended| ended < started) {
            return Err(ApiError::invalid("ended_at", "It ends before it begins."));
        }
        if answered.is_some_and(|at| at < started || ended.is_some_and(|ended| at > ended)) {
            return Err(ApiError::invalid(
                "answered_at",
                "It was answered between its beginning and its end.",
            ));
        }
        let span = ended.map(|ended| answered.unwrap_or(started).seconds_until(ended));
        let talk_seconds = draft.duration_seconds.or(span);
        if talk_seconds.is_some_and(|talk| !(0..=LONGEST).contains(&talk)) {
            let field = if draft.duration_seconds.is_some() {
                "duration_seconds"
            } else {
                "ended_at"
            };
            return Err(ApiError::invalid(field, "No call lasts longer than a day."));
        }
        Ok(Self {
            started,
            answered,
            ended,
            talk_seconds,
        })
    }
}

fn time(field: &'static str, text: Option<&str>) -> ApiResult<Option<Timestamp>> {
    let Some(text) = said(text) else {
        return Ok(None);
    };
    let read = iso8601::parse(text);
    read.map(Some).ok_or_else(|| {
        ApiError::invalid(
            field,
            format!("“{field}” must be a time such as 2026-11-20T10:00:00Z."),
        )
    })
}

/// A text that says something.
fn said(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

async fn check_disposition(state: &AppState, source: &str, word: Option<&str>) -> ApiResult<()> {
    let Some(word) = said(word) else {
        return Ok(());
    };
    if disposition::of(state, source)
        .await?
        .iter()
        .any(|known| known == word)
    {
        return Ok(());
    }
    Err(ApiError::invalid(
        "disposition",
        format!("“{word}” isn't one of the site's dispositions."),
    ))
}

/// Note and record of the call; None when there is neither.
async fn left_behind(
    state: &AppState,
    user: &CurrentUser,
    call_id: &str,
    draft: &CallDraft,
) -> ApiResult<Option<WrapUpDraft>> {
    if let Some(record) = &draft.reference
        && known::party(&record.doctype).is_none()
    {
        let text = format!("A call can't be kept with a {}.", record.doctype);
        return Err(ApiError::invalid("reference", text));
    }
    let note = wrap_up::note(state, user, draft.note.clone()).await?;
    if note.is_none() && draft.reference.is_none() {
        return Ok(None);
    }
    Ok(Some(WrapUpDraft {
        call_id: call_id.to_owned(),
        by: editor(user),
        key: None,
        disposition: None,
        outcome: None,
        reference: draft.reference.clone(),
        note,
        task: None,
        call_back_at: None,
        link_names: [state.chance.record_name(), state.chance.record_name()],
        announce: announce::call,
    }))
}
