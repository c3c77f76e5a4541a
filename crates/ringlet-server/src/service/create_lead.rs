//! A lead made of an unknown caller.

use ringlet_model::api::RecordRef;
use serde_json::{Map, Value};

use super::document;
use super::keep::{editor, told};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::doctype::known::{CALL_LOG, LEAD};
use crate::error::{ApiError, ApiResult};
use crate::storage::{LeadFromCall, RequestKey};

/// Makes a lead of the call's other side and keeps the call with it; returns the lead's name. `details` are fields of
/// the lead; what they leave out comes from the call: the number, the name the caller gave, the user as owner.
///
/// # Errors
/// 403 for viewers and for other people's calls; 404; 417 naming the field; 409 for a reused key.
pub async fn from_call(
    state: &AppState,
    user: &CurrentUser,
    call_id: &str,
    details: Map<String, Value>,
    key: Option<RequestKey>,
) -> ApiResult<String> {
    document::may_write(user, &LEAD)?;
    let call = document::read(state, user, &CALL_LOG, call_id).await?;
    let remote = if call.text("type") == Some("Incoming") {
        "from"
    } else {
        "to"
    };
    let number = call.text(remote).unwrap_or_default();
    let mut lead = details;
    fill(&mut lead, "mobile_no", number);
    fill(&mut lead, "lead_owner", &user.id);
    fill(&mut lead, "first_name", &format!("Lead from call {number}"));
    let lead = document::prepare(state, &user.id, &LEAD, &lead).await?;
    let draft = LeadFromCall {
        call_id: call_id.to_owned(),
        by: editor(user),
        key,
        lead,
    };
    state
        .store
        .lead_from_call(draft)
        .await
        .map_err(|refusal| told(&LEAD, call_id, refusal))
}

/// The new lead as a reference.
#[must_use]
pub fn reference(name: String) -> RecordRef {
    RecordRef {
        doctype: LEAD.name.to_owned(),
        name,
    }
}

fn fill(lead: &mut Map<String, Value>, field: &str, value: &str) {
    let blank = |sent: &Value| sent.as_str().is_none_or(|text| text.trim().is_empty());
    if lead.get(field).is_none_or(blank) {
        lead.insert(field.to_owned(), value.into());
    }
}

/// A first name was given.
///
/// # Errors
/// 422 on `first_name`.
pub fn named(first_name: &str) -> ApiResult<()> {
    if first_name.trim().is_empty() {
        return Err(ApiError::invalid(
            "first_name",
            "Give the lead a first name.",
        ));
    }
    Ok(())
}
