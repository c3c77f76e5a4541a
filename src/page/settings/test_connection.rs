//! "Test connection": asks the provider itself and says what it answered.

use leptos::prelude::*;
use ringlet_model::api::ConnectionTest;
use ringlet_model::provider::Provider;

use super::{Form, Settings, api};
use crate::backend::Fault;
use crate::browser::intl;
use crate::component::form::button::WorkButton;
use crate::component::form::notice::{fault_notice, notice};
use crate::i18n::{self, settings as words};
use crate::icon::Icon;
use crate::session::Tone;

/// Where a test stands.
#[derive(Clone, PartialEq)]
enum Test {
    No,
    Busy,
    Done(ConnectionTest),
    Failed(Fault),
}

/// The block with the button and the answer. The stored credentials are tested, so unsaved ones must be saved first.
pub(super) fn block(settings: Settings, provider: Provider, form: Form) -> impl IntoView {
    let t = words();
    let test = RwSignal::new(Test::No);
    let press = move |()| {
        test.set(Test::Busy);
        leptos::task::spawn_local(async move {
            let answer = match api::test_connection(settings.app.client, provider).await {
                Ok(answer) => Test::Done(answer),
                Err(fault) => Test::Failed(fault),
            };
            if test.try_set(answer).is_none() {
                settings.reload_providers();
            }
        });
    };
    let word = Signal::derive(move || {
        test.with(|test| {
            if matches!(test, Test::No | Test::Busy) {
                t.test_connection
            } else {
                t.test_again
            }
        })
    });
    let busy = Signal::derive(move || test.with(|test| *test == Test::Busy));
    view! {
        <section class="block" aria-label=t.connection>
            <div class="across">
                <h3>{t.connection}</h3>
                <WorkButton class="btn" word=word busy_word=t.testing busy=busy icon=Icon::ACTIVITY press=press/>
            </div>
            <Show when=move || form.is_dirty()>
                <p class="help">{t.test_saved}</p>
            </Show>
            {move || answer(&test.get())}
        </section>
    }
}

fn answer(test: &Test) -> Option<AnyView> {
    match test {
        Test::No | Test::Busy => None,
        Test::Failed(fault) => Some(fault_notice(fault).into_any()),
        Test::Done(answer) => {
            let tone = if answer.success { Tone::Go } else { Tone::Stop };
            Some(notice(tone, answer.message.clone(), second_line(answer)).into_any())
        }
    }
}

/// What to do, else how long the provider took.
fn second_line(answer: &ConnectionTest) -> Option<String> {
    answer.hint.clone().or_else(|| {
        answer
            .elapsed_ms
            .map(|ms| words().answered_in(&seconds(ms)))
    })
}

/// Seconds to one decimal, as the language writes them.
fn seconds(ms: u64) -> String {
    #[allow(clippy::cast_precision_loss, reason = "no test takes 2^53 ms")]
    let seconds = (ms as f64 / 100.0).round() / 10.0;
    intl::decimal(seconds, i18n::locale().tag())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_goes_before_the_time() {
        let mut answer = ConnectionTest {
            success: true,
            message: "Works.".into(),
            hint: None,
            elapsed_ms: Some(412),
        };
        assert_eq!(second_line(&answer).as_deref(), Some("Answered in 0.4 s."));
        answer.hint = Some("Make a new token.".into());
        assert_eq!(second_line(&answer).as_deref(), Some("Make a new token."));
    }

    #[test]
    fn seconds_are_rounded() {
        for (ms, text) in [
            (0, "0.0"),
            (49, "0.0"),
            (50, "0.1"),
            (960, "1.0"),
            (12_345, "12.3"),
        ] {
            assert_eq!(seconds(ms), text);
        }
    }
}
