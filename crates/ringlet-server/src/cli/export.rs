//! `ringlet-server export`: the whole call log as CSV on standard output, also while the server runs.

use std::io::Write as _;

use clap::Args;

use super::CommandError;
use super::files::Files;
use crate::service::export_calls::csv::Export;
use crate::storage::sqlite::Sqlite;
use crate::storage::{CallFilter, View};

/// Options of `export`.
#[derive(Debug, Args)]
pub(super) struct ExportCalls {
    #[command(flatten)]
    files: Files,
}

impl ExportCalls {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        let database = self.files.open()?;
        let written = write(&database).await;
        database.close();
        written
    }
}

async fn write(database: &Sqlite) -> Result<(), CommandError> {
    let mut output = std::io::stdout().lock();
    let mut export = Export::new(View::All, CallFilter::default());
    while let Some(piece) = export.next(database).await? {
        output.write_all(&piece)?;
    }
    Ok(output.flush()?)
}
