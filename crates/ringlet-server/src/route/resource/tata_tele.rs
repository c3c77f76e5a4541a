//! `CRM Tata Tele Settings`.

use async_trait::async_trait;
use serde_json::{Map, Value};

use super::settings_doctype::SettingsDocType;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::ApiResult;
use crate::service::tata_tele_settings;

/// Settings of Tata Tele Smartflo.
pub(super) struct TataTele;

#[async_trait]
impl SettingsDocType for TataTele {
    fn doctype(&self) -> &'static str {
        tata_tele_settings::DOCTYPE
    }

    async fn read(&self, state: &AppState) -> ApiResult<Map<String, Value>> {
        tata_tele_settings::document(state).await
    }

    async fn write(
        &self,
        state: &AppState,
        user: &CurrentUser,
        sent: &Map<String, Value>,
    ) -> ApiResult<Map<String, Value>> {
        tata_tele_settings::save(state, user, sent).await
    }
}
