//! Who signs in, which phone rings, which lines they may use.

use leptos::prelude::*;
use ringlet_model::api::{AccessRule, UserRow};
use ringlet_model::provider::Provider;

use super::api::AgentDoc;
use super::frame::{head, shown};
use super::table::{person_row, table};
use super::{Loaded, Settings, api, hub, load, phones, user_form};
use crate::backend::Fault;
use crate::component::face::initials;
use crate::i18n::settings as words;
use crate::icon::{Icon, glyph};

/// Everything the table shows.
#[derive(Clone)]
struct People {
    users: Vec<UserRow>,
    agents: Vec<AgentDoc>,
    rules: Vec<(Provider, AccessRule)>,
}

/// Which user's form is open.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Open {
    /// None: the table.
    Table,
    /// A new one.
    New,
    /// This one.
    User(UserRow),
}

pub(super) fn page(settings: Settings) -> impl IntoView {
    let open = RwSignal::new(Open::Table);
    let people = RwSignal::new(Loaded::Waiting);
    let ask = move || load(people, ask_people(settings));
    ask();
    move || match open.get() {
        Open::Table => list(settings, people, open, ask).into_any(),
        Open::New => user_form::add(settings, close(open, ask)).into_any(),
        Open::User(user) => user_form::edit(settings, &user, close(open, ask)).into_any(),
    }
}

/// Back to the table, with what is stored now.
fn close(open: RwSignal<Open>, ask: impl Fn() + Copy + Send + Sync + 'static) -> Callback<()> {
    Callback::new(move |()| {
        open.set(Open::Table);
        ask();
    })
}

/// Users first; their phones and lines are shown as far as they can be had.
async fn ask_people(settings: Settings) -> Result<People, Fault> {
    let client = settings.app.client;
    let users = api::users(client).await?;
    let agents = api::agents(client).await?;
    let providers = api::providers(client).await?;
    let mut rules = Vec::new();
    for provider in providers
        .providers
        .iter()
        .filter(|provider| provider.enabled)
    {
        rules.push((provider.id, api::access(client, provider.id).await?));
    }
    Ok(People {
        users,
        agents,
        rules,
    })
}

fn list(
    settings: Settings,
    people: RwSignal<Loaded<People>>,
    open: RwSignal<Open>,
    ask: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let t = words();
    let add = view! {
        <button type="button" class="btn primary" on:click=move |_| open.set(Open::New)>{glyph(Icon::USER_PLUS, "")} {t.add_user}</button>
    };
    view! {
        {head(t.users, t.users_line, Some(add.into_any()))}
        {shown(people, ask, move |people| rows(settings, &people, open).into_any())}
    }
}

fn rows(settings: Settings, people: &People, open: RwSignal<Open>) -> impl IntoView + use<> {
    let t = words();
    let rows = people
        .users
        .iter()
        .map(|user| row(settings, user, people, open))
        .collect_view();
    table(
        "",
        &[t.name, t.role, t.phone, t.may_use, ""],
        rows.into_any(),
    )
}

fn row(
    settings: Settings,
    user: &UserRow,
    people: &People,
    open: RwSignal<Open>,
) -> impl IntoView + use<> {
    let t = words();
    let agent = people.agents.iter().find(|agent| agent.user == user.id);
    let phone = if user.enabled && role(&user.roles) != "viewer" {
        phones::phone(settings, agent)
    } else {
        "–".into_any()
    };
    let picked = user.clone();
    let cells = vec![
        (t.role, role_badge(user).into_any()),
        (t.phone, phone),
        (t.may_use, may_use(user, &people.rules).into_any()),
    ];
    let pick = Callback::new(move |()| open.set(Open::User(picked.clone())));
    person_row(&user.name, &user.id, user.enabled, cells, pick)
}

/// Initials, name, id.
pub(super) fn who(name: &str, id: &str, enabled: bool) -> impl IntoView + use<> {
    view! {
        <div class="who">
            <span class="ring bare s36" aria-hidden="true"><span>{initials(name)}</span></span>
            <div class="col">
                <span class="med cut" class:off=!enabled title=name.to_owned()>{name.to_owned()}</span>
                <span class="sm t2 cut" title=id.to_owned()>{id.to_owned()}</span>
            </div>
        </div>
    }
}

/// The strongest role; empty for somebody without one.
pub(super) fn role(roles: &[String]) -> &'static str {
    ["admin", "agent", "viewer"]
        .into_iter()
        .find(|role| roles.iter().any(|other| other == role))
        .unwrap_or_default()
}

/// A role in words.
fn role_word(role: &str) -> &'static str {
    let t = words();
    match role {
        "admin" => t.admin,
        "agent" => t.agent,
        "viewer" => t.viewer,
        _ => t.no_role,
    }
}

fn role_badge(user: &UserRow) -> impl IntoView + use<> {
    let role = role(&user.roles);
    let class = if role == "admin" {
        "badge info"
    } else {
        "badge"
    };
    view! {
        <span class="chips">
            <span class=class>{role_word(role)}</span>
            {(!user.enabled).then(|| view! { <span class="badge wait">{words().disabled}</span> })}
        </span>
    }
}

/// Names of the lines that the rules give a user.
fn may_use(user: &UserRow, rules: &[(Provider, AccessRule)]) -> String {
    let allowed: Vec<&str> = rules
        .iter()
        .filter(|(_, rule)| allows(rule, user))
        .map(|(provider, _)| hub::full_name(*provider))
        .collect();
    if !user.enabled || allowed.is_empty() {
        words().none.into()
    } else if allowed.len() == rules.len() {
        words().every_line.into()
    } else {
        allowed.join(", ")
    }
}

/// What the rule says of this user. Viewers never call.
fn allows(rule: &AccessRule, user: &UserRow) -> bool {
    let calls = user
        .roles
        .iter()
        .any(|role| role == "admin" || role == "agent");
    calls
        && (rule.everyone
            || rule.users.contains(&user.id)
            || rule.roles.iter().any(|role| user.roles.contains(role)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(roles: &[&str]) -> UserRow {
        UserRow {
            id: "asha@example.com".into(),
            name: "Asha Kulkarni".into(),
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
            enabled: true,
            has_api_key: false,
            last_seen_at: None,
            modified: String::new(),
        }
    }

    #[test]
    fn a_rule_allows_by_role_or_name_but_never_a_viewer() {
        let named = AccessRule {
            users: vec!["asha@example.com".into()],
            ..AccessRule::default()
        };
        let agents = AccessRule {
            roles: vec!["agent".into()],
            ..AccessRule::default()
        };
        let everyone = AccessRule {
            everyone: true,
            ..AccessRule::default()
        };
        assert!(
            allows(&named, &user(&["admin"]))
                && allows(&agents, &user(&["agent"]))
                && allows(&everyone, &user(&["agent"]))
        );
        assert!(!allows(&agents, &user(&["admin"])));
        assert!(
            !allows(&everyone, &user(&["viewer"]))
                && !allows(&AccessRule::default(), &user(&["agent"]))
        );
    }

    #[test]
    fn lines_in_words() {
        let rules = [
            (
                Provider::Demo,
                AccessRule {
                    everyone: true,
                    ..AccessRule::default()
                },
            ),
            (Provider::TataTele, AccessRule::default()),
        ];
        assert_eq!(may_use(&user(&["agent"]), &rules), "Demo line");
        assert_eq!(may_use(&user(&["agent"]), &rules[..1]), "Every line");
        assert_eq!(may_use(&user(&["viewer"]), &rules), "None");
    }
}
