//! Something asked of the server: not there yet, there, or refused.

use leptos::prelude::*;

use crate::backend::Fault;

/// Where the answer stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Loaded<T> {
    /// Asked, not answered.
    Waiting,
    /// Here it is.
    Ready(T),
    /// Refused, or no connection.
    Failed(Fault),
}

impl<T> Loaded<T> {
    /// The answer, once it is there.
    #[must_use]
    pub const fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Waiting | Self::Failed(_) => None,
        }
    }
}

impl<T> From<Result<T, Fault>> for Loaded<T> {
    fn from(result: Result<T, Fault>) -> Self {
        match result {
            Ok(value) => Self::Ready(value),
            Err(fault) => Self::Failed(fault),
        }
    }
}

/// Puts the outcome of `asking` into `into`, unless the view is gone by then. What was there stays until the answer is
/// there, so that a repeated question doesn't make the page flash.
pub fn load<T: Send + Sync + 'static>(
    into: RwSignal<Loaded<T>>,
    asking: impl Future<Output = Result<T, Fault>> + 'static,
) {
    leptos::task::spawn_local(async move {
        let answer = Loaded::from(asking.await);
        let _ = into.try_set(answer);
    });
}
