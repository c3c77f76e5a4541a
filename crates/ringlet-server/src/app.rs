//! Puts the server together: chooses the makers of storage, clock, chance and vault, and runs it.

use std::future::Future;
use std::ops::Deref;
use std::sync::Arc;
#[cfg(feature = "demo")]
use std::sync::OnceLock;

use axum::Router;
use secrecy::ExposeSecret as _;
use tokio::net::TcpListener;

use crate::auth::{Origins, Passwords, Throttle, TokenSigner};
use crate::chance::{SharedChance, SystemChance};
use crate::clock::{SharedClock, SystemClock};
use crate::config::Config;
#[cfg(feature = "demo")]
use crate::demo::{self, DemoLine};
use crate::doctype::Zone;
use crate::error::ApiError;
use crate::provider::Lines;
use crate::realtime::Hub;
use crate::service::provider_traffic;
use crate::storage::sqlite::{Lock, Place, Sqlite};
use crate::storage::{Secrets as _, StorageError, Store};
use crate::vault::{KeyFileError, Vault, VaultError};
use crate::{listen, router, worker};

/// Name of the secret that signs our own access tokens.
const TOKEN_SECRET: &str = "access-token";

/// What handlers and services work with. Cheap to clone.
#[derive(Clone)]
pub struct AppState(Arc<Parts>);

/// The parts of [`AppState`].
pub struct Parts {
    /// What the server was told at start.
    pub config: Config,
    /// The time of day.
    pub clock: SharedClock,
    /// Where the wall clock of the site hangs: naive times are of this zone.
    pub zone: Zone,
    /// Random bytes.
    pub chance: SharedChance,
    /// Everything kept.
    pub store: Arc<dyn Store>,
    /// Seals and opens secrets.
    pub vault: Vault,
    /// Live updates.
    pub hub: Hub,
    /// Hashes and verifies passwords.
    pub passwords: Passwords,
    /// Failed sign-ins of late.
    pub throttle: Throttle,
    /// Access tokens.
    pub tokens: TokenSigner,
    /// Pages that may embed.
    pub origins: Origins,
    /// Opens lines to providers.
    pub lines: Lines,
    /// Held while something at the PABX is looked at and then changed: the PABX knows no versions.
    pub pabx_change: tokio::sync::Mutex<()>,
    /// The demo line, when it is on.
    #[cfg(feature = "demo")]
    pub demo_line: OnceLock<DemoLine>,
}

impl Deref for AppState {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// Where time and chance come from.
#[derive(Clone)]
pub struct Doors {
    /// The time of day.
    pub clock: SharedClock,
    /// Random bytes.
    pub chance: SharedChance,
}

impl Doors {
    /// The computer's own.
    #[must_use]
    pub fn system() -> Self {
        Self {
            clock: Arc::new(SystemClock),
            chance: Arc::new(SystemChance),
        }
    }
}

/// Why the server can't start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The key file.
    #[error(transparent)]
    KeyFile(#[from] KeyFileError),
    /// A stored secret can't be opened with the key file.
    #[error("{0}. Start with the key file that belongs to this database (--secret-key-file).")]
    Vault(#[from] VaultError),
    /// Something else.
    #[error(transparent)]
    Other(#[from] ApiError),
}

/// A server, put together but not yet listening.
pub struct App {
    /// What its handlers work with.
    pub state: AppState,
    database: Sqlite,
    _lock: Lock,
}

impl App {
    /// Opens the database and the key file and puts everything together.
    ///
    /// # Errors
    /// The database or the key file can't be opened, or they don't belong together.
    pub async fn open(config: Config, doors: Doors) -> Result<Self, StartError> {
        let lock = Lock::take(&config.database)?;
        let zone = Zone::of_machine();
        let (state, database) = put_together(config, doors, Some(&zone)).await?;
        Ok(Self {
            state,
            database,
            _lock: lock,
        })
    }

    /// The parts for a command that works beside a running server: nobody listens to its live events. The database is to
    /// be closed by whoever asked.
    ///
    /// # Errors
    /// As for [`open`](Self::open).
    pub async fn open_beside(
        config: Config,
        doors: Doors,
    ) -> Result<(AppState, Sqlite), StartError> {
        put_together(config, doors, None).await
    }

    /// All routes.
    pub fn router(&self) -> Router {
        router::router(self.state.clone())
    }

    /// Opens the demo line, when it is wanted; its exchange must know where we listen.
    async fn start_demo(&self, listener: &TcpListener) -> std::io::Result<()> {
        #[cfg(feature = "demo")]
        if self.state.config.demo {
            let address = listener.local_addr()?;
            demo::start(&self.state, address)
                .await
                .map_err(std::io::Error::other)?;
        }
        Ok(())
    }

    /// Answers requests until `stop` comes true, then finishes those that run and closes the database.
    ///
    /// # Errors
    /// The socket failed.
    pub async fn serve(
        self,
        listener: TcpListener,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> std::io::Result<()> {
        self.start_demo(&listener).await?;
        let workers = worker::start(&self.state);
        let hub = self.state.hub.clone();
        let stopping = async move {
            stop.await;
            // Live connections never end by themselves.
            hub.close();
        };
        listen::answer(listener, self.router(), stopping).await;
        drop(workers);
        let database = self.database;
        drop(tokio::task::spawn_blocking(move || database.close()).await);
        Ok(())
    }
}

/// Without a zone it is the one that the server counts days by.
async fn put_together(
    config: Config,
    doors: Doors,
    zone: Option<&Zone>,
) -> Result<(AppState, Sqlite), StartError> {
    let vault = Vault::open(&config.secret_key_file, Arc::clone(&doors.chance))?;
    let hub = Hub::default();
    let database = open_database(&config, &doors, zone, &hub)?;
    let zone = database.zone().clone();
    check_secrets(&database, &vault).await?;
    let origins = Origins::new(&config.origin(), &config.allowed_origins);
    let store: Arc<dyn Store> = Arc::new(database.clone());
    let traffic = provider_traffic::sink(Arc::clone(&store));
    let lines = Lines::new(config.allow_private_endpoints, traffic).map_err(ApiError::internal)?;
    let parts = Parts {
        passwords: Passwords::new(Arc::clone(&doors.chance)),
        throttle: Throttle::default(),
        tokens: token_signer(&database, &vault, &doors, &config).await?,
        origins,
        config,
        clock: doors.clock,
        zone,
        chance: doors.chance,
        store,
        vault,
        hub,
        lines,
        pabx_change: tokio::sync::Mutex::default(),
        #[cfg(feature = "demo")]
        demo_line: OnceLock::new(),
    };
    let state = AppState(Arc::new(parts));
    state.origins.set_listed(state.store.embed_origins().await?);
    Ok((state, database))
}

fn open_database(
    config: &Config,
    doors: &Doors,
    zone: Option<&Zone>,
    hub: &Hub,
) -> Result<Sqlite, StorageError> {
    let hub = hub.clone();
    Sqlite::open(
        &Place::file(&config.database),
        Arc::clone(&doors.clock),
        zone,
        Arc::new(move |events| hub.publish(&events)),
    )
}

/// Every stored secret must open: a wrong key file is found at start, not at the first call.
async fn check_secrets(database: &Sqlite, vault: &Vault) -> Result<(), StartError> {
    for secret in database.list_secrets().await? {
        vault.open_sealed(&secret.name, &secret.sealed)?;
    }
    Ok(())
}

async fn token_signer(
    database: &Sqlite,
    vault: &Vault,
    doors: &Doors,
    config: &Config,
) -> Result<TokenSigner, StartError> {
    let fresh = vault.seal(TOKEN_SECRET, &doors.chance.token::<32>())?;
    let kept = database.put_secret_once(TOKEN_SECRET, fresh).await?;
    let secret = vault.open_sealed(TOKEN_SECRET, &kept)?;
    debug_assert!(!secret.expose_secret().is_empty());
    Ok(TokenSigner::new(secret, config.origin()))
}
