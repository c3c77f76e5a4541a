//! A whole server on a real socket, with a database and a clock of its own.
//!
//! ```ignore
//! let app = TestApp::start().await;
//! let answer = app.agent().await.get("/api/ringlet/boot").await;
//! assert_eq!(answer.status, 200);
//! ```

mod client;
mod clock;
mod database;
pub(crate) mod exchange;
pub(crate) mod pabx;

use std::future::Future;
use std::sync::Arc;

use ringlet_model::{Role, Timestamp};
use ringlet_server::app::{App, AppState, Doors};
use ringlet_server::auth::SessionCookie;
use ringlet_server::chance::SystemChance;
use ringlet_server::config::Config;
use ringlet_server::storage::{AuditRecord, NewSession, NewUser};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use url::Url;

pub(crate) use client::{Answer, Client, read};
pub(crate) use clock::TestClock;
pub(crate) use database::TempDatabase;

/// User ids of the three people every test server has.
pub(crate) const ADMIN: &str = "admin@example.test";
pub(crate) const AGENT: &str = "agent@example.test";
pub(crate) const VIEWER: &str = "viewer@example.test";
/// Everybody's password.
pub(crate) const PASSWORD: &str = "correct horse";

/// A running server. Dropping it stops the server and removes its files.
pub(crate) struct TestApp {
    /// `http://127.0.0.1:<port>`.
    pub(crate) base: String,
    /// The server's own parts, to look behind the scenes.
    pub(crate) state: AppState,
    /// The server's clock; stands still until moved.
    pub(crate) clock: Arc<TestClock>,
    stop: Option<oneshot::Sender<()>>,
    serving: Option<JoinHandle<std::io::Result<()>>>,
    /// Where its database is.
    pub(crate) database: Arc<TempDatabase>,
}

impl TestApp {
    /// A server with an empty database and the three people.
    pub(crate) async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    /// The same with other settings.
    pub(crate) async fn start_with(change: impl FnOnce(&mut Config)) -> Self {
        Self::start_on(Arc::new(TempDatabase::new()), change).await
    }

    /// The same on a given database, e.g. to start a second time.
    pub(crate) async fn start_on(
        database: Arc<TempDatabase>,
        change: impl FnOnce(&mut Config),
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let mut config = Config {
            database: database.file(),
            secret_key_file: database.key_file(),
            public_url: Url::parse(&base).unwrap(),
            allowed_origins: Vec::new(),
            allow_private_endpoints: true,
            demo: false,
        };
        change(&mut config);
        let clock = Arc::new(TestClock::default());
        let doors = Doors {
            clock: clock.clone(),
            chance: Arc::new(SystemChance),
        };
        let app = App::open(config, doors).await.unwrap();
        let state = app.state.clone();
        add_people(&state).await;
        let (stop, stopped) = oneshot::channel();
        let serving = tokio::spawn(app.serve(listener, async {
            drop(stopped.await);
        }));
        Self {
            base,
            state,
            clock,
            stop: Some(stop),
            serving: Some(serving),
            database,
        }
    }

    /// Somebody who isn't signed in.
    pub(crate) fn guest(&self) -> Client {
        Client::new(&self.base)
    }

    /// The administrator, with a session cookie.
    pub(crate) async fn admin(&self) -> Client {
        self.session_of(ADMIN).await
    }

    /// The agent, with a session cookie.
    pub(crate) async fn agent(&self) -> Client {
        self.session_of(AGENT).await
    }

    /// The viewer, with a session cookie.
    pub(crate) async fn viewer(&self) -> Client {
        self.session_of(VIEWER).await
    }

    /// Any user, with a session cookie (no password needed).
    pub(crate) async fn session_of(&self, user_id: &str) -> Client {
        let token = self.state.chance.token::<32>();
        let session = NewSession {
            hash: SessionCookie::new(token.clone()).hash(),
            user_id: user_id.to_owned(),
            expires_at: Timestamp(self.clock.get().0 + 7 * 24 * 3_600_000),
        };
        let audit = AuditRecord::by(user_id, "sign-in");
        self.state.store.add_session(session, audit).await.unwrap();
        self.guest().with("cookie", &format!("sid={token}"))
    }

    /// Adds a user without a password.
    pub(crate) async fn add_user(&self, id: &str, roles: &[Role]) {
        add_user(&self.state, id, roles, None).await;
    }

    /// Stops the server as SIGTERM does, and waits for it.
    pub(crate) async fn stop(mut self) {
        drop(self.stop.take());
        if let Some(serving) = self.serving.take() {
            serving.await.unwrap().unwrap();
        }
    }
}

async fn add_people(state: &AppState) {
    let hash = password_hash(state).await;
    for (id, role) in [
        (ADMIN, Role::Admin),
        (AGENT, Role::Agent),
        (VIEWER, Role::Viewer),
    ] {
        if state.store.find_user(id).await.unwrap().is_none() {
            add_user(state, id, &[role], Some(hash.clone())).await;
        }
    }
}

async fn add_user(state: &AppState, id: &str, roles: &[Role], password_hash: Option<String>) {
    let name = id.split('@').next().unwrap_or(id);
    let user = NewUser {
        id: id.to_owned(),
        name: name[..1].to_uppercase() + &name[1..],
        roles: roles.to_vec(),
        password_hash,
    };
    let audit = AuditRecord::unsigned("user-added");
    state.store.add_user(user, audit).await.unwrap();
}

/// The hash of [`PASSWORD`], made once per process.
async fn password_hash(state: &AppState) -> String {
    static HASH: tokio::sync::OnceCell<String> = tokio::sync::OnceCell::const_new();
    HASH.get_or_init(async || state.passwords.hash(PASSWORD.to_owned()).await.unwrap())
        .await
        .clone()
}

/// Waits until `condition` gives something, for at most 10 s.
pub(crate) async fn eventually<T, F: Future<Output = Option<T>>>(
    what: &str,
    mut condition: impl FnMut() -> F,
) -> T {
    let until = tokio::time::Instant::now() + std::time::Duration::from_secs(10);
    loop {
        if let Some(found) = condition().await {
            return found;
        }
        assert!(
            tokio::time::Instant::now() < until,
            "waited too long for: {what}"
        );
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
}
