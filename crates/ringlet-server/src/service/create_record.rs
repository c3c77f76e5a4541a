//! A lead, deal or contact made of an unknown caller.

use ringlet_model::call::Direction;
use serde_json::{Map, Value};

use super::keep::{editor, told};
use super::{announce, call_control, document};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::doctype::DocType;
use crate::doctype::known::{DEAL, LEAD};
use crate::error::ApiResult;
use crate::storage::{RecordFromCall, RequestKey, StoredCall};

/// Makes a record of the call's other side and keeps the call with it; returns the record's name. `details` are fields of
/// the record; what they leave out comes from the call: the number, the name the caller gave, the user as owner.
///
/// # Errors
/// 403 for viewers; 404, also for other people's calls; 422 naming the field; 409 for a reused key.
pub async fn from_call(
    state: &AppState,
    user: &CurrentUser,
    call_id: &str,
    doctype: &'static DocType,
    mut details: Map<String, Value>,
    key: Option<RequestKey>,
) -> ApiResult<String> {
    document::may_write(user, doctype)?;
    let call = call_control::find(state, user, call_id).await?;
    let number = call.number_e164.as_ref().unwrap_or(&call.number_raw);
    fill(&mut details, "mobile_no", number);
    for (of, owner) in [(&LEAD, "lead_owner"), (&DEAL, "deal_owner")] {
        if of.name == doctype.name {
            fill(&mut details, owner, &user.id);
        }
    }
    if doctype.name == LEAD.name {
        fill(&mut details, "first_name", &name(&call));
    }
    let mut record = document::prepare(state, &user.id, doctype, &details).await?;
    record.key = key;
    let draft = RecordFromCall {
        call_id: call_id.to_owned(),
        by: editor(user),
        record,
        announce: announce::call,
    };
    let made = state.store.record_from_call(draft).await;
    made.map_err(|refusal| told(doctype, call_id, refusal))
}

/// What to call somebody of whom only a call is known.
fn name(call: &StoredCall) -> String {
    let number = call.number_e164.as_ref().unwrap_or(&call.number_raw);
    let from_or_to = if call.direction == Direction::Inbound {
        "from"
    } else {
        "to"
    };
    call.display_name
        .clone()
        .unwrap_or_else(|| format!("Lead of a call {from_or_to} {number}"))
}

fn fill(details: &mut Map<String, Value>, field: &str, value: &str) {
    let blank = |sent: &Value| sent.as_str().is_none_or(|text| text.trim().is_empty());
    if details.get(field).is_none_or(blank) {
        details.insert(field.to_owned(), value.into());
    }
}
