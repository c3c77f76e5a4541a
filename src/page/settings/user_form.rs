//! Adding and changing a user.

use leptos::prelude::*;
use ringlet_model::api::{STAMP, UserChange, UserRow};

use super::frame::heading;
use super::{Form, Settings, api, user_keys, users};
use crate::backend::Fault;
use crate::component::form::button::WorkButton;
use crate::component::form::check::{email_problem, password_problem};
use crate::component::form::choice::{Choice, RadioRows};
use crate::component::form::draft::Draft;
use crate::component::form::field::{Kind, TextField};
use crate::component::form::work::Work;
use crate::i18n::settings as words;
use crate::icon::{Icon, glyph};

fn roles() -> Vec<Choice> {
    let t = words();
    vec![
        Choice::new("admin", t.admin, t.admin_line),
        Choice::new("agent", t.agent, t.agent_line),
        Choice::new("viewer", t.viewer, t.viewer_line),
    ]
}

fn back(close: Callback<()>) -> impl IntoView {
    view! { <div><button type="button" class="btn ghost small back" on:click=move |_| close.run(())>{glyph(Icon::ARROW_LEFT, "flip")} {words().all_users}</button></div> }
}

/// A new user.
pub(super) fn add(settings: Settings, close: Callback<()>) -> impl IntoView {
    let t = words();
    let draft = RwSignal::new(Draft::new(&[
        ("id", t.email, ""),
        ("name", t.name, ""),
        ("role", t.role, "agent"),
        ("password", t.password, ""),
    ]));
    let tried = RwSignal::new(false);
    let work = Work::new();
    let says = move |key: &'static str| {
        Signal::derive(move || {
            work.said_of(key).or_else(|| {
                tried
                    .get()
                    .then(|| draft.with(|draft| new_user_problem(draft, key)))
                    .flatten()
            })
        })
    };
    let press = move |()| {
        tried.set(true);
        let form = draft.get_untracked();
        let good = |key: &&str| new_user_problem(&form, key).is_none();
        if ["id", "name", "password"].iter().all(good) {
            let client = settings.app.client;
            let asking = async move { api::add_user(client, &new_user(&form)).await };
            work.run(asking, move |_| close.run(()));
        }
    };
    let text = move |key: &'static str| {
        Signal::derive(move || draft.with(|draft| draft.get(key).to_owned()))
    };
    let write = move |key: &'static str| {
        Callback::new(move |text: String| {
            work.forget();
            draft.update(|draft| draft.set(key, text));
        })
    };
    view! {
        {back(close)}
        <header>{heading(t.add_user)}</header>
        <div class="form">
            <TextField label=t.name value=text("name") write=write("name") problem=says("name")/>
            <TextField label=t.email value=text("id") write=write("id") problem=says("id") help=t.signs_in_with kind=Kind { input: "email", ..Kind::default() }/>
            <div class="w2"><RadioRows name=t.role choices=roles() value=text("role") choose=write("role")/></div>
            <TextField label=t.first_password value=text("password") write=write("password") problem=says("password") help=t.first_password_hint kind=Kind { input: "password", autocomplete: "new-password", ..Kind::default() }/>
        </div>
        {work.notice_beside_fields()}
        <div class="acts">
            <WorkButton class="btn primary" word=t.add_user busy_word=t.adding busy=work.busy press=press/>
            <button type="button" class="btn ghost" on:click=move |_| close.run(())>{t.cancel}</button>
        </div>
    }
}

fn new_user_problem(draft: &Draft, key: &str) -> Option<String> {
    let value = draft.get(key);
    match key {
        "id" => email_problem(value).map(str::to_owned),
        "name" if value.trim().is_empty() => Some(words().name_empty.into()),
        "password" => password_problem(value).map(str::to_owned),
        _ => None,
    }
}

fn new_user(draft: &Draft) -> UserChange {
    UserChange {
        id: Some(draft.get("id").trim().to_owned()),
        name: Some(draft.get("name").trim().to_owned()),
        roles: Some(vec![draft.get("role").to_owned()]),
        enabled: None,
        password: Some(draft.get("password").to_owned()),
        modified: String::new(),
    }
}

/// A user that exists.
pub(super) fn edit(
    settings: Settings,
    user: &UserRow,
    close: Callback<()>,
) -> impl IntoView + use<> {
    let t = words();
    let form = edit_form(settings, user);
    let name_problem = Signal::derive(move || {
        form.draft.with(|draft| {
            draft
                .get("name")
                .trim()
                .is_empty()
                .then(|| t.name_empty.to_owned())
        })
    });
    let new_password = Signal::derive(move || {
        form.draft.with(|draft| {
            let password = draft.get("password");
            (!password.is_empty())
                .then(|| password_problem(password))
                .flatten()
                .map(str::to_owned)
        })
    });
    let enabled = vec![
        Choice::new("1", t.enabled, ""),
        Choice::new("", t.disabled, t.disabled_line),
    ];
    let leave = Callback::new(move |()| {
        form.draft.update(Draft::discard);
        close.run(());
    });
    view! {
        {back(leave)}
        <header>
            <div>
                {heading(user.name.clone())}
                <p class="t2">{user.id.clone()}</p>
            </div>
        </header>
        <div class="form">
            <TextField label=t.name value=form.value("name") write=form.write("name") problem=name_problem/>
            <TextField label=t.new_password value=form.value("password") write=form.write("password") problem=new_password help=t.new_password_hint kind=Kind { input: "password", autocomplete: "new-password", ..Kind::default() }/>
            <div class="w2"><RadioRows name=t.role choices=roles() value=form.value("role") choose=form.write("role")/></div>
            <div class="w2"><RadioRows name=t.may_sign_in choices=enabled value=form.value("enabled") choose=form.write("enabled")/></div>
        </div>
        {user_keys::api_key(settings, user)}
        {user_keys::remove(settings, user, leave)}
        {form.bar()}
    }
}

fn edit_form(settings: Settings, user: &UserRow) -> Form {
    let client = settings.app.client;
    let (id, found_id) = (user.id.clone(), user.id.clone());
    Form::new(
        settings,
        draft_of(user),
        move |draft| {
            let id = id.clone();
            async move {
                api::change_user(client, &id, &change_of(&draft))
                    .await
                    .map(|user| draft_of(&user))
            }
        },
        move || {
            let id = found_id.clone();
            async move {
                let users = api::users(client).await?;
                users
                    .iter()
                    .find(|user| user.id == id)
                    .map(draft_of)
                    .ok_or_else(|| Fault::with_message("not-found", words().gone))
            }
        },
        |draft| {
            let password = draft.get("password");
            !draft.get("name").trim().is_empty()
                && (password.is_empty() || password_problem(password).is_none())
        },
    )
}

fn draft_of(user: &UserRow) -> Draft {
    let t = words();
    let draft = Draft::new(&[
        ("name", t.name, &user.name),
        ("role", t.role, users::role(&user.roles)),
        (
            "enabled",
            t.may_sign_in,
            if user.enabled { "1" } else { "" },
        ),
        ("password", t.password, ""),
        (STAMP, "", &user.modified),
    ]);
    draft
        .hide("password")
        .say("enabled", &[("", t.disabled), ("1", t.enabled)])
        .say(
            "role",
            &[("admin", t.admin), ("agent", t.agent), ("viewer", t.viewer)],
        )
}

/// Only what changed.
fn change_of(draft: &Draft) -> UserChange {
    let changed = |key| draft.is_changed(key).then(|| draft.get(key).to_owned());
    UserChange {
        id: None,
        name: changed("name").map(|name| name.trim().to_owned()),
        roles: changed("role").map(|role| vec![role]),
        enabled: changed("enabled").map(|on| on == "1"),
        password: changed("password"),
        modified: draft.get(STAMP).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changed_is_sent() {
        let user = UserRow {
            id: "a@b.c".into(),
            name: "A".into(),
            roles: vec!["agent".into()],
            enabled: true,
            has_api_key: false,
            last_seen_at: None,
            modified: "7".into(),
        };
        let mut draft = draft_of(&user);
        let nothing = UserChange {
            modified: "7".into(),
            ..UserChange::default()
        };
        assert_eq!(change_of(&draft), nothing);
        draft.set("enabled", "");
        draft.set("password", "a long password");
        let expected = UserChange {
            enabled: Some(false),
            password: Some("a long password".into()),
            ..nothing
        };
        assert_eq!(change_of(&draft), expected);
    }
}
