//! Which record type is meant, and what was sent of a record.

use serde_json::{Map, Value};

use super::Args;
use super::errors::{Telling, Told};
use crate::doctype::{DocType, known};
use crate::error::{ApiError, ApiResult};

/// The fields of a record: the parameters themselves, or those inside `data`.
///
/// # Errors
/// `data` isn't an object.
pub fn sent(args: &Args) -> ApiResult<Map<String, Value>> {
    match args.get("data") {
        Some(_) => args.object("data"),
        None => Ok(args.values.clone()),
    }
}

/// The DocType of that name. Users are known but not shown.
///
/// # Errors
/// 403 for users, 404 for a name that isn't kept here.
pub fn known_doctype(name: &str) -> Result<&'static DocType, Told> {
    if let Some(doctype) = known::by_name(name) {
        return Ok(doctype);
    }
    if name == "User" {
        let refusal = ApiError::not_allowed("Users aren't shown here.");
        return Err(Told(refusal, Telling::Plain));
    }
    Err(Told(ApiError::not_found("DocType", name), Telling::Usual))
}
