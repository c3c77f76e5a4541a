//! The line for those who have no default of their own.

use leptos::prelude::*;

use super::frame::head;
use super::site_form::site_page;
use super::{Form, Settings, hub};
use crate::component::form::choice::{Choice, RadioRows};
use crate::i18n::settings as words;

pub(super) fn page(settings: Settings) -> impl IntoView {
    view! {
        {head(words().default_line, words().default_line_line, None)}
        {site_page(settings, |_| true, move |form| form_view(settings, form).into_any())}
    }
}

fn form_view(settings: Settings, form: Form) -> impl IntoView {
    let t = words();
    let rows = move || {
        let mut rows = vec![Choice::new("", t.ask_each_time, t.ask_each_time_hint)];
        settings.providers.with(|list| {
            let all = list.ready().into_iter().flat_map(|list| &list.providers);
            for provider in all.filter(|provider| provider.id.dials()) {
                let line = if provider.enabled { "" } else { t.off_now };
                rows.push(Choice::new(
                    provider.id.id(),
                    hub::full_name(provider.id),
                    line,
                ));
            }
        });
        view! { <RadioRows name=t.default_line is_titled=true choices=rows value=form.value("provider") choose=form.write("provider")/> }
    };
    view! {
        <div class="form"><div class="w2">{rows}</div></div>
        {form.bar()}
    }
}
