//! `crm.fcrm.doctype.crm_call_log.crm_call_log.*`: a call with all that hangs on it, and a lead made of it.

use serde_json::{Map, Value, json};

use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::doctype::query::{Condition, ListQuery, Page, Test, read_fields};
use crate::doctype::{Cell, DocType, Document, known};
use crate::error::{ApiError, ApiResult};
use crate::route::frappe::Args;
use crate::service::document::render::{self, Nulls};
use crate::service::{create_record, document, match_record};

/// What a note of a call shows.
const NOTE_FIELDS: [&str; 5] = ["name", "title", "content", "owner", "modified"];
/// What a task of a call shows.
const TASK_FIELDS: [&str; 8] = [
    "name",
    "title",
    "description",
    "assigned_to",
    "due_date",
    "status",
    "priority",
    "modified",
];

/// `get_call_log`: the entry with both parties' names, its notes and tasks.
pub(super) async fn read(state: &AppState, user: &CurrentUser, args: &Args) -> ApiResult<Value> {
    let name = args.required("name")?;
    let call = document::read(state, user, &known::CALL_LOG, &name).await?;
    let mut shown = render::document(&known::CALL_LOG, &call, Nulls::Kept, &state.zone);
    let incoming = call.text("type") == Some("Incoming");
    shown.insert("show_recording".to_owned(), false.into());
    shown.insert(
        "_duration".to_owned(),
        spoken(call.get("duration").as_int().unwrap_or_default()).into(),
    );
    shown.insert(
        "activity_type".to_owned(),
        if incoming {
            "incoming_call"
        } else {
            "outgoing_call"
        }
        .into(),
    );
    parties(state, &call, incoming, &mut shown).await?;
    shown.insert(
        "_notes".to_owned(),
        hanging(state, user, &call, &known::NOTE, &NOTE_FIELDS).await?,
    );
    shown.insert(
        "_tasks".to_owned(),
        hanging(state, user, &call, &known::TASK, &TASK_FIELDS).await?,
    );
    if call.text("recording_url").is_some() {
        shown.insert(
            "recording_url_path".to_owned(),
            format!("/api/ringlet/calls/{name}/recording").into(),
        );
    }
    Ok(Value::Object(shown))
}

/// `_caller` and `_receiver`: our side by user, the other by number; and the record found for it.
async fn parties(
    state: &AppState,
    call: &Document,
    incoming: bool,
    shown: &mut Map<String, Value>,
) -> ApiResult<()> {
    let (remote, ours) = if incoming {
        ("from", "receiver")
    } else {
        ("to", "caller")
    };
    let agent = match call.text(ours) {
        Some(id) => state.store.find_user(id).await?.map(|user| user.name),
        None => None,
    };
    let agent = json!({ "label": agent, "image": null });
    let found = match_record::contact(state, call.text(remote).unwrap_or_default()).await?;
    let label = found
        .get("full_name")
        .and_then(Value::as_str)
        .unwrap_or("Unknown");
    let other = json!({ "label": label, "image": found.get("image") });
    for record in ["lead", "deal"] {
        if let Some(name) = found.get(record) {
            shown.insert(format!("_{record}"), name.clone());
        }
    }
    let (caller, receiver) = if incoming {
        (other, agent)
    } else {
        (agent, other)
    };
    shown.insert("_caller".to_owned(), caller);
    shown.insert("_receiver".to_owned(), receiver);
    Ok(())
}

/// The notes or tasks that hang on the call, oldest first.
async fn hanging(
    state: &AppState,
    user: &CurrentUser,
    call: &Document,
    doctype: &'static DocType,
    fields: &[&str],
) -> ApiResult<Value> {
    let links = call.rows("links").unwrap_or_default().iter();
    let names: Vec<Cell> = links
        .filter(|link| link.get("link_doctype").as_text() == Some(doctype.name))
        .map(|link| link.get("link_name").clone())
        .collect();
    if names.is_empty() {
        return Ok(json!([]));
    }
    let query = ListQuery {
        select: read_fields(doctype, Some(&json!(fields)))?,
        all: vec![Condition {
            field: "name",
            test: Test::In(names),
        }],
        any: Vec::new(),
        group_by: Vec::new(),
        order: crate::doctype::query::read_order(doctype, "creation asc")?,
        page: Page {
            start: 0,
            limit: None,
        },
    };
    let select = query.select.clone();
    let rows = document::list(state, user, doctype, query).await?;
    Ok(render::rows(&select, &rows, false, &state.zone))
}

/// `1h 2m 3s`, `42s`, `0s`.
fn spoken(seconds: i64) -> String {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let mut parts = Vec::new();
    if hours > 0 {
        parts.push(format!("{hours}h"));
    }
    if minutes > 0 {
        parts.push(format!("{minutes}m"));
    }
    if rest > 0 || parts.is_empty() {
        parts.push(format!("{rest}s"));
    }
    parts.join(" ")
}

/// `create_lead_from_call_log`: `call_log` names the call or is its document; returns the lead's name.
pub(super) async fn create_lead(
    state: &AppState,
    user: &CurrentUser,
    args: &Args,
) -> ApiResult<Value> {
    args.may_write()?;
    let call = match args.get("call_log") {
        Some(Value::String(name)) if !name.trim_start().starts_with('{') => name.clone(),
        _ => {
            let document = args.object("call_log")?;
            let name = document.get("name").and_then(Value::as_str);
            name.ok_or_else(|| ApiError::invalid("call_log", "“call_log” must name a call."))?
                .to_owned()
        }
    };
    let details = match args.structure("lead_details")? {
        Some(Value::Object(details)) => details,
        _ => Map::new(),
    };
    Ok(create_record::from_call(
        state,
        user,
        &call,
        &known::LEAD,
        details,
        args.request_key(&user.id, "lead")?,
    )
    .await?
    .into())
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn durations_are_said_in_hours_minutes_and_seconds() {
        for (seconds, said) in [
            (0, "0s"),
            (42, "42s"),
            (60, "1m"),
            (75, "1m 15s"),
            (3600, "1h"),
            (3723, "1h 2m 3s"),
        ] {
            assert_eq!(spoken(seconds), said);
        }
    }
}
