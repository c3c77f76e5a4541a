//! What the server does without being asked.

mod dialpad;
mod history;
mod probe;
mod prune;
mod reconcile;
mod retention;
mod teams;

use tokio::task::JoinSet;

use crate::app::AppState;

/// Starts all workers; they end when the set is dropped.
#[must_use]
pub fn start(state: &AppState) -> JoinSet<()> {
    let mut workers = JoinSet::new();
    workers.spawn(history::run(state.clone()));
    workers.spawn(probe::run(state.clone()));
    workers.spawn(prune::run(state.clone()));
    workers.spawn(dialpad::listen(state.clone()));
    workers.spawn(dialpad::fill(state.clone()));
    workers.spawn(reconcile::run(state.clone()));
    workers.spawn(retention::run(state.clone()));
    workers.spawn(teams::run(state.clone()));
    workers
}
