//! One agent's phones: numbers, which one rings, default line, receiving device.

use leptos::prelude::*;
use ringlet_model::api::UserRow;

use super::api::{AgentDoc, AgentPhone};
use super::frame::{heading, shown};
use super::{Form, Loaded, Settings, api, hub, load};
use crate::app::App;
use crate::component::form::check::number_problem;
use crate::component::form::choice::{Choice, RadioRows, SelectField};
use crate::component::form::draft::Draft;
use crate::component::form::field::{Kind, TextField};
use crate::component::form::number;
use crate::icon::{Icon, glyph};

pub(super) fn page(settings: Settings, user: UserRow, close: Callback<()>) -> impl IntoView {
    let stored = RwSignal::new(Loaded::Waiting);
    let id = StoredValue::new(user.id.clone());
    let ask = move || {
        load(stored, async move {
            api::agent(settings.app.client, &id.get_value()).await
        });
    };
    ask();
    view! {
        <div><button type="button" class="btn ghost small back" on:click=move |_| settings_close(settings, close)>{glyph(Icon::ARROW_LEFT, "flip")} "All phones"</button></div>
        <header>
            <div>
                {heading(user.name)}
                <p class="t2">{user.id}</p>
            </div>
        </header>
        {shown(stored, ask, move |agent| form_view(settings, id.get_value(), agent).into_any())}
    }
}

/// Back to the table; unsaved changes of this form are dropped with it.
fn settings_close(settings: Settings, close: Callback<()>) {
    settings.forget_form();
    close.run(());
}

/// The form of a record. Numbers are lines of `number`, the ringing one first in `primary`.
fn draft_of(agent: &AgentDoc) -> Draft {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let numbers: Vec<&str> = agent
        .phone_nos
        .iter()
        .map(|phone| phone.number.as_str())
        .collect();
    let primary = agent
        .phone_nos
        .iter()
        .find(|phone| phone.is_primary == 1)
        .map(|phone| phone.number.clone());
    let device = agent
        .call_receiving_device
        .clone()
        .unwrap_or_else(|| "Computer".into());
    Draft::new(&[
        ("numbers", "numbers", &numbers.join("\n")),
        (
            "primary",
            "number that rings",
            &primary
                .or_else(|| agent.mobile_no.clone())
                .unwrap_or_default(),
        ),
        ("medium", "default line", &text(&agent.default_medium)),
        ("device", "receiving device", &device),
        (
            "tata",
            "Tata Tele agent number",
            &text(&agent.tata_tele_agent_number),
        ),
        ("demo", "demo agent number", &text(&agent.demo_agent_number)),
        ("modified", "", &text(&agent.modified)),
    ])
}

fn doc_of(user: &str, draft: &Draft) -> AgentDoc {
    let some = |key| Some(draft.get(key).trim().to_owned());
    let numbers = draft.list("numbers");
    let primary = if numbers.iter().any(|number| number == draft.get("primary")) {
        draft.get("primary").to_owned()
    } else {
        numbers.first().cloned().unwrap_or_default()
    };
    AgentDoc {
        user: user.to_owned(),
        phone_nos: numbers
            .iter()
            .map(|number| AgentPhone {
                number: number.clone(),
                is_primary: u8::from(*number == primary),
            })
            .collect(),
        mobile_no: Some(primary),
        default_medium: some("medium"),
        call_receiving_device: some("device"),
        tata_tele_agent_number: some("tata"),
        demo_agent_number: some("demo"),
        modified: some("modified").filter(|stamp| !stamp.is_empty()),
    }
}

fn form(settings: Settings, user: String, agent: Option<&AgentDoc>) -> Form {
    let client = settings.app.client;
    let is_new = StoredValue::new(agent.is_none());
    let id = StoredValue::new(user);
    Form::new(
        settings,
        "this agent",
        draft_of(&agent.cloned().unwrap_or_default()),
        move |draft| async move {
            let doc = doc_of(&id.get_value(), &draft);
            let stored = api::save_agent(client, &doc, is_new.get_value()).await?;
            is_new.set_value(false);
            Ok(draft_of(&stored))
        },
        move || async move {
            api::agent(client, &id.get_value())
                .await
                .map(|agent| draft_of(&agent.unwrap_or_default()))
        },
        move |draft| {
            ["tata", "demo"]
                .iter()
                .all(|key| extension_problem(settings.app, draft.get(key)).is_none())
        },
    )
}

/// An agent number is a phone number, or an extension or agent id of two to seven digits.
fn extension_problem(app: App, text: &str) -> Option<String> {
    let text = text.trim();
    if (2..=7).contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    number_problem(text, &number::facts(app, text, &app.region()))
}

fn form_view(settings: Settings, user: String, agent: Option<AgentDoc>) -> impl IntoView {
    let form = form(settings, user, agent.as_ref());
    let says = move |key: &'static str| {
        Signal::derive(move || {
            form.draft
                .with(|draft| extension_problem(settings.app, draft.get(key)))
        })
    };
    let lines = Signal::derive(move || {
        let mut lines = vec![(String::new(), "The site’s default".to_owned())];
        settings.providers.with(|list| {
            lines.extend(
                list.ready()
                    .into_iter()
                    .flat_map(|list| &list.providers)
                    .map(|provider| {
                        (
                            provider.id.label().to_owned(),
                            hub::full_name(provider.id).to_owned(),
                        )
                    }),
            );
        });
        lines
    });
    let devices = vec![
        Choice::new(
            "Computer",
            "In the browser",
            "Where the provider can; else the phone rings",
        ),
        Choice::new("Phone", "On the phone", "The number above rings"),
    ];
    let has_demo = Memo::new(move |_| {
        settings.providers.with(|list| {
            list.ready().is_some_and(|list| {
                list.providers
                    .iter()
                    .any(|provider| provider.id.id() == "demo")
            })
        })
    });
    view! {
        {numbers_block(settings.app, form)}
        <div class="form">
            <TextField label="Agent number at Tata Tele" value=form.value("tata") write=form.write("tata") problem=says("tata") help="Phone number, extension or agent id in Smartflo. Empty: the number that rings." kind=Kind { input: "tel", ..Kind::default() }/>
            <Show when=move || has_demo.get()>
                <TextField label="Agent number on the demo line" value=form.value("demo") write=form.write("demo") problem=says("demo") kind=Kind { input: "tel", ..Kind::default() }/>
            </Show>
            <SelectField label="Default line" options=lines value=form.value("medium") choose=form.write("medium")/>
            <div class="w2"><RadioRows name="Takes calls" choices=devices value=form.value("device") choose=form.write("device")/></div>
        </div>
        {form.bar()}
    }
}

/// The list of numbers: one rings, the others are known as this person's own.
fn numbers_block(app: App, form: Form) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let problem = Signal::derive(move || {
        typed.with(|text| number_problem(text, &number::facts(app, text, &app.region())))
    });
    let add = move || {
        let text = typed.get_untracked();
        let Some(e164) = number::parse(app, &text, &app.region())
            .e164
            .filter(|_| problem.with_untracked(Option::is_none))
        else {
            return;
        };
        form.draft.update(|draft| {
            let mut list = draft.list("numbers");
            if !list.contains(&e164) {
                list.push(e164.clone());
            }
            if draft.get("primary").is_empty() {
                draft.set("primary", e164);
            }
            draft.set("numbers", list.join("\n"));
        });
        typed.set(String::new());
    };
    let list = Memo::new(move |_| form.draft.with(|draft| draft.list("numbers")));
    view! {
        <section class="block" aria-label="Numbers">
            <h3>"Numbers"</h3>
            <Show
                when=move || !list.with(Vec::is_empty)
                fallback=|| view! { <p class="wait med sm">"No phone yet. Add the number that shall ring."</p> }
            >
                <ul class="provs">{move || list.get().into_iter().map(|number| number_row(app, form, number)).collect_view()}</ul>
            </Show>
            <form class="joined" on:submit=move |event| { event.prevent_default(); add(); }>
                <div class="grow">
                    <TextField label="Another number" value=typed write=move |text| typed.set(text) problem=problem kind=Kind { input: "tel", ..Kind::default() }/>
                </div>
                <button type="submit" class="btn under-label">{glyph(Icon::PLUS, "")} "Add"</button>
            </form>
        </section>
    }
}

fn number_row(app: App, form: Form, number: String) -> impl IntoView {
    let pretty = number::pretty(app, &number);
    let (mine, chosen, gone) = (number.clone(), number.clone(), number);
    let rings = Memo::new(move |_| form.draft.with(|draft| draft.get("primary") == mine));
    let remove = move |_| {
        form.draft.update(|draft| {
            let list: Vec<String> = draft
                .list("numbers")
                .into_iter()
                .filter(|other| *other != gone)
                .collect();
            if draft.get("primary") == gone {
                draft.set("primary", list.first().cloned().unwrap_or_default());
            }
            draft.set("numbers", list.join("\n"));
        });
    };
    let make_primary = move |_| {
        form.draft
            .update(|draft| draft.set("primary", chosen.clone()))
    };
    let name = format!("Remove {pretty}");
    view! {
        <li class="line">
            <bdi class="num grow">{pretty}</bdi>
            {move || if rings.get() {
                view! { <span class="badge go">"Rings"</span> }.into_any()
            } else {
                view! { <button type="button" class="btn small ghost" on:click=make_primary.clone()>"Let it ring"</button> }.into_any()
            }}
            <button type="button" class="ib" aria-label=name.clone() title=name on:click=remove>{glyph(Icon::TRASH_2, "")}</button>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agent() -> AgentDoc {
        AgentDoc {
            user: "agent@example.test".into(),
            mobile_no: Some("+919820012345".into()),
            phone_nos: vec![
                AgentPhone {
                    number: "+912248004410".into(),
                    is_primary: 0,
                },
                AgentPhone {
                    number: "+919820012345".into(),
                    is_primary: 1,
                },
            ],
            default_medium: Some("Tata Tele".into()),
            call_receiving_device: Some("Phone".into()),
            tata_tele_agent_number: Some("204".into()),
            demo_agent_number: Some(String::new()),
            modified: Some("2026-11-20 10:00:00".into()),
        }
    }

    #[test]
    fn what_is_stored_goes_back_unchanged() {
        assert_eq!(doc_of("agent@example.test", &draft_of(&agent())), agent());
    }

    #[test]
    fn exactly_one_number_rings() {
        let mut draft = draft_of(&agent());
        draft.set("numbers", "+911111111111\n+912222222222");
        let doc = doc_of("x", &draft);
        assert_eq!(
            doc.phone_nos
                .iter()
                .filter(|phone| phone.is_primary == 1)
                .count(),
            1
        );
        assert_eq!(doc.mobile_no.as_deref(), Some("+911111111111"));
    }
}
