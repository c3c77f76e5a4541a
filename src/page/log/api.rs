//! What the log asks of the server.

use ringlet_model::api::{CallLogDetail, CallLogPage};
use web_sys::AbortController;

use super::summary::Summary;
use crate::backend::{Client, Fault};

/// `path` with its parameters, if any.
pub(super) fn with_query(path: &str, query: &str) -> String {
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{query}")
    }
}

/// A page of calls, newest first. `filters` says which, `cursor` after which.
pub(super) async fn calls(
    client: Client,
    filters: &str,
    limit: u32,
    cursor: Option<&str>,
    cancel: &AbortController,
) -> Result<CallLogPage, Fault> {
    let mut query = form_urlencoded::Serializer::for_suffix(filters.to_owned(), filters.len());
    query.append_pair("limit", &limit.to_string());
    if let Some(cursor) = cursor {
        query.append_pair("cursor", cursor);
    }
    client
        .get_until(&with_query("/calls", &query.finish()), cancel)
        .await
}

/// How many calls there are, and of each day.
pub(super) async fn summary(
    client: Client,
    filters: &str,
    cancel: &AbortController,
) -> Result<Summary, Fault> {
    client
        .get_until(&with_query("/calls/summary", filters), cancel)
        .await
}

/// One call with what happened, notes and tasks.
pub(super) async fn call(client: Client, id: &str) -> Result<CallLogDetail, Fault> {
    client.get(&format!("/calls/{}", encoded(id))).await
}

/// A text as part of a path.
pub(super) fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
