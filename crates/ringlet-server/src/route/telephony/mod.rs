//! `/api/telephony/…`: the telephony REST.

mod calls;
mod dids;
mod extensions;
mod operators;
mod pabx;
mod webhook;

use utoipa_axum::router::OpenApiRouter;

use crate::app::AppState;

/// The routes for people who are signed in.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .merge(calls::router())
        .merge(pabx::router())
        .merge(extensions::router())
        .merge(dids::router())
        .merge(operators::router())
}

/// The door for the PABX, which knows no users.
pub fn door() -> OpenApiRouter<AppState> {
    webhook::router()
}
