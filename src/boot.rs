//! Start of stage two, and who is signed in.

use std::cell::Cell;
use std::rc::Rc;

use any_spawner::Executor;
use leptos::prelude::*;
use leptos::task::spawn_local;
use ringlet_model::api::{Boot, Colleague, ColleagueList};
use wasm_bindgen::prelude::*;

use crate::App;
use crate::backend::{Fault, code, from_js, to_js};
use crate::browser::storage::{self, Keep};
use crate::browser::{page, timer};
use crate::config::Config;
use crate::element::{self, Host, words};
use crate::i18n::{self, Area, Locale};
use crate::session::{announce, dialpad, live, ringing, voice};

const TRY_AGAIN_MS: u32 = 8_000;

/// Called once by stage one.
///
/// # Errors
/// The words can't be fetched.
#[wasm_bindgen]
pub async fn start(host: Host) -> Result<(), JsValue> {
    console_error_panic_hook::set_once();
    drop(Executor::init_wasm_bindgen());
    let config = read_config(&host);
    words::load(&host, &[Area::Call]).await?;
    // The app lives as long as the page, so its owner is never cleaned up.
    let owner = Owner::new();
    let app = owner.with(|| {
        let app = App::new(host.clone(), config);
        provide_context(app);
        ringing::watch(app);
        paint_buttons(app);
        tick_while_up(app);
        remember_pill(app);
        app
    });
    element::set_root(owner);
    follow_config(app, &host);
    host.register(&element::ui(app));
    spawn_local(async move { drop(load(app).await) });
    Ok(())
}

/// Asks who is signed in and what is set up. While the server is away it is asked again and again.
///
/// # Errors
/// The fault of the first attempt; attempts go on after it.
pub async fn load(app: App) -> Result<Boot, Fault> {
    match ask(app).await {
        Ok(boot) => Ok(boot),
        Err(fault) => {
            if fault.is_away() {
                spawn_local(async move {
                    loop {
                        timer::sleep_or_online(TRY_AGAIN_MS).await;
                        if app.boot.with_untracked(Option::is_some) || ask(app).await.is_ok() {
                            return;
                        }
                    }
                });
            }
            Err(fault)
        }
    }
}

/// The boot of a signed-in user; asked again where the page only knew a guest, since they may have signed in meanwhile.
///
/// # Errors
/// `not-authenticated` for a guest, and every fault of the request.
pub async fn signed_in(app: App) -> Result<Boot, Fault> {
    let known = app.boot.get_untracked().filter(|boot| boot.user.is_some());
    let boot = match known {
        Some(boot) => boot,
        None => load(app).await?,
    };
    if boot.user.is_some() {
        Ok(boot)
    } else {
        Err(Fault::new(code::NOT_AUTHENTICATED))
    }
}

async fn ask(app: App) -> Result<Boot, Fault> {
    let boot: Boot = app.client.get("/api/ringlet/boot").await?;
    app.client.set_csrf(boot.csrf_token.clone());
    app.session.set_server_time(boot.server_time);
    app.host.with_value(|host| {
        host.set_site_region(boot.site.region.as_deref());
        host.set_site_locale(boot.site.locale.as_deref());
    });
    let before = app.boot.with_untracked(|known| {
        known
            .as_ref()
            .map(|known| known.user.as_ref().map(|user| user.id.clone()))
    });
    let user = boot.user.as_ref().map(|user| user.id.clone());
    app.boot.set(Some(boot.clone()));
    dialpad::start(app, &boot);
    voice::start(app, &boot);
    if before.as_ref() != Some(&user) {
        announce::authentication(app, user.as_deref());
        if let Some(user) = &boot.user {
            // At least oneself; the others as soon as the server has told them.
            app.session.colleagues.set(vec![Colleague {
                id: user.id.clone(),
                name: user.name.clone(),
            }]);
            spawn_local(ask_colleagues(app));
            listen(app, &user.id);
        }
    }
    Ok(boot)
}

async fn ask_colleagues(app: App) {
    if let Ok(list) = app
        .client
        .get::<ColleagueList>("/api/ringlet/colleagues")
        .await
    {
        app.session.colleagues.set(list.users);
    }
}

thread_local! {
    /// Ends the listening of the user before.
    static LISTENING: Cell<Option<Rc<Cell<bool>>>> = const { Cell::new(None) };
}

fn listen(app: App, user: &str) {
    if let Some(before) = LISTENING.take() {
        before.set(false);
    }
    let on = Rc::new(Cell::new(true));
    LISTENING.set(Some(Rc::clone(&on)));
    live::start(app, user, move || on.get());
}

/// The page's settings. Ones that can't be read are a fault of ours: said in the console, where a developer sees it.
fn read_config(host: &Host) -> Config {
    from_js(host.config()).unwrap_or_else(|fault| {
        leptos::logging::error!("Ringlet's settings could not be read: {}", fault.message);
        Config::default()
    })
}

/// Settings changed by the page: another address or token asks again who is signed in, another language builds anew.
fn follow_config(app: App, host: &Host) {
    let changed = Closure::<dyn Fn()>::new(move || {
        let config = app.host.with_value(read_config);
        let before = app.config.get_untracked();
        app.config.set(config.clone());
        let locale = Locale::from_tag(&app.host.with_value(Host::locale));
        if locale != i18n::locale() {
            let host = app.host.get_value();
            spawn_local(async move {
                if words::load(&host, &[]).await.is_ok() {
                    element::rebuild_all();
                }
            });
        }
        if before.backend != config.backend || before.token != config.token {
            app.client.forget_token();
            spawn_local(async move { drop(load(app).await) });
        }
    });
    host.on_config(changed.into_js_value().unchecked_ref());
}

/// A popup that was minimised stays so over a reload of this tab.
fn remember_pill(app: App) {
    const KEY: &str = "ringlet:minimised";
    app.session
        .minimised
        .set(storage::get(Keep::Tab, KEY).is_some());
    Effect::new(move |_| {
        if app.session.minimised.get() {
            storage::set(Keep::Tab, KEY, "1");
        } else {
            storage::remove(Keep::Tab, KEY);
        }
    });
}

/// Tells stage one which numbers have a call up, so that their buttons show it.
fn paint_buttons(app: App) {
    #[derive(PartialEq, Clone, serde::Serialize)]
    struct Number {
        e164: String,
        state: &'static str,
    }
    let up = Memo::new(move |_| {
        let calls = app.session.calls.get();
        let numbers = calls.iter().filter_map(|call| {
            call.view.with(|view| {
                let e164 = view.number.e164.clone().filter(|_| view.state.is_up())?;
                Some(Number {
                    e164,
                    state: if view.id.is_empty() {
                        "loading"
                    } else {
                        "calling"
                    },
                })
            })
        });
        numbers.collect::<Vec<_>>()
    });
    Effect::new(move |_| {
        up.with(|numbers| app.host.with_value(|host| host.set_live(&to_js(numbers))))
    });
}

/// Moves the shown clock at each full second while a call is up, and at once when the tab is looked at again.
fn tick_while_up(app: App) {
    let up = Memo::new(move |_| app.session.any_up());
    let next: StoredValue<Option<timer::Timeout>, LocalStorage> = StoredValue::new_local(None);
    Effect::new(move |_| {
        next.set_value(None);
        if up.get() {
            schedule(app, next);
        }
    });
    page::on_document("visibilitychange", move || app.session.tick());
}

fn schedule(app: App, next: StoredValue<Option<timer::Timeout>, LocalStorage>) {
    app.session.tick();
    let to_full_second = 1000 - app.session.server_now().0.rem_euclid(1000);
    let ms = i32::try_from(to_full_second).unwrap_or(1000);
    next.set_value(Some(timer::Timeout::new(ms, move || {
        if untrack(|| app.session.any_up()) {
            schedule(app, next);
        }
    })));
}
