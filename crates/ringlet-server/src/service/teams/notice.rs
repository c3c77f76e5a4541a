//! Notifications of Microsoft Graph: they name a record, which is fetched later; nothing else in them is believed.

use ringlet_model::provider::Provider;
use secrecy::ExposeSecret as _;
use serde_json::Value;
use subtle::ConstantTimeEq as _;

use super::{SOURCE, is_on, round, subscribe};
use crate::app::AppState;
use crate::error::{ApiError, ApiResult, Code};
use crate::service::webhook_key;

/// Where they come in.
pub const PATH: &str = "/calls/webhooks/teams";
/// Ids are no longer.
const LONGEST_ID: usize = 128;

/// Takes a notification: each of its items must carry the state that we gave with the subscription.
///
/// # Errors
/// 404 while Teams is off, 400 for what is none, 403 when no item proves that it is ours; storing failed.
pub async fn receive(state: &AppState, body: &[u8]) -> ApiResult<()> {
    if !is_on(state).await? {
        return Err(ApiError::not_found("Webhook of", "Teams"));
    }
    let unread = || {
        ApiError::new(
            Code::BadRequest,
            "This is no notification of Microsoft Graph.",
        )
    };
    let json: Value = serde_json::from_slice(body).map_err(|_| unread())?;
    let items = json
        .get("value")
        .and_then(Value::as_array)
        .ok_or_else(unread)?;
    let key = webhook_key::key(state, Provider::Teams).await?;
    let ours = |item: &&Value| {
        let sent = item
            .get("clientState")
            .and_then(Value::as_str)
            .unwrap_or_default();
        bool::from(key.expose_secret().as_bytes().ct_eq(sent.as_bytes()))
    };
    let (proved, others): (Vec<&Value>, Vec<&Value>) = items.iter().partition(ours);
    if !others.is_empty() {
        tracing::warn!(
            items = others.len(),
            "notifications of Teams that prove nothing"
        );
        metrics::counter!("ringlet_webhooks_refused_total", "provider" => "teams")
            .increment(others.len() as u64);
    }
    if proved.is_empty() && !items.is_empty() {
        return Err(ApiError::not_allowed(
            "The clientState of this notification is wrong.",
        ));
    }
    let mut records = Vec::new();
    for item in proved {
        match item.get("lifecycleEvent").and_then(Value::as_str) {
            Some("missed") => round::sync_soon(state).await?,
            Some(_) => subscribe::look_soon(state).await?,
            None => records.extend(record(item)),
        }
    }
    let now = state.clock.now();
    Ok(state.store.add_notices(SOURCE, records, now).await?)
}

fn record(item: &Value) -> Option<String> {
    let id = item.pointer("/resourceData/id").and_then(Value::as_str);
    let id = id.or_else(|| item.get("resource")?.as_str()?.rsplit('/').next())?;
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    (!id.is_empty() && id.len() <= LONGEST_ID && id.chars().all(plain)).then(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::record;

    #[test]
    fn an_item_names_a_record_or_nothing() {
        for (item, wanted) in [
            (json!({"resourceData": {"id": "a-1"}}), Some("a-1")),
            (
                json!({"resource": "communications/callRecords/b-2"}),
                Some("b-2"),
            ),
            (json!({"resourceData": {"id": "../users"}}), None),
            (json!({"resourceData": {"id": "x".repeat(129)}}), None),
            (json!({"resource": ""}), None),
            (json!({}), None),
        ] {
            assert_eq!(record(&item).as_deref(), wanted, "{item}");
        }
    }
}
