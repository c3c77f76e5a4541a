//! `crm.integrations.api.*`: what Frappe CRM's own telephony offers to its pages.

use ringlet_model::provider::Provider;
use serde_json::{Map, Value, json};

use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult};
use crate::route::frappe::Args;
use crate::service::document::render::{self, Nulls};
use crate::service::{attach, boot, default_medium, match_record};

/// Which providers are on, in the nested shape of today's Frappe CRM and the flat one of older releases.
pub(super) async fn enabled(state: &AppState, user: &CurrentUser) -> ApiResult<Value> {
    let on = boot::providers(state, user).await?;
    let is_on = |provider: Provider| on.iter().any(|view| view.id == provider);
    let mut nested = Map::new();
    let mut answer = Map::new();
    for provider in Provider::ALL
        .into_iter()
        .filter(|provider| provider.dials() && *provider != Provider::Manual)
    {
        nested.insert(provider.id().to_owned(), is_on(provider).into());
        answer.insert(
            format!("{}_enabled", provider.id()),
            u8::from(is_on(provider)).into(),
        );
    }
    answer.insert("integrations".to_owned(), Value::Object(nested));
    answer.insert(
        "default_calling_medium".to_owned(),
        default_medium::of(state, &user.id).await?.into(),
    );
    Ok(Value::Object(answer))
}

/// Sets the caller's own default provider; returns it.
pub(super) async fn set_default(
    state: &AppState,
    user: &CurrentUser,
    args: &Args,
) -> ApiResult<Value> {
    args.may_write()?;
    let medium = args
        .get("medium")
        .ok_or_else(|| ApiError::invalid("medium", "The argument “medium” is missing."))?;
    let medium = medium
        .as_str()
        .ok_or_else(|| ApiError::invalid("medium", "“medium” must be a text."))?;
    Ok(default_medium::set(state, user, medium).await?.into())
}

/// Hangs a note on a call: a new one, or with `name` a new content for one.
pub(super) async fn add_note(
    state: &AppState,
    user: &CurrentUser,
    args: &Args,
) -> ApiResult<Value> {
    args.may_write()?;
    let (call, note) = (args.required("call_sid")?, args.object("note")?);
    let stored = attach::note(
        state,
        user,
        &call,
        note,
        args.request_key(&user.id, "note")?,
    )
    .await?;
    Ok(Value::Object(render::document(
        stored.doctype,
        &stored.document,
        Nulls::Kept,
        &state.zone,
    )))
}

/// Hangs a task on a call: a new one, or with `name` new values for one.
pub(super) async fn add_task(
    state: &AppState,
    user: &CurrentUser,
    args: &Args,
) -> ApiResult<Value> {
    args.may_write()?;
    let (call, task) = (args.required("call_sid")?, args.object("task")?);
    let stored = attach::task(
        state,
        user,
        &call,
        task,
        args.request_key(&user.id, "task")?,
    )
    .await?;
    Ok(Value::Object(render::document(
        stored.doctype,
        &stored.document,
        Nulls::Kept,
        &state.zone,
    )))
}

/// Whom a number belongs to.
pub(super) async fn contact(state: &AppState, args: &Args) -> ApiResult<Value> {
    match_record::contact(state, &args.required("phone_number")?).await
}

/// The record a number belongs to, as `[name, DocType]`.
pub(super) async fn record(state: &AppState, args: &Args) -> ApiResult<Value> {
    let best = match_record::matches(state, &args.required("number")?, None)
        .await?
        .into_iter()
        .next();
    Ok(best.map_or_else(
        || json!([null, null]),
        |best| json!([best.name, best.doctype]),
    ))
}
