//! DIDs: the numbers that people call us on, as the PABX lists them. They are our own numbers, and no customer's.

use ringlet_model::api::telephony::{Did, DidDraft, DidList};

use super::extensions::{check_stamp, entry, note};
use super::pabx::{PABX, ask};
use super::request::{Made, once};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult};
use crate::number;
use crate::provider::{Entry, Pabx, Shelf};
use crate::service::provider_line;
use crate::storage::{NumberEntry, RequestKey, stamp};
use crate::telemetry::mask_number;

/// Under which name our own numbers of this list are kept.
const SOURCE: &str = "jt_telecom.dids";
/// Where they are at home.
const REGION: &str = "BR";

/// All DIDs.
///
/// # Errors
/// `not-configured`; the PABX's.
pub async fn list(state: &AppState) -> ApiResult<DidList> {
    let pabx = provider_line::open_pabx(state, PABX).await?;
    Ok(DidList {
        dids: listed(state, pabx.as_ref()).await?,
    })
}

/// Reads the list, and remembers whose numbers these are.
async fn listed(state: &AppState, pabx: &dyn Pabx) -> ApiResult<Vec<Did>> {
    let mut dids = ask(state, pabx.dids()).await?;
    for did in &mut dids {
        did.modified = stamp(did);
    }
    let own = dids.iter().filter_map(|did| {
        Some(NumberEntry {
            raw: did.number.clone(),
            key: number::key(&did.number, Some(REGION))?,
            primary: true,
        })
    });
    state.store.save_own_numbers(SOURCE, own.collect()).await?;
    Ok(dids)
}

/// Adds one.
///
/// # Errors
/// 422 naming the field; `not-configured`; the PABX's.
pub async fn add(
    state: &AppState,
    admin: &CurrentUser,
    draft: DidDraft,
    key: Option<RequestKey>,
) -> ApiResult<Did> {
    let entry = read(&draft)?;
    let number = entry
        .number
        .clone()
        .ok_or_else(|| ApiError::missing("number"))?;
    let pabx = provider_line::open_pabx(state, PABX).await?;
    let work = async {
        let id = ask(state, pabx.add(Shelf::Dids, &entry)).await?;
        note(state, admin, "did-added", &mask_number(&number)).await?;
        let found = listed(state, pabx.as_ref()).await?;
        let made = found.into_iter().find(|did| match &id {
            Some(id) => did.id == *id,
            None => did.number == number,
        });
        Ok(made.unwrap_or_else(|| Did {
            id: id.unwrap_or_else(|| number.clone()),
            number: number.clone(),
            name: entry.name.clone(),
            destination: entry.destination.clone(),
            modified: String::new(),
        }))
    };
    match once(state, key, |made: &Did| made.id.clone(), work).await? {
        Made::New(did) => Ok(did),
        Made::Before(id) => find(state, pabx.as_ref(), &id).await,
    }
}

/// Changes one.
///
/// # Errors
/// 404; 409 when it isn't as it was read; 422 naming the field; `not-configured`; the PABX's.
pub async fn change(
    state: &AppState,
    admin: &CurrentUser,
    id: &str,
    draft: DidDraft,
) -> ApiResult<Did> {
    let entry = read(&draft)?;
    let pabx = provider_line::open_pabx(state, PABX).await?;
    let _changing = state.pabx_change.lock().await;
    let old = find(state, pabx.as_ref(), id).await?;
    check_stamp(&draft.modified, &old.modified)?;
    if entry != Entry::default() {
        ask(state, pabx.change(Shelf::Dids, id, &entry)).await?;
    }
    note(state, admin, "did-changed", &mask_number(&old.number)).await?;
    find(state, pabx.as_ref(), id).await
}

/// Removes one.
///
/// # Errors
/// 404; `not-configured`; the PABX's.
pub async fn remove(state: &AppState, admin: &CurrentUser, id: &str) -> ApiResult<()> {
    let pabx = provider_line::open_pabx(state, PABX).await?;
    let old = find(state, pabx.as_ref(), id).await?;
    ask(state, pabx.remove(Shelf::Dids, id)).await?;
    note(state, admin, "did-removed", &mask_number(&old.number)).await?;
    listed(state, pabx.as_ref()).await.map(drop)
}

fn read(draft: &DidDraft) -> ApiResult<Entry> {
    entry(
        draft.number.as_ref(),
        draft.name.as_ref(),
        draft.destination.as_ref(),
        &draft.dados,
    )
}

async fn find(state: &AppState, pabx: &dyn Pabx, id: &str) -> ApiResult<Did> {
    let found = listed(state, pabx).await?;
    let did = found.into_iter().find(|did| did.id == id);
    did.ok_or_else(|| ApiError::not_found("DID", id))
}
