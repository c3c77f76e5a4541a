//! `/api/resource/<DocType>[/<name>]`, and `/api/v2/document/…`: records over HTTP, in Frappe's dialect.

pub mod settings_doctype;

use axum::extract::{Path, State};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::any;
use serde_json::{Value, json};
use utoipa_axum::router::OpenApiRouter;

use super::Json;
use super::frappe::errors::{Telling, Told};
use super::frappe::{Args, known_doctype, list, sent};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::doctype::DocType;
use crate::error::{ApiError, ApiResult, Code};
use crate::service::document::{self, render};

/// The routes.
pub fn router() -> OpenApiRouter<AppState> {
    let mut routes = OpenApiRouter::new();
    for base in ["/api/resource", "/api/v1/resource", "/api/v2/document"] {
        routes = routes
            .route(&format!("{base}/{{doctype}}"), any(collection))
            .route(&format!("{base}/{{doctype}}/"), any(collection))
            .route(&format!("{base}/{{doctype}}/{{*name}}"), any(one));
    }
    routes
}

/// `GET` lists, `POST` makes a record.
async fn collection(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(doctype): Path<String>,
    args: Args,
) -> Result<Json<Value>, Told> {
    let doctype = known_doctype(&doctype)?;
    let data = match args.method {
        Method::GET => list(&state, &user, doctype, &args).await?,
        Method::POST => add(&state, &user, doctype, &args).await?,
        _ => return Err(no_such_verb()),
    };
    Ok(Json(json!({ "data": data })))
}

/// `GET` reads, `PUT` changes, `DELETE` removes a record. A name may hold slashes.
async fn one(
    State(state): State<AppState>,
    user: CurrentUser,
    Path((doctype, name)): Path<(String, String)>,
    args: Args,
) -> Result<Response, Told> {
    let name = name.strip_suffix('/').unwrap_or(&name);
    if let Some(settings) = settings_doctype::by_name(&doctype) {
        let data = settings_doctype::answer(&state, settings, &user, &args).await?;
        return Ok(Json(json!({ "data": data })).into_response());
    }
    let doctype = known_doctype(&doctype)?;
    let found = match args.method {
        Method::GET => document::read(&state, &user, doctype, name).await?,
        Method::PUT => document::change(&state, &user, doctype, name, &sent(&args)?).await?,
        Method::DELETE => return remove(&state, &user, doctype, name).await,
        _ => return Err(no_such_verb()),
    };
    let shown = render::document(doctype, &found, render::Nulls::Dropped, &state.zone);
    Ok(Json(json!({ "data": shown })).into_response())
}

async fn add(
    state: &AppState,
    user: &CurrentUser,
    doctype: &'static DocType,
    args: &Args,
) -> ApiResult<Value> {
    let key = args.request_key(&user.id, doctype.name)?;
    let stored = document::add(state, user, doctype, &sent(args)?, key).await?;
    Ok(Value::Object(render::document(
        doctype,
        &stored,
        render::Nulls::Dropped,
        &state.zone,
    )))
}

/// 202, as Frappe answers it. Frappe says nothing about a record that wasn't there.
async fn remove(
    state: &AppState,
    user: &CurrentUser,
    doctype: &'static DocType,
    name: &str,
) -> Result<Response, Told> {
    match document::remove(state, user, doctype, name).await {
        Ok(()) => Ok((StatusCode::ACCEPTED, Json(json!({ "data": "ok" }))).into_response()),
        Err(error) if error.code == Code::NotFound => Err(Told(error, Telling::Silent)),
        Err(error) => Err(error.into()),
    }
}

/// What Frappe answers to a verb it doesn't know, e.g. PATCH.
fn no_such_verb() -> Told {
    let error = ApiError::new(
        Code::NotFound,
        "This address doesn't take this HTTP method.",
    );
    Told(error, Telling::Silent)
}
