//! The script tag, the pages that may carry it, and the secret that signs people in.

use leptos::prelude::*;
use ringlet_model::api::EmbedSettings;

use super::frame::{head, leave_row, shown};
use super::{Loaded, Settings, api, load};
use crate::browser::intl;
use crate::component::form::button::{BinButton, CopyButton, WorkButton};
use crate::component::form::check::origin_problem;
use crate::component::form::field::{Kind, TextField};
use crate::component::form::notice::notice;
use crate::component::form::work::Work;
use crate::i18n::{self, settings as words};
use crate::icon::{Icon, glyph};
use crate::session::Tone;

pub(super) fn page(settings: Settings) -> impl IntoView {
    let stored = RwSignal::new(Loaded::Waiting);
    let ask = move || load(stored, api::embed(settings.app.client));
    ask();
    let demo_page = settings.app.config.with_untracked(|config| config.url("/"));
    view! {
        {head(words().embed, words().embed_line, None)}
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
    let t = words();
    let tag = embed.script_tag.clone();
    view! {
        <div class="panel plain">
            <pre class="code" tabindex="0" aria-label=t.script_tag>{tag.clone()}</pre>
            <div class="acts">
                <CopyButton class="btn primary" word=t.copy_script_tag text=Signal::stored(tag)/>
                <a class="btn" href=demo_page target="_blank" rel="noopener">{glyph(Icon::EXTERNAL_LINK, "")} {t.open_demo}</a>
            </div>
        </div>
    }
}

fn policy(embed: &EmbedSettings) -> impl IntoView + use<> {
    let t = words();
    let csp = embed.csp.clone();
    view! {
        <section class="block" aria-label="Content-Security-Policy">
            <div>
                <h3>"Content-Security-Policy"</h3>
                <p class="sm t2">{t.csp_line}</p>
            </div>
            <pre class="code fold" tabindex="0" aria-label=t.header>{csp.clone()}</pre>
            <div class="acts"><CopyButton class="btn" word=t.copy_header text=Signal::stored(csp)/></div>
        </section>
    }
}

fn origins(
    settings: Settings,
    into: RwSignal<Loaded<EmbedSettings>>,
    embed: &EmbedSettings,
) -> impl IntoView + use<> {
    let t = words();
    let (work, removing) = (Work::new(), Work::new());
    let typed = RwSignal::new(String::new());
    let client = settings.app.client;
    let stored = move |embed| into.set(Loaded::Ready(embed));
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
            let adding = api::change_origins(client, move |list| list.push(text));
            work.run(adding, stored);
        }
    };
    let remove = Callback::new(move |gone: String| {
        let row = gone.clone();
        let change = move |list: &mut Vec<String>| list.retain(|other| *other != gone);
        removing.run_row(row, api::change_origins(client, change), move |embed| {
            leave_row();
            stored(embed);
        });
    });
    let own = embed
        .origins
        .iter()
        .map(|origin| origin_row(origin, remove, removing))
        .collect_view();
    let fixed = embed
        .fixed_origins
        .iter()
        .map(|origin| fixed_row(origin))
        .collect_view();
    let none = embed.origins.is_empty() && embed.fixed_origins.is_empty();
    view! {
        <section class="block" aria-label=t.origins>
            <div>
                <h3>{t.origins}</h3>
                <p class="sm t2">{t.origins_line}</p>
            </div>
            {if none {
                view! { <p class="t2">{t.no_origins}</p> }.into_any()
            } else {
                view! { <ul class="provs">{fixed} {own}</ul> }.into_any()
            }}
            {removing.notice()}
            {work.notice()}
            <form class="joined" on:submit=move |event| { event.prevent_default(); add(); }>
                <div class="grow">
                    <TextField label=t.another_page value=typed write=move |text| typed.set(text) problem=problem placeholder="https://crm.example.com" kind=Kind { input: "url", mono: true, ..Kind::default() }/>
                </div>
                <span class="under-label"><WorkButton class="btn" word=t.add_page busy_word=t.adding busy=work.busy press=move |()| add()/></span>
            </form>
        </section>
    }
}

fn origin_row(origin: &str, remove: Callback<String>, removing: Work) -> AnyView {
    let gone = origin.to_owned();
    let name = words().remove_of(origin);
    let busy = removing.is_busy_with(gone.clone());
    view! {
        <li class="line">
            <span class="mono grow cut" title=origin.to_owned()>{origin.to_owned()}</span>
            <BinButton name=name busy=busy press=move |()| remove.run(gone.clone())/>
        </li>
    }
    .into_any()
}

fn fixed_row(origin: &str) -> impl IntoView + use<> {
    view! {
        <li class="line">
            <span class="mono grow cut" title=origin.to_owned()>{origin.to_owned()}</span>
            <span class="badge">{words().set_at_start}</span>
        </li>
    }
}

fn secret(settings: Settings, embed: &EmbedSettings) -> impl IntoView + use<> {
    let t = words();
    let asked = RwSignal::new(false);
    let work = Work::new();
    let made = RwSignal::new(None::<String>);
    let is_set = embed.secret_set;
    let make = move |()| {
        let asking = api::new_embed_secret(settings.app.client);
        work.run(asking, move |answer| {
            asked.set(false);
            made.set(Some(answer.secret));
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
        (true, Some(at)) => format!(
            "{} {}",
            t.embed_secret_line,
            t.embed_secret_made(&intl::day(at, i18n::locale().tag()))
        ),
        (true, None) => t.embed_secret_line.into(),
        (false, _) => t.embed_secret_none.into(),
    };
    view! {
        <section class="block" aria-label=t.embed_secret>
            <div class="across">
                <div class="grow">
                    <h3>{t.embed_secret}</h3>
                    <p class="sm t2">{line}</p>
                </div>
                <WorkButton class="btn" word=if is_set { t.replace_secret } else { t.make_secret } busy_word=t.making busy=work.busy icon=Icon::KEY_ROUND press=press/>
            </div>
            {work.notice()}
            <Show when=move || asked.get()>
                <div class="panel" role="group" aria-label=t.replace_secret>
                    <p>{t.replace_secret_question}</p>
                    <div class="acts end">
                        <button type="button" class="btn ghost" on:click=move |_| asked.set(false)>{t.keep}</button>
                        <WorkButton class="btn danger" word=t.replace_secret busy_word=t.making busy=work.busy press=make/>
                    </div>
                </div>
            </Show>
            {move || made.get().map(|secret| secret_view(&secret))}
        </section>
    }
}

fn secret_view(secret: &str) -> impl IntoView + use<> {
    let t = words();
    view! {
        {notice(Tone::Wait, t.copy_now, Some(t.secret_on_server.into()))}
        <pre class="code" tabindex="0" aria-label=t.embed_secret>{secret.to_owned()}</pre>
        <div class="acts"><CopyButton class="btn primary" word=t.copy_secret text=Signal::stored(secret.to_owned())/></div>
    }
}
