//! The line for those who have no default of their own.

use leptos::prelude::*;

use super::frame::head;
use super::site_form::site_page;
use super::{Form, Settings, hub};
use crate::component::form::choice::{Choice, RadioRows};

pub(super) fn page(settings: Settings) -> impl IntoView {
    view! {
        {head("Default line", "Used when neither the page nor the person has chosen one.", None)}
        {site_page(settings, "the default line", |_| true, move |form| form_view(settings, form).into_any())}
    }
}

fn form_view(settings: Settings, form: Form) -> impl IntoView {
    let rows = move || {
        let mut rows = vec![Choice::new(
            "",
            "Ask each time",
            "People choose when they may use more than one line",
        )];
        settings.providers.with(|list| {
            for provider in list.ready().into_iter().flat_map(|list| &list.providers) {
                let line = if provider.enabled {
                    ""
                } else {
                    "Off at the moment"
                };
                rows.push(Choice::new(
                    provider.id.id(),
                    hub::full_name(provider.id),
                    line,
                ));
            }
        });
        view! { <RadioRows name="Default line" is_titled=true choices=rows value=form.value("provider") choose=form.write("provider")/> }
    };
    view! {
        <div class="form"><div class="w2">{rows}</div></div>
        {form.bar()}
    }
}
