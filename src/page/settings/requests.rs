//! What was said between the server and its providers, secrets and numbers masked.

use leptos::prelude::*;
use ringlet_model::api::{TrafficDirection, TrafficEntry};

use super::frame::head;
use super::table::{Row, Rows, growing};
use super::{Settings, api, hub};
use crate::backend::Fault;
use crate::browser::intl;
use crate::i18n::{self, settings as words};

pub(super) fn page(settings: Settings) -> impl IntoView {
    let t = words();
    let list = growing(settings, ask);
    view! {
        {head(t.requests, t.requests_line, None)}
        {list.view(vec![t.when, t.line, t.request], t.no_requests, None)}
    }
}

async fn ask(settings: Settings, cursor: Option<String>) -> Result<Rows, Fault> {
    let page = api::requests(settings.app.client, cursor.as_deref()).await?;
    Ok(Rows {
        rows: page.entries.iter().map(row).collect(),
        next: page.next_cursor,
    })
}

fn row(entry: &TrafficEntry) -> Row {
    let t = words();
    let way = match entry.direction {
        TrafficDirection::Out => t.sent,
        TrafficDirection::In => t.received,
    };
    let outcome = entry
        .status
        .map_or_else(|| t.no_reply.to_owned(), |status| status.to_string());
    let elapsed = usize::try_from(entry.elapsed_ms).unwrap_or_default();
    let more = [
        (
            t.request_address,
            format!("{} {}", entry.method, entry.address),
        ),
        (t.request_error, entry.error.clone().unwrap_or_default()),
        (t.request_body, entry.request.clone()),
        (t.response_body, entry.response.clone()),
    ];
    Row {
        key: entry.id.to_string(),
        cells: vec![
            intl::moment_exact(entry.at, i18n::locale().tag()),
            hub::full_name(entry.provider).to_owned(),
            format!("{way} · {outcome} · {}", t.milliseconds(elapsed)),
        ],
        bad: entry.error.is_some() || entry.status.is_none_or(|status| status >= 400),
        more: more
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .collect(),
    }
}
