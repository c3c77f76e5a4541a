//! News from the server: the stream of live messages, shared by the tabs of one browser, and what is asked again.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Reflect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use ringlet_model::Timestamp;
use ringlet_model::api::{CallView, DialAnswer};
use ringlet_model::call::{CallState, Control};
use ringlet_model::provider::Provider;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use super::draft::{Draft, calls_with_drafts};
use super::live_call::{LiveCall, Local, Saving};
use super::step::{Effect, is_somebody_elses, is_worth_restoring, step};
use super::{Link, announce, unreported, voice, wrap_up};
use crate::App;
use crate::backend::realtime::{Live, ServerEvent, run};
use crate::backend::{code, from_js, parse, to_js};
use crate::browser::tabs::Tabs;
use crate::browser::{locks, timer};

/// How often a call that is up is asked for, in case a live message was lost on its way.
const ASK_AGAIN_MS: u32 = 30_000;

/// What the tabs tell one another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum TabMessage {
    /// A tab opened and wants to know how the connection stands.
    Hello,
    /// The leading tab is connected; `fresh` when events may have been missed.
    Online { fresh: bool },
    /// The leading tab isn't connected until this server time.
    Offline { retry_at: i64 },
    /// A call's JSON, as it came.
    Call { text: String },
    /// A line is away, or back.
    Line(LineNews),
    /// A calling list isn't what it was.
    List,
}

/// The live message `provider_state`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct LineNews {
    provider: Provider,
    away: bool,
}

/// Answer of `GET /api/ringlet/calls/active`.
#[derive(Deserialize)]
struct Active {
    calls: Vec<CallView>,
}

/// Begins to listen for the signed-in user, for as long as `go_on` says.
pub fn start(app: App, user: &str, go_on: impl Fn() -> bool + Clone + 'static) {
    let name = format!("ringlet:{}:{user}", app.client.url(""));
    let leads = Rc::new(Cell::new(false));
    let tabs = open_tabs(app, &name, &leads);
    tabs.post(&to_js(&TabMessage::Hello));
    spawn_local(restore(app));
    spawn_local(ask_again(app, go_on.clone()));
    locks::lead(&name, move || {
        leads.set(true);
        app.session.leads.set(true);
        spawn_local(run(app.client, go_on, move |live| hear(app, &tabs, live)));
    });
}

fn open_tabs(app: App, name: &str, leads: &Rc<Cell<bool>>) -> Tabs {
    let leads = Rc::clone(leads);
    let tabs: Rc<std::cell::OnceCell<Tabs>> = Rc::default();
    let answer = Rc::clone(&tabs);
    let opened = Tabs::open(name, move |message| {
        let Ok(message) = from_js::<TabMessage>(message) else {
            return;
        };
        if message == TabMessage::Hello {
            if let (true, Some(tabs), Some(message)) =
                (leads.get(), answer.get(), link_message(app))
            {
                tabs.post(&to_js(&message));
            }
        } else {
            obey(app, message);
        }
    });
    drop(tabs.set(opened.clone()));
    opened
}

fn link_message(app: App) -> Option<TabMessage> {
    match app.session.link.get_untracked() {
        Link::Unknown => None,
        Link::Online => Some(TabMessage::Online { fresh: false }),
        Link::Offline { retry_at } => Some(TabMessage::Offline {
            retry_at: retry_at.0,
        }),
    }
}

/// The leading tab heard something: tells the others, and does it here.
fn hear(app: App, tabs: &Tabs, live: Live) {
    let message = match live {
        Live::Online { .. } => TabMessage::Online { fresh: true },
        Live::Offline { retry_ms } => TabMessage::Offline {
            retry_at: app.session.server_now().0 + i64::from(retry_ms),
        },
        Live::Event(event) if event.event == "reset" => TabMessage::Online { fresh: true },
        Live::Event(event) if event.event == "provider_state" => {
            match parse(&event.data).and_then(|data| from_js(data).ok()) {
                Some(news) => TabMessage::Line(news),
                None => return,
            }
        }
        Live::Event(event) if event.event == "calling_list" => TabMessage::List,
        Live::Event(event) => match call_text(&event) {
            Some(text) => TabMessage::Call { text },
            None => return,
        },
        Live::SignedOut => {
            spawn_local(async move { drop(crate::boot::load(app).await) });
            return;
        }
    };
    tabs.post(&to_js(&message));
    obey(app, message);
}

fn obey(app: App, message: TabMessage) {
    match message {
        TabMessage::Hello => {}
        TabMessage::List => app
            .session
            .lists
            .update(|count| *count = count.wrapping_add(1)),
        TabMessage::Online { fresh } => {
            app.session.link.set(Link::Online);
            if fresh {
                spawn_local(restore(app));
            }
            wrap_up::send_waiting(app);
        }
        TabMessage::Offline { retry_at } => app.session.link.set(Link::Offline {
            retry_at: Timestamp(retry_at),
        }),
        TabMessage::Line(news) => follow_line(app, news),
        TabMessage::Call { text } => {
            if let Some(view) = parse(&text).and_then(|value| from_js::<CallView>(value).ok()) {
                receive(app, view);
            }
        }
    }
}

fn follow_line(app: App, news: LineNews) {
    app.boot.update(|boot| {
        let mut lines = boot.iter_mut().flat_map(|boot| &mut boot.providers);
        if let Some(line) = lines.find(|line| line.id == news.provider) {
            line.away = news.away;
        }
    });
}

/// The call inside a live message, as JSON text; None for messages about something else.
fn call_text(event: &ServerEvent) -> Option<String> {
    if !event.event.ends_with("_call") {
        return None;
    }
    let data = parse(&event.data)?;
    let call = Reflect::get(&data, &"call".into())
        .ok()
        .filter(JsValue::is_object)?;
    js_sys::JSON::stringify(&call).ok().map(String::from)
}

/// Takes news of a call: from the stream, from another tab, or as the answer to something asked here.
pub fn receive(app: App, mut incoming: CallView) -> Option<LiveCall> {
    let session = app.session;
    if !incoming.state.is_up() {
        session
            .changed
            .update(|count| *count = count.wrapping_add(1));
    }
    if session.was_closed(&incoming.id) {
        return None;
    }
    if is_somebody_elses(&incoming, &app.user_id_untracked()) {
        if let Some(call) = session.by_id(&incoming.id) {
            announce::effects(app, call, &[Effect::RingingOver]);
            session.close(call);
        }
        return None;
    }
    voice::adorn(app, &mut incoming);
    let known = session
        .by_id(&incoming.id)
        .or_else(|| session.dialled(&incoming));
    let effects = match known {
        Some(call) => call.view.with_untracked(|view| step(Some(view), &incoming)),
        None => step(None, &incoming),
    };
    let Some(effects) = effects else { return known };
    session.tick();
    let call = match known {
        Some(call) => {
            follow_fault(call, &incoming);
            call.view.set(incoming);
            call
        }
        None => {
            let call = open(app, incoming);
            unreported::follow(app, call);
            call
        }
    };
    if effects.contains(&Effect::State) {
        forget_guess(call);
        forget_answer(call);
    }
    if effects.contains(&Effect::Ringing) {
        session.minimised.set(false);
    }
    announce::effects(app, call, &effects);
    if effects.contains(&Effect::Ended) {
        wrap_up::at_end(call);
    }
    if effects.contains(&Effect::Close) {
        session.close(call);
    }
    Some(call)
}

/// A dial whose fate wasn't known is known now.
fn follow_fault(call: LiveCall, incoming: &CallView) {
    let was_unknown = call.fault.with_untracked(|fault| {
        fault.as_ref().is_some_and(|fault| {
            matches!(
                fault.code.as_str(),
                code::TIMEOUT | code::BACKEND_UNREACHABLE
            )
        })
    });
    if was_unknown && incoming.state != CallState::Queued {
        call.fault.set(None);
    }
}

/// What the server says goes before what this page only guessed.
fn forget_guess(call: LiveCall) {
    let is_guess = matches!(
        call.local.get_untracked(),
        Local::Handed | Local::Estimated | Local::Over { .. } | Local::RingingStopped
    );
    let is_known = call
        .view
        .with_untracked(|view| !matches!(view.state, CallState::Queued | CallState::Dialing));
    if is_guess && is_known {
        call.local.set(Local::Nothing);
    }
}

/// The answer that was asked for has come, or can't come any more.
fn forget_answer(call: LiveCall) {
    let asked = call.asked.get_untracked();
    if matches!(asked, Some(Control::Answer | Control::Reject)) {
        call.asked.set(None);
    }
}

fn open(app: App, view: CallView) -> LiveCall {
    let draft = Draft::load(&app.user_id_untracked(), &view.id);
    let call = app.session.add(view);
    if !draft.is_empty() {
        call.draft_kept.set(true);
        if draft.waiting_key.is_some() {
            call.saving.set(Saving::Kept);
        }
        call.draft.set(draft);
    }
    call
}

/// Asks the server for the calls that are up or not wrapped up; then for those shown as up that it no longer names.
pub async fn restore(app: App) {
    let Ok(active) = app.client.get::<Active>("/api/ringlet/calls/active").await else {
        return;
    };
    let named: Vec<String> = active.calls.iter().map(|call| call.id.clone()).collect();
    let drafts = calls_with_drafts(&app.user_id_untracked());
    for call in active.calls {
        let is_known = app.session.by_id(&call.id).is_some();
        if is_known
            || is_worth_restoring(&call, app.session.server_now(), drafts.contains(&call.id))
        {
            receive(app, call);
        }
    }
    for id in drafts
        .iter()
        .filter(|id| !named.contains(id) && app.session.by_id(id).is_none())
    {
        ask(app, id).await;
    }
    let lost: Vec<String> = app.session.calls.with_untracked(|calls| {
        calls
            .iter()
            .filter(|call| call.view.with_untracked(|view| view.state.is_up()))
            .map(LiveCall::id)
            .filter(|id| !id.is_empty() && !named.contains(id))
            .collect()
    });
    for id in lost {
        ask(app, &id).await;
    }
    wrap_up::send_waiting(app);
}

/// Asks for one call. A draft about one that is wrapped up already, or gone, is forgotten.
pub async fn ask(app: App, id: &str) {
    let answer = app
        .client
        .get::<DialAnswer>(&format!("/api/ringlet/calls/{id}"))
        .await;
    let is_gone = match &answer {
        Ok(answer) => answer.call.wrapped_up,
        Err(fault) => fault.status == Some(404),
    };
    if is_gone {
        Draft::forget(&app.user_id_untracked(), id);
    }
    if let Ok(answer) = answer {
        receive(app, answer.call);
    }
}

async fn ask_again(app: App, go_on: impl Fn() -> bool) {
    loop {
        timer::sleep(ASK_AGAIN_MS).await;
        if !go_on() {
            return;
        }
        if untrack(|| app.session.any_up()) {
            restore(app).await;
        }
    }
}
