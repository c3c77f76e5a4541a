//! What the dashboard asks of the server, and when.

use leptos::prelude::*;
use ringlet_model::api::CallStats;

use super::period::{Day, Period};
use crate::app::App;
use crate::backend::Fault;
use crate::browser::timer::Timeout;
use crate::page::Loaded;

/// Several ends of calls at once make one question.
const NEWS_MS: i32 = 300;
/// After a failure it is asked again by itself.
const AGAIN_MS: i32 = 8_000;

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Filter {
    pub(super) period: Period,
    /// One agent's calls only (user id).
    pub(super) user: Option<String>,
    /// Calls of one source only.
    pub(super) source: Option<String>,
}

impl Filter {
    /// The query of `GET /api/telephony/stats`.
    fn query(&self, today: Day) -> String {
        let (first, last) = self.period.days(today);
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("start", &first.text());
        query.append_pair("end", &Day(last.0 + 1).text());
        if let Some(user) = &self.user {
            query.append_pair("user_id", user);
        }
        if let Some(source) = &self.source {
            query.append_pair("source", source);
        }
        query.finish()
    }
}

/// The dashboard's question and its answer. A `Copy` handle.
#[derive(Clone, Copy)]
pub(super) struct Counts {
    pub(super) app: App,
    pub(super) filter: RwSignal<Filter>,
    /// The last answer stays until the next is there.
    pub(super) answer: RwSignal<Loaded<CallStats>>,
    /// What it is the answer to.
    answered: StoredValue<String>,
    question: StoredValue<u32>,
    pause: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Counts {
    /// Asks at once, and again whenever a filter changes or a call ends.
    pub(super) fn new(app: App) -> Self {
        let counts = Self {
            app,
            filter: RwSignal::new(Filter {
                period: Period::Last(14),
                user: None,
                source: None,
            }),
            answer: RwSignal::new(Loaded::Waiting),
            answered: StoredValue::new(String::new()),
            question: StoredValue::new(0),
            pause: StoredValue::new_local(None),
        };
        Effect::new(move |before: Option<u32>| {
            let news = app.session.changed.get();
            counts.filter.track();
            if app.user_id().is_some() {
                let is_news = before.is_some_and(|before| before != news);
                counts.soon(if is_news { NEWS_MS } else { 0 });
            }
            news
        });
        counts
    }

    fn soon(self, ms: i32) {
        self.pause
            .set_value(Some(Timeout::new(ms, move || self.ask())));
    }

    /// Asks now.
    pub(super) fn ask(self) {
        let question = self.question.get_value().wrapping_add(1);
        self.question.set_value(question);
        let query = self
            .filter
            .with_untracked(|filter| filter.query(self.today()));
        leptos::task::spawn_local(async move {
            let path = format!("/api/telephony/stats?{query}");
            let answer: Result<CallStats, Fault> = self.app.client.get(&path).await;
            if self.question.try_get_value() != Some(question) {
                return;
            }
            if answer.is_err() {
                self.soon(AGAIN_MS);
            }
            // Numbers that are a little old may stay; those of other filters would be wrong.
            let is_same = self.answered.with_value(|answered| *answered == query);
            let is_shown = self.answer.with_untracked(|shown| shown.ready().is_some());
            if answer.is_ok() || !(is_shown && is_same) {
                self.answered.set_value(query);
                self.answer.set(answer.into());
            }
        });
    }

    /// The site's day.
    pub(super) fn today(self) -> Day {
        let ahead = self
            .app
            .boot
            .with_untracked(|boot| boot.as_ref().map_or(0, |boot| boot.site.utc_offset_seconds));
        Day::at(self.app.session.server_now(), ahead)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_the_day_after_the_last() {
        let filter = Filter {
            period: Period::Last(14),
            user: Some("asha@example.test".into()),
            source: Some("tata_tele".into()),
        };
        let today = Day::read("2026-11-20").unwrap();
        assert_eq!(
            filter.query(today),
            "start=2026-11-07&end=2026-11-21&user_id=asha%40example.test&source=tata_tele"
        );
    }
}
