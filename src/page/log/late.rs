//! Parts of the log that come after it: a day as a timeline, what is written about a call, a call by hand, files. They are cut
//! off like the screens ([`crate::element`]) and fetched when one of them is first asked for.

use leptos::prelude::*;

use super::detail::{Detail, Writing};
use super::store::Store;
use super::{Open, day, detail, entry_form, import};
use crate::app::App;
use crate::i18n;
use crate::late::{Late, late};

/// How the late parts are built.
#[derive(Clone, Copy)]
pub(super) struct Parts {
    /// A day as a timeline.
    pub(super) day: fn(Store, Open) -> AnyView,
    /// What is being written about a call.
    pub(super) writing: fn(Detail, Writing) -> AnyView,
    /// A call entered by hand.
    pub(super) new_call: fn(App, Store, Open) -> AnyView,
    /// Calls from files.
    pub(super) import: fn(App, Store, Open) -> AnyView,
}

thread_local! {
    static TOOLS: Late<Parts> = Late::default();
}

/// Builds a part, tracked; until it is there it says that it is on its way.
pub(super) fn part(build: impl Fn(Parts) -> AnyView) -> AnyView {
    match late(&TOOLS, cut_off::parts) {
        Some(parts) => build(parts),
        None => view! { <p class="det sm t2" aria-busy="true">{i18n::log().loading_older}</p> }
            .into_any(),
    }
}

fn all() -> Parts {
    Parts {
        day: |store, open| day::day_view(store, open).into_any(),
        writing: detail::writing_form,
        new_call: |app, store, open| entry_form::entry_form(app, store, open).into_any(),
        import: |app, store, open| import::import(app, store, open).into_any(),
    }
}

/// The mark at which they are cut off.
#[cfg(feature = "split")]
#[allow(
    unsafe_code,
    reason = "the mark's own declarations of what is linked later"
)]
mod cut_off {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{Parts, all};

    #[wasm_split(tools, fallible)]
    pub(super) fn parts() -> Result<Parts, SplitLoaderError> {
        Ok(all())
    }
}

/// The same in one piece, for tests and development.
#[cfg(not(feature = "split"))]
mod cut_off {
    use super::{Parts, all};

    pub(super) async fn parts() -> Result<Parts, ()> {
        Ok(all())
    }
}
