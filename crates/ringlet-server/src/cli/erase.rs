//! `ringlet-server erase --number`: takes everything personal out of a number's calls, also while the server runs.

use clap::Args;
use ringlet_model::api::Erasure;

use super::files::Files;
use super::{CommandError, say};
use crate::app;
use crate::service::erase_number::{self, Doors};
use crate::storage::Sites as _;
use crate::storage::sqlite::Sqlite;
use crate::vault::Vault;

/// Options of `erase`.
#[derive(Debug, Args)]
pub(super) struct Erase {
    #[command(flatten)]
    files: Files,
    /// The number, in any spelling; without a country code it is of the site's region.
    #[arg(long, allow_hyphen_values = true)]
    number: String,
    /// Only tells what would be erased.
    #[arg(long)]
    dry_run: bool,
}

impl Erase {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        let database = self.files.open()?;
        let erased = self.erase(&database).await;
        database.close();
        erased
    }

    async fn erase(&self, database: &Sqlite) -> Result<(), CommandError> {
        let region = database.site().await?.region;
        if self.dry_run {
            let told = erase_number::preview(database, &self.number, region.as_deref())
                .await
                .map_err(|error| error.message.into_owned())?;
            say(format_args!("Would be erased {}", counts(&told)));
            return Ok(());
        }
        let chance = app::Doors::system().chance;
        let vault = Vault::open(&self.files.key_file()?, chance.clone())?;
        let doors = Doors {
            store: database,
            vault: &vault,
            chance: &chance,
        };
        let erasure = erase_number::erase(doors, &self.number, region.as_deref(), None)
            .await
            .map_err(|error| error.message.into_owned())?;
        say(format_args!(
            "Erased {}. Proof: {}",
            counts(&erasure),
            erasure.proof
        ));
        Ok(())
    }
}

fn counts(erasure: &Erasure) -> String {
    format!(
        "from {} calls and {} reports; {} notes, {} tasks and {} rows of calling lists removed",
        erasure.calls, erasure.reports, erasure.notes, erasure.tasks, erasure.rows
    )
}
