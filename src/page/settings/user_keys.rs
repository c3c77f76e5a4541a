//! A user's API key, shown once, and removing a user.

use leptos::prelude::*;
use ringlet_model::api::{ApiKey, UserRow};

use super::{Settings, api};
use crate::backend::Fault;
use crate::component::form::button::{CopyButton, WorkButton};
use crate::component::form::notice::{fault_notice, notice};
use crate::i18n::settings as words;
use crate::icon::Icon;
use crate::session::Tone;

/// Makes a key for programs that act as this user.
pub(super) fn api_key(settings: Settings, user: &UserRow) -> impl IntoView + use<> {
    let id = StoredValue::new(user.id.clone());
    let had_one = user.has_api_key;
    let key = RwSignal::new(None::<ApiKey>);
    let busy = RwSignal::new(false);
    let fault = RwSignal::new(None::<Fault>);
    let press = move |()| {
        busy.set(true);
        fault.set(None);
        leptos::task::spawn_local(async move {
            let answer = api::new_api_key(settings.app.client, &id.get_value()).await;
            let _ = busy.try_set(false);
            match answer {
                Ok(made) => drop(key.try_set(Some(made))),
                Err(refused) => drop(fault.try_set(Some(refused))),
            }
        });
    };
    let t = words();
    let (word, line) = if had_one {
        (t.replace_key, t.api_key_has)
    } else {
        (t.make_key, t.api_key_line)
    };
    view! {
        <section class="block" aria-label=t.api_key>
            <div class="across">
                <div class="grow">
                    <h3>{t.api_key}</h3>
                    <p class="sm t2">{line}</p>
                </div>
                <WorkButton class="btn" word=word busy_word=t.making busy=busy icon=Icon::KEY_ROUND press=press/>
            </div>
            {move || fault.get().map(|fault| fault_notice(&fault))}
            {move || key.get().map(|key| key_view(&key))}
        </section>
    }
}

fn key_view(key: &ApiKey) -> impl IntoView + use<> {
    let t = words();
    let header = format!("Authorization: token {}:{}", key.key, key.secret);
    view! {
        {notice(Tone::Wait, t.copy_now, None)}
        <pre class="code" tabindex="0" aria-label=t.api_key>{header.clone()}</pre>
        <div class="acts"><CopyButton class="btn primary" word=t.copy_key text=Signal::stored(header)/></div>
    }
}

/// Removes a user after a question.
pub(super) fn remove(
    settings: Settings,
    user: &UserRow,
    done: Callback<()>,
) -> impl IntoView + use<> {
    let (id, name) = (
        StoredValue::new(user.id.clone()),
        StoredValue::new(user.name.clone()),
    );
    let t = words();
    let asked = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let fault = RwSignal::new(None::<Fault>);
    let press = move |()| {
        busy.set(true);
        fault.set(None);
        leptos::task::spawn_local(async move {
            let answer = api::remove_user(settings.app.client, &id.get_value()).await;
            let _ = busy.try_set(false);
            match answer {
                Ok(()) => done.run(()),
                Err(refused) => drop(fault.try_set(Some(refused))),
            }
        });
    };
    view! {
        <section class="block" aria-label=t.remove_user>
            <div class="across">
                <div class="grow">
                    <h3>{t.remove_user}</h3>
                    <p class="sm t2">{t.remove_user_line}</p>
                </div>
                <Show when=move || !asked.get()>
                    <button type="button" class="btn danger" on:click=move |_| asked.set(true)>{t.remove_user}</button>
                </Show>
            </div>
            {move || fault.get().map(|fault| fault_notice(&fault))}
            <Show when=move || asked.get()>
                <div class="panel" role="group" aria-label=t.remove_user>
                    <p>{t.remove_user_question(&name.get_value())}</p>
                    <div class="acts end">
                        <button type="button" class="btn ghost" on:click=move |_| asked.set(false)>{t.keep}</button>
                        <WorkButton class="btn danger" word=t.remove busy_word=t.removing busy=busy press=press/>
                    </div>
                </div>
            </Show>
        </section>
    }
}
