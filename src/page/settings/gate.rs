//! Who may see the settings: an administrator. A guest signs in, anyone else is told so.

use leptos::prelude::*;

use super::{Settings, api, frame};
use crate::app::{App, use_app};
use crate::backend::{Fault, code};
use crate::component::form::button::WorkButton;
use crate::component::form::field::{Kind, TextField};
use crate::component::form::notice::fault_words;
use crate::component::form::notice::notice;
use crate::i18n::settings as words;
use crate::session::Tone;

/// `<call-settings>`.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let app = use_app();
    let seen = Memo::new(move |_| {
        app.boot.with(|boot| {
            boot.as_ref().map(|boot| match &boot.user {
                None => Seen::Guest,
                Some(user) if user.roles.iter().any(|role| role == "admin") => Seen::Admin,
                Some(user) => Seen::Other(user.name.clone()),
            })
        })
    });
    view! {
        <div class="setbox">
            {move || match seen.get() {
                None => view! { <div class="card gate" aria-busy="true"><p class="t2" role="status">{words().loading}</p></div> }.into_any(),
                Some(Seen::Guest) => sign_in(app).into_any(),
                Some(Seen::Other(name)) => refusal(&name).into_any(),
                Some(Seen::Admin) => frame::frame(Settings::new(app)).into_any(),
            }}
        </div>
    }
}

/// Who looks at the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Seen {
    Guest,
    Other(String),
    Admin,
}

fn refusal(name: &str) -> impl IntoView + use<> {
    let t = words();
    let line = t.not_yours_hint(name);
    view! {
        <div class="card gate">
            <h2>{t.not_yours}</h2>
            <p class="t2">{line}</p>
        </div>
    }
}

fn sign_in(app: App) -> impl IntoView {
    let t = words();
    let user = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let fault = RwSignal::new(None::<Fault>);
    let submit = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        fault.set(None);
        leptos::task::spawn_local(async move {
            let answer =
                api::sign_in(app.client, user.get_untracked(), password.get_untracked()).await;
            let _ = busy.try_set(false);
            match answer {
                Ok(()) => drop(crate::boot::load(app).await),
                Err(refused) => drop(fault.try_set(Some(refused))),
            }
        });
    };
    view! {
        <form class="card gate" on:submit=move |event| { event.prevent_default(); submit(); }>
            <h2>{t.sign_in_title}</h2>
            <TextField label=t.email value=user write=move |text| user.set(text) kind=Kind { input: "email", autocomplete: "username", ..Kind::default() }/>
            <TextField label=t.password value=password write=move |text| password.set(text) kind=Kind { input: "password", autocomplete: "current-password", ..Kind::default() }/>
            {move || fault.get().map(|fault| sign_in_problem(&fault))}
            <div class="acts">
                <WorkButton class="btn primary" word=t.sign_in busy_word=t.signing_in busy=busy press=move |()| submit()/>
                // Lets Enter submit; the button above does the same by hand.
                <input type="submit" hidden/>
            </div>
        </form>
    }
}

fn sign_in_problem(fault: &Fault) -> impl IntoView + use<> {
    let (title, body) = if fault.status == Some(401) || fault.code == code::NOT_AUTHENTICATED {
        (words().wrong_password.into(), None)
    } else {
        fault_words(fault)
    };
    notice(Tone::Stop, title, body)
}
