//! The administrator's screen, `<call-settings>`: a rail of places, a page, a save bar only while something is unsaved.

mod access;
mod agent_form;
mod agent_numbers;
pub mod api;
mod audit;
mod default_line;
mod dispositions;
mod do_not_call;
mod embed;
mod field;
mod form;
mod frame;
pub mod gate;
mod guard;
mod hub;
mod late;
mod operators;
mod pabx;
mod pabx_entry;
mod phones;
mod place;
mod privacy;
mod provider;
mod region;
mod requests;
mod site_form;
mod sources;
mod table;
mod test_call;
mod test_connection;
mod user_form;
mod user_keys;
mod users;
mod webhook;

use leptos::prelude::*;
use ringlet_model::api::ProviderList;

pub use self::form::Form;
pub use self::gate::SettingsPage;
pub use self::place::Place;
use super::{Loaded, load};
use crate::app::App;
use crate::browser::storage::{self, Keep};

/// Where the place is kept over a reload of the page.
const PLACE_KEY: &str = "ringlet.settings.place";

/// What all settings pages share. A `Copy` handle.
#[derive(Clone, Copy)]
pub struct Settings {
    /// The page's app.
    pub app: App,
    /// Where somebody is.
    pub place: RwSignal<Place>,
    /// Every provider at a glance; the rail's warning, the hub and several forms need it.
    pub providers: RwSignal<Loaded<ProviderList>>,
    /// Where somebody wants to go while something is unsaved.
    wish: RwSignal<Option<Place>>,
    /// The form that is open.
    form: RwSignal<Option<Form>, LocalStorage>,
}

impl Settings {
    /// Begins where the tab was before a reload.
    #[must_use]
    pub fn new(app: App) -> Self {
        let place = storage::get(Keep::Tab, PLACE_KEY)
            .map(|key| Place::of_key(&key))
            .unwrap_or_default();
        let settings = Self {
            app,
            place: RwSignal::new(place),
            providers: RwSignal::new(Loaded::Waiting),
            wish: RwSignal::new(None),
            form: RwSignal::new_local(None),
        };
        settings.reload_providers();
        settings
    }

    /// Asks again how the providers stand.
    pub fn reload_providers(self) {
        load(self.providers, api::providers(self.app.client));
    }

    /// Goes to a place, or asks first when something is unsaved.
    pub fn go(self, place: Place) {
        if self.is_dirty() {
            self.wish.set(Some(place));
        } else {
            self.enter(place);
        }
    }

    /// Goes to a place whatever is unsaved.
    fn enter(self, place: Place) {
        self.wish.set(None);
        self.form.set(None);
        storage::set(Keep::Tab, PLACE_KEY, &place.key());
        self.place.set(place);
    }

    /// Something on this page is unsaved.
    fn is_dirty(self) -> bool {
        self.form
            .with_untracked(|form| form.as_ref().is_some_and(Form::is_dirty))
    }

    /// Another form may take this one's place: nothing is unsaved. Otherwise the bar stays and says so.
    fn may_switch(self) -> bool {
        !self.is_dirty()
    }

    /// The open form is left behind with what is unsaved in it.
    fn forget_form(self) {
        self.form.set(None);
    }

    /// The open page has this form.
    fn watch(self, form: Form) {
        self.form.set(Some(form));
    }
}
