//! `ringlet-server migrate`.

use clap::Args;

use super::files::Files;
use super::{CommandError, say};

/// Options of `migrate`.
#[derive(Debug, Args)]
pub(super) struct Migrate {
    #[command(flatten)]
    files: Files,
}

impl Migrate {
    pub(super) fn run(self) -> Result<(), CommandError> {
        self.files.open()?.close();
        say(format_args!(
            "{} has the newest schema.",
            self.files.database()?.display()
        ));
        Ok(())
    }
}
