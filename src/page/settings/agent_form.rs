//! One agent's phones: numbers, which one rings, what each provider knows the agent by, default line, receiving device.

use leptos::prelude::*;
use ringlet_model::api::{AgentLine, UserRow};
use ringlet_model::provider::Provider;

use super::api::{AgentDoc, AgentPhone};
use super::field::agent_number_problem;
use super::frame::{heading, shown};
use super::{Form, Loaded, Settings, agent_numbers, api, hub, load};
use crate::backend::Fault;
use crate::component::form::choice::{Choice, RadioRows, SelectField};
use crate::component::form::draft::Draft;
use crate::component::form::field::{Kind, TextField};
use crate::i18n::settings as words;
use crate::icon::{Icon, glyph};

/// What a provider that is switched on wants to know of an agent.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    provider: Provider,
    kind: AgentLine,
    /// Field of the agent's record.
    field: String,
}

pub(super) fn page(settings: Settings, user: UserRow, close: Callback<()>) -> impl IntoView {
    let stored = RwSignal::new(Loaded::Waiting);
    let id = StoredValue::new(user.id.clone());
    let ask = move || load(stored, ask_for(settings, id.get_value()));
    ask();
    let back = move |_| {
        settings.forget_form();
        close.run(());
    };
    view! {
        <div><button type="button" class="btn ghost small back" on:click=back>{glyph(Icon::ARROW_LEFT, "flip")} {words().all_phones}</button></div>
        <header>
            <div>
                {heading(user.name)}
                <p class="t2">{user.id}</p>
            </div>
        </header>
        {shown(stored, ask, move |(agent, lines)| form_view(settings, id.get_value(), agent, lines).into_any())}
    }
}

/// The agent's record, and what the lines in use want to know.
async fn ask_for(settings: Settings, user: String) -> Result<(Option<AgentDoc>, Vec<Line>), Fault> {
    let client = settings.app.client;
    let agent = api::agent(client, &user).await?;
    let mut lines = Vec::new();
    let all = api::providers(client).await?.providers;
    for provider in all.into_iter().filter(|provider| provider.enabled) {
        if provider.id == Provider::Demo {
            lines.push(Line {
                provider: Provider::Demo,
                kind: AgentLine::PhoneOrId,
                field: "demo_agent_number".into(),
            });
            continue;
        }
        let form = api::provider_form(client, provider.id).await?;
        lines.extend(form.agent_field.map(|field| Line {
            provider: provider.id,
            kind: form.agent,
            field,
        }));
    }
    Ok((agent, lines))
}

/// The form of a record. Numbers are lines of `numbers`, the ringing one in `primary`.
fn draft_of(agent: &AgentDoc, lines: &[Line]) -> Draft {
    let t = words();
    let numbers: Vec<&str> = agent
        .phone_nos
        .iter()
        .map(|phone| phone.number.as_str())
        .collect();
    let primary = agent
        .phone_nos
        .iter()
        .find(|phone| phone.is_primary == 1)
        .map_or(&agent.mobile_no, |phone| &phone.number);
    let device = match agent.call_receiving_device.as_str() {
        "" => "Computer",
        device => device,
    };
    let mut draft = Draft::new(&[
        ("numbers", t.numbers, &numbers.join("\n")),
        ("primary", t.number_that_rings, primary),
        ("medium", t.default_line, &agent.default_medium),
        ("device", t.takes_calls, device),
        ("modified", "", &agent.modified),
    ]);
    for line in lines {
        draft.add(&line.field, &label(line), agent.line(&line.field));
    }
    draft
}

/// Above the field of a line.
fn label(line: &Line) -> String {
    let (t, name) = (words(), hub::full_name(line.provider));
    match line.kind {
        AgentLine::CallerId => t.agent_caller_id(name),
        AgentLine::Id => t.agent_id(name),
        AgentLine::PhoneOrId | AgentLine::Nothing => t.agent_number(name),
    }
}

/// Below it.
fn help(line: &Line) -> String {
    let (t, name) = (words(), hub::full_name(line.provider));
    match line.kind {
        AgentLine::CallerId => t.agent_caller_id_hint.into(),
        AgentLine::Id => t.agent_id_hint(name),
        AgentLine::PhoneOrId | AgentLine::Nothing => t.agent_number_hint.into(),
    }
}

fn doc_of(user: &str, draft: &Draft, lines: &[Line]) -> AgentDoc {
    let text = |key: &str| draft.get(key).trim().to_owned();
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
        mobile_no: primary,
        default_medium: text("medium"),
        call_receiving_device: text("device"),
        modified: text("modified"),
        lines: lines
            .iter()
            .map(|line| (line.field.clone(), text(&line.field)))
            .collect(),
    }
}

fn problem(settings: Settings, line: &Line, draft: &Draft) -> Option<String> {
    match line.kind {
        AgentLine::PhoneOrId | AgentLine::CallerId => {
            let region = settings.app.region();
            agent_number_problem(settings.app, draft.get(&line.field), &region)
        }
        AgentLine::Id | AgentLine::Nothing => None,
    }
}

fn form(
    settings: Settings,
    user: String,
    agent: Option<&AgentDoc>,
    lines: StoredValue<Vec<Line>>,
) -> Form {
    let client = settings.app.client;
    let is_new = StoredValue::new(agent.is_none());
    let id = StoredValue::new(user);
    let draft = move |agent: &AgentDoc| lines.with_value(|lines| draft_of(agent, lines));
    Form::new(
        settings,
        draft(&agent.cloned().unwrap_or_default()),
        move |changed| async move {
            let doc = lines.with_value(|lines| doc_of(&id.get_value(), &changed, lines));
            let stored = api::save_agent(client, &doc, is_new.get_value()).await?;
            is_new.set_value(false);
            Ok(draft(&stored))
        },
        move || async move {
            let agent = api::agent(client, &id.get_value()).await?;
            Ok(draft(&agent.unwrap_or_default()))
        },
        move |changed| {
            lines.with_value(|lines| {
                lines
                    .iter()
                    .all(|line| problem(settings, line, changed).is_none())
            })
        },
    )
}

fn form_view(
    settings: Settings,
    user: String,
    agent: Option<AgentDoc>,
    lines: Vec<Line>,
) -> impl IntoView {
    let t = words();
    let stored = StoredValue::new(lines.clone());
    let form = form(settings, user, agent.as_ref(), stored);
    let mediums: Vec<_> = std::iter::once((String::new(), t.sites_default.to_owned()))
        .chain(lines.iter().map(|line| {
            let name = hub::full_name(line.provider).to_owned();
            (line.provider.label().to_owned(), name)
        }))
        .collect();
    let devices = vec![
        Choice::new("Computer", t.in_browser, t.in_browser_line),
        Choice::new("Phone", t.on_phone, t.on_phone_line),
    ];
    let fields = lines
        .into_iter()
        .map(|line| line_field(settings, form, line))
        .collect_view();
    view! {
        {agent_numbers::block(settings.app, form)}
        <div class="form">
            {fields}
            <SelectField label=t.default_line options=Signal::stored(mediums) value=form.value("medium") choose=form.write("medium")/>
            <div class="w2"><RadioRows name=t.takes_calls choices=devices value=form.value("device") choose=form.write("device")/></div>
        </div>
        {form.bar()}
    }
}

fn line_field(settings: Settings, form: Form, line: Line) -> impl IntoView {
    let (label, help, field) = (label(&line), help(&line), line.field.clone());
    let input = if line.kind == AgentLine::Id {
        "text"
    } else {
        "tel"
    };
    let says = Signal::derive(move || form.draft.with(|draft| problem(settings, &line, draft)));
    view! { <TextField label=label help=help value=form.value(field.clone()) write=form.write(field) problem=says kind=Kind { input, ..Kind::default() }/> }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines() -> Vec<Line> {
        vec![Line {
            provider: Provider::TataTele,
            kind: AgentLine::PhoneOrId,
            field: "tata_tele_agent_number".into(),
        }]
    }

    fn agent() -> AgentDoc {
        AgentDoc {
            user: "agent@example.test".into(),
            mobile_no: "+919820012345".into(),
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
            default_medium: "Tata Tele".into(),
            call_receiving_device: "Phone".into(),
            modified: "2026-11-20 10:00:00".into(),
            lines: vec![("tata_tele_agent_number".into(), "204".into())],
        }
    }

    #[test]
    fn what_is_stored_goes_back_unchanged() {
        let draft = draft_of(&agent(), &lines());
        assert_eq!(doc_of("agent@example.test", &draft, &lines()), agent());
    }

    #[test]
    fn exactly_one_number_rings() {
        let mut draft = draft_of(&agent(), &lines());
        draft.set("numbers", "+911111111111\n+912222222222");
        let doc = doc_of("x", &draft, &lines());
        let ringing = doc.phone_nos.iter().filter(|phone| phone.is_primary == 1);
        assert_eq!(ringing.count(), 1);
        assert_eq!(doc.mobile_no, "+911111111111");
    }
}
