//! Parts of the popup that come after it: what is written down during a call and after it, the choice of a line or a record,
//! further calls, Dialpad's window. They are cut off like the screens ([`crate::element`]) and fetched once somebody is known
//! to be signed in, so that the first popup is there sooner. What is asked of them before shows as soon as they are here.

use std::cell::Cell;
use std::thread::LocalKey;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::timer;
use crate::session::{Choice, LiveCall, Panel};

/// Code that could not be fetched is asked for again after this pause, or when the network is back.
const TRY_AGAIN_MS: u32 = 4_000;

/// How the late parts are built.
#[derive(Clone, Copy)]
pub(super) struct Parts {
    /// The open panel below the controls.
    pub(super) panel: fn(LiveCall, Panel) -> AnyView,
    /// Which line to call on.
    pub(super) chooser: fn(Choice) -> AnyView,
    /// The window around Dialpad's frame.
    pub(super) dialpad: fn() -> AnyView,
    /// A call folded to a line, where there are several.
    pub(super) fold: fn(LiveCall) -> AnyView,
    /// The records that match a call, to choose from.
    pub(super) records: fn(LiveCall) -> AnyView,
    /// Announces, above the open call, another one that rings in.
    pub(super) second: fn(open: LiveCall, ringing: LiveCall) -> AnyView,
}

struct Late {
    parts: Cell<Option<Parts>>,
    asked: Cell<bool>,
    here: ArcRwSignal<bool>,
}

thread_local! {
    static LATE: Late = Late {
        parts: Cell::new(None),
        asked: Cell::new(false),
        here: ArcRwSignal::new(false),
    };
}

/// The late parts, tracked; None while they are on their way. The first who asks has them fetched.
pub(super) fn parts() -> Option<Parts> {
    fetch(&LATE);
    LATE.with(|late| {
        late.here.track();
        late.parts.get()
    })
}

fn fetch(late: &'static LocalKey<Late>) {
    if late.with(|late| late.asked.replace(true)) {
        return;
    }
    spawn_local(async move {
        let parts = loop {
            match cut_off::parts().await {
                Ok(parts) => break parts,
                Err(_) => timer::sleep_or_online(TRY_AGAIN_MS).await,
            }
        };
        late.with(|late| {
            late.parts.set(Some(parts));
            late.here.set(true);
        });
    });
}

fn all() -> Parts {
    Parts {
        panel: super::call_popup::panel,
        chooser: |choice| super::chooser::question(choice).into_any(),
        dialpad: || super::dialpad_panel::panel().into_any(),
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

    use super::{Parts, all};

    #[wasm_split(forms, fallible)]
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
