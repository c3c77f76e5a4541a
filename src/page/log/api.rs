//! What the log asks of the server.

use ringlet_model::api::{CallLogDetail, CallLogPage};

use crate::backend::{Client, Fault};

/// A page of calls, newest first; `query` begins with `?`.
pub(super) async fn calls(client: Client, query: &str) -> Result<CallLogPage, Fault> {
    client.get(&format!("/calls{query}")).await
}

/// One call with what happened, notes and tasks.
pub(super) async fn call(client: Client, id: &str) -> Result<CallLogDetail, Fault> {
    client
        .get(&format!(
            "/calls/{}",
            String::from(js_sys::encode_uri_component(id))
        ))
        .await
}
