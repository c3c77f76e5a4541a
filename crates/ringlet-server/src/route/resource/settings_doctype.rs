//! Settings of providers, which look like a DocType with a single record of the same name, e.g. `CRM Tata Tele Settings`.

use axum::http::Method;
use ringlet_model::Role;
use serde_json::Value;

use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult};
use crate::provider::Form;
use crate::route::frappe::{Args, sent};
use crate::service::provider_settings;

/// The settings of that name.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Form> {
    provider_settings::by_doctype(name)
}

/// Answers `GET` and `PUT`.
///
/// # Errors
/// 403 for anybody but administrators and for other verbs, and what the settings themselves refuse.
pub(in crate::route) async fn answer(
    state: &AppState,
    form: &'static Form,
    user: &CurrentUser,
    args: &Args,
) -> ApiResult<Value> {
    user.require(Role::Admin)?;
    let fields = match args.method {
        Method::GET => provider_settings::document(state, form).await?,
        Method::PUT | Method::POST => {
            provider_settings::save(state, user, form, &sent(args)?).await?
        }
        _ => return Err(ApiError::not_allowed("Settings can be read and changed.")),
    };
    Ok(Value::Object(fields))
}
