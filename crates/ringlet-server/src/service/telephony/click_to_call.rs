//! Click to call in the words of the telephony REST: one extension rings, then the other side.

use std::collections::BTreeMap;

use ringlet_model::Role;
use ringlet_model::api::DialRequest;
use ringlet_model::api::telephony::{ClickToCall, ClickToCallAnswer, Loose};
use serde_json::{Map, json};

use super::calls::{note, record, shown};
use super::pabx::{PABX, own_extension};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::doctype::known::LEAD;
use crate::error::{ApiError, ApiResult};
use crate::service::{attach, call_log, dial};
use crate::storage::RequestKey;

/// Variables of a call at most.
const VARIABLES: usize = 20;
/// Longest name and value of one.
const VARIABLE: usize = 200;

/// Places the call. `key` makes a repeat find the first one's call.
///
/// # Errors
/// As for [`dial::dial`]; 403 for an agent who names another extension; 422 naming the field.
pub async fn place(
    state: &AppState,
    user: &CurrentUser,
    wish: ClickToCall,
    key: Option<RequestKey>,
) -> ApiResult<ClickToCallAnswer> {
    user.require(Role::Agent)?;
    let number = wish.numero_destino.said();
    let number = number.ok_or_else(|| ApiError::missing("numero_destino"))?;
    let extension = extension(state, user, wish.ramal_origem.as_ref()).await?;
    let request = DialRequest {
        to_number: number.to_owned(),
        reference: record(state, &LEAD, "lead_id", wish.lead_id.as_ref()).await?,
        ..DialRequest::default()
    };
    let extra = dial::Extra {
        key: key.clone(),
        prefer: Some(PABX),
        extension,
        variables: variables(&wish.variaveis)?,
        ..dial::Extra::default()
    };
    let dialled = dial::dial(state, user, request, extra).await;
    let dialled = dialled.map_err(in_these_words)?;
    if let Some(note) = wish.notes.as_deref().and_then(note) {
        let note = Map::from_iter([("content".to_owned(), json!(note.content))]);
        let key = key.map(|key| RequestKey {
            scope: "click-to-call-note",
            ..key
        });
        attach::note(state, user, &dialled.call.id, note, key).await?;
    }
    let detail = call_log::detail(state, user, &dialled.call.id).await?;
    Ok(ClickToCallAnswer {
        call: shown(detail.call),
        fell_back_from: dialled.fell_back_from,
    })
}

/// The field as it is called here.
fn in_these_words(error: ApiError) -> ApiError {
    match error.field.as_deref() {
        Some("to_number") => error.field("numero_destino"),
        Some("agent_number" | "from_number") => error.field("ramal_origem"),
        _ => error,
    }
}

/// The extension to ring when it isn't the usual one. An agent rings the own one only.
async fn extension(
    state: &AppState,
    user: &CurrentUser,
    wanted: Option<&Loose>,
) -> ApiResult<Option<String>> {
    let Some(wanted) = wanted.and_then(Loose::said) else {
        return Ok(None);
    };
    let dialable = wanted.chars().all(|c| c.is_ascii_digit());
    if !dialable || wanted.len() > 15 {
        return Err(ApiError::invalid(
            "ramal_origem",
            "An extension has digits only.",
        ));
    }
    let own = own_extension(state, user).await?;
    if own.as_deref() != Some(wanted) && !user.is(Role::Admin) {
        return Err(
            ApiError::not_allowed("You may dial from your own extension only.")
                .field("ramal_origem"),
        );
    }
    Ok(Some(wanted.to_owned()))
}

fn variables(sent: &BTreeMap<String, Loose>) -> ApiResult<BTreeMap<String, String>> {
    let long = |text: &str| text.chars().count() > VARIABLE;
    if sent.len() > VARIABLES
        || sent
            .iter()
            .any(|(name, value)| long(name) || long(&value.0))
    {
        return Err(ApiError::invalid(
            "variaveis",
            format!("At most {VARIABLES} variables of {VARIABLE} characters each."),
        ));
    }
    let pairs = sent.iter();
    Ok(pairs
        .map(|(name, value)| (name.clone(), value.0.clone()))
        .collect())
}
