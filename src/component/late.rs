//! Parts of the popup that come after it: what is written down during a call and after it, the choice of a line or a record,
//! further calls. They are cut off like the screens ([`crate::element`]) and fetched once somebody is known to be signed in,
//! so that the first popup is there sooner. What is asked of them before shows as soon as they are here. Dialpad's window
//! comes with the rest of Dialpad's code ([`crate::session::dialpad`]), where that is set up.

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::app::use_app;
use crate::late::{Late, late};
use crate::session::{Choice, LiveCall, Panel};

/// How the late parts are built.
#[derive(Clone, Copy)]
pub(super) struct Parts {
    /// The open panel below the controls.
    pub(super) panel: OfCall,
    /// Which line to call on.
    pub(super) chooser: fn(Choice) -> AnyView,
    /// A call folded to a line, where there are several.
    pub(super) fold: fn(LiveCall) -> AnyView,
    /// The records that match a call, to choose from.
    pub(super) records: fn(LiveCall) -> AnyView,
    /// Announces, above the open call, another one that rings in.
    pub(super) second: fn(ringing: LiveCall) -> AnyView,
}

thread_local! {
    static FORMS: Late<Parts> = Late::default();
    static RECORD: Late<OfCall> = Late::default();
    static DIALPAD: Late<Build> = Late::default();
}

/// Builds a view.
type Build = fn() -> AnyView;
/// Builds a panel of a call.
type OfCall = fn(LiveCall, Panel) -> AnyView;

/// The late parts, tracked; None while they are on their way. The first who asks has them fetched.
pub(super) fn parts() -> Option<Parts> {
    late(&FORMS, cut_off::parts)
}

/// What finds or makes the record of a caller whom nobody knows, likewise.
pub(super) fn record_panel() -> Option<OfCall> {
    late(&RECORD, cut_off::record_panel)
}

/// The window around Dialpad's frame, likewise. Its style sheet comes along.
pub(super) fn dialpad_panel() -> Option<Build> {
    let host = use_app().host;
    late(&DIALPAD, async move || {
        let sheet = host.with_value(|host| JsFuture::from(host.fetch_sheet("dialpad")));
        let panel = cut_off::dialpad_panel().await;
        sheet.await.map_err(drop)?;
        panel.map_err(drop)
    })
}

fn all() -> Parts {
    Parts {
        panel: super::call_popup::panel,
        chooser: |choice| super::chooser::question(choice).into_any(),
        fold: super::stack::fold,
        records: super::incoming_call::records,
        second: super::incoming_call::banner,
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

    use leptos::prelude::*;

    use super::{Build, OfCall, Parts, all};
    use crate::component::call_popup;
    use crate::component::dialpad_panel::panel;

    #[wasm_split(forms, fallible)]
    pub(super) fn parts() -> Result<Parts, SplitLoaderError> {
        Ok(all())
    }

    #[wasm_split(record, fallible)]
    pub(super) fn record_panel() -> Result<OfCall, SplitLoaderError> {
        Ok(call_popup::record_panel)
    }

    #[wasm_split(mini_dialer, fallible)]
    pub(super) fn dialpad_panel() -> Result<Build, SplitLoaderError> {
        Ok(|| panel().into_any())
    }
}

/// The same in one piece, for tests and development.
#[cfg(not(feature = "split"))]
mod cut_off {
    use leptos::prelude::*;

    use super::{Build, OfCall, Parts, all};
    use crate::component::call_popup;
    use crate::component::dialpad_panel::panel;

    pub(super) async fn parts() -> Result<Parts, ()> {
        Ok(all())
    }

    pub(super) async fn record_panel() -> Result<OfCall, ()> {
        Ok(call_popup::record_panel)
    }

    pub(super) async fn dialpad_panel() -> Result<Build, ()> {
        Ok(|| panel().into_any())
    }
}
