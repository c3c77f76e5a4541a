//! How long calls are kept, and what that removed so far.

use leptos::prelude::*;
use ringlet_model::Timestamp;
use ringlet_model::api::{Retention, RetentionState, STAMP};
use ringlet_model::timestamp::iso8601;

use super::super::frame::shown;
use super::super::{Form, Loaded, Settings, api, hub, load};
use crate::browser::intl;
use crate::component::form::choice::{Choice, RadioRows};
use crate::component::form::draft::Draft;
use crate::component::form::field::TextField;
use crate::component::form::notice::notice;
use crate::i18n::{self, settings as words};
use crate::session::Tone;

/// Days that calls may be kept.
const DAYS: std::ops::RangeInclusive<u32> = 1..=36_500;
const DAY_MS: i64 = 86_400_000;

/// The form's key of whether there is a limit.
const LIMITED: &str = "limited";
/// The form's key of the limit.
const LIMIT: &str = "days";

pub(super) fn block(settings: Settings) -> impl IntoView {
    let stored = RwSignal::new(Loaded::Waiting);
    let ask = move || load(stored, api::retention(settings.app.client));
    ask();
    let t = words();
    view! {
        <section class="block" aria-label=t.keep_calls>
            <h3>{t.keep_calls}</h3>
            {shown(stored, ask, move |state| form_view(settings, state).into_any())}
        </section>
    }
}

fn form_view(settings: Settings, state: RetentionState) -> impl IntoView {
    let t = words();
    let draft = draft_of(&state);
    let state = RwSignal::new(state);
    let client = settings.app.client;
    let form = Form::new(
        settings,
        draft,
        move |draft| async move {
            let stored = api::save_retention(client, &wish_of(&draft)).await?;
            let draft = draft_of(&stored);
            state.set(stored);
            Ok(draft)
        },
        move || async move {
            let stored = api::retention(client).await?;
            Ok(draft_of(&stored))
        },
        |draft| problem(draft).is_none(),
    );
    let choices = vec![
        Choice::new("", t.keep_for_good, t.keep_for_good_line),
        Choice::new("1", t.keep_for_a_time, t.keep_for_a_time_line),
    ];
    let says = Signal::derive(move || {
        let is_typed = form.draft.with(|draft| !draft.get(LIMIT).is_empty());
        form.draft.with(problem).filter(|_| is_typed)
    });
    let is_limited = form.is_on(LIMITED);
    view! {
        <RadioRows name=t.keep_calls is_titled=true choices=choices value=form.value(LIMITED) choose=form.write(LIMITED)/>
        <Show when=move || is_limited.get()>
            <div class="form"><TextField label=t.days value=form.value(LIMIT) write=form.write(LIMIT) help=t.days_hint problem=says/></div>
            {older(settings, form)}
        </Show>
        {move || state.with(|state| run_view(settings, state))}
    }
}

fn draft_of(stored: &RetentionState) -> Draft {
    let t = words();
    let limited = if stored.days.is_some() { "1" } else { "" };
    let days = stored.days.map(|days| days.to_string()).unwrap_or_default();
    Draft::new(&[
        (LIMITED, t.keep_calls, limited),
        (LIMIT, t.days, &days),
        (STAMP, "", &stored.modified),
    ])
    .say(LIMITED, &[("", t.keep_for_good), ("1", t.keep_for_a_time)])
}

fn wish_of(draft: &Draft) -> Retention {
    Retention {
        days: days(draft),
        modified: draft.get(STAMP).to_owned(),
    }
}

/// How many days the form says; None: for good, or no such number.
fn days(draft: &Draft) -> Option<u32> {
    let typed = draft.get(LIMIT).trim().parse().ok();
    typed.filter(|days| draft.is_on(LIMITED) && DAYS.contains(days))
}

/// Why the form can't be right.
fn problem(draft: &Draft) -> Option<String> {
    let count = |days: u32| usize::try_from(days).unwrap_or_default();
    (draft.is_on(LIMITED) && days(draft).is_none())
        .then(|| words().number_range(count(*DAYS.start()), count(*DAYS.end())))
}

/// From when on calls would be kept, and how many are older.
fn older(settings: Settings, form: Form) -> impl IntoView {
    let before = Memo::new(move |_| {
        let days = form.draft.with(days)?;
        let now = settings.app.session.server_now();
        Some(Timestamp(now.0 - i64::from(days) * DAY_MS))
    });
    let counted = RwSignal::new(None::<(Timestamp, usize)>);
    Effect::new(move |_| {
        let Some(before) = before.get() else { return };
        leptos::task::spawn_local(async move {
            let end = iso8601::format(before);
            // Without an answer the page says less; saving says what is wrong.
            if let Ok(calls) = api::calls_before(settings.app.client, &end).await {
                let _ = counted.try_set(Some((before, calls)));
            }
        });
    });
    move || {
        let t = words();
        let before = before.get()?;
        let day = intl::moment(before, i18n::locale().tag());
        let calls = counted.get().filter(|(of, _)| *of == before);
        let is_changed = form.draft.with(|draft| !draft.changed().is_empty());
        let many = calls.map(|(_, calls)| calls).filter(|calls| *calls > 0);
        Some(match (many, calls) {
            (Some(many), _) if is_changed => notice(
                Tone::Wait,
                t.older_go(many, &day),
                Some(t.no_way_back.into()),
            )
            .into_any(),
            (None, Some(_)) => {
                view! { <p class="sm t2" role="status">{t.none_older(&day)}</p> }.into_any()
            }
            _ => view! { <p class="sm t2" role="status">{t.kept_since(&day)}</p> }.into_any(),
        })
    }
}

/// When it was looked last, when next, and what went so far.
fn run_view(settings: Settings, state: &RetentionState) -> impl IntoView + use<> {
    let t = words();
    let now = settings.app.session.server_now();
    let failure = (state.failure.as_ref())
        .map(|why| notice(Tone::Stop, t.removing_failed, Some(why.clone())));
    let last = state
        .last_run_at
        .map(|at| t.last_looked(&hub::ago(at, now)));
    let next =
        (state.next_run_at.filter(|next| *next > now)).map(|next| t.next_run(&hub::moment(next)));
    let gone = match state.forgotten_at {
        Some(at) => {
            let calls = usize::try_from(state.forgotten_calls).unwrap_or(usize::MAX);
            t.removed_so_far(calls, &hub::moment(at))
        }
        None => t.removed_none.to_owned(),
    };
    let line = [last, next, Some(gone)];
    let line: Vec<String> = line.into_iter().flatten().collect();
    view! {
        {failure}
        <p class="sm t2">{line.join(" · ")}</p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn for_good_needs_no_number_and_a_time_does() {
        for (limited, typed, kept) in [
            ("", "", Some(None)),
            ("", "90", Some(None)),
            ("1", " 90 ", Some(Some(90))),
            ("1", "", None),
            ("1", "0", None),
            ("1", "36501", None),
            ("1", "a year", None),
        ] {
            let mut draft = draft_of(&RetentionState::default());
            draft.set(LIMITED, limited);
            draft.set(LIMIT, typed);
            let is_right = problem(&draft).is_none();
            assert_eq!(
                is_right.then(|| days(&draft)),
                kept,
                "{limited:?} {typed:?}"
            );
        }
        let stored = RetentionState {
            days: Some(730),
            modified: "7".into(),
            ..RetentionState::default()
        };
        let wish = Retention {
            days: Some(730),
            modified: "7".into(),
        };
        assert_eq!(wish_of(&draft_of(&stored)), wish);
    }
}
