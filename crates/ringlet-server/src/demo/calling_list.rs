//! A calling list of the demo's leads.

use ringlet_model::api::CallingListDraft;

use super::records::clerk;
use crate::app::AppState;
use crate::doctype::known;
use crate::error::ApiResult;
use crate::service::calling_list::{self, Source};

/// Adds it unless there is one.
///
/// # Errors
/// Storing failed.
pub(super) async fn add(state: &AppState) -> ApiResult<()> {
    let clerk = clerk();
    if !calling_list::all(state, &clerk).await?.lists.is_empty() {
        return Ok(());
    }
    let draft = CallingListDraft {
        name: "Diwali reorders".to_owned(),
        call_back: vec!["Call back".to_owned()],
        ..CallingListDraft::default()
    };
    let list = calling_list::add(state, &clerk, draft, None).await?;
    let leads = Source::Records(&known::LEAD, Vec::new());
    calling_list::fill(state, &clerk, &list.id, leads, false).await?;
    Ok(())
}
