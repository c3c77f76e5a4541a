//! The pages that aren't about connecting a provider: people, pages, records, the PABX's extensions. They are cut off like the
//! screens ([`crate::element`]) and fetched when one of them is first gone to.

use leptos::prelude::*;

use super::frame::skeleton;
use super::{
    Place, Settings, access, audit, dispositions, do_not_call, embed, pabx, phones, privacy,
    region, requests, users,
};
use crate::late::{Late, late};

/// Builds the page of a place.
type Build = fn(Settings, Place) -> AnyView;

thread_local! {
    static OFFICE: Late<Build> = Late::default();
}

/// The page of a place, tracked; grey rows until it is there.
pub(super) fn page(settings: Settings, place: Place) -> AnyView {
    match late(&OFFICE, cut_off::office) {
        Some(build) => build(settings, place),
        None => skeleton().into_any(),
    }
}

fn office(settings: Settings, place: Place) -> AnyView {
    match place {
        Place::Extensions => pabx::page(settings).into_any(),
        Place::Users => users::page(settings).into_any(),
        Place::Phones => phones::page(settings).into_any(),
        Place::Access => access::page(settings).into_any(),
        Place::Embed => embed::page(settings).into_any(),
        Place::Dispositions => dispositions::page(settings).into_any(),
        Place::Region => region::page(settings).into_any(),
        Place::DoNotCall => do_not_call::page(settings).into_any(),
        Place::Privacy => privacy::page(settings).into_any(),
        Place::Audit => audit::page(settings).into_any(),
        Place::Requests => requests::page(settings).into_any(),
        // These came with the screen.
        Place::Providers | Place::Provider(_) | Place::DefaultLine => ().into_any(),
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

    use super::Build;

    #[wasm_split(office, fallible)]
    pub(super) fn office() -> Result<Build, SplitLoaderError> {
        Ok(super::office)
    }
}

/// The same in one piece, for tests and development.
#[cfg(not(feature = "split"))]
mod cut_off {
    use super::Build;

    pub(super) async fn office() -> Result<Build, ()> {
        Ok(super::office)
    }
}
