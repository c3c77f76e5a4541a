//! `/calls`: the unified call log.

mod conversation;
mod create;
mod detail;
mod erase;
mod export;
mod filter;
mod import;
mod list;
mod summary;
mod teams;
mod upload;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(in crate::route) use filter::{CallQuery, time};

use crate::app::AppState;

/// The routes that take files: larger ones, for longer.
pub fn import_router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(import::pbap))
        .routes(routes!(import::table))
}

/// The routes.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::list, create::create))
        .routes(routes!(summary::summary))
        .routes(routes!(teams::sync))
        .routes(routes!(export::csv))
        .routes(routes!(export::xlsx))
        .routes(routes!(detail::detail))
        .routes(routes!(detail::raw))
        .routes(routes!(erase::erase))
        .routes(routes!(conversation::apart))
        .routes(routes!(conversation::join))
}
