//! `CRM Tata Tele Settings`: reading and saving. The API token is sealed in the vault and never read back.

use ringlet_model::Timestamp;
use ringlet_model::provider::Provider;
use serde_json::{Map, Value, json};

use super::provider_line::TATA_TELE_TOKEN;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult, Code};
use crate::number;
use crate::provider::tata_tele::{DEFAULT_ENDPOINT, parse_endpoint};
use crate::storage::{
    AuditRecord, NumberEntry, SecretChange, SettingRefusal, TataTeleChange, TataTeleSettings,
};
use crate::vault::{MASK, is_mask};

/// The DocType, which is also the document's name.
pub const DOCTYPE: &str = "CRM Tata Tele Settings";
/// Longest value of a field; API tokens are JWTs of some hundred signs.
const LONGEST: usize = 4_000;

/// The document, its secret masked.
///
/// # Errors
/// Storing failed.
pub async fn document(state: &AppState) -> ApiResult<Map<String, Value>> {
    let settings = stored(state).await?;
    let token_set = state.store.find_secret(TATA_TELE_TOKEN).await?.is_some();
    Ok(render(state, &settings, token_set))
}

async fn stored(state: &AppState) -> ApiResult<TataTeleSettings> {
    Ok(state
        .store
        .tata_tele_settings()
        .await?
        .unwrap_or_else(|| TataTeleSettings {
            enabled: false,
            api_endpoint: DEFAULT_ENDPOINT.to_owned(),
            account_id: String::new(),
            phone_number: String::new(),
            modified_at: Timestamp(0),
            modified_by: "Administrator".to_owned(),
        }))
}

fn render(state: &AppState, settings: &TataTeleSettings, token_set: bool) -> Map<String, Value> {
    let stamp = |at| state.zone.write(at);
    let fields = json!({
        "doctype": DOCTYPE,
        "name": DOCTYPE,
        "owner": "Administrator",
        "creation": stamp(Timestamp(0)),
        "modified": stamp(settings.modified_at),
        "modified_by": settings.modified_by,
        "docstatus": 0,
        "idx": "0",
        "enabled": u8::from(settings.enabled),
        "api_endpoint": settings.api_endpoint,
        "api_token": if token_set { MASK } else { "" },
        "account_id": settings.account_id,
        "phone_number": settings.phone_number,
    });
    match fields {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

/// Saves the fields that were sent; what is left out stays. Returns the document as it is now.
///
/// # Errors
/// `not-allowed` for anyone but an administrator; `invalid` with the field; `stale` when somebody else changed the
/// document since `modified` was read.
pub async fn save(
    state: &AppState,
    user: &CurrentUser,
    sent: &Map<String, Value>,
) -> ApiResult<Map<String, Value>> {
    user.require(ringlet_model::Role::Admin)?;
    let old = stored(state).await?;
    let had_token = state.store.find_secret(TATA_TELE_TOKEN).await?.is_some();
    let token = token_change(state, sent)?;
    let has_token = match &token {
        SecretChange::Keep => had_token,
        SecretChange::Forget => false,
        SecretChange::Replace(_) => true,
    };
    let settings = merged(&old, sent, &user.id, has_token)?;
    let own_numbers = own_numbers(&settings);
    let change = TataTeleChange {
        read_at: read_at(state, &old, sent)?,
        audit: AuditRecord::by(&user.id, "settings-changed")
            .target(Provider::TataTele.id())
            .detail(said(&old, &settings, &token)),
        settings,
        token,
    };
    let saved = state.store.save_tata_tele_settings(change).await;
    let saved = saved.map_err(|refusal| match refusal {
        SettingRefusal::Stale => stale(),
        SettingRefusal::Storage(error) => error.into(),
    })?;
    let source = Provider::TataTele.id();
    state.store.save_own_numbers(source, own_numbers).await?;
    Ok(render(state, &saved, has_token))
}

/// The stamp of the version that the editor read; None when it never said.
fn read_at(
    state: &AppState,
    old: &TataTeleSettings,
    sent: &Map<String, Value>,
) -> ApiResult<Option<Timestamp>> {
    match text(sent, "modified")? {
        // A stamp that isn't the stored one, whatever it says, was not read from this version.
        Some(read) if read.trim() != state.zone.write(old.modified_at) => Err(stale()),
        Some(_) => Ok(Some(old.modified_at).filter(|at| at.0 != 0)),
        None => Ok(None),
    }
}

fn stale() -> ApiError {
    ApiError::new(
        Code::Stale,
        "Somebody else changed these settings since you opened them.",
    )
    .hint("Load them again before you save.")
}

fn merged(
    old: &TataTeleSettings,
    sent: &Map<String, Value>,
    by: &str,
    has_token: bool,
) -> ApiResult<TataTeleSettings> {
    let keep = |field: &'static str, old: &str| {
        Ok::<_, ApiError>(
            text(sent, field)?.map_or_else(|| old.to_owned(), |text| text.trim().to_owned()),
        )
    };
    let mut api_endpoint = keep("api_endpoint", &old.api_endpoint)?;
    if api_endpoint.is_empty() {
        api_endpoint = DEFAULT_ENDPOINT.to_owned();
    }
    parse_endpoint(&api_endpoint).map_err(|why| ApiError::invalid("api_endpoint", why))?;
    let phone_number = keep("phone_number", &old.phone_number)?;
    if !phone_number.is_empty() && !can_be_rung(&phone_number) {
        return Err(ApiError::invalid(
            "phone_number",
            "This is not a phone number, extension or agent id.",
        )
        .exc_type("InvalidPhoneNumberError"));
    }
    let enabled = check(sent, "enabled")?.unwrap_or(old.enabled);
    if enabled && !has_token {
        return Err(ApiError::missing("api_token")
            .hint("Make one in Smartflo under API Connect, API Tokens."));
    }
    Ok(TataTeleSettings {
        enabled,
        api_endpoint,
        account_id: keep("account_id", &old.account_id)?,
        phone_number,
        modified_at: old.modified_at,
        modified_by: by.to_owned(),
    })
}

/// A number, an extension, or an agent id of Smartflo such as `0500000000001`: nothing but digits and what people write
/// between them.
fn can_be_rung(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let written = |c: char| c.is_ascii_digit() || "+ -().".contains(c);
    (3..=15).contains(&digits) && text.chars().all(written)
}

/// Only stars: unchanged. Empty: forgotten. Anything else: the new one.
fn token_change(state: &AppState, sent: &Map<String, Value>) -> ApiResult<SecretChange> {
    let Some(token) = text(sent, "api_token")? else {
        return Ok(SecretChange::Keep);
    };
    let token = token.trim();
    if is_mask(token) {
        return Ok(SecretChange::Keep);
    }
    if token.is_empty() {
        return Ok(SecretChange::Forget);
    }
    if token.chars().any(|c| c.is_control() || !c.is_ascii()) {
        return Err(ApiError::invalid(
            "api_token",
            "An API token has plain letters, digits and signs only.",
        ));
    }
    let sealed = state
        .vault
        .seal(TATA_TELE_TOKEN, token)
        .map_err(ApiError::internal)?;
    Ok(SecretChange::Replace(sealed))
}

fn text(sent: &Map<String, Value>, field: &'static str) -> ApiResult<Option<String>> {
    let text = match sent.get(field) {
        None => return Ok(None),
        Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        Some(_) => {
            return Err(ApiError::invalid(
                field,
                format!("“{field}” must be a text."),
            ));
        }
    };
    if text.len() > LONGEST {
        return Err(ApiError::invalid(field, format!("“{field}” is too long."))
            .exc_type("CharacterLengthExceededError"));
    }
    Ok(Some(text))
}

fn check(sent: &Map<String, Value>, field: &'static str) -> ApiResult<Option<bool>> {
    match sent.get(field) {
        None => Ok(None),
        Some(Value::Null) => Ok(Some(false)),
        Some(Value::Bool(on)) => Ok(Some(*on)),
        Some(Value::Number(number)) if number.as_u64().is_some_and(|n| n <= 1) => {
            Ok(Some(number.as_u64() == Some(1)))
        }
        Some(Value::String(text)) if text == "0" || text == "1" => Ok(Some(text == "1")),
        Some(_) => Err(ApiError::invalid(
            field,
            format!("“{field}” must be 0 or 1."),
        )),
    }
}

/// A phone of our own must not be taken for a customer's.
fn own_numbers(settings: &TataTeleSettings) -> Vec<NumberEntry> {
    let key = number::key(&settings.phone_number, Some("IN"));
    key.map(|key| NumberEntry {
        raw: settings.phone_number.clone(),
        key,
        primary: true,
    })
    .into_iter()
    .collect()
}

fn said(old: &TataTeleSettings, new: &TataTeleSettings, token: &SecretChange) -> String {
    let mut changes = Vec::new();
    match (old.enabled, new.enabled) {
        (false, true) => changes.push("switched on"),
        (true, false) => changes.push("switched off"),
        _ => {}
    }
    for (field, changed) in [
        ("api_endpoint", old.api_endpoint != new.api_endpoint),
        ("account_id", old.account_id != new.account_id),
        ("phone_number", old.phone_number != new.phone_number),
        ("api_token", !matches!(token, SecretChange::Keep)),
    ] {
        if changed {
            changes.push(field);
        }
    }
    if changes.is_empty() {
        "No change.".to_owned()
    } else {
        format!("Changed: {}.", changes.join(", "))
    }
}
