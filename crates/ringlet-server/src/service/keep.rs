//! What services that keep something with a call have in common: who may, and how a refusal is told.

use ringlet_model::Role;

use super::document;
use crate::auth::CurrentUser;
use crate::doctype::DocType;
use crate::error::ApiError;
use crate::storage::{CallEditor, KeepRefusal};

/// The user as somebody who changes calls: administrators may change anybody's.
#[must_use]
pub fn editor(user: &CurrentUser) -> CallEditor {
    CallEditor {
        user: user.id.clone(),
        any: user.is(Role::Admin),
    }
}

/// A refusal in words for the person who asked.
#[must_use]
pub fn told(doctype: &'static DocType, call_id: &str, refusal: KeepRefusal) -> ApiError {
    match refusal {
        KeepRefusal::NoCall => ApiError::not_found("Call", call_id),
        KeepRefusal::NotYours => ApiError::not_allowed("This call is somebody else's."),
        KeepRefusal::Document(refusal) => document::told(doctype, "", refusal),
    }
}
