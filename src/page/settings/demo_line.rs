//! The demo line: what it is.

use leptos::prelude::*;
use ringlet_model::provider::Provider;

use super::frame::{head, shown};
use super::{Settings, hub};
use crate::component::form::notice::notice;
use crate::session::Tone;

pub(super) fn page(settings: Settings) -> impl IntoView {
    view! {
        {head("Demo line", "A pretend exchange inside this server. It plays the life of a real call and reaches nobody.", None)}
        {notice(
            Tone::Info,
            "The last digits of a number decide how the call goes.",
            Some("The list is in the server’s documentation under “Demo line”. Start the server without --demo to be without it.".into()),
        )}
        {shown(
            settings.providers,
            move || settings.reload_providers(),
            move |list| {
                list.providers
                    .iter()
                    .find(|provider| provider.id == Provider::Demo)
                    .map(|provider| view! { <div>{hub::badge(provider)}</div> })
                    .into_any()
            },
        )}
    }
}
