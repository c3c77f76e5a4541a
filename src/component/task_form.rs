//! The follow-up: what, until when, how urgent, who.

use leptos::html::Input;
use leptos::prelude::*;
use ringlet_model::api::TaskDraft;

use crate::app::use_app;
use crate::browser::date::day_text;
use crate::i18n::call as words;
use crate::icon::{Icon, glyph};
use crate::session::{LiveCall, Panel, wrap_up};

/// The task panel during a call: the form, closed again by its buttons.
#[component]
pub fn TaskPanel(
    /// The call it is about.
    call: LiveCall,
) -> impl IntoView {
    view! { <TaskForm call done=move || call.panel.set(Panel::None)/> }
}

/// The task as a line in the wrap-up: written already, or to be added.
#[component]
pub fn TaskLine(
    /// The call it is about.
    call: LiveCall,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let t = words();
    move || {
        if open.get() {
            return view! { <TaskForm call done=move || open.set(false)/> }.into_any();
        }
        // Read only while the form is closed: the form writes into the draft, and must not be built anew by it.
        let title = call.draft.with(|draft| {
            draft
                .task
                .as_ref()
                .map(|task| (task.title.clone(), task.due_date.clone()))
        });
        match title {
            Some((title, due)) => view! {
                <button class="opt tall" aria-label=format!("{}: {title}", t.edit_task) on:click=move |_| open.set(true)>
                    {glyph(Icon::LIST_CHECKS, "")}
                    <span class="grow cut">
                        <span class="med">{title.clone()}</span>
                        " "
                        <span class="t2">{due.map(|due| day_text(&due))}</span>
                    </span>
                    {glyph(Icon::PENCIL, "s14")}
                </button>
            }
            .into_any(),
            None => view! {
                <button class="btn ghost small add" part="add-task" on:click=move |_| open.set(true)>
                    {glyph(Icon::PLUS, "")}
                    {t.add_task}
                </button>
            }
            .into_any(),
        }
    }
}

/// The form. What is typed is part of the draft at once, so that saving without "Add task" loses nothing.
#[component]
pub fn TaskForm(
    /// The call it is about.
    call: LiveCall,
    /// Called when it was added, removed or given up.
    done: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let app = use_app();
    let t = words();
    let existing = call.draft.with_untracked(|draft| draft.task.clone());
    let is_new = existing.is_none();
    let task = RwSignal::new(existing.unwrap_or_else(|| TaskDraft {
        priority: Some("Medium".into()),
        ..TaskDraft::default()
    }));
    let missing = RwSignal::new(false);
    let title = NodeRef::<Input>::new();
    Effect::new(move |typed: Option<()>| {
        let task = task.get();
        if typed.is_some() {
            let task = (!task.title.trim().is_empty()).then_some(task);
            wrap_up::edit(app, call, |draft| draft.task = task);
        }
    });
    let add = move || {
        if task.with_untracked(|task| task.title.trim().is_empty()) {
            missing.set(true);
            if let Some(title) = title.get_untracked() {
                drop(title.focus());
            }
            return;
        }
        done();
    };
    let give_up = move || {
        wrap_up::edit(app, call, |draft| draft.task = None);
        done();
    };
    view! {
        <div class="col gap12" part="task-form">
            <Title task missing title/>
            <Details task/>
            <div class="grid2">
                <Due task/>
                <Priority task/>
            </div>
            <Assignee task/>
            <div class="row end">
                <button class="btn ghost" on:click=move |_| give_up()>{if is_new { t.cancel } else { t.remove_task }}</button>
                <button class="btn primary" part="task-add" on:click=move |_| add()>{if is_new { t.add } else { t.save }}</button>
            </div>
        </div>
    }
}

#[component]
fn Title(
    task: RwSignal<TaskDraft>,
    missing: RwSignal<bool>,
    title: NodeRef<Input>,
) -> impl IntoView {
    let t = words();
    Effect::new(move |_| {
        if let Some(title) = title.get() {
            drop(title.focus());
        }
    });
    view! {
        <div class="field">
            <label for="task-title">{t.task_title}</label>
            <input
                id="task-title"
                node_ref=title
                class=move || if missing.get() { "in bad" } else { "in" }
                aria-required="true"
                aria-invalid=move || missing.get().to_string()
                aria-describedby=move || missing.get().then_some("task-title-help")
                prop:value=move || task.with(|task| task.title.clone())
                on:input=move |event| {
                    missing.set(false);
                    task.update(|task| task.title = event_target_value(&event));
                }
            />
            {move || {
                missing
                    .get()
                    .then(|| {
                        view! {
                            <span id="task-title-help" class="help bad" role="alert">
                                {glyph(Icon::CIRCLE_ALERT, "s14")}
                                {t.task_title_needed}
                            </span>
                        }
                    })
            }}
        </div>
    }
}

#[component]
fn Details(task: RwSignal<TaskDraft>) -> impl IntoView {
    let t = words();
    view! {
        <div class="field">
            <label for="task-details">{t.details} " " <span class="t3 plain">{t.optional}</span></label>
            <textarea
                id="task-details"
                class="in"
                rows="2"
                prop:value=move || task.with(|task| task.description.clone())
                on:input=move |event| task.update(|task| task.description = event_target_value(&event))
            ></textarea>
        </div>
    }
}

#[component]
fn Due(task: RwSignal<TaskDraft>) -> impl IntoView {
    view! {
        <div class="field">
            <label for="task-due">{words().due}</label>
            <input
                id="task-due"
                class="in"
                type="date"
                prop:value=move || task.with(|task| task.due_date.clone().unwrap_or_default())
                on:input=move |event| {
                    let day = event_target_value(&event);
                    task.update(|task| task.due_date = (!day.is_empty()).then_some(day));
                }
            />
        </div>
    }
}

#[component]
fn Priority(task: RwSignal<TaskDraft>) -> impl IntoView {
    let t = words();
    let options = [("Low", t.low), ("Medium", t.medium), ("High", t.high)].map(|(value, word)| {
        let selected = move || task.with(|task| task.priority.as_deref() == Some(value));
        view! { <option value=value selected=selected>{word}</option> }
    });
    view! {
        <div class="field">
            <label for="task-priority">{t.priority}</label>
            <div class="in pickbox">
                {glyph(Icon::FLAG, "")}
                <select
                    id="task-priority"
                    class="grow"
                    on:change=move |event| task.update(|task| task.priority = Some(event_target_value(&event)))
                >
                    {options.into_iter().collect_view()}
                </select>
                {glyph(Icon::CHEVRON_DOWN, "s14")}
            </div>
        </div>
    }
}

/// Who is to do it. Only the signed-in user is known for sure; others come from the server where it tells them.
#[component]
fn Assignee(task: RwSignal<TaskDraft>) -> impl IntoView {
    let app = use_app();
    let t = words();
    let me = app.user_id_untracked();
    let people = move || {
        let list = app.session.colleagues.get();
        let me = me.clone();
        let options = list.into_iter().map(move |person| {
            let is_me = person.id == me;
            let word = if is_me {
                t.you(&person.name)
            } else {
                person.name
            };
            let id = person.id.clone();
            let selected = move || {
                task.with(|task| {
                    task.assigned_to
                        .as_ref()
                        .map_or(is_me, |assigned| *assigned == id)
                })
            };
            view! { <option value=person.id selected=selected>{word}</option> }
        });
        options.collect_view()
    };
    view! {
        <div class="field">
            <label for="task-assignee">{t.assigned_to}</label>
            <div class="in pickbox">
                {glyph(Icon::USER_ROUND, "")}
                <select
                    id="task-assignee"
                    class="grow"
                    on:change=move |event| task.update(|task| task.assigned_to = Some(event_target_value(&event)))
                >
                    {people}
                </select>
                {glyph(Icon::CHEVRON_DOWN, "s14")}
            </div>
        </div>
    }
}
