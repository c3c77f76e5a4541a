//! Settings that look like a DocType with a single record of the same name, e.g. `CRM Tata Tele Settings`.

use super::tata_tele::TataTele;
use async_trait::async_trait;
use axum::http::Method;
use ringlet_model::Role;
use serde_json::{Map, Value};

use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult};
use crate::route::frappe::{Args, sent};

/// Settings of one provider in Frappe's shape. Only administrators get here.
#[async_trait]
pub trait SettingsDocType: Send + Sync {
    /// Frappe's name, e.g. `CRM Tata Tele Settings`.
    fn doctype(&self) -> &'static str;

    /// The fields as they are, secrets masked, with `modified` and the other standard fields.
    async fn read(&self, state: &AppState) -> ApiResult<Map<String, Value>>;

    /// Changes the fields sent (a mask leaves a secret as it is, an empty text removes it); returns all as they are then.
    /// A `modified` among them must be the stored one.
    async fn write(
        &self,
        state: &AppState,
        user: &CurrentUser,
        sent: &Map<String, Value>,
    ) -> ApiResult<Map<String, Value>>;
}

/// The settings of every provider that has some.
static ALL: &[&dyn SettingsDocType] = &[&TataTele];

/// The settings of that name.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static dyn SettingsDocType> {
    ALL.iter()
        .copied()
        .find(|settings| settings.doctype() == name)
}

/// Answers `GET` and `PUT`.
///
/// # Errors
/// 403 for anybody but administrators, 404 for other verbs, and what the settings themselves refuse.
pub(in crate::route) async fn answer(
    state: &AppState,
    settings: &dyn SettingsDocType,
    user: &CurrentUser,
    args: &Args,
) -> ApiResult<Value> {
    user.require(Role::Admin)?;
    let fields = match args.method {
        Method::GET => settings.read(state).await?,
        Method::PUT | Method::POST => settings.write(state, user, &sent(args)?).await?,
        _ => return Err(ApiError::not_allowed("Settings can be read and changed.")),
    };
    Ok(Value::Object(fields))
}
