//! Calls as integrations of TeleCMI ask for them: dial by a record's key, leave feedback, list calls.

use ringlet_model::Timestamp;
use ringlet_model::api::{CallLogEntry, DialRequest, NoteDraft, RecordRef, WrapUp};
use ringlet_model::call::{CallState, Outcome};
use ringlet_model::provider::Provider;
use serde::Serialize;

use super::{access, call_control, dial, disposition, wrap_up};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::doctype::known::{CALL_LOG, PARTIES};
use crate::doctype::{Document, query};
use crate::error::{ApiError, ApiResult, Code};
use crate::number;
use crate::storage::{CallCursor, CallFilter, RequestKey, View};

/// Numbers have so many digits.
const DIGITS: std::ops::RangeInclusive<usize> = 10..=15;
/// Rows passed over at most; who wants older ones narrows the list.
const FURTHEST: u32 = 10_000;
/// Rows of one answer at most.
const LARGEST: u32 = 200;

/// What to dial.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// In whose name; only one's own is taken.
    pub caller_id: Option<String>,
    /// Key of the record to call.
    pub driver_id: Option<String>,
    /// Its number; None: as the record has it.
    pub driver_mobile: Option<String>,
}

/// A dial that was taken.
#[derive(Clone, Debug, Serialize)]
pub struct Initiated {
    /// Our own id.
    pub call_id: String,
    /// TeleCMI's id.
    pub request_id: String,
    /// Where the call is.
    pub status: &'static str,
    /// The record's title.
    pub driver_name: Option<String>,
    /// The number as dialled, digits only.
    pub driver_mobile: String,
    /// What happens next.
    pub message: &'static str,
}

/// Dials a record.
///
/// # Errors
/// `not-allowed`, `not-found` (the record), `invalid` naming the field, and those of [`dial::dial`].
pub async fn click_to_call(
    state: &AppState,
    user: &CurrentUser,
    wish: Wish,
    key: Option<RequestKey>,
) -> ApiResult<Initiated> {
    let allowed = access::may_call(state, user, Provider::Telecmi).await?;
    let mut request = DialRequest {
        to_number: wish.driver_mobile.clone().unwrap_or_default(),
        provider: Some(Provider::Telecmi),
        ..DialRequest::default()
    };
    if allowed {
        if wish.caller_id.is_some_and(|id| id != user.id) {
            return Err(ApiError::not_allowed("You may only call in your own name."));
        }
        let record = match &wish.driver_id {
            Some(id) => Some(find_record(state, id).await?),
            None => None,
        };
        request.to_number = dialled(state, wish.driver_mobile, record.as_ref()).await?;
        if let Some(record) = record {
            request.customer_name = Some(record.title);
            request.customer_id = wish.driver_id;
            request.reference = Some(record.reference);
        }
    }
    // Whoever isn't allowed is refused there, and noted.
    let name = request.customer_name.clone();
    let extra = dial::Extra {
        key,
        ..dial::Extra::default()
    };
    let call = dial::dial(state, user, request, extra).await?.call;
    let entry = state.store.call_entry(View::All, &call.id).await?;
    let theirs = entry.and_then(|entry| entry.external_id);
    Ok(Initiated {
        request_id: theirs.unwrap_or_else(|| call.id.clone()),
        call_id: call.id,
        status: "initiated",
        driver_name: name,
        driver_mobile: plain(call.number_e164.as_deref().unwrap_or(&call.number_raw)),
        message: "Your phone will ring shortly. Answer to connect with the driver.",
    })
}

/// A record that can be called.
struct Record {
    reference: RecordRef,
    title: String,
    number: Option<String>,
}

async fn find_record(state: &AppState, id: &str) -> ApiResult<Record> {
    for doctype in PARTIES {
        if let Some(found) = state.store.find_document(doctype, View::All, id).await? {
            let text = |fields: &[&str]| first(&found, fields);
            return Ok(Record {
                title: text(&["lead_name", "full_name", "organization"])
                    .unwrap_or_else(|| id.to_owned()),
                number: text(&["mobile_no", "phone"]),
                reference: RecordRef {
                    doctype: doctype.name.to_owned(),
                    name: id.to_owned(),
                },
            });
        }
    }
    Err(ApiError::new(Code::NotFound, "Driver not found"))
}

fn first(document: &Document, fields: &[&str]) -> Option<String> {
    let mut texts = fields.iter().filter_map(|field| document.text(field));
    texts
        .find(|text| !text.trim().is_empty())
        .map(ToOwned::to_owned)
}

/// The number to dial in E.164: 10 to 15 digits, with country code from 11 on.
async fn dialled(
    state: &AppState,
    sent: Option<String>,
    record: Option<&Record>,
) -> ApiResult<String> {
    let text = sent
        .filter(|text| !text.trim().is_empty())
        .or_else(|| record?.number.clone())
        .ok_or_else(|| ApiError::missing("driver_mobile"))?;
    let wrong = || ApiError::invalid("driver_mobile", "Phone number must have 10 to 15 digits.");
    let digits = plain(&text);
    let written = |c: char| c.is_ascii_digit() || "+ -().".contains(c);
    if !DIGITS.contains(&digits.len()) || !text.chars().all(written) {
        return Err(wrong());
    }
    let home = state.store.site().await?.region;
    let whole = number::dialable(&format!("+{digits}"), None).filter(|_| digits.len() > 10);
    let local = || number::dialable(&digits, Some(home.as_deref().unwrap_or("IN")));
    let number = whole.or_else(local).ok_or_else(wrong)?;
    Ok(number.e164())
}

fn plain(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}

/// What an agent says of a call.
#[derive(Clone, Debug, Default)]
pub struct Feedback {
    /// TeleCMI's id of the call, or ours.
    pub reference_id: String,
    /// One of the dispositions.
    pub feedback: String,
    /// A note.
    pub remarks: Option<String>,
}

/// A call as these integrations know it.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// Our own id.
    pub id: String,
    /// The provider's id, else ours.
    pub reference_id: String,
    /// The agent.
    pub caller_id: Option<String>,
    /// The record's key.
    pub driver_id: Option<String>,
    /// The record's title, or the name that came with the call.
    pub driver_name: Option<String>,
    /// The other side, digits only.
    pub driver_mobile: String,
    /// The record's key once more: this server has no other.
    pub driver_tmid: Option<String>,
    /// `ivr` or `manual`.
    pub call_type: &'static str,
    /// Where the call is, or how it ended.
    pub status: &'static str,
    /// Through whom.
    pub provider: String,
    /// What the agent chose.
    pub feedback: Option<String>,
    /// The newest note, as text.
    pub remarks: Option<String>,
    /// Talk time in seconds.
    pub call_duration: i64,
    /// Begun, on the site's clock.
    pub created_at: String,
    /// Last changed, on the site's clock.
    pub updated_at: String,
}

/// Keeps an agent's feedback. How the call ended stays the provider's to say.
///
/// # Errors
/// `not-found`, `invalid` naming the field, and those of [`wrap_up::save`].
pub async fn update_feedback(
    state: &AppState,
    user: &CurrentUser,
    feedback: Feedback,
    key: Option<RequestKey>,
) -> ApiResult<Row> {
    let missing = || ApiError::new(Code::NotFound, "Call log not found");
    let by_theirs = [feedback.reference_id.clone()];
    let known = state
        .store
        .call_by_alias(
            Provider::Telecmi.id(),
            Some(&feedback.reference_id),
            &by_theirs,
        )
        .await?;
    let id = known.map_or(feedback.reference_id, |call| call.id);
    let call = call_control::find(state, user, &id)
        .await
        .map_err(|error| match error.code {
            Code::NotFound => missing(),
            _ => error,
        })?;
    let words = disposition::of(state, &call.source).await?;
    if !words.contains(&feedback.feedback) {
        return Err(ApiError::invalid(
            "feedback",
            format!("“feedback” must be one of: {}.", words.join(", ")),
        ));
    }
    let note = feedback.remarks.map(|text| NoteDraft {
        title: "Feedback".to_owned(),
        content: escape(&text),
    });
    let wrap_up = WrapUp {
        disposition: Some(feedback.feedback),
        note,
        ..WrapUp::default()
    };
    wrap_up::save(state, user, &id, wrap_up, key).await?;
    let entry = state.store.call_entry(View::All, &id).await?;
    row(state, entry.ok_or_else(missing)?).await
}

/// A plain text as HTML.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// A page of calls.
#[derive(Clone, Debug, Serialize)]
pub struct Rows {
    /// Newest first.
    pub call_logs: Vec<Row>,
    /// How many there are in all.
    pub total: i64,
    /// Rows asked for.
    pub limit: u32,
    /// Rows passed over.
    pub offset: u32,
}

/// Lists calls: an administrator's are all, or one agent's; anybody else's are one's own.
///
/// # Errors
/// `not-allowed` for somebody else's calls; `invalid` naming the field.
pub async fn call_logs(
    state: &AppState,
    user: &CurrentUser,
    caller_id: Option<String>,
    (limit, offset): (u32, u32),
) -> ApiResult<Rows> {
    let admin = user.is(ringlet_model::Role::Admin);
    let view = match caller_id {
        None if admin => View::All,
        None => View::Own(user.id.clone()),
        Some(id) if admin || id == user.id => View::Own(id),
        Some(_) => return Err(ApiError::not_allowed("You may only see your own calls.")),
    };
    if !(1..=LARGEST).contains(&limit) {
        let text = format!("“limit” must be between 1 and {LARGEST}.");
        return Err(ApiError::invalid("limit", text));
    }
    if offset > FURTHEST {
        let text = format!("“offset” must be at most {FURTHEST}.");
        return Err(ApiError::invalid("offset", text));
    }
    let none = (Vec::<query::Condition>::new(), Vec::new());
    let total = state
        .store
        .count_documents(&CALL_LOG, view.clone(), none.0, none.1)
        .await?;
    let calls = state
        .store
        .list_calls(
            view,
            CallFilter::default(),
            None::<CallCursor>,
            offset + limit,
        )
        .await?;
    let mut call_logs = Vec::new();
    for entry in calls
        .into_iter()
        .skip(usize::try_from(offset).unwrap_or(usize::MAX))
    {
        call_logs.push(row(state, entry).await?);
    }
    Ok(Rows {
        call_logs,
        total,
        limit,
        offset,
    })
}

async fn row(state: &AppState, entry: CallLogEntry) -> ApiResult<Row> {
    let remarks = if entry.note_count == 0 {
        None
    } else {
        let newest = state.store.call_notes(&entry.id).await?.pop();
        newest.map(|note| text_of(&note.content))
    };
    let time = |at: Timestamp| state.zone.write(at);
    let driver_id = entry.reference.map(|record| record.name);
    Ok(Row {
        reference_id: entry.external_id.unwrap_or_else(|| entry.id.clone()),
        id: entry.id,
        caller_id: entry.user_id,
        driver_tmid: driver_id.clone(),
        driver_id,
        driver_name: entry.remote_name,
        driver_mobile: plain(&entry.remote_number),
        call_type: if entry.source == Provider::Manual.id() {
            "manual"
        } else {
            "ivr"
        },
        status: status(entry.state, entry.outcome),
        provider: entry.source,
        feedback: entry.disposition,
        remarks,
        call_duration: entry.duration_seconds.unwrap_or_default(),
        created_at: time(entry.started_at),
        updated_at: time(entry.updated_at),
    })
}

const fn status(state: CallState, outcome: Option<Outcome>) -> &'static str {
    match (state, outcome) {
        (CallState::Queued | CallState::Dialing, _) => "initiated",
        (CallState::Ended, Some(outcome)) => outcome.as_str(),
        (state, _) => state.as_str(),
    }
}

/// HTML without its tags.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for letter in html.chars() {
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            letter if !in_tag => text.push(letter),
            _ => {}
        }
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}
