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
    client
        .get_until(&page_path(filters, limit, cursor), cancel)
        .await
}

/// Where a page of calls is asked for. `filters` is a query without `?`.
pub(super) fn page_path(filters: &str, limit: u32, cursor: Option<&str>) -> String {
    let mut query = form_urlencoded::Serializer::new(filters.to_owned());
    query.append_pair("limit", &limit.to_string());
    if let Some(cursor) = cursor {
        query.append_pair("cursor", cursor);
    }
    with_query("/calls", &query.finish())
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

#[cfg(test)]
mod tests {
    use super::page_path;

    #[test]
    fn a_page_s_own_parameters_go_behind_the_filters() {
        assert_eq!(page_path("", 50, None), "/calls?limit=50");
        assert_eq!(
            page_path("q=lata&outcome=missed%2Cbusy", 200, Some("a b")),
            "/calls?q=lata&outcome=missed%2Cbusy&limit=200&cursor=a+b"
        );
    }
}
