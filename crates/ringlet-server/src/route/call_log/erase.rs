//! `POST /calls/erase`.

use axum::extract::State;
use ringlet_model::api::{EraseNumber, Erasure};

use crate::app::AppState;
use crate::auth::AdminUser;
use crate::error::ApiResult;
use crate::route::Json;
use crate::route::docs::Refusals;
use crate::service::erase_number::{self, Doors};
use crate::service::match_record;

/// Erases what is known of a number: numbers, names, recordings' addresses, reports, notes and tasks of its calls. The calls
/// stay as counts. Can't be undone; the audit log keeps a proof without the number. With `dry_run` it only tells what it would do.
#[utoipa::path(post, path = "/calls/erase", tag = "calls", request_body = EraseNumber, responses((status = 200, body = Erasure), Refusals))]
pub(super) async fn erase(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Json(wish): Json<EraseNumber>,
) -> ApiResult<Json<Erasure>> {
    let region = match_record::region(&state).await?;
    if wish.dry_run {
        let told = erase_number::preview(&*state.store, &wish.number, Some(&region)).await?;
        return Ok(Json(told));
    }
    let doors = Doors {
        store: &*state.store,
        vault: &state.vault,
        chance: &state.chance,
    };
    let erasure = erase_number::erase(doors, &wish.number, Some(&region), Some(&admin.id)).await?;
    Ok(Json(erasure))
}
