//! Where the provider reports calls: the address to paste there, and whether anything came yet.

use leptos::prelude::*;
use ringlet_model::Timestamp;
use ringlet_model::api::WebhookInfo;
use ringlet_model::provider::Provider;

use super::frame::shown;
use super::{Loaded, Settings, api, hub, load};
use crate::backend::Fault;
use crate::browser::{intl, timer::Timeout};
use crate::component::form::button::{CopyButton, WorkButton};
use crate::component::form::new_id;
use crate::component::form::notice::fault_notice;
use crate::i18n;
use crate::icon::{Icon, glyph};

/// While the page waits for the first webhook, and later for news of the next one.
const WAITING_MS: i32 = 3_000;
const LATER_MS: i32 = 20_000;

/// The block of a provider's page. `what` says where the provider reports, `paste` where to paste the address.
pub(super) fn block(
    settings: Settings,
    provider: Provider,
    what: &'static str,
    paste: &'static str,
) -> impl IntoView {
    let info = RwSignal::new(Loaded::Waiting);
    let ask = move || load(info, api::webhook(settings.app.client, provider));
    ask();
    ask_again(settings, info, ask);
    view! {
        <section class="block" aria-label="Webhook">
            <div>
                <h3>"Webhook"</h3>
                <p class="sm t2">{what}</p>
            </div>
            {shown(info, ask, move |loaded| info_view(settings, provider, info, loaded, paste).into_any())}
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
    paste: &'static str,
) -> impl IntoView {
    let id = new_id("w");
    let now = settings.app.session.server_now();
    let url = info.url.clone();
    view! {
        <div class="field">
            <label class="vh" for=id.clone()>"Webhook address"</label>
            <div class="joined">
                <input id=id class="in mono" readonly value=info.url.clone() on:focus:target=|event| event.target().select()/>
                <CopyButton class="btn" word="Copy" text=Signal::stored(url)/>
            </div>
            <p class="help">"Whoever knows this address can report calls. Keep it between you and the provider."</p>
        </div>
        {steps(&info, paste, now)}
        {renew(settings, provider, into)}
    }
}

/// What was received, or the three steps to the first webhook.
fn steps(info: &WebhookInfo, paste: &'static str, now: Timestamp) -> AnyView {
    let done = || glyph(Icon::CIRCLE_CHECK, "go");
    let (Some(first), Some(last)) = (info.first_at, info.last_at) else {
        return view! {
            <ol class="steps">
                <li>{glyph(Icon::COPY, "")} <span>"Copy the address"</span></li>
                <li>{glyph(Icon::EXTERNAL_LINK, "")} <span>{paste}</span></li>
                <li role="status">
                    <span class="spinner wait"></span>
                    <span>
                        <b class="med">"Waiting for the first webhook…"</b>
                        <br/>
                        <span class="t2">"Make a test call and this line turns green by itself."</span>
                    </span>
                </li>
            </ol>
        }
        .into_any();
    };
    let since = info.count.saturating_sub(1);
    let first = format!(
        "First webhook received on {}, {since} since",
        intl::day(first, i18n::locale().tag())
    );
    let last = if info.last_understood == Some(false) {
        view! { <li>{glyph(Icon::TRIANGLE_ALERT, "wait")} <span>{format!("Last one {}, but it wasn’t about a call Ringlet understands. It is kept.", hub::ago(last, now))}</span></li> }.into_any()
    } else {
        view! { <li>{done()} <span>{format!("Last one {}, understood", hub::ago(last, now))}</span></li> }.into_any()
    };
    view! { <ul class="steps" role="status"><li>{done()} <span>{first}</span></li> {last}</ul> }
        .into_any()
}

/// A new address, after a question: the old one stops working at once.
fn renew(
    settings: Settings,
    provider: Provider,
    into: RwSignal<Loaded<WebhookInfo>>,
) -> impl IntoView {
    let asked = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let fault = RwSignal::new(None::<Fault>);
    let press = move |()| {
        busy.set(true);
        leptos::task::spawn_local(async move {
            let answer = api::rotate_webhook(settings.app.client, provider).await;
            let _ = busy.try_set(false);
            match answer {
                Ok(info) => drop(into.try_set(Loaded::Ready(info))),
                Err(refused) => drop(fault.try_set(Some(refused))),
            }
        });
    };
    view! {
        <Show
            when=move || asked.get()
            fallback=move || view! { <div><button type="button" class="btn ghost small" on:click=move |_| asked.set(true)>"Make a new address"</button></div> }
        >
            <div class="panel">
                <p>"The old address stops working at once. Calls go unreported until the new one is pasted at the provider."</p>
                {move || fault.get().map(|fault| fault_notice(&fault))}
                <div class="acts end">
                    <button type="button" class="btn ghost" on:click=move |_| asked.set(false)>"Keep the old one"</button>
                    <WorkButton class="btn danger" word="Make a new address" busy_word="Making…" busy=busy press=press/>
                </div>
            </div>
        </Show>
    }
}
