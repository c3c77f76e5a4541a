//! Methods of documents: of all that Frappe has, `fetch_applications` of `CRM Twilio Settings`, which reads the names of the
//! account's TwiML apps again.

use serde_json::{Map, Value};

use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult};
use crate::route::frappe::Args;
use crate::service::provider_settings;

/// Runs it; answers the document.
pub(super) async fn run(
    state: &AppState,
    user: &CurrentUser,
    args: &Args,
) -> ApiResult<Map<String, Value>> {
    args.may_write()?;
    let of = args.text("dt")?.unwrap_or_default();
    let method = args.text("method")?.unwrap_or_default();
    let form = provider_settings::by_doctype(&of);
    match form
        .filter(|_| (of.as_str(), method.as_str()) == ("CRM Twilio Settings", "fetch_applications"))
    {
        // Saving asks Twilio for them.
        Some(form) => provider_settings::save(state, user, form, &Map::new()).await,
        None => Err(ApiError::not_allowed(format!(
            "run_doc_method: {of} has no method to call."
        ))),
    }
}
