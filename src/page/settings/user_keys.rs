//! A user's API key, shown once, and removing a user.

use leptos::prelude::*;
use ringlet_model::api::{ApiKey, UserRow};

use super::{Settings, api};
use crate::component::form::button::{CopyButton, WorkButton};
use crate::component::form::notice::notice;
use crate::component::form::work::Work;
use crate::i18n::settings as words;
use crate::icon::Icon;
use crate::session::Tone;

/// Makes a key for programs that act as this user.
pub(super) fn api_key(settings: Settings, user: &UserRow) -> impl IntoView + use<> {
    let id = StoredValue::new(user.id.clone());
    let had_one = user.has_api_key;
    let key = RwSignal::new(None::<ApiKey>);
    let work = Work::new();
    let press = move |()| {
        let (client, id) = (settings.app.client, id.get_value());
        let asking = async move { api::new_api_key(client, &id).await };
        work.run(asking, move |made| key.set(Some(made)));
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
                <WorkButton class="btn" word=word busy_word=t.making busy=work.busy icon=Icon::KEY_ROUND press=press/>
            </div>
            {work.notice()}
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
    let work = Work::new();
    let press = move |()| {
        let (client, id) = (settings.app.client, id.get_value());
        let asking = async move { api::remove_user(client, &id).await };
        work.run(asking, move |()| done.run(()));
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
            {work.notice()}
            <Show when=move || asked.get()>
                <div class="panel" role="group" aria-label=t.remove_user>
                    <p>{t.remove_user_question(&name.get_value())}</p>
                    <div class="acts end">
                        <button type="button" class="btn ghost" on:click=move |_| asked.set(false)>{t.keep}</button>
                        <WorkButton class="btn danger" word=t.remove busy_word=t.removing busy=work.busy press=press/>
                    </div>
                </div>
            </Show>
        </section>
    }
}
