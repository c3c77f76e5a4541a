//! A call through the line, placed from its page: the surest sign that it works.

use leptos::prelude::*;
use ringlet_model::provider::Provider;

use super::{Settings, provider};
use crate::app::App;
use crate::component::form::button::WorkButton;
use crate::component::form::check::number_problem;
use crate::component::form::field::{Kind, TextField};
use crate::component::form::notice::notice;
use crate::component::form::number;
use crate::i18n::settings as words;
use crate::icon::Icon;
use crate::session::Tone;
use crate::session::dial;
use crate::softphone::server_dial::PageRequest;

/// The block with number and button. The call is an ordinary one: its window opens and it stands in the log.
pub(super) fn block(settings: Settings, line: Provider) -> impl IntoView {
    let app = settings.app;
    let t = words();
    let typed = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let is_placed = RwSignal::new(false);
    let problem = Signal::derive(move || {
        typed.with(|text| number_problem(text, &number::facts(app, text, &app.region())))
    });
    let is_on =
        Memo::new(move |_| provider::summary(settings, line).is_some_and(|one| one.enabled));
    let press = move || {
        let text = typed.get_untracked();
        if busy.get_untracked() || text.trim().is_empty() || problem.with_untracked(Option::is_some)
        {
            return;
        }
        busy.set(true);
        is_placed.set(false);
        leptos::task::spawn_local(async move {
            // A call that fails says so in its own window.
            let placed = dial::dial(app, request(app, text, line), None)
                .await
                .is_ok();
            let _ = busy.try_set(false);
            let _ = is_placed.try_set(placed);
        });
    };
    view! {
        <section class="block" aria-label=t.test_call>
            <div>
                <h3>{t.test_call}</h3>
                <p class="sm t2">{t.test_call_line}</p>
            </div>
            <Show when=move || is_on.get() fallback=move || view! { <p class="help">{t.test_call_off}</p> }>
                <form class="joined" on:submit=move |event| { event.prevent_default(); press(); }>
                    <div class="grow">
                        <TextField label=t.number_to_call value=typed write=move |text| typed.set(text) problem=problem kind=Kind { input: "tel", ..Kind::default() }/>
                    </div>
                    <span class="under-label"><WorkButton class="btn" word=t.call busy_word=t.calling busy=busy icon=Icon::PHONE press=move |()| press()/></span>
                </form>
            </Show>
            {move || is_placed.get().then(|| notice(Tone::Go, t.test_call_placed, None))}
        </section>
    }
}

fn request(app: App, text: String, line: Provider) -> PageRequest {
    let region = app.region();
    let parsed = number::parse(app, &text, &region);
    PageRequest {
        phone_number: text,
        e164: parsed.e164,
        international: parsed.international,
        region: Some(region),
        medium: Some(line.id().to_owned()),
        ..PageRequest::default()
    }
}
