//! Doors for providers. They know no users: a random key in the URL says that it is the provider.

mod smartflo;

use utoipa_axum::router::OpenApiRouter;

use crate::app::AppState;

/// The routes.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().merge(smartflo::router())
}
