//! Operators: who takes calls at the PABX, and whether. What the PABX's list says goes before what we remember; what it
//! doesn't say, we remember from what was done here.

use ringlet_model::Role;
use ringlet_model::api::telephony::{Operator, OperatorChange, OperatorList, Presence};
use serde_json::json;

use super::pabx::{PABX, ask};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult};
use crate::provider::{OperatorAct, Seen};
use crate::service::provider_line;
use crate::storage::{AuditRecord, LiveDraft, SettingRefusal};

/// Longest reason of a pause.
const REASON: usize = 200;
/// Name of the live message; its data is the [`Operator`].
pub const LIVE: &str = "jt_telecom_operator";

/// All operators for an administrator; the own one for an agent.
///
/// # Errors
/// 403 for viewers; 409 `not-configured`; the PABX's.
pub async fn list(state: &AppState, user: &CurrentUser) -> ApiResult<OperatorList> {
    user.require(Role::Agent)?;
    let mut operators = refresh(state).await?;
    if !user.is(Role::Admin) {
        operators.retain(|operator| operator.user.as_ref() == Some(&user.id));
    }
    Ok(OperatorList { operators })
}

/// Reads the PABX's list, keeps what is new in it and tells those concerned.
///
/// # Errors
/// 409 `not-configured`; the PABX's.
pub async fn refresh(state: &AppState) -> ApiResult<Vec<Operator>> {
    let seen = seen(state).await?;
    let _changing = state.pabx_change.lock().await;
    keep(state, seen).await
}

async fn seen(state: &AppState) -> ApiResult<Vec<Seen>> {
    let pabx = provider_line::open_pabx(state, PABX).await?;
    ask(state, pabx.operators()).await
}

/// Keeps what is new in the PABX's list. Who an operator is, is read and written back here, so nobody may change it
/// meanwhile: `pabx_change` is held.
async fn keep(state: &AppState, seen: Vec<Seen>) -> ApiResult<Vec<Operator>> {
    let known = state.store.operators(PABX).await?;
    let now = state.clock.now();
    let mut operators = Vec::new();
    let mut changed = Vec::new();
    for seen in seen {
        let before = known.iter().find(|known| known.id == seen.operator.id);
        let mut operator = merged(before, seen);
        let moved = before.is_none_or(|before| presence(before) != presence(&operator));
        if moved && before.is_some() {
            operator.since = Some(now);
        }
        if before != Some(&operator) {
            changed.push(operator.clone());
        }
        operators.push(operator);
    }
    if !changed.is_empty() {
        save(state, changed, None).await?;
    }
    Ok(operators)
}

fn presence(operator: &Operator) -> (Presence, Option<&str>) {
    (operator.presence, operator.pause_reason.as_deref())
}

/// What the PABX says, and what only we know.
fn merged(known: Option<&Operator>, seen: Seen) -> Operator {
    let Some(known) = known else {
        return seen.operator;
    };
    let mut operator = Operator {
        user: known.user.clone(),
        since: known.since,
        ..seen.operator
    };
    if !seen.presence_told {
        operator.presence = known.presence;
    }
    // Some lists say "paused" and not why.
    if operator.presence == known.presence && operator.pause_reason.is_none() {
        operator.pause_reason.clone_from(&known.pause_reason);
    }
    operator
}

/// Does for an operator what one does at the phone: an agent for the own one, an administrator for all.
///
/// # Errors
/// 403 for somebody else's; 404; 422 on `reason`; 409 `not-configured`; the PABX's.
pub async fn act(
    state: &AppState,
    user: &CurrentUser,
    id: &str,
    act: OperatorAct,
) -> ApiResult<Operator> {
    let act = checked(act)?;
    let operator = permitted(state, user, id, &act).await?;
    let pabx = provider_line::open_pabx(state, PABX).await?;
    ask(state, pabx.act(id, &act)).await?;
    let (presence, pause_reason) = match &act {
        OperatorAct::Login | OperatorAct::Unpause => (Presence::Available, None),
        OperatorAct::Logout => (Presence::Offline, None),
        OperatorAct::Pause(reason) => (Presence::Paused, Some(reason.clone())),
    };
    let _changing = state.pabx_change.lock().await;
    // The PABX took its time: it may be somebody else by now.
    let mut known = state.store.operators(PABX).await?.into_iter();
    let known = known.find(|known| known.id == operator.id);
    let operator = Operator {
        user: known.and_then(|known| known.user),
        presence,
        pause_reason,
        since: Some(state.clock.now()),
        ..operator
    };
    let audit = AuditRecord::by(&user.id, word(&act)).target(id);
    save(state, vec![operator.clone()], Some(audit)).await?;
    Ok(operator)
}

fn checked(act: OperatorAct) -> ApiResult<OperatorAct> {
    let OperatorAct::Pause(reason) = act else {
        return Ok(act);
    };
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(ApiError::missing("reason"));
    }
    if reason.chars().count() > REASON || reason.contains(char::is_control) {
        return Err(ApiError::invalid(
            "reason",
            format!("One line of at most {REASON} characters."),
        ));
    }
    Ok(OperatorAct::Pause(reason.to_owned()))
}

const fn word(act: &OperatorAct) -> &'static str {
    match act {
        OperatorAct::Login => "operator-login",
        OperatorAct::Logout => "operator-logout",
        OperatorAct::Pause(_) => "operator-paused",
        OperatorAct::Unpause => "operator-unpaused",
    }
}

/// The operator, when this user may act for it.
async fn permitted(
    state: &AppState,
    user: &CurrentUser,
    id: &str,
    act: &OperatorAct,
) -> ApiResult<Operator> {
    user.require(Role::Agent)?;
    let of = |operators: Vec<Operator>| operators.into_iter().find(|operator| operator.id == id);
    let mut found = of(state.store.operators(PABX).await?);
    if found.is_none() && user.is(Role::Admin) {
        found = of(refresh(state).await?);
    }
    let own = found
        .as_ref()
        .is_some_and(|operator| operator.user.as_ref() == Some(&user.id));
    if !own && !user.is(Role::Admin) {
        let entry = AuditRecord::by(&user.id, "operator-refused")
            .target(id)
            .detail(word(act));
        state.store.record(entry).await?;
        return Err(ApiError::not_allowed("You may do this for yourself only.")
            .hint("An administrator says which operator you are, in the settings."));
    }
    found.ok_or_else(|| ApiError::not_found("Operator", id))
}

/// Says which user an operator is.
///
/// # Errors
/// 404; 409 when it is somebody else by now; 422 on `user`; 409 `not-configured`; the PABX's.
pub async fn change(
    state: &AppState,
    admin: &CurrentUser,
    id: &str,
    change: OperatorChange,
) -> ApiResult<Operator> {
    let user = change.user.filter(|user| !user.is_empty());
    if let Some(user) = &user
        && state.store.find_user(user).await?.is_none()
    {
        return Err(ApiError::invalid(
            "user",
            format!("There is no user {user}."),
        ));
    }
    let seen = seen(state).await?;
    let _changing = state.pabx_change.lock().await;
    let listed = keep(state, seen).await?;
    let found = listed.into_iter().find(|operator| operator.id == id);
    let found = found.ok_or_else(|| ApiError::not_found("Operator", id))?;
    let before = found.user.as_deref().unwrap_or_default();
    if change.instead_of.is_some_and(|read| read != before) {
        return Err(SettingRefusal::Stale.into());
    }
    let operator = Operator { user, ..found };
    let audit = AuditRecord::by(&admin.id, "operator-changed").target(id);
    save(state, vec![operator.clone()], Some(audit)).await?;
    Ok(operator)
}

/// Keeps operators and tells the administrators and the operators themselves.
async fn save(
    state: &AppState,
    operators: Vec<Operator>,
    audit: Option<AuditRecord>,
) -> ApiResult<()> {
    let users = state.store.list_users().await?.into_iter();
    let admins: Vec<String> = users
        .map(|row| row.user)
        .filter(|user| user.enabled && user.roles.contains(&Role::Admin))
        .map(|user| user.id)
        .collect();
    let tell = operators
        .iter()
        .flat_map(|operator| drafts(operator, &admins))
        .collect();
    state
        .store
        .save_operators(PABX, operators, audit, tell)
        .await?;
    Ok(())
}

fn drafts(operator: &Operator, admins: &[String]) -> Vec<LiveDraft> {
    let mut people: Vec<&String> = admins.iter().chain(&operator.user).collect();
    people.sort_unstable();
    people.dedup();
    let data = json!(operator).to_string();
    let draft = |user: &String| LiveDraft {
        user_id: user.clone(),
        name: LIVE.to_owned(),
        data: data.clone(),
    };
    people.into_iter().map(draft).collect()
}
