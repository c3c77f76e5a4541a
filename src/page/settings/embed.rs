//! The script tag, the pages that may carry it, and the secret that signs people in.

use leptos::prelude::*;
use ringlet_model::api::EmbedSettings;

use super::frame::{head, shown};
use super::{Loaded, Settings, api, load};
use crate::backend::Fault;
use crate::browser::intl;
use crate::component::form::button::{CopyButton, WorkButton};
use crate::component::form::check::origin_problem;
use crate::component::form::field::{Kind, TextField};
use crate::component::form::notice::{fault_notice, notice};
use crate::i18n;
use crate::icon::{Icon, glyph};
use crate::session::Tone;

pub(super) fn page(settings: Settings) -> impl IntoView {
    let stored = RwSignal::new(Loaded::Waiting);
    let ask = move || load(stored, api::embed(settings.app.client));
    ask();
    let demo_page = settings.app.config.with_untracked(|config| config.url("/"));
    view! {
        {head("Embed", "Paste this once into your CRM’s pages, before the end of the head.", None)}
        {shown(stored, ask, move |embed| {
            view! {
                {tag(&embed, demo_page.clone())}
                {policy(&embed)}
                {origins(settings, stored, &embed)}
                {secret(settings, &embed)}
            }
            .into_any()
        })}
    }
}

fn tag(embed: &EmbedSettings, demo_page: String) -> impl IntoView + use<> {
    let tag = embed.script_tag.clone();
    view! {
        <div class="panel plain">
            <pre class="code" tabindex="0" aria-label="Script tag">{tag.clone()}</pre>
            <div class="acts">
                <CopyButton class="btn primary" word="Copy script tag" text=Signal::stored(tag)/>
                <a class="btn" href=demo_page target="_blank" rel="noopener">{glyph(Icon::EXTERNAL_LINK, "")} "Open the demo page"</a>
            </div>
        </div>
    }
}

fn policy(embed: &EmbedSettings) -> impl IntoView + use<> {
    let csp = embed.csp.clone();
    view! {
        <section class="block" aria-label="Content-Security-Policy">
            <div>
                <h3>"Content-Security-Policy"</h3>
                <p class="sm t2">"Only for pages that send this header: add these directives to it."</p>
            </div>
            <pre class="code fold" tabindex="0" aria-label="Header">{csp.clone()}</pre>
            <div class="acts"><CopyButton class="btn" word="Copy header" text=Signal::stored(csp)/></div>
        </section>
    }
}

fn origins(
    settings: Settings,
    into: RwSignal<Loaded<EmbedSettings>>,
    embed: &EmbedSettings,
) -> impl IntoView + use<> {
    let listed = StoredValue::new(embed.origins.clone());
    let busy = RwSignal::new(false);
    let fault = RwSignal::new(None::<Fault>);
    let typed = RwSignal::new(String::new());
    let store = move |origins: Vec<String>| {
        busy.set(true);
        fault.set(None);
        leptos::task::spawn_local(async move {
            let answer = api::save_origins(settings.app.client, origins).await;
            let _ = busy.try_set(false);
            match answer {
                Ok(embed) => drop(into.try_set(Loaded::Ready(embed))),
                Err(refused) => drop(fault.try_set(Some(refused))),
            }
        });
    };
    let problem = Signal::derive(move || {
        let text = typed.get();
        (text.len() > "https://".len())
            .then(|| origin_problem(&text))
            .flatten()
            .map(str::to_owned)
    });
    let add = move || {
        let text = typed.get_untracked().trim().to_owned();
        if origin_problem(&text).is_none() {
            let mut list = listed.get_value();
            list.push(text);
            store(list);
        }
    };
    let own = embed
        .origins
        .iter()
        .map(|origin| origin_row(origin, listed, store))
        .collect_view();
    let fixed = embed
        .fixed_origins
        .iter()
        .map(|origin| fixed_row(origin))
        .collect_view();
    let none = embed.origins.is_empty() && embed.fixed_origins.is_empty();
    view! {
        <section class="block" aria-label="Pages that may embed">
            <div>
                <h3>"Pages that may embed"</h3>
                <p class="sm t2">"Only these addresses can load Ringlet with your data."</p>
            </div>
            {if none {
                view! { <p class="t2">"None yet: only pages of this server itself."</p> }.into_any()
            } else {
                view! { <ul class="provs">{fixed} {own}</ul> }.into_any()
            }}
            {move || fault.get().map(|fault| fault_notice(&fault))}
            <form class="joined" on:submit=move |event| { event.prevent_default(); add(); }>
                <div class="grow">
                    <TextField label="Another page" value=typed write=move |text| typed.set(text) problem=problem placeholder="https://crm.example.com" kind=Kind { input: "url", mono: true, ..Kind::default() }/>
                </div>
                <span class="under-label"><WorkButton class="btn" word="Add page" busy_word="Adding…" busy=busy press=move |()| add()/></span>
            </form>
        </section>
    }
}

fn origin_row(
    origin: &str,
    listed: StoredValue<Vec<String>>,
    store: impl Fn(Vec<String>) + Copy + 'static,
) -> AnyView {
    let gone = origin.to_owned();
    let name = format!("Remove {origin}");
    let remove = move |_| {
        store(
            listed
                .get_value()
                .into_iter()
                .filter(|other| *other != gone)
                .collect(),
        )
    };
    view! {
        <li class="line">
            <span class="mono grow cut" title=origin.to_owned()>{origin.to_owned()}</span>
            <button type="button" class="ib" aria-label=name.clone() title=name on:click=remove>{glyph(Icon::TRASH_2, "")}</button>
        </li>
    }
    .into_any()
}

fn fixed_row(origin: &str) -> impl IntoView + use<> {
    view! {
        <li class="line">
            <span class="mono grow cut" title=origin.to_owned()>{origin.to_owned()}</span>
            <span class="badge">"Set at start"</span>
        </li>
    }
}

fn secret(settings: Settings, embed: &EmbedSettings) -> impl IntoView + use<> {
    let asked = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let fault = RwSignal::new(None::<Fault>);
    let made = RwSignal::new(None::<String>);
    let is_set = embed.secret_set;
    let make = move |()| {
        busy.set(true);
        fault.set(None);
        leptos::task::spawn_local(async move {
            let answer = api::new_embed_secret(settings.app.client).await;
            let _ = busy.try_set(false);
            let _ = asked.try_set(false);
            match answer {
                Ok(answer) => drop(made.try_set(Some(answer.secret))),
                Err(refused) => drop(fault.try_set(Some(refused))),
            }
        });
    };
    let press = move |()| {
        if is_set && !asked.get_untracked() {
            asked.set(true)
        } else {
            make(())
        }
    };
    let line = match (is_set, embed.secret_made_at) {
        (true, Some(at)) => format!("Your own server signs people in with it. Made on {}.", intl::day(at, i18n::locale().tag())),
        (true, None) => "Your own server signs people in with it.".into(),
        (false, _) => "With it your own server signs people in, so that they need no login here. None is made yet.".into(),
    };
    view! {
        <section class="block" aria-label="Embed secret">
            <div class="across">
                <div class="grow">
                    <h3>"Embed secret"</h3>
                    <p class="sm t2">{line}</p>
                </div>
                <WorkButton class="btn" word=if is_set { "Replace secret" } else { "Make secret" } busy_word="Making…" busy=busy icon=Icon::KEY_ROUND press=press/>
            </div>
            {move || fault.get().map(|fault| fault_notice(&fault))}
            <Show when=move || asked.get()>
                <div class="panel" role="group" aria-label="Replace the secret?">
                    <p>"Everybody signed in with the old secret is signed out at once, until your server uses the new one."</p>
                    <div class="acts end">
                        <button type="button" class="btn ghost" on:click=move |_| asked.set(false)>"Keep the old one"</button>
                        <WorkButton class="btn danger" word="Replace secret" busy_word="Making…" busy=busy press=make/>
                    </div>
                </div>
            </Show>
            {move || made.get().map(|secret| secret_view(&secret))}
        </section>
    }
}

fn secret_view(secret: &str) -> impl IntoView + use<> {
    view! {
        {notice(Tone::Wait, "Copy it now. It is never shown again.", Some("Keep it on your server; never put it into a page.".into()))}
        <pre class="code" tabindex="0" aria-label="Embed secret">{secret.to_owned()}</pre>
        <div class="acts"><CopyButton class="btn primary" word="Copy secret" text=Signal::stored(secret.to_owned())/></div>
    }
}
