//! Code that comes after what is seen first: it is cut off at linking, at a function marked `#[wasm_split(name)]`, and
//! fetched when somebody first asks for it.

use std::cell::Cell;
use std::thread::LocalKey;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::timer;

/// Code that could not be fetched is asked for again after this pause, or when the network is back.
const TRY_AGAIN_MS: u32 = 4_000;

/// What late code hands over, usually the functions that build its views. Kept in a thread-local, as code is fetched once
/// for a page.
pub struct Late<P: 'static> {
    parts: Cell<Option<P>>,
    asked: Cell<bool>,
    here: ArcRwSignal<bool>,
}

impl<P> Default for Late<P> {
    fn default() -> Self {
        Self {
            parts: Cell::new(None),
            asked: Cell::new(false),
            here: ArcRwSignal::new(false),
        }
    }
}

/// What late code hands over, tracked; None while it is on its way. The first who asks has it fetched, until it comes.
pub fn late<P: Copy, E>(
    late: &'static LocalKey<Late<P>>,
    fetch: impl AsyncFn() -> Result<P, E> + 'static,
) -> Option<P> {
    if !late.with(|late| late.asked.replace(true)) {
        spawn_local(async move {
            let parts = loop {
                match fetch().await {
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
    late.with(|late| {
        late.here.track();
        late.parts.get()
    })
}
