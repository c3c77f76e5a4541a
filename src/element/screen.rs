//! What stands inside each element. The popup is always there; the other screens are cut off the program after linking
//! (`cargo xtask widget`) and fetched when their element is met. They run in the same instance, with the same app.

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::Host;
use crate::browser::timer;
use crate::component;

/// Builds a view.
type Build = fn() -> AnyView;

/// The inside of an element.
pub(super) struct Screen {
    /// Style sheets after `base`; the one named after the element comes with the screen.
    pub(super) sheets: &'static [&'static str],
    /// Builds it.
    pub(super) build: Build,
}

/// A screen that could not be fetched is asked for again after this pause, or when the network is back.
const TRY_AGAIN_MS: u32 = 8_000;

/// What belongs inside an element, as soon as its code and style are there; None for a tag that isn't ours.
pub(super) async fn of(tag: &str, host: &Host) -> Option<Screen> {
    loop {
        // Asked for here, waited for below: both are on their way at the same time.
        let sheet = JsFuture::from(host.fetch_sheet(tag));
        let (sheets, fetched): (&[_], _) = match tag {
            "call-popup" => (
                &["call-popup", "provider-chooser", "toast", "dialpad"],
                Ok(dock as Build),
            ),
            "call-dialer" => (&["call-dialer"], cut_off::dialer().await),
            // What is written about a call is written in the popup's forms.
            "call-log" => (&["call-popup", "call-log"], cut_off::log().await),
            "call-list" => (&["call-list"], cut_off::list().await),
            "call-stats" => (&["call-stats"], cut_off::stats().await),
            "call-settings" => (&["call-settings"], cut_off::settings().await),
            _ => return None,
        };
        if let (Ok(build), Ok(_)) = (fetched, sheet.await) {
            return Some(Screen { sheets, build });
        }
        timer::sleep_or_online(TRY_AGAIN_MS).await;
    }
}

fn dock() -> AnyView {
    component::dock::Dock().into_any()
}

/// The marks at which the program is cut. `log`, `list`, `stats` and `settings` are the names of the files.
#[cfg(feature = "split")]
#[allow(
    unsafe_code,
    reason = "the mark's own declarations of what is linked later"
)]
mod cut_off {
    use leptos::prelude::*;
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::Build;
    use crate::page;

    #[wasm_split(log, fallible)]
    pub(super) fn dialer() -> Result<Build, SplitLoaderError> {
        Ok(|| page::dialer::CallDialer().into_any())
    }

    #[wasm_split(log, fallible)]
    pub(super) fn log() -> Result<Build, SplitLoaderError> {
        Ok(|| page::log::CallLog().into_any())
    }

    #[wasm_split(list, fallible)]
    pub(super) fn list() -> Result<Build, SplitLoaderError> {
        Ok(|| page::list::CallList().into_any())
    }

    #[wasm_split(stats, fallible)]
    pub(super) fn stats() -> Result<Build, SplitLoaderError> {
        Ok(|| page::stats::CallStats().into_any())
    }

    #[wasm_split(settings, fallible)]
    pub(super) fn settings() -> Result<Build, SplitLoaderError> {
        Ok(|| page::settings::SettingsPage().into_any())
    }
}

/// The same in one piece, for tests and development.
#[cfg(not(feature = "split"))]
mod cut_off {
    use leptos::prelude::*;

    use super::Build;
    use crate::page;

    pub(super) async fn dialer() -> Result<Build, ()> {
        Ok(|| page::dialer::CallDialer().into_any())
    }

    pub(super) async fn log() -> Result<Build, ()> {
        Ok(|| page::log::CallLog().into_any())
    }

    pub(super) async fn list() -> Result<Build, ()> {
        Ok(|| page::list::CallList().into_any())
    }

    pub(super) async fn stats() -> Result<Build, ()> {
        Ok(|| page::stats::CallStats().into_any())
    }

    pub(super) async fn settings() -> Result<Build, ()> {
        Ok(|| page::settings::SettingsPage().into_any())
    }
}
