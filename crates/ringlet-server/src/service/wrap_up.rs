//! Wrap-up: what an agent leaves behind after a call, stored whole or not at all.

use ringlet_model::Role;
use ringlet_model::api::{NoteDraft, TaskDraft, WrapUp, WrapUpAnswer};
use serde_json::{Map, Value, json};

use super::call_view::view;
use super::keep::{editor, told};
use super::{announce, call_control, disposition, document};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::doctype::known::{self, CALL_LOG, NOTE, TASK};
use crate::error::{ApiError, ApiResult};
use crate::storage::{NewDocument, RequestKey, WrapUpDraft};

/// Stores a wrap-up; a repeat of the same request finds the first one's result.
///
/// # Errors
/// 403 for viewers; 404, also for other people's calls; 422 naming the field; 409 for a reused key.
pub async fn save(
    state: &AppState,
    user: &CurrentUser,
    call_id: &str,
    wrap_up: WrapUp,
    key: Option<RequestKey>,
) -> ApiResult<WrapUpAnswer> {
    user.require(Role::Agent)?;
    let call = call_control::find(state, user, call_id).await?;
    check(state, &call.source, &wrap_up).await?;
    let draft = WrapUpDraft {
        call_id: call_id.to_owned(),
        by: editor(user),
        key,
        disposition: wrap_up.disposition.filter(|word| !word.trim().is_empty()),
        outcome: wrap_up.outcome,
        reference: wrap_up.reference,
        note: note(state, user, wrap_up.note).await?,
        task: task(state, user, wrap_up.task).await?,
        call_back_at: wrap_up.call_back_at,
        link_names: [state.chance.record_name(), state.chance.record_name()],
        announce: announce::call,
    };
    let kept = state.store.wrap_up(draft).await;
    let kept = kept.map_err(|refusal| told(&CALL_LOG, call_id, refusal))?;
    let call = call_control::find(state, user, call_id).await?;
    Ok(WrapUpAnswer {
        call: view(&call),
        note: kept.note,
        task: kept.task,
    })
}

/// The disposition is one of those for this call, the record one that a call can be kept with.
async fn check(state: &AppState, source: &str, wrap_up: &WrapUp) -> ApiResult<()> {
    if let Some(word) = wrap_up
        .disposition
        .as_ref()
        .filter(|word| !word.trim().is_empty())
        && !disposition::of(state, source).await?.contains(word)
    {
        return Err(ApiError::invalid(
            "disposition",
            format!("“{word}” isn't one of the site's dispositions."),
        ));
    }
    if let Some(record) = &wrap_up.reference
        && known::party(&record.doctype).is_none()
    {
        return Err(ApiError::invalid(
            "reference",
            format!("A call can't be kept with a {}.", record.doctype),
        ));
    }
    Ok(())
}

/// None when nothing was written.
pub(super) async fn note(
    state: &AppState,
    user: &CurrentUser,
    note: Option<NoteDraft>,
) -> ApiResult<Option<NewDocument>> {
    let Some(note) =
        note.filter(|note| says_something(&note.content) || !note.title.trim().is_empty())
    else {
        return Ok(None);
    };
    let title = if note.title.trim().is_empty() {
        "Call note"
    } else {
        note.title.trim()
    };
    let sent = json!({ "title": title, "content": note.content });
    let new = document::prepare(state, &user.id, &NOTE, &object(sent)).await;
    new.map(Some).map_err(|error| within("note", error))
}

/// None when nothing was filled in.
async fn task(
    state: &AppState,
    user: &CurrentUser,
    task: Option<TaskDraft>,
) -> ApiResult<Option<NewDocument>> {
    let Some(task) = task.filter(|task| *task != TaskDraft::default()) else {
        return Ok(None);
    };
    if task.title.trim().is_empty() {
        return Err(ApiError::invalid("task.title", "Give the task a title."));
    }
    let sent = json!({
        "title": task.title.trim(),
        "description": task.description,
        "status": "Todo",
        "priority": task.priority,
        "due_date": task.due_date,
        "assigned_to": task.assigned_to.as_ref().unwrap_or(&user.id),
    });
    let new = document::prepare(state, &user.id, &TASK, &object(sent)).await;
    let mut new = new.map_err(|error| within("task", error))?;
    for link in &mut new.draft.links {
        link.field = format!("task.{}", link.field);
    }
    Ok(Some(new))
}

/// There is more in it than the empty paragraphs an editor makes.
fn says_something(html: &str) -> bool {
    let mut in_tag = false;
    let text = html.replace("&nbsp;", " ");
    text.chars().any(|letter| {
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            letter => return !in_tag && !letter.is_whitespace(),
        }
        false
    })
}

/// Names the field as the wrap-up does.
fn within(part: &str, mut error: ApiError) -> ApiError {
    error.field = error.field.map(|field| format!("{part}.{field}").into());
    error
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::says_something;

    #[test]
    fn an_empty_editor_says_nothing() {
        for html in [
            "",
            "<p></p>",
            "<p> </p><br>",
            "<ul><li></li></ul>",
            "&nbsp;",
        ] {
            assert!(!says_something(html), "{html}");
        }
        for html in ["<p>x</p>", "x", "<b>x", "<p></p>x"] {
            assert!(says_something(html), "{html}");
        }
    }
}
