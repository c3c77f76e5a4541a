//! Settings that are about to be saved, tried at the company itself: it checks the credentials, and gives what is still
//! missing.

use std::collections::BTreeMap;

use ringlet_model::api::FieldKind;
use secrecy::ExposeSecret as _;

use super::{provider_line, provider_settings};
use crate::app::AppState;
use crate::error::{ApiError, ApiResult};
use crate::provider::{Field, Form, Made, SetUpError, Settings, Values, company};
use crate::storage::{ProviderSetting, SecretChange};

/// What becomes of a form's secrets.
type Secrets = Vec<(&'static Field, SecretChange)>;

/// Tries the settings of a company that is to be switched on, and fills in what the company made.
///
/// # Errors
/// `invalid` with the field; the provider's own errors when it can't be asked.
pub(super) async fn complete(
    state: &AppState,
    form: &'static Form,
    setting: &mut ProviderSetting,
    secrets: &mut Secrets,
) -> ApiResult<()> {
    let Some(company) = company(form.provider) else {
        return Ok(());
    };
    let settings = Settings {
        values: Values::new(setting.fields.clone()),
        secrets: opened(state, form, secrets).await?,
    };
    let origin = state.config.origin();
    let made = state.lines.set_up(company, &settings, &origin).await;
    let Made {
        values,
        secrets: new,
    } = made.map_err(|error| match error {
        SetUpError::Problem(problem) => provider_settings::told(FieldKind::Text, problem),
        SetUpError::Provider(error) => provider_line::explain_setting(form.provider, &error),
    })?;
    for (name, value) in values {
        setting.fields.insert(name.to_owned(), value);
    }
    for (name, secret) in new {
        let Some(field) = form.field(name) else {
            continue;
        };
        let name = form.secret_name(field);
        let sealed = state.vault.seal(&name, secret.expose_secret());
        let sealed = sealed.map_err(ApiError::internal)?;
        secrets.retain(|(changed, _)| changed.name != field.name);
        secrets.push((field, SecretChange::Replace(sealed)));
    }
    Ok(())
}

/// The secrets as they would be after saving.
async fn opened(
    state: &AppState,
    form: &'static Form,
    changes: &Secrets,
) -> ApiResult<BTreeMap<&'static str, secrecy::SecretString>> {
    let mut secrets = BTreeMap::new();
    for field in form.fields.iter().filter(|field| field.is_secret()) {
        let change = changes
            .iter()
            .find(|(changed, _)| changed.name == field.name);
        let secret = match change.map(|(_, change)| change) {
            Some(SecretChange::Replace(sealed)) => {
                let name = form.secret_name(field);
                let opened = state.vault.open_sealed(&name, sealed);
                Some(opened.map_err(ApiError::internal)?)
            }
            Some(SecretChange::Forget) => None,
            Some(SecretChange::Keep) | None => {
                provider_settings::secret(state, form, field).await?
            }
        };
        if let Some(secret) = secret {
            secrets.insert(field.name, secret);
        }
    }
    Ok(secrets)
}
