//! Privacy: how long calls are kept, and forgetting a number.

mod erase;
mod keep;

use leptos::prelude::*;

use super::frame::head;
use super::{Form, Settings};
use crate::i18n::settings as words;

pub(super) fn page(settings: Settings) -> impl IntoView {
    view! {
        {head(words().privacy, words().privacy_line, None)}
        {keep::block(settings)}
        {erase::block(settings)}
        // The bar belongs to the first part and stands below both.
        {move || settings.form.get().map(Form::bar)}
    }
}
