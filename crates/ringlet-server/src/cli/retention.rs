//! `ringlet-server retention`: how long calls are kept.

use clap::Args;
use ringlet_model::api::Retention;

use super::files::Files;
use super::{CommandError, say};
use crate::service;
use crate::storage::Privacy as _;
use crate::storage::sqlite::Sqlite;

/// Options of `retention`; without any it says how it is.
#[derive(Debug, Args)]
pub(super) struct KeepCalls {
    #[command(flatten)]
    files: Files,
    /// Calls are kept for so many days. A running server forgets older ones within the hour.
    #[arg(long, conflicts_with = "for_good")]
    days: Option<u32>,
    /// Calls are kept for good.
    #[arg(long)]
    for_good: bool,
}

impl KeepCalls {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        let database = self.files.open()?;
        let done = self.apply(&database).await;
        database.close();
        done
    }

    async fn apply(&self, database: &Sqlite) -> Result<(), CommandError> {
        if self.days.is_some() || self.for_good {
            let wish = Retention {
                days: self.days,
                ..Retention::default()
            };
            service::retention::set(database, wish, None)
                .await
                .map_err(|error| error.message.into_owned())?;
        }
        match database.retention_days().await? {
            Some(days) => say(format_args!("Calls are kept for {days} days.")),
            None => say("Calls are kept for good."),
        }
        Ok(())
    }
}
