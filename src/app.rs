//! What every mounted view shares: one app per page.

use leptos::prelude::*;
use ringlet_model::api::Boot;

use crate::backend::Client;
use crate::config::Config;
use crate::element::Host;
use crate::session::Session;
use crate::session::Toasts;
use crate::session::dialpad::Dialpad;

/// The page's one app. A `Copy` handle: signals and stored values live as long as the page.
#[derive(Clone, Copy)]
pub struct App {
    /// Stage one's door to the page.
    pub host: StoredValue<Host, LocalStorage>,
    /// The page's settings, replaced when `ringlet.configure()` changes them.
    pub config: RwSignal<Config>,
    /// What the server told about user, site and providers; None until the first answer.
    pub boot: RwSignal<Option<Boot>>,
    /// Talks to the server.
    pub client: Client,
    /// The calls that are up.
    pub session: Session,
    /// Dialpad in the page.
    pub dialpad: Dialpad,
    /// Messages at the edge of the page.
    pub toasts: Toasts,
}

impl App {
    /// Makes the app. Call it inside an owner that lives as long as the page.
    #[must_use]
    pub fn new(host: Host, config: Config) -> Self {
        let config = RwSignal::new(config);
        let host = StoredValue::new_local(host);
        Self {
            host,
            config,
            boot: RwSignal::new(None),
            client: Client::new(host, config),
            session: Session::new(),
            dialpad: Dialpad::new(),
            toasts: Toasts::new(),
        }
    }

    /// The region for numbers without `+`: the page's, else the site's, else `US`.
    #[must_use]
    pub fn region(&self) -> String {
        self.config
            .with(|config| config.region.clone())
            .or_else(|| {
                self.boot
                    .with(|boot| boot.as_ref().and_then(|boot| boot.site.region.clone()))
            })
            .unwrap_or_else(|| "US".into())
    }

    /// The signed-in user's id; None for a guest or before the first answer.
    #[must_use]
    pub fn user_id(&self) -> Option<String> {
        self.boot
            .with(|boot| boot.as_ref()?.user.as_ref().map(|user| user.id.clone()))
    }

    /// The same outside a view; empty for a guest.
    #[must_use]
    pub fn user_id_untracked(&self) -> String {
        untrack(|| self.user_id()).unwrap_or_default()
    }
}

/// The app of the view being built.
///
/// # Panics
/// Outside a view that [`crate::element`] mounted.
#[must_use]
pub fn use_app() -> App {
    expect_context::<App>()
}
