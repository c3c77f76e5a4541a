//! The custom elements as Leptos components, for applications that are written in Leptos themselves. They are the same
//! elements, with typed props: the page still loads `ringlet.js`, which defines them.

pub mod call_button;
pub mod dialpad_cti;

pub use call_button::{CallButton, Size, Variant};
pub use dialpad_cti::{DialpadAuthentication, DialpadCti};

use leptos::prelude::*;

/// `<call-popup>`, where the page wants it instead of where the script would put it. One a page.
#[component]
pub fn CallPopup() -> impl IntoView {
    view! { <call-popup></call-popup> }
}

/// `<call-log>`: the history of calls, of one record when both props name it.
#[component]
pub fn CallLog(
    /// `CRM Lead`, `CRM Deal`, `Contact`.
    #[prop(optional, into)]
    reference_doctype: Option<String>,
    /// The record's name (its key).
    #[prop(optional, into)]
    reference_name: Option<String>,
) -> impl IntoView {
    view! { <call-log reference-doctype=reference_doctype reference-name=reference_name></call-log> }
}

/// `<call-settings>`: the administrator's screen.
#[component]
pub fn SettingsPage() -> impl IntoView {
    view! { <call-settings></call-settings> }
}
