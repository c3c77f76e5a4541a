//! `ringlet-server rotate-key`.
//!
//! The new key goes in front of the key file, everything is sealed anew in one transaction, then the old key is forgotten.
//! Whatever the moment of a crash, the key file opens what the database holds; running the command again completes it.

use clap::Args;

use super::files::Files;
use super::{CommandError, say};
use crate::app::Doors;
use crate::service::rotate_key;
use crate::storage::sqlite::Lock;
use crate::vault::Vault;

/// Options of `rotate-key`.
#[derive(Debug, Args)]
pub(super) struct RotateKey {
    #[command(flatten)]
    files: Files,
}

impl RotateKey {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        // A running server would go on sealing with the old key.
        let _lock = Lock::take(&self.files.database()?)?;
        let vault = Vault::open(&self.files.key_file()?, Doors::system().chance)?;
        let database = self.files.open()?;
        let count = rotate_key::rotate(&database, &vault).await;
        database.close();
        say(format_args!(
            "{} secrets are encrypted with a new key.",
            count?
        ));
        Ok(())
    }
}
