//! What the calling list asks of the server.

use ringlet_model::Timestamp;
use ringlet_model::api::{
    CallLater, CallingList, CallingListDraft, CallingLists, CallingNow, CallingResults,
    CallingRowPage, FillAnswer, ListFill, NextRequest,
};
use serde::Serialize;

use crate::backend::{Client, Fault, Repeat};

const LISTS: &str = "/api/ringlet/lists";
/// People of the queue that are asked for at once.
const PAGE: u32 = 20;

#[derive(Serialize)]
struct Empty {}

fn path(list: &str, rest: &str) -> String {
    let list = String::from(js_sys::encode_uri_component(list));
    format!("{LISTS}/{list}{rest}")
}

/// The lists this user may work.
pub(super) async fn lists(client: Client) -> Result<CallingLists, Fault> {
    client.get(LISTS).await
}

/// Whom to call; with `row` that one.
pub(super) async fn next(
    client: Client,
    list: &str,
    row: Option<i64>,
) -> Result<CallingNow, Fault> {
    let body = NextRequest { row };
    client.post(&path(list, "/next"), &body, None).await
}

/// Those still to be called.
pub(super) async fn rows(
    client: Client,
    list: &str,
    cursor: Option<&str>,
) -> Result<CallingRowPage, Fault> {
    let cursor = cursor.map_or_else(String::new, |cursor| format!("&cursor={cursor}"));
    client
        .get(&path(list, &format!("/rows?limit={PAGE}{cursor}")))
        .await
}

/// How those done with went.
pub(super) async fn results(client: Client, list: &str) -> Result<CallingResults, Fault> {
    client.get(&path(list, "/results")).await
}

/// To the end of the list.
pub(super) async fn skip(client: Client, list: String, row: i64) -> Result<(), Fault> {
    let path = path(&list, &format!("/rows/{row}/skip"));
    client.post(&path, &Empty {}, None).await
}

/// At another time.
pub(super) async fn later(
    client: Client,
    list: String,
    row: i64,
    due_at: Timestamp,
) -> Result<(), Fault> {
    let path = path(&list, &format!("/rows/{row}/later"));
    client.post(&path, &CallLater { due_at }, None).await
}

/// Off the list.
pub(super) async fn take_off(client: Client, list: String, row: i64) -> Result<(), Fault> {
    client.delete(&path(&list, &format!("/rows/{row}"))).await
}

/// Makes a list, or changes the one named.
pub(super) async fn save(
    client: Client,
    list: Option<String>,
    draft: CallingListDraft,
    repeat: Repeat,
) -> Result<CallingList, Fault> {
    match list {
        Some(list) => client.put(&path(&list, ""), &draft).await,
        None => client.post_once(LISTS, &draft, repeat).await,
    }
}

/// Removes a list.
pub(super) async fn remove(client: Client, list: String) -> Result<(), Fault> {
    client.delete(&path(&list, "")).await
}

/// Fills a list, or tells what that would do.
pub(super) async fn fill(
    client: Client,
    list: String,
    fill: ListFill,
) -> Result<FillAnswer, Fault> {
    client.post(&path(&list, "/fill"), &fill, None).await
}
