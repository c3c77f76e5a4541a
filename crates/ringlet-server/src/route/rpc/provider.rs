//! Methods of Frappe CRM's own providers, which this server doesn't dial through: switched off, as a site answers that
//! hasn't set them up.

use serde_json::{Value, json};

use crate::error::{ApiError, ApiResult, Code};

/// None when the method isn't one of these.
pub(super) fn call(method: &str) -> Option<ApiResult<Value>> {
    Some(match method {
        "crm.integrations.twilio.api.is_enabled"
        | "crm.integrations.exotel.handler.is_integration_enabled" => Ok(json!(0)),
        "crm.integrations.twilio.api.generate_access_token" => Ok(json!({})),
        "crm.integrations.exotel.handler.make_a_call" => Err(off("Exotel")),
        "crm.integrations.exotel.handler.handle_request" => {
            Err(ApiError::not_allowed("Exotel isn't switched on here."))
        }
        _ => return None,
    })
}

fn off(label: &str) -> ApiError {
    ApiError::new(
        Code::NotConfigured,
        format!("Please setup {label} integration"),
    )
}
