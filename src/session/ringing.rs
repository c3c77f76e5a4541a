//! Being heard and seen when a call comes in: sound, title, notification. One tab rings, all tabs show.

use leptos::prelude::*;
use ringlet_model::api::CallView;

use super::Local;
use super::step::rings_in;
use crate::App;
use crate::browser::{page, ring::Ring, timer};
use crate::i18n::call as words;

/// Nothing rings longer, even if the end of it was never told.
const LONGEST_SECONDS: i32 = 60;

/// What is on while something rings; dropping it puts everything back.
struct Alarm {
    _sound: Option<Ring>,
    notification: Option<web_sys::Notification>,
    title: (String, String),
    _end: timer::Timeout,
}

impl Alarm {
    fn start(call: &CallView, leads: bool, over: impl FnOnce() + 'static) -> Self {
        let sentence = words().is_calling(&caller(call));
        let before = page::title();
        page::set_title(&sentence);
        Self {
            _sound: leads
                .then(|| Ring::start(f64::from(LONGEST_SECONDS)))
                .flatten(),
            notification: (leads && page::is_hidden())
                .then(|| page::notify(&sentence, &call.number.international, &call.id))
                .flatten(),
            title: (before, sentence),
            _end: timer::Timeout::new(LONGEST_SECONDS * 1000, over),
        }
    }
}

impl Drop for Alarm {
    fn drop(&mut self) {
        // A page that changed its title meanwhile keeps its own.
        if page::title() == self.title.1 {
            page::set_title(&self.title.0);
        }
        if let Some(notification) = &self.notification {
            notification.close();
        }
    }
}

/// Who calls, for people: the one record that matches, else the provider's name for them, else the number.
#[must_use]
pub fn caller(call: &CallView) -> String {
    match call.matches.as_slice() {
        [only] => only.title.clone(),
        _ => call
            .display_name
            .clone()
            .unwrap_or_else(|| call.number.international.clone()),
    }
}

/// Rings whenever a call waits to be taken, from now on.
pub fn watch(app: App) {
    let alarm: StoredValue<Option<Alarm>, LocalStorage> = StoredValue::new_local(None);
    let waiting = Memo::new(move |_| {
        let calls = app.session.calls.get();
        calls
            .iter()
            .find(|call| call.view.with(rings_in) && call.local.get() != Local::RingingStopped)
            .map(|call| call.key)
    });
    Effect::new(move |_| {
        alarm.set_value(None);
        let Some(call) = waiting.get().and_then(|key| app.session.by_key(key)) else {
            return;
        };
        let leads = app.session.leads.get_untracked();
        let view = call.view.get_untracked();
        let over = move || {
            alarm.set_value(None);
            leptos::task::spawn_local(async move { super::live::ask(app, &call.id()).await });
        };
        alarm.set_value(Some(Alarm::start(&view, leads, over)));
    });
}
