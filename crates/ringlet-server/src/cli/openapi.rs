//! `ringlet-server openapi`.

use clap::Args;

use super::{CommandError, say};
use crate::router;

/// Options of `openapi`: none.
#[derive(Debug, Args)]
pub(super) struct Openapi {}

impl Openapi {
    #[expect(clippy::unused_self, reason = "the same shape as its neighbours")]
    pub(super) fn run(self) -> Result<(), CommandError> {
        say(router::openapi().to_pretty_json()?);
        Ok(())
    }
}
