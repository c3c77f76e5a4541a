//! Who is rung by a call that comes in: those whose number was called, else who looks after the caller's lead or deal.

use ringlet_model::provider::Provider;

use crate::app::AppState;
use crate::doctype::known::{DEAL, LEAD};
use crate::error::ApiResult;
use crate::number;
use crate::provider::Settings;
use crate::provider::twilio::twiml::{Device, Rung};
use crate::provider::twilio::voice::{self, Began};
use crate::service::{access, match_record};
use crate::storage::View;

/// Twilio rings so many at once.
const MOST: usize = 10;

/// The agents to ring, each on the device they take calls on; none: there is nobody.
///
/// # Errors
/// Storing failed.
pub(super) async fn who_rings(
    state: &AppState,
    began: &Began,
    settings: &Settings,
) -> ApiResult<Vec<Rung>> {
    let callers = access::callers(state, Provider::Twilio).await?;
    let mut users = owners_of_number(state, &began.to).await?;
    users.retain(|user| callers.contains(user));
    if users.len() != 1 {
        let owner = owner_of_record(state, &began.from).await?;
        let owner = owner.filter(|owner| callers.contains(owner));
        // Of several whose number it is, the one who knows the caller.
        if let Some(owner) = owner.filter(|owner| users.is_empty() || users.contains(owner)) {
            users = vec![owner];
        }
    }
    let mut rung = Vec::new();
    for user in users {
        if let Some(device) = device(state, &user, settings).await? {
            rung.push(Rung { user, device });
        }
    }
    rung.truncate(MOST);
    Ok(rung)
}

async fn owners_of_number(state: &AppState, to: &str) -> ApiResult<Vec<String>> {
    match number::key(to, None) {
        Some(key) => Ok(state.store.agents_by_number(&key).await?),
        None => Ok(Vec::new()),
    }
}

/// Who looks after the likeliest lead or deal with this number.
async fn owner_of_record(state: &AppState, from: &str) -> ApiResult<Option<String>> {
    for record in match_record::matches(state, from, None).await? {
        let (doctype, field) = match record.doctype.as_str() {
            "CRM Lead" => (&LEAD, "lead_owner"),
            "CRM Deal" => (&DEAL, "deal_owner"),
            _ => continue,
        };
        let document = state.store.find_document(doctype, View::All, &record.name);
        let owner = document
            .await?
            .and_then(|document| document.get(field).as_text().map(str::to_lowercase));
        if owner.is_some() {
            return Ok(owner);
        }
    }
    Ok(None)
}

/// What this agent takes calls on; None: nothing is known.
async fn device(state: &AppState, user: &str, settings: &Settings) -> ApiResult<Option<Device>> {
    let phones = state.store.agent_phones(user).await?.unwrap_or_default();
    let mobile = phones.mobile_no.as_deref();
    let phone = mobile
        .and_then(|mobile| number::dialable(mobile, None))
        .map(|number| Device::Phone(number.e164()));
    if phones.takes_calls_on_phone && phone.is_some() {
        return Ok(phone);
    }
    let browser = voice::is_set_up(&settings.values);
    Ok(if browser {
        Some(Device::Browser(voice::identity(user)))
    } else {
        phone
    })
}
