//! Where the provider reports calls: the address to paste there, and whether anything came yet.

use leptos::prelude::*;
use ringlet_model::Timestamp;
use ringlet_model::api::WebhookInfo;
use ringlet_model::provider::Provider;

use super::frame::shown;
use super::{Loaded, Settings, api, field, hub, load};
use crate::browser::{intl, timer::Timeout};
use crate::component::form::button::{CopyButton, WorkButton};
use crate::component::form::new_id;
use crate::component::form::notice::notice;
use crate::component::form::work::Work;
use crate::i18n::{self, settings as words};
use crate::icon::{Icon, glyph};
use crate::session::Tone;

/// While the page waits for the first webhook, and later for news of the next one.
const WAITING_MS: i32 = 3_000;
const LATER_MS: i32 = 20_000;

/// The block of a provider's page; `can_register`: the server can tell the provider the address itself.
pub(super) fn block(settings: Settings, provider: Provider, can_register: bool) -> impl IntoView {
    let t = words();
    let info = RwSignal::new(Loaded::Waiting);
    let ask = move || load(info, api::webhook(settings.app.client, provider));
    ask();
    ask_again(settings, info, ask);
    view! {
        <section class="block" aria-label=t.webhook>
            <div>
                <h3>{t.webhook}</h3>
                <p class="sm t2">{t.webhook_line(hub::full_name(provider))}</p>
            </div>
            {shown(info, ask, move |loaded| info_view(settings, provider, info, loaded).into_any())}
            {can_register.then(|| register(settings, provider))}
        </section>
    }
}

/// Looks for news as long as the block is there.
fn ask_again(
    settings: Settings,
    info: RwSignal<Loaded<WebhookInfo>>,
    ask: impl Fn() + Copy + 'static,
) {
    let pause = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |had: Option<u64>| {
        let count = info.with(|info| info.ready().map_or(0, |info| info.count));
        if had == Some(0) && count > 0 {
            settings.reload_providers();
        }
        let ms = if count == 0 { WAITING_MS } else { LATER_MS };
        pause.set_value(Some(Timeout::new(ms, ask)));
        count
    });
}

fn info_view(
    settings: Settings,
    provider: Provider,
    into: RwSignal<Loaded<WebhookInfo>>,
    info: WebhookInfo,
) -> impl IntoView {
    let t = words();
    let id = new_id("w");
    let now = settings.app.session.server_now();
    let url = info.url.clone();
    view! {
        <div class="field">
            <label class="vh" for=id.clone()>{t.webhook_address}</label>
            <div class="joined">
                <input id=id class="in mono" readonly value=info.url.clone() on:focus:target=|event| event.target().select()/>
                <CopyButton class="btn" word=t.copy text=Signal::stored(url)/>
            </div>
            <p class="help">{if info.by_key { t.webhook_secret } else { t.webhook_signed }}</p>
        </div>
        {steps(&info, provider, now)}
        {info.by_key.then(|| renew(settings, provider, into))}
    }
}

/// What was received, or the three steps to the first webhook.
fn steps(info: &WebhookInfo, provider: Provider, now: Timestamp) -> AnyView {
    let t = words();
    let done = || glyph(Icon::CIRCLE_CHECK, "go");
    let (Some(first), Some(last)) = (info.first_at, info.last_at) else {
        return first_steps(provider).into_any();
    };
    let since = usize::try_from(info.count.saturating_sub(1)).unwrap_or(usize::MAX);
    let first = format!(
        "{}, {}",
        t.webhook_first(&intl::day(first, i18n::locale().tag())),
        t.webhook_since(since)
    );
    let when = hub::ago(last, now);
    let last = if info.last_understood == Some(false) {
        view! { <li>{glyph(Icon::TRIANGLE_ALERT, "wait")} <span>{t.webhook_odd(&when)}</span></li> }
            .into_any()
    } else {
        view! { <li>{done()} <span>{t.webhook_last(&when)}</span></li> }.into_any()
    };
    view! { <div role="status"><ul class="steps"><li>{done()} <span>{first}</span></li> {last}</ul></div> }
        .into_any()
}

/// Copy, paste, wait.
fn first_steps(provider: Provider) -> impl IntoView {
    let t = words();
    let paste = field::paste(provider)
        .map(|text| view! { <li>{glyph(Icon::EXTERNAL_LINK, "")} <span>{text}</span></li> });
    view! {
        <ol class="steps">
            <li>{glyph(Icon::COPY, "")} <span>{t.step_copy}</span></li>
            {paste}
            <li>
                <span class="spinner wait"></span>
                <span role="status">
                    <b class="med">{t.webhook_waiting}</b>
                    <br/>
                    <span class="t2">{t.webhook_waiting_hint}</span>
                </span>
            </li>
        </ol>
    }
}

/// A button that tells the provider the address.
fn register(settings: Settings, provider: Provider) -> impl IntoView {
    let t = words();
    let work = Work::new();
    let done = RwSignal::new(false);
    let press = move |()| {
        done.set(false);
        let asking = api::change_webhook(settings.app.client, provider, "register");
        work.run(asking, move |_| done.set(true));
    };
    let said = move || {
        done.get()
            .then(|| notice(Tone::Go, t.webhook_registered, None))
    };
    view! {
        <div><WorkButton class="btn" word=t.register_webhook busy_word=t.registering busy=work.busy press=press/></div>
        {work.notice()}
        {said}
    }
}

/// A new address, after a question: the old one stops working at once.
fn renew(
    settings: Settings,
    provider: Provider,
    into: RwSignal<Loaded<WebhookInfo>>,
) -> impl IntoView {
    let t = words();
    let asked = RwSignal::new(false);
    let work = Work::new();
    let press = move |()| {
        let asking = api::change_webhook(settings.app.client, provider, "rotate");
        work.run(asking, move |info| into.set(Loaded::Ready(info)));
    };
    view! {
        <Show
            when=move || asked.get()
            fallback=move || view! { <div><button type="button" class="btn ghost small" on:click=move |_| asked.set(true)>{t.new_address}</button></div> }
        >
            <div class="panel">
                <p>{t.new_address_question}</p>
                {work.notice()}
                <div class="acts end">
                    <button type="button" class="btn ghost" on:click=move |_| asked.set(false)>{t.keep_address}</button>
                    <WorkButton class="btn danger" word=t.new_address busy_word=t.making busy=work.busy press=press/>
                </div>
            </div>
        </Show>
    }
}
