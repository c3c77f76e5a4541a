//! The rail and the page beside it.

use leptos::prelude::*;
use ringlet_model::api::ProviderState;
use ringlet_model::provider::Provider;

use super::guard::leave_guard;
use super::{Loaded, Place, Settings};
use super::{default_line, field, hub, late, provider, test_call};
use crate::i18n::settings as words;
use crate::icon::{Icon, glyph};

/// Rail, question before leaving, page.
pub(super) fn frame(settings: Settings) -> impl IntoView {
    let page = move || page(settings, settings.place.get());
    view! {
        <div class="set card">
            <nav class="set-nav" aria-label=words().settings>
                {Place::rail()
                    .iter()
                    .map(|(heading, places)| {
                        view! {
                            <span class="hd">{*heading}</span>
                            {places.iter().map(|place| rail_item(settings, *place)).collect_view()}
                        }
                    })
                    .collect_view()}
            </nav>
            <div class="set-p">{leave_guard(settings)} {page}</div>
        </div>
    }
}

fn rail_item(settings: Settings, place: Place) -> impl IntoView {
    let is_here = move || settings.place.get().in_rail() == place;
    let warns = move || place == Place::Providers && settings.providers.with(some_provider_fails);
    let is_there = move || place != Place::Extensions || settings.providers.with(has_pabx);
    let node = NodeRef::<leptos::html::Button>::new();
    // On a phone the rail is a strip; the place where one is must be in sight.
    Effect::new(move |_| {
        if let Some(button) = node.get().filter(|_| is_here()) {
            show_in_strip(&button);
        }
    });
    view! {
        <button node_ref=node type="button" class="to" hidden=move || !is_there() aria-current=move || is_here().then_some("page") on:click=move |_| settings.go(place)>
            {glyph(place.icon(), "")}
            {place.word()}
            <Show when=warns>
                <span class="dot stop" role="img" aria-label=words().needs_attention title=words().needs_attention></span>
            </Show>
        </button>
    }
}

/// Scrolls the strip, and nothing else, until the whole button is in it.
fn show_in_strip(button: &web_sys::Element) {
    let Some(strip) = button.parent_element() else {
        return;
    };
    let (place, sight) = (
        button.get_bounding_client_rect(),
        strip.get_bounding_client_rect(),
    );
    let before = (place.left() - sight.left()).min(0.0);
    let after = (place.right() - sight.right()).max(0.0);
    #[expect(clippy::cast_possible_truncation, reason = "pixels of a screen")]
    strip.set_scroll_left(strip.scroll_left() + (before + after) as i32);
}

/// The PABX with extensions of its own is switched on.
fn has_pabx(providers: &Loaded<ringlet_model::api::ProviderList>) -> bool {
    providers.ready().is_some_and(|list| {
        let mut all = list.providers.iter();
        all.any(|provider| provider.id == Provider::JtTelecom && provider.enabled)
    })
}

fn some_provider_fails(providers: &Loaded<ringlet_model::api::ProviderList>) -> bool {
    providers.ready().is_some_and(|list| {
        list.providers
            .iter()
            .any(|provider| provider.state == ProviderState::Failing)
    })
}

fn page(settings: Settings, place: Place) -> AnyView {
    match place {
        Place::Providers => hub::page(settings).into_any(),
        Place::Provider(Provider::Demo) => demo(settings).into_any(),
        Place::Provider(id) => provider::page(settings, id).into_any(),
        Place::DefaultLine => default_line::page(settings).into_any(),
        later => (move || late::page(settings, later)).into_any(),
    }
}

/// The demo line: nothing to set, it comes with `--demo`.
fn demo(settings: Settings) -> impl IntoView {
    let line = field::about(Provider::Demo).unwrap_or_default();
    view! {
        {provider::back(settings)}
        {head(hub::full_name(Provider::Demo), line, None)}
        {move || provider::summary(settings, Provider::Demo).map(|summary| view! { <div>{hub::badge(&summary)}</div> })}
        {test_call::block(settings, Provider::Demo)}
    }
}

/// Head of a page: title, one line, and what can be done to the whole of it. The title takes the focus, so that a
/// screen reader says where it is.
pub(super) fn head(
    title: &'static str,
    line: impl IntoView + 'static,
    action: Option<AnyView>,
) -> impl IntoView {
    view! {
        <header>
            <div>
                {heading(title)}
                <p class="t2">{line}</p>
            </div>
            {action}
        </header>
    }
}

/// The title of a page that was gone to; it takes the focus when something in the rail had it.
pub(super) fn heading(title: impl Into<String>) -> impl IntoView {
    let title: String = title.into();
    let node = NodeRef::<leptos::html::H2>::new();
    Effect::new(move |_| {
        use wasm_bindgen::JsCast;
        let Some(heading) = node.get() else { return };
        let root: web_sys::Node = heading.get_root_node();
        let had_focus = root
            .dyn_into::<web_sys::ShadowRoot>()
            .ok()
            .and_then(|root| root.active_element())
            .is_some();
        if had_focus {
            let _ = heading.unchecked_ref::<web_sys::HtmlElement>().focus();
        }
    });
    view! { <h2 tabindex="-1" node_ref=node>{title}</h2> }
}

/// Puts the focus on the page's title when a row's button has it, which goes with its row.
pub(super) fn leave_row() {
    to_title(".ib");
}

/// Puts the focus on the page's title when something has it that is about to go.
pub(super) fn to_title(going: &str) {
    use wasm_bindgen::JsCast;
    let host = document().active_element();
    let Some(root) = host.and_then(|host| host.shadow_root()) else {
        return;
    };
    let goes = root
        .active_element()
        .is_some_and(|focused| focused.matches(going).unwrap_or_default());
    if goes && let Ok(Some(title)) = root.query_selector("h2") {
        let _ = title.unchecked_ref::<web_sys::HtmlElement>().focus();
    }
}

/// What is shown of something loaded: the skeleton, the fault with a way to try again, or the thing.
pub(super) fn shown<T: Clone + Send + Sync + 'static>(
    what: RwSignal<Loaded<T>>,
    retry: impl Fn() + Copy + Send + Sync + 'static,
    view: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let again = move |_| {
        to_title(".btn");
        what.set(Loaded::Waiting);
        retry();
    };
    move || {
        match what.get() {
        Loaded::Waiting => skeleton().into_any(),
        Loaded::Ready(value) => view(value),
        Loaded::Failed(fault) => view! {
            {crate::component::form::notice::fault_notice(&fault)}
            <div class="acts">
                <button type="button" class="btn" on:click=again>{glyph(Icon::ROTATE_CW, "")} {words().try_again}</button>
            </div>
        }
        .into_any(),
    }
    }
}

/// Grey rows in place of what is being loaded.
pub(super) fn skeleton() -> impl IntoView {
    let row =
        || view! { <div class="sk-row"><span class="skel"></span><span class="skel"></span></div> };
    view! {
        <div class="provs wait-rows" aria-busy="true">
            <span class="vh">{words().loading}</span>
            {row()} {row()} {row()}
        </div>
    }
}
