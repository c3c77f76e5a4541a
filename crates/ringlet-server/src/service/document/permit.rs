//! Who may do what with records.

use ringlet_model::Role;

use crate::auth::CurrentUser;
use crate::doctype::{DocType, known};
use crate::error::{ApiError, ApiResult};
use crate::storage::View;

/// What a user sees: an administrator everything, others their own calls and agent record, and all other records.
#[must_use]
pub fn view(user: &CurrentUser) -> View {
    if user.is(Role::Admin) {
        View::All
    } else {
        View::Own(user.id.clone())
    }
}

/// Agents write records, administrators also telephony agents.
///
/// # Errors
/// 403.
pub fn may_write(user: &CurrentUser, doctype: &DocType) -> ApiResult<()> {
    if doctype.name == known::TELEPHONY_AGENT.name {
        return user.require(Role::Admin);
    }
    if user.is(Role::Agent) {
        return Ok(());
    }
    Err(ApiError::not_allowed(format!(
        "You may not change a {}.",
        doctype.name
    )))
}
