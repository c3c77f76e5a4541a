//! `--demo`: a pretend exchange inside the process that takes calls and reports them through the public webhook door, and
//! records that make the sample CRM page worth looking at.

mod calling_list;
mod past_calls;
mod records;

use std::net::SocketAddr;

use ringlet_model::provider::Provider;
use ringlet_testkit::smartflo::{Pace, Script, SmartfloPbx};
use secrecy::{ExposeSecret as _, SecretString};
use url::Url;

use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult, Code};
use crate::provider::DemoAccount;
use crate::service::{provider_line, webhook_key};

/// Factor on every wait of the exchange; 0.25 is four times as fast.
const PACE: &str = "RINGLET_DEMO_PACE";

/// The exchange of the demo line.
#[derive(Debug)]
pub struct DemoLine {
    exchange: SmartfloPbx,
}

/// Opens the exchange and lets it report to this server, which listens on `address`; adds the demo records.
///
/// # Errors
/// No port is free, or storing failed.
pub async fn start(state: &AppState, address: SocketAddr) -> ApiResult<()> {
    let token = state.chance.token::<24>();
    let now = std::time::UNIX_EPOCH
        + std::time::Duration::from_millis(state.clock.now().0.unsigned_abs());
    let exchange = SmartfloPbx::start(&token, pace(), now)
        .await
        .map_err(ApiError::internal)?;
    let key = webhook_key::key(state, Provider::Demo).await?;
    exchange.send_webhooks_to(&format!(
        "http://{address}/api/method/crm.integrations.demo.handler.webhook_handler?key={}",
        key.expose_secret()
    ));
    state.lines.set_demo(DemoAccount {
        endpoint: Url::parse(&exchange.api_endpoint()).map_err(ApiError::internal)?,
        token: SecretString::from(token),
    });
    // Only one demo line is ever started.
    drop(state.demo_line.set(DemoLine { exchange }));
    records::add(state).await?;
    past_calls::add(state).await?;
    calling_list::add(state).await
}

fn pace() -> Pace {
    let factor = std::env::var(PACE)
        .ok()
        .and_then(|text| text.parse::<f64>().ok());
    factor
        .filter(|factor| *factor > 0.0)
        .map_or(Pace::REAL, |factor| Pace::times(1.0 / factor))
}

/// Somebody calls a user. Returns the caller's number.
///
/// # Errors
/// `not-found` without `--demo`, `not-configured` when the user has no phone.
pub async fn call_in(
    state: &AppState,
    user: &CurrentUser,
    from: Option<String>,
    missed: bool,
) -> ApiResult<String> {
    let line = state
        .demo_line
        .get()
        .ok_or_else(|| ApiError::new(Code::NotFound, "There is no demo line here."))?;
    let phones = state
        .store
        .agent_phones(&user.id)
        .await?
        .unwrap_or_default();
    let agent = provider_line::agent_number(&phones, Provider::Demo)
        .ok_or_else(|| ApiError::new(Code::NotConfigured, "You have no phone to ring."))?;
    let from = from.unwrap_or_else(|| records::CALLER.to_owned());
    // The demo line's webhooks bring the call in; its id there is of no use here.
    let _ = line.exchange.incoming(
        &from,
        provider_line::DEMO_NUMBER,
        &agent,
        Script::incoming(missed),
    );
    Ok(from)
}
