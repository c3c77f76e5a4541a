//! `ringlet-server import-pbap`: a phone's call list, fetched over Bluetooth, into a user's log.

use std::path::PathBuf;

use clap::Args;
use ringlet_model::api::ImportReport;
use url::Url;

use super::files::Files;
use super::{CommandError, say};
use crate::app::{App, AppState, Doors};
use crate::config::Config;
use crate::doctype::Zone;
use crate::service::import::pbap::{self, PbapWish};
use crate::service::import::{SourceFile, tell};
use crate::service::log_call::BLUETOOTH;

/// Options of `import-pbap`.
#[derive(Debug, Args)]
pub(super) struct ImportPbap {
    #[command(flatten)]
    files: Files,
    /// Only count: nothing is stored.
    #[arg(long)]
    dry_run: bool,
    /// In whose log the calls go (user id).
    #[arg(long)]
    user: String,
    /// What the phone is called; a list that is imported again is recognised by it.
    #[arg(long, default_value = "phone")]
    device: String,
    /// IANA time zone of times without `Z`, e.g. `Asia/Kolkata`. Default: this machine's.
    #[arg(long, value_parser = zone)]
    time_zone: Option<Zone>,
    /// Minutes to add to every time.
    #[arg(long, default_value_t = 0, allow_hyphen_values = true)]
    offset_minutes: i64,
    /// Times with `Z` are the phone's local ones nevertheless (older Android).
    #[arg(long)]
    local_z: bool,
    /// `incoming`, `outgoing` or `missed`, for cards that don't say. Default: by the file's name (ich, och, mch).
    #[arg(long)]
    kind: Option<String>,
    /// The vCard files.
    #[arg(required = true)]
    vcards: Vec<PathBuf>,
}

fn zone(name: &str) -> Result<Zone, String> {
    Zone::named(name).ok_or_else(|| "is no time zone of the IANA database".to_owned())
}

impl ImportPbap {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        let files = self.read()?;
        let (state, database) = App::open_beside(self.config()?, Doors::system()).await?;
        let report = self.import(&state, &files).await;
        drop(state);
        database.close();
        self.print(&report?);
        Ok(())
    }

    fn read(&self) -> Result<Vec<SourceFile>, CommandError> {
        let read = |path: &PathBuf| {
            let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()));
            Ok(SourceFile {
                name: path.display().to_string(),
                bytes: bytes?,
            })
        };
        self.vcards.iter().map(read).collect()
    }

    fn config(&self) -> Result<Config, CommandError> {
        Ok(Config {
            database: self.files.database()?,
            secret_key_file: self.files.key_file()?,
            // Nothing that is imported tells anybody where the server is.
            public_url: Url::parse("http://localhost")?,
            allowed_origins: Vec::new(),
            allow_private_endpoints: false,
            demo: false,
        })
    }

    async fn import(
        &self,
        state: &AppState,
        files: &[SourceFile],
    ) -> Result<ImportReport, CommandError> {
        let agent = self.user.trim().to_lowercase();
        if state.store.find_user(&agent).await?.is_none() {
            return Err(format!("there is no user {agent}").into());
        }
        let wish = PbapWish {
            agent,
            device: self.device.clone(),
            zone: self.time_zone.clone().unwrap_or_else(|| state.zone.clone()),
            offset_minutes: self.offset_minutes,
            z_is_local: self.local_z,
            kind: self.kind.clone(),
            dry_run: self.dry_run,
        };
        let report = pbap::import(state, &wish, files).await;
        Ok(tell(state, None, BLUETOOTH, report).await?)
    }

    fn print(&self, report: &ImportReport) {
        for problem in &report.problems {
            let (file, line, reason) = (&problem.file, problem.line, &problem.reason);
            say(format_args!("{file}:{line}: {reason}"));
        }
        let would = if self.dry_run { "would be " } else { "" };
        say(format_args!(
            "{} cards: {} calls {would}added, {} corrected, {} known, {} left out.",
            report.read, report.added, report.changed, report.known, report.skipped
        ));
    }
}
