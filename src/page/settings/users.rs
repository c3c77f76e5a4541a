//! Who signs in, which phone rings, which lines they may use.

use leptos::prelude::*;
use ringlet_model::api::{AccessRule, UserRow};
use ringlet_model::provider::Provider;

use super::api::AgentDoc;
use super::frame::{head, shown};
use super::{Loaded, Settings, api, hub, load, user_form};
use crate::backend::Fault;
use crate::component::form::number;
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
        Open::Table => table(settings, people, open, ask).into_any(),
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

fn table(
    settings: Settings,
    people: RwSignal<Loaded<People>>,
    open: RwSignal<Open>,
    ask: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let add = view! {
        <button type="button" class="btn primary" on:click=move |_| open.set(Open::New)>{glyph(Icon::USER_PLUS, "")} "Add user"</button>
    };
    view! {
        {head("Users", "Who signs in, which phone rings, which lines they may use.", Some(add.into_any()))}
        {shown(people, ask, move |people| rows(settings, &people, open).into_any())}
    }
}

fn rows(settings: Settings, people: &People, open: RwSignal<Open>) -> impl IntoView + use<> {
    let rows = people
        .users
        .iter()
        .map(|user| row(settings, user, people, open))
        .collect_view();
    view! {
        <div class="provs">
            <table class="tbl">
                <thead>
                    <tr>
                        <th>"Name"</th>
                        <th>"Role"</th>
                        <th>"Phone"</th>
                        <th>"May use"</th>
                        <th><span class="vh">"Change"</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(
    settings: Settings,
    user: &UserRow,
    people: &People,
    open: RwSignal<Open>,
) -> impl IntoView + use<> {
    let agent = people.agents.iter().find(|agent| agent.user == user.id);
    let change = format!("Change {}", user.name);
    let picked = user.clone();
    view! {
        <tr>
            <td>{who(&user.name, &user.id, user.enabled)}</td>
            <td>{role_badge(user)}</td>
            <td class="w"><span class="m">"Phone "</span>{phone(settings, agent, user)}</td>
            <td class="w"><span class="m">"May use "</span>{may_use(user, &people.rules)}</td>
            <td>
                <button type="button" class="ib" aria-label=change.clone() title=change on:click=move |_| open.set(Open::User(picked.clone()))>
                    {glyph(Icon::PENCIL, "")}
                </button>
            </td>
        </tr>
    }
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

/// First letters of the first and the last word.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|word| word.chars().next());
    let last = words.next_back().and_then(|word| word.chars().next());
    first
        .into_iter()
        .chain(last)
        .flat_map(char::to_uppercase)
        .collect()
}

/// The strongest role in words.
pub(super) fn role_word(roles: &[String]) -> &'static str {
    let has = |role: &str| roles.iter().any(|other| other == role);
    if has("admin") {
        "Administrator"
    } else if has("agent") {
        "Agent"
    } else if has("viewer") {
        "Viewer"
    } else {
        "No role"
    }
}

fn role_badge(user: &UserRow) -> impl IntoView + use<> {
    let word = role_word(&user.roles);
    let class = if word == "Administrator" {
        "badge info"
    } else {
        "badge"
    };
    view! {
        <span class="chips">
            <span class=class>{word}</span>
            {(!user.enabled).then(|| view! { <span class="badge wait">"Disabled"</span> })}
        </span>
    }
}

fn phone(settings: Settings, agent: Option<&AgentDoc>, user: &UserRow) -> AnyView {
    let number = agent.and_then(|agent| {
        [
            &agent.mobile_no,
            &agent.tata_tele_agent_number,
            &agent.demo_agent_number,
        ]
        .into_iter()
        .flatten()
        .find(|text| !text.is_empty())
    });
    match number {
        Some(number) => {
            view! { <bdi class="num">{number::pretty(settings.app, number)}</bdi> }.into_any()
        }
        None if !user.enabled || role_word(&user.roles) == "Viewer" => "–".into_any(),
        None => view! { <span class="wait med">"No phone yet"</span> }.into_any(),
    }
}

/// Names of the lines that the rules give a user.
fn may_use(user: &UserRow, rules: &[(Provider, AccessRule)]) -> String {
    let allowed: Vec<&str> = rules
        .iter()
        .filter(|(_, rule)| allows(rule, user))
        .map(|(provider, _)| provider.label())
        .collect();
    if !user.enabled || allowed.is_empty() {
        "None".into()
    } else if allowed.len() == rules.len() {
        "Every line".into()
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

/// The full names of lines, for a sentence.
pub(super) fn line_name(provider: Provider) -> &'static str {
    hub::full_name(provider)
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
        }
    }

    #[test]
    fn initials_are_two_at_most() {
        for (name, letters) in [
            ("Asha Kulkarni", "AK"),
            ("Mariana Albuquerque Figueiredo", "MF"),
            ("Öz", "Ö"),
            ("", ""),
        ] {
            assert_eq!(initials(name), letters);
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
