//! Where calls float: inside `<call-popup>`.

use leptos::prelude::*;

/// The calls that are up, at the edge of the viewport.
#[component]
pub fn Dock() -> impl IntoView {
    view! { <div class="dock"></div> }
}
