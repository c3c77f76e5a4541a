//! `frappe.client.*`: records by method.

use serde_json::{Map, Value, json};

use super::NOTHING;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::doctype::query::{Page, read_fields};
use crate::doctype::{Cell, DocType, Document};
use crate::error::{ApiError, ApiResult, Code};
use crate::provider::Form;
use crate::route::frappe::errors::{Telling, Told};
use crate::route::frappe::{Args, conditions, known_doctype, list, list_query};
use crate::route::resource::settings_doctype;
use crate::service::document::render::{self, Nulls};
use crate::service::document::{self, may_write};
use crate::service::provider_settings;

/// Most records of one `insert_many`, as with Frappe.
const MOST_AT_ONCE: usize = 200;

/// Fields that `set_value` leaves alone.
const PROTECTED: [&str; 9] = [
    "name",
    "owner",
    "creation",
    "modified",
    "modified_by",
    "parent",
    "parenttype",
    "parentfield",
    "docstatus",
];

/// Calls one of the functions.
pub(super) async fn call(
    state: &AppState,
    user: &CurrentUser,
    function: &str,
    args: &Args,
) -> Result<Value, Told> {
    if matches!(
        function,
        "insert" | "insert_many" | "save" | "set_value" | "delete"
    ) {
        args.may_write()?;
    }
    match function {
        "get" => get(state, user, args).await,
        "get_list" => {
            let doctype = doctype(args)?;
            Ok(list(state, user, doctype, args).await?)
        }
        "get_count" => {
            let doctype = doctype(args)?;
            Ok(count(state, user, doctype, args).await?)
        }
        "get_value" | "get_single_value" => value(state, user, args).await,
        "set_value" => set_value(state, user, args).await,
        "insert" => insert(state, user, args, &args.object("doc")?).await,
        "insert_many" => Ok(insert_many(state, user, args).await?),
        "save" => save(state, user, args, &args.object("doc")?).await,
        "delete" => {
            let name = args.required("name")?;
            document::remove(state, user, doctype(args)?, &name).await?;
            Ok(NOTHING?)
        }
        "has_permission" => Ok(has_permission(state, user, args).await?),
        "get_password" => Err(ApiError::not_allowed("Secrets can't be read back.").into()),
        other => Err(super::unknown(&format!("frappe.client.{other}"))),
    }
}

fn doctype(args: &Args) -> Result<&'static DocType, Told> {
    known_doctype(&args.required("doctype")?)
}

fn settings(args: &Args) -> ApiResult<Option<&'static Form>> {
    Ok(settings_doctype::by_name(&args.required("doctype")?))
}

async fn get(state: &AppState, user: &CurrentUser, args: &Args) -> Result<Value, Told> {
    if let Some(settings) = settings(args)? {
        user.require(ringlet_model::Role::Admin)?;
        return Ok(Value::Object(
            provider_settings::document(state, settings).await?,
        ));
    }
    let doctype = doctype(args)?;
    let found = named(state, user, doctype, args).await?;
    Ok(shown(state, doctype, &found, Nulls::Dropped))
}

/// The record called `name`, or the first that the filters find.
async fn named(
    state: &AppState,
    user: &CurrentUser,
    doctype: &'static DocType,
    args: &Args,
) -> ApiResult<Document> {
    if let Some(name) = args.text("name")? {
        return document::read(state, user, doctype, &name).await;
    }
    if args.get("filters").is_none() {
        return Err(ApiError::invalid("name", "The argument “name” is missing."));
    }
    match first(state, user, doctype, args, Some(&json!(["name"]))).await? {
        Some((_, row)) => document::read(state, user, doctype, &plain(row.first())).await,
        None => Err(ApiError::not_found(doctype.name, "with these filters")),
    }
}

type Selection = Vec<crate::doctype::query::Selected>;

/// The first row that the filters find, newest first.
async fn first(
    state: &AppState,
    user: &CurrentUser,
    doctype: &'static DocType,
    args: &Args,
    fields: Option<&Value>,
) -> ApiResult<Option<(Selection, Vec<Cell>)>> {
    let mut query = list_query(state, doctype, &without_page(args))?;
    query.select = read_fields(doctype, fields)?;
    query.page = Page {
        start: 0,
        limit: Some(1),
    };
    let select = query.select.clone();
    let rows = document::list(state, user, doctype, query).await?;
    Ok(rows.into_iter().next().map(|row| (select, row)))
}

/// Only the filters count; a text that is no JSON is a name.
fn without_page(args: &Args) -> Args {
    let mut kept = Args {
        method: args.method.clone(),
        ..Args::default()
    };
    if let Some(filters) = args.get("filters") {
        let filters = match filters {
            Value::String(name) if !name.trim_start().starts_with(['[', '{']) => {
                json!({ "name": name })
            }
            other => other.clone(),
        };
        kept.values.insert("filters".to_owned(), filters);
    }
    kept
}

fn plain(cell: Option<&Cell>) -> String {
    match cell {
        Some(Cell::Text(text)) => text.clone(),
        Some(Cell::Int(number)) => number.to_string(),
        _ => String::new(),
    }
}

async fn count(
    state: &AppState,
    user: &CurrentUser,
    doctype: &'static DocType,
    args: &Args,
) -> ApiResult<Value> {
    let all = conditions(state, doctype, "filters", args)?;
    let any = conditions(state, doctype, "or_filters", args)?;
    Ok(document::count(state, user, doctype, all, any)
        .await?
        .into())
}

/// `get_value` of a record, and of settings (which `get_single_value` asks for as `field`).
async fn value(state: &AppState, user: &CurrentUser, args: &Args) -> Result<Value, Told> {
    let fields = match args.get("fieldname").or_else(|| args.get("field")) {
        Some(Value::String(text)) if text.trim_start().starts_with('[') => {
            args.structure("fieldname")?
        }
        other => other.cloned(),
    };
    if let Some(settings) = settings(args)? {
        user.require(ringlet_model::Role::Admin)?;
        let all = provider_settings::document(state, settings).await?;
        let name = fields.as_ref().and_then(Value::as_str).unwrap_or_default();
        return Ok(all.get(name).cloned().unwrap_or(Value::Null));
    }
    let doctype = doctype(args)?;
    let found = first(state, user, doctype, args, fields.as_ref()).await?;
    Ok(found.map_or_else(
        || json!({}),
        |(select, row)| render::rows(&select, &[row], false, &state.zone)[0].take(),
    ))
}

/// One field (`fieldname`, `value`) or several (`fieldname` an object). What was sent of the standard fields, such as an
/// old `modified`, doesn't count.
async fn set_value(state: &AppState, user: &CurrentUser, args: &Args) -> Result<Value, Told> {
    let mut sent = match args.get("fieldname") {
        Some(Value::String(field)) if !field.trim_start().starts_with('{') => {
            let value = args.get("value").cloned().unwrap_or(Value::Null);
            Map::from_iter([(field.clone(), value)])
        }
        _ => args.object("fieldname")?,
    };
    for field in PROTECTED {
        sent.remove(field);
    }
    if let Some(settings) = settings(args)? {
        user.require(ringlet_model::Role::Admin)?;
        return Ok(Value::Object(
            provider_settings::save(state, user, settings, &sent).await?,
        ));
    }
    let doctype = doctype(args)?;
    let name = args.required("name")?;
    let changed = document::change(state, user, doctype, &name, &sent).await?;
    Ok(shown(state, doctype, &changed, Nulls::Kept))
}

async fn insert(
    state: &AppState,
    user: &CurrentUser,
    args: &Args,
    doc: &Map<String, Value>,
) -> Result<Value, Told> {
    let doctype = doctype_of(doc)?;
    let key = args.request_key(&user.id, doctype.name)?;
    let stored = document::add(state, user, doctype, doc, key).await?;
    Ok(shown(state, doctype, &stored, Nulls::Kept))
}

/// Stores all of them or, when one is refused, none; returns their names.
async fn insert_many(state: &AppState, user: &CurrentUser, args: &Args) -> Result<Value, Told> {
    let docs = args.structure("docs")?;
    let docs = docs
        .as_ref()
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default();
    if docs.len() > MOST_AT_ONCE {
        return Err(ApiError::invalid("docs", "Only 200 inserts allowed in one request").into());
    }
    let mut news = Vec::new();
    for doc in docs {
        let doc = doc
            .as_object()
            .ok_or_else(|| ApiError::invalid("docs", "Each must be an object."))?;
        news.push((doctype_of(doc)?, doc));
    }
    Ok(document::add_all(state, user, &news).await?.into())
}

/// Changes a record by its `name`; an old `modified` is refused.
async fn save(
    state: &AppState,
    user: &CurrentUser,
    args: &Args,
    doc: &Map<String, Value>,
) -> Result<Value, Told> {
    let kind = doc
        .get("doctype")
        .and_then(Value::as_str)
        .unwrap_or_default();
    if let Some(settings) = settings_doctype::by_name(kind) {
        user.require(ringlet_model::Role::Admin)?;
        return Ok(Value::Object(
            provider_settings::save(state, user, settings, doc).await?,
        ));
    }
    let doctype = doctype_of(doc)?;
    let name = match doc.get("name") {
        Some(Value::String(name)) => name.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => return insert(state, user, args, doc).await,
    };
    let changed = document::change(state, user, doctype, &name, doc).await?;
    Ok(shown(state, doctype, &changed, Nulls::Kept))
}

fn doctype_of(doc: &Map<String, Value>) -> Result<&'static DocType, Told> {
    match doc.get("doctype").and_then(Value::as_str) {
        Some(name) => known_doctype(name),
        None => {
            let error = ApiError::new(Code::Invalid, "“doctype” is missing.").field("doctype");
            Err(Told(error, Telling::Usual))
        }
    }
}

async fn has_permission(state: &AppState, user: &CurrentUser, args: &Args) -> ApiResult<Value> {
    let doctype = crate::doctype::known::by_name(&args.required("doctype")?);
    let writes = !matches!(
        args.text("perm_type")?.as_deref(),
        None | Some("read" | "select")
    );
    let allowed = match (doctype, args.text("docname")?) {
        (None, _) => false,
        (Some(doctype), _) if writes && may_write(user, doctype).is_err() => false,
        (Some(doctype), Some(name)) => document::read(state, user, doctype, &name).await.is_ok(),
        (Some(_), None) => true,
    };
    Ok(json!({ "has_permission": allowed }))
}

fn shown(state: &AppState, doctype: &'static DocType, document: &Document, nulls: Nulls) -> Value {
    Value::Object(render::document(doctype, document, nulls, &state.zone))
}
