//! Who may call through which provider; checked on the server before anything is sent.

use leptos::prelude::*;
use ringlet_model::api::{AccessRule, STAMP, UserRow};
use ringlet_model::provider::Provider;

use super::frame::{head, shown};
use super::users::role;
use super::{Form, Loaded, Settings, api, hub, load};
use crate::backend::Fault;
use crate::component::form::choice::{Choice, PressChip, RadioRows, SelectField};
use crate::component::form::draft::Draft;
use crate::component::form::new_id;
use crate::i18n::settings as words;
use crate::icon::{Icon, glyph};

pub(super) fn page(settings: Settings) -> impl IntoView {
    let chosen = RwSignal::new(None::<Provider>);
    view! {
        {head(words().access, words().access_line, None)}
        {shown(settings.providers, move || settings.reload_providers(), move |list| {
            let lines: Vec<Provider> = {
                let all = list.providers.iter().map(|provider| provider.id);
                all.filter(|id| id.dials()).collect()
            };
            if chosen.get_untracked().is_none_or(|line| !lines.contains(&line)) {
                chosen.set(lines.first().copied());
            }
            view! {
                {(lines.len() > 1).then(|| line_choice(settings, lines, chosen))}
                {move || chosen.get().map(|line| rule_page(settings, line))}
            }
            .into_any()
        })}
    }
}

/// Which line; another one only when nothing is unsaved, otherwise the bar stays and says so.
fn line_choice(
    settings: Settings,
    lines: Vec<Provider>,
    chosen: RwSignal<Option<Provider>>,
) -> impl IntoView {
    let options: Vec<_> = lines
        .into_iter()
        .map(|line| (line.id().to_owned(), hub::full_name(line).to_owned()))
        .collect();
    let value = Signal::derive(move || {
        chosen
            .get()
            .map_or_else(String::new, |line| line.id().into())
    });
    // Drawn again after a refusal, so that the list shows what is still open.
    let refused = RwSignal::new(());
    let choose = move |id: String| {
        if settings.may_switch() {
            chosen.set(Provider::from_name(&id));
        } else {
            refused.notify();
        }
    };
    let list = move || {
        refused.track();
        view! { <SelectField label=words().line options=Signal::stored(options.clone()) value=value choose=choose/> }
    };
    view! { <div class="form">{list}</div> }
}

fn rule_page(settings: Settings, line: Provider) -> impl IntoView {
    let stored = RwSignal::new(Loaded::Waiting);
    let ask = move || load(stored, ask_rule(settings, line));
    ask();
    shown(stored, ask, move |(rule, users)| {
        form_view(settings, line, &rule, users).into_any()
    })
}

async fn ask_rule(settings: Settings, line: Provider) -> Result<(AccessRule, Vec<UserRow>), Fault> {
    let rule = api::access(settings.app.client, line).await?;
    let users = api::users(settings.app.client).await?;
    Ok((rule, users))
}

fn draft_of(rule: &AccessRule) -> Draft {
    let t = words();
    Draft::new(&[
        ("everyone", t.access, if rule.everyone { "1" } else { "" }),
        ("roles", t.roles, &rule.roles.join("\n")),
        ("users", t.people, &rule.users.join("\n")),
        (STAMP, "", &rule.modified),
    ])
    .say("everyone", &[("", t.only_these), ("1", t.everybody)])
    .say("roles", &[("admin", t.admins), ("agent", t.agents)])
}

fn rule_of(draft: &Draft) -> AccessRule {
    AccessRule {
        everyone: draft.is_on("everyone"),
        roles: draft.list("roles"),
        users: draft.list("users"),
        modified: draft.get(STAMP).to_owned(),
    }
}

fn form_view(
    settings: Settings,
    line: Provider,
    rule: &AccessRule,
    users: Vec<UserRow>,
) -> impl IntoView + use<> {
    let client = settings.app.client;
    let form = Form::new(
        settings,
        draft_of(rule),
        move |draft| async move {
            api::save_access(client, line, &rule_of(&draft))
                .await
                .map(|rule| draft_of(&rule))
        },
        move || async move { api::access(client, line).await.map(|rule| draft_of(&rule)) },
        |_| true,
    );
    let t = words();
    let users = StoredValue::new(users);
    let choices = vec![
        Choice::new("1", t.everybody, t.everybody_line),
        Choice::new("", t.only_these, t.only_these_line),
    ];
    view! {
        <div class="form">
            <div class="w2"><RadioRows name=t.access is_titled=true choices=choices value=form.value("everyone") choose=form.write("everyone")/></div>
        </div>
        <Show when=move || form.draft.with(|draft| !draft.is_on("everyone"))>
            {roles_block(form)}
            {people_block(form, users)}
            <Show when=move || form.draft.with(|draft| draft.list("roles").is_empty() && draft.list("users").is_empty())>
                <p class="help">{t.nobody_chosen}</p>
            </Show>
        </Show>
        {form.bar()}
    }
}

/// Puts a word into a list of the form, or takes it out.
fn put(form: Form, key: &'static str, word: &str, on: bool) {
    form.draft.update(|draft| {
        let mut list: Vec<String> = draft
            .list(key)
            .into_iter()
            .filter(|other| other != word)
            .collect();
        if on {
            list.push(word.to_owned());
        }
        list.sort();
        draft.set(key, list.join("\n"));
    });
}

fn roles_block(form: Form) -> impl IntoView {
    let t = words();
    let chip = move |role: &'static str, word: &'static str| {
        let on = Signal::derive(move || {
            form.draft
                .with(|draft| draft.list("roles").iter().any(|other| other == role))
        });
        view! { <PressChip word=word on=on turn=move |on| put(form, "roles", role, on)/> }
    };
    view! {
        <section class="block" aria-label=t.roles>
            <h3>{t.roles}</h3>
            <div class="chips">{chip("admin", t.admins)} {chip("agent", t.agents)}</div>
        </section>
    }
}

fn people_block(form: Form, users: StoredValue<Vec<UserRow>>) -> impl IntoView {
    let named = Memo::new(move |_| form.draft.with(|draft| draft.list("users")));
    let chips = move || {
        named
            .get()
            .into_iter()
            .map(|id| person_chip(form, users, id))
            .collect_view()
    };
    let others = move || {
        users.with_value(|users| {
            users
                .iter()
                .filter(|user| {
                    role(&user.roles) != "viewer" && !named.with(|named| named.contains(&user.id))
                })
                .map(|user| view! { <option value=user.id.clone()>{user.name.clone()}</option> })
                .collect_view()
        })
    };
    let t = words();
    let id = new_id("p");
    view! {
        <section class="block" aria-label=t.people>
            <h3>{t.people}</h3>
            <div class="chips">{chips}</div>
            <div class="field">
                <label for=id.clone()>{t.add_person}</label>
                <select
                    id=id
                    class="in"
                    on:change:target=move |event| {
                        let chosen = event.target().value();
                        if !chosen.is_empty() {
                            put(form, "users", &chosen, true);
                        }
                        event.target().set_value("");
                    }
                >
                    <option value="">{t.choose}</option>
                    {others}
                </select>
            </div>
        </section>
    }
}

fn person_chip(form: Form, users: StoredValue<Vec<UserRow>>, id: String) -> impl IntoView {
    let name = users.with_value(|users| {
        users
            .iter()
            .find(|user| user.id == id)
            .map_or_else(|| id.clone(), |user| user.name.clone())
    });
    let remove = words().remove_of(&name);
    view! {
        <span class="chip">
            {name}
            <button type="button" class="x24" aria-label=remove on:click=move |_| put(form, "users", &id, false)>{glyph(Icon::X, "s14")}</button>
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_goes_back_unchanged() {
        let rule = AccessRule {
            everyone: false,
            roles: vec!["agent".into()],
            users: vec!["a@b.c".into(), "d@e.f".into()],
            modified: "7".into(),
        };
        assert_eq!(rule_of(&draft_of(&rule)), rule);
    }
}
