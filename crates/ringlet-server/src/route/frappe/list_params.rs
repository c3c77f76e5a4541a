//! Frappe's list parameters → a query.

use serde_json::Value;

use super::Args;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::doctype::DocType;
use crate::doctype::query::{
    Condition, Context, ListQuery, read_fields, read_filters, read_group_by, read_order, read_page,
};
use crate::error::ApiResult;
use crate::service::document::{self, render};

/// The records that are asked for: objects, or with `as_dict=0` arrays of the fields' values.
///
/// # Errors
/// 417 naming the parameter or the field; 403 for a DocType that the user may not read.
pub async fn list(
    state: &AppState,
    user: &CurrentUser,
    doctype: &'static DocType,
    args: &Args,
) -> ApiResult<Value> {
    let query = list_query(state, doctype, args)?;
    let select = query.select.clone();
    let rows = document::list(state, user, doctype, query).await?;
    let as_arrays = matches!(args.text("as_dict")?.as_deref(), Some("0" | "false"));
    Ok(render::rows(&select, &rows, as_arrays, &state.zone))
}

/// Reads `fields`, `filters`, `or_filters`, `order_by`, `group_by` and the page.
///
/// # Errors
/// 417 naming the parameter or the field.
pub fn list_query(
    state: &AppState,
    doctype: &'static DocType,
    args: &Args,
) -> ApiResult<ListQuery> {
    let fields = match args.get("fields") {
        // A single name needs no brackets.
        Some(Value::String(text)) if !text.trim_start().starts_with('[') => {
            Some(text.clone().into())
        }
        _ => args.structure("fields")?,
    };
    Ok(ListQuery {
        select: read_fields(doctype, fields.as_ref())?,
        all: conditions(state, doctype, "filters", args)?,
        any: conditions(state, doctype, "or_filters", args)?,
        group_by: read_group_by(doctype, &args.text("group_by")?.unwrap_or_default())?,
        order: read_order(doctype, &args.text("order_by")?.unwrap_or_default())?,
        page: read_page(
            args.get("limit_start").or_else(|| args.get("start")),
            args.get("limit_page_length"),
            args.get("limit"),
        )?,
    })
}

/// Reads one filter parameter.
///
/// # Errors
/// 417 naming the parameter or the field.
pub fn conditions(
    state: &AppState,
    doctype: &'static DocType,
    parameter: &'static str,
    args: &Args,
) -> ApiResult<Vec<Condition>> {
    let context = Context {
        zone: &state.zone,
        now: state.clock.now(),
    };
    let filters = args.structure(parameter)?;
    Ok(read_filters(
        doctype,
        parameter,
        filters.as_ref(),
        &context,
    )?)
}
