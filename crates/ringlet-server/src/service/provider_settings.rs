//! `CRM <Provider> Settings`: reading and saving, by the provider's form. Secrets are sealed in the vault and never read
//! back.

use std::collections::BTreeMap;

use ringlet_model::Timestamp;
use ringlet_model::api::{FieldKind, FormActions, FormField, ProviderForm};
use ringlet_model::provider::Provider;
use secrecy::SecretString;
use serde_json::{Map, Value};

use super::provider_set_up;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::doctype::known::agent_field;
use crate::error::{ApiError, ApiResult};
use crate::number;
use crate::provider::{COMPANIES, Field, Form, Problem, Settings, Values, company};
use crate::storage::{
    AuditRecord, NumberEntry, ProviderSetting, ProviderSettingChange, SecretChange, SettingRefusal,
};
use crate::vault::{MASK, is_mask};

/// The form of the settings document of that name.
#[must_use]
pub fn by_doctype(doctype: &str) -> Option<&'static Form> {
    let mut forms = COMPANIES.iter().map(|company| company.form());
    forms.find(|form| form.doctype == doctype)
}

/// The description from which a screen draws these settings.
///
/// # Errors
/// Storing failed.
pub async fn describe(state: &AppState, form: &Form) -> ApiResult<ProviderForm> {
    let mut fields = Vec::new();
    for field in form.fields.iter().filter(|field| !field.ours) {
        fields.push(FormField {
            name: field.name.to_owned(),
            kind: field.kind,
            required: field.required,
            default: field.default.to_owned(),
            choices: field.choices.iter().map(ToString::to_string).collect(),
            longest: field.longest.into(),
            begins: field.begins.to_owned(),
            range: field.range,
            secret_set: field.is_secret() && has_secret(state, form, field).await?,
        });
    }
    Ok(ProviderForm {
        provider: form.provider,
        label: form.provider.label().to_owned(),
        doctype: form.doctype.to_owned(),
        fields,
        agent: form.agent,
        agent_field: agent_field(form.provider).map(ToOwned::to_owned),
        actions: FormActions {
            test_connection: form.probes,
            webhook: form.webhook,
            register_webhook: form.provider == Provider::Dialpad,
            test_call: form.provider.dials(),
        },
        capabilities: form.provider.capabilities(),
        experimental: form.experimental,
    })
}

/// The settings with their secrets opened; None: never saved.
///
/// # Errors
/// The vault can't open one, or storing failed.
pub async fn opened(state: &AppState, form: &Form) -> ApiResult<Option<Settings>> {
    let Some(stored) = state.store.provider_setting(form.provider).await? else {
        return Ok(None);
    };
    let mut secrets = BTreeMap::new();
    for field in form.fields.iter().filter(|field| field.is_secret()) {
        if let Some(secret) = secret(state, form, field).await? {
            secrets.insert(field.name, secret);
        }
    }
    let values = Values::new(stored.fields);
    Ok(Some(Settings { values, secrets }))
}

/// A field's secret, opened; None: it isn't set.
pub(super) async fn secret(
    state: &AppState,
    form: &Form,
    field: &Field,
) -> ApiResult<Option<SecretString>> {
    let name = form.secret_name(field);
    let Some(kept) = state.store.find_secret(&name).await? else {
        return Ok(None);
    };
    let opened = state.vault.open_sealed(&name, &kept.sealed);
    opened.map(Some).map_err(ApiError::internal)
}

async fn has_secret(state: &AppState, form: &Form, field: &Field) -> ApiResult<bool> {
    let name = form.secret_name(field);
    Ok(state.store.find_secret(&name).await?.is_some())
}

/// The document, its secrets masked.
///
/// # Errors
/// Storing failed.
pub async fn document(state: &AppState, form: &Form) -> ApiResult<Map<String, Value>> {
    let setting = stored(state, form).await?;
    render(state, form, &setting).await
}

async fn stored(state: &AppState, form: &Form) -> ApiResult<ProviderSetting> {
    let stored = state.store.provider_setting(form.provider).await?;
    Ok(stored.unwrap_or_else(|| ProviderSetting {
        enabled: false,
        fields: BTreeMap::new(),
        modified_at: Timestamp(0),
        modified_by: "Administrator".to_owned(),
    }))
}

async fn render(
    state: &AppState,
    form: &Form,
    setting: &ProviderSetting,
) -> ApiResult<Map<String, Value>> {
    let stamp = |at| Value::from(state.zone.write(at));
    let mut shown = Map::from_iter(
        [
            ("doctype", form.doctype.into()),
            ("name", form.doctype.into()),
            ("owner", "Administrator".into()),
            ("creation", stamp(Timestamp(0))),
            ("modified", stamp(setting.modified_at)),
            ("modified_by", setting.modified_by.as_str().into()),
            ("docstatus", 0.into()),
            ("idx", "0".into()),
            ("enabled", u8::from(setting.enabled).into()),
        ]
        .map(|(name, value): (&str, Value)| (name.to_owned(), value)),
    );
    for field in form.fields {
        let value = if field.is_secret() {
            let set = has_secret(state, form, field).await?;
            if set { MASK } else { "" }.into()
        } else {
            show(field, setting.fields.get(field.name).map(String::as_str))
        };
        shown.insert(field.name.to_owned(), value);
    }
    Ok(shown)
}

/// A value as Frappe writes it: a check and a number are numbers.
fn show(field: &Field, kept: Option<&str>) -> Value {
    let text = kept.unwrap_or(field.default);
    match field.kind {
        FieldKind::Check => u8::from(text == "1").into(),
        FieldKind::Number => text.parse::<i64>().map_or(Value::Null, Value::from),
        _ => text.into(),
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
    form: &'static Form,
    sent: &Map<String, Value>,
) -> ApiResult<Map<String, Value>> {
    user.require(ringlet_model::Role::Admin)?;
    let old = stored(state, form).await?;
    let mut secrets = secret_changes(state, form, sent)?;
    let fields = merged(form, &old, sent)?;
    let mut setting = ProviderSetting {
        enabled: check(sent, "enabled")?.unwrap_or(old.enabled),
        fields,
        modified_at: old.modified_at,
        modified_by: user.id.clone(),
    };
    if setting.enabled {
        check_complete(state, form, &setting, &secrets).await?;
        provider_set_up::complete(state, form, &mut setting, &mut secrets).await?;
    }
    let own_numbers = own_numbers(state, form, &setting).await?;
    let change = ProviderSettingChange {
        provider: form.provider,
        read_at: read_at(state, &old, sent)?,
        audit: AuditRecord::by(&user.id, "settings-changed")
            .target(form.provider.id())
            .detail(said(form, &old, &setting, &secrets)),
        setting,
        secrets: secrets
            .into_iter()
            .map(|(field, change)| (form.secret_name(field), change))
            .collect(),
    };
    let saved = state.store.save_provider_setting(change).await?;
    let source = form.provider.id();
    state.store.save_own_numbers(source, own_numbers).await?;
    render(state, form, &saved).await
}

/// The stamp of the version that the editor read; None when it never said.
fn read_at(
    state: &AppState,
    old: &ProviderSetting,
    sent: &Map<String, Value>,
) -> ApiResult<Option<Timestamp>> {
    match text(sent, "modified")? {
        // A stamp that isn't the stored one, whatever it says, was not read from this version.
        Some(read) if read.trim() != state.zone.write(old.modified_at) => {
            Err(SettingRefusal::Stale.into())
        }
        Some(_) => Ok(Some(old.modified_at)),
        None => Ok(None),
    }
}

/// Every field that isn't secret: as sent, else as it was, else its default.
fn merged(
    form: &Form,
    old: &ProviderSetting,
    sent: &Map<String, Value>,
) -> ApiResult<BTreeMap<String, String>> {
    let mut fields = BTreeMap::new();
    for field in form.fields.iter().filter(|field| !field.is_secret()) {
        let kept = old.fields.get(field.name).map_or("", String::as_str);
        let value = match (field.kind, sent.get(field.name)) {
            (_, None) => kept.to_owned(),
            _ if field.ours => kept.to_owned(),
            (FieldKind::Check, Some(_)) => {
                u8::from(check(sent, field.name)?.unwrap_or_default()).to_string()
            }
            (_, Some(_)) => text(sent, field.name)?.unwrap_or_default(),
        };
        let value = field
            .read(&value)
            .map_err(|wrong| told(field.kind, wrong))?;
        fields.insert(field.name.to_owned(), value);
    }
    (form.check)(&Values::new(fields.clone())).map_err(|wrong| told(FieldKind::Text, wrong))?;
    Ok(fields)
}

pub(super) fn told(kind: FieldKind, problem: Problem) -> ApiError {
    let error = ApiError::invalid(problem.field, problem.message);
    match kind {
        FieldKind::Phone => error.exc_type("InvalidPhoneNumberError"),
        _ => error,
    }
}

/// Nothing that the provider can't do without is missing.
async fn check_complete(
    state: &AppState,
    form: &Form,
    setting: &ProviderSetting,
    secrets: &[(&'static Field, SecretChange)],
) -> ApiResult<()> {
    for field in form.fields.iter().filter(|field| field.required) {
        let there = if field.is_secret() {
            let change = secrets
                .iter()
                .find(|(changed, _)| changed.name == field.name);
            match change.map(|(_, change)| change) {
                Some(SecretChange::Replace(_)) => true,
                Some(SecretChange::Forget) => false,
                Some(SecretChange::Keep) | None => has_secret(state, form, field).await?,
            }
        } else {
            let value = setting.fields.get(field.name);
            value.is_some_and(|value| !value.is_empty())
        };
        if !there {
            return Err(ApiError::missing(field.name).hint(field.found));
        }
    }
    Ok(())
}

/// Only stars: unchanged. Empty: forgotten. Anything else: the new one.
fn secret_changes(
    state: &AppState,
    form: &'static Form,
    sent: &Map<String, Value>,
) -> ApiResult<Vec<(&'static Field, SecretChange)>> {
    let mut changes = Vec::new();
    for field in form.fields.iter().filter(|field| field.is_secret()) {
        let Some(text) = text(sent, field.name)? else {
            continue;
        };
        if is_mask(text.trim()) {
            continue;
        }
        let secret = field.read(&text).map_err(|wrong| told(field.kind, wrong))?;
        changes.push((
            field,
            if secret.is_empty() {
                SecretChange::Forget
            } else {
                let sealed = state.vault.seal(&form.secret_name(field), &secret);
                SecretChange::Replace(sealed.map_err(ApiError::internal)?)
            },
        ));
    }
    Ok(changes)
}

fn text(sent: &Map<String, Value>, field: &'static str) -> ApiResult<Option<String>> {
    match sent.get(field) {
        None => Ok(None),
        Some(Value::Null) => Ok(Some(String::new())),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        Some(_) => Err(ApiError::invalid(
            field,
            format!("“{field}” must be a text."),
        )),
    }
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
async fn own_numbers(
    state: &AppState,
    form: &Form,
    setting: &ProviderSetting,
) -> ApiResult<Vec<NumberEntry>> {
    let values = Values::new(setting.fields.clone());
    let region = region(state, form.provider, &values).await?;
    let ours = [form.shared_phone, form.caller_id].into_iter().flatten();
    let entry = |field| {
        let raw = values.filled(field)?;
        Some(NumberEntry {
            raw: raw.to_owned(),
            key: number::key(raw, region.as_deref())?,
            primary: true,
        })
    };
    Ok(ours.filter_map(entry).collect())
}

/// Where a provider's numbers without `+` are at home: the provider's own country, else the site's.
///
/// # Errors
/// Storing failed.
pub async fn region(
    state: &AppState,
    provider: Provider,
    values: &Values,
) -> ApiResult<Option<String>> {
    let own = company(provider).and_then(|company| company.region(values));
    match own {
        Some(region) => Ok(Some(region.to_owned())),
        None => Ok(state.store.site().await?.region),
    }
}

/// What changed, for the audit log: names of fields, no values.
fn said(
    form: &Form,
    old: &ProviderSetting,
    new: &ProviderSetting,
    secrets: &[(&'static Field, SecretChange)],
) -> String {
    let mut changes = Vec::new();
    match (old.enabled, new.enabled) {
        (false, true) => changes.push("switched on"),
        (true, false) => changes.push("switched off"),
        _ => {}
    }
    let value = |setting: &ProviderSetting, field: &Field| {
        let kept = setting.fields.get(field.name);
        kept.map_or_else(|| field.default.to_owned(), Clone::clone)
    };
    let open = form.fields.iter().filter(|field| !field.is_secret());
    changes.extend(
        open.filter(|field| value(old, field) != value(new, field))
            .map(|field| field.name),
    );
    changes.extend(secrets.iter().map(|(field, _)| field.name));
    if changes.is_empty() {
        "No change.".to_owned()
    } else {
        format!("Changed: {}.", changes.join(", "))
    }
}
