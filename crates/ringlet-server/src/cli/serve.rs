//! `ringlet-server serve`.

use std::net::SocketAddr;

use clap::Args;
use clap::builder::BoolishValueParser;
use tokio::net::TcpListener;
use url::Url;

use super::files::Files;
use super::{CommandError, say};
use crate::app::{App, Doors};
use crate::config::{Config, parse_origin};
use crate::service::demo_people;
use crate::telemetry::start_logging;

/// Options of `serve`.
#[derive(Debug, Args)]
pub(super) struct Serve {
    #[command(flatten)]
    files: Files,
    /// Address and port to listen on.
    #[arg(long, env = "RINGLET_LISTEN", default_value = "127.0.0.1:8990")]
    listen: SocketAddr,
    /// Where browsers and providers reach this server, e.g. `https://calls.example.com`. Default: `http://<listen>`.
    #[arg(long, env = "RINGLET_PUBLIC_URL")]
    public_url: Option<Url>,
    /// Origin of a page that may embed the widget; repeatable, or separated by commas.
    #[arg(long, env = "RINGLET_ALLOW_ORIGIN", value_delimiter = ',', value_parser = parse_origin)]
    allow_origin: Vec<String>,
    /// Lets provider URLs resolve to loopback, private and link-local addresses.
    #[arg(long, env = "RINGLET_ALLOW_PRIVATE_ENDPOINTS", value_parser = BoolishValueParser::new())]
    allow_private_endpoints: bool,
    /// Demo users, demo records and the built-in demo line.
    #[arg(long, env = "RINGLET_DEMO", value_parser = BoolishValueParser::new())]
    demo: bool,
}

impl Serve {
    pub(super) fn run(self) -> Result<(), CommandError> {
        start_logging();
        tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()?
            .block_on(self.serve())
    }

    async fn serve(self) -> Result<(), CommandError> {
        let listener = TcpListener::bind(self.listen).await?;
        let address = listener.local_addr()?;
        let app = App::open(self.config(address)?, Doors::system()).await?;
        let public_url = app.state.config.public_url.clone();
        if self.demo {
            let logins = demo_people::add(&app.state).await?;
            for line in demo_people::leaflet(&public_url, &logins) {
                say(line);
            }
        }
        tracing::info!(%address, %public_url, "listening");
        app.serve(listener, told_to_stop()).await?;
        tracing::info!("stopped");
        Ok(())
    }

    fn config(&self, address: SocketAddr) -> Result<Config, CommandError> {
        let public_url = match &self.public_url {
            Some(url) => url.clone(),
            None => Url::parse(&format!("http://{address}"))?,
        };
        if !matches!(public_url.scheme(), "http" | "https") {
            return Err("--public-url must begin with http:// or https://".into());
        }
        Ok(Config {
            database: self.files.database()?,
            secret_key_file: self.files.key_file()?,
            public_url,
            allowed_origins: self.allow_origin.clone(),
            allow_private_endpoints: self.allow_private_endpoints,
            demo: self.demo,
        })
    }
}

/// Comes true on SIGTERM or Ctrl-C.
async fn told_to_stop() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
    tracing::info!("told to stop: finishing running requests");
}
