//! Which pages may embed the widget, and the secret their servers sign embed tokens with.

use ringlet_model::api::{EmbedChange, EmbedSecret, EmbedSettings};

use super::{dialpad_frame, twilio};
use crate::app::AppState;
use crate::auth::{CurrentUser, EMBED_SECRET};
use crate::config::parse_origin;
use crate::error::{ApiError, ApiResult};
use crate::storage::{AuditRecord, stamp};

/// Origins at most.
const ORIGINS: usize = 100;

/// As it is.
///
/// # Errors
/// Storing failed.
pub async fn read(state: &AppState) -> ApiResult<EmbedSettings> {
    let secret = state.store.find_secret(EMBED_SECRET).await?;
    let server = state.config.origin();
    let origins = state.store.embed_origins().await?;
    Ok(EmbedSettings {
        modified: stamp(&origins),
        origins,
        fixed_origins: state.config.allowed_origins.clone(),
        secret_set: secret.is_some(),
        secret_made_at: secret.map(|secret| secret.made_at),
        script_tag: script_tag(&server, state.store.site().await?.region.as_deref()),
        csp: page_policy(
            &server,
            dialpad_frame::is_on(state).await,
            twilio::is_set_up(state).await?,
        ),
    })
}

fn script_tag(server: &str, region: Option<&str>) -> String {
    let region = region
        .map(|region| format!(" data-region=\"{region}\""))
        .unwrap_or_default();
    format!("<script src=\"{server}/ringlet.js\" data-backend=\"{server}\"{region} async></script>")
}

/// What a strict page must allow. WebAssembly needs its own word; recordings are fetched and
/// played from memory, glyphs are masks in data URLs.
fn page_policy(server: &str, with_dialpad: bool, with_twilio: bool) -> String {
    let frame = if with_dialpad {
        "; frame-src https://dialpad.com"
    } else {
        ""
    };
    let connects = if with_twilio {
        format!("{server} {}", twilio::PAGE_CONNECTS)
    } else {
        server.to_owned()
    };
    format!(
        "script-src {server} 'wasm-unsafe-eval'; connect-src {connects}; media-src {server} blob:; img-src data:{frame}"
    )
}

/// Replaces the origins; pages taken off the list are refused from the next request on.
///
/// # Errors
/// 422 on `origins`; 409 when somebody else has changed them since they were read.
pub async fn save(
    state: &AppState,
    admin: &CurrentUser,
    change: EmbedChange,
) -> ApiResult<EmbedSettings> {
    let mut origins: Vec<String> = Vec::with_capacity(change.origins.len());
    for text in change.origins.iter().filter(|text| !text.trim().is_empty()) {
        let origin = parse_origin(text).map_err(|why| ApiError::invalid("origins", why + "."))?;
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    if origins.len() > ORIGINS {
        return Err(ApiError::invalid(
            "origins",
            "There can be at most 100 origins.",
        ));
    }
    let audit = AuditRecord::by(&admin.id, "settings-changed")
        .target("embed")
        .detail(format!("Pages that may embed: {}.", origins.join(", ")));
    state
        .store
        .save_embed_origins(origins.clone(), change.modified, audit)
        .await?;
    state.origins.set_listed(origins);
    read(state).await
}

/// Makes a new secret; tokens signed with the old one are refused from now on.
///
/// # Errors
/// Storing failed.
pub async fn make_secret(state: &AppState, admin: &CurrentUser) -> ApiResult<EmbedSecret> {
    let secret = state.chance.token::<32>();
    let sealed = state
        .vault
        .seal(EMBED_SECRET, &secret)
        .map_err(ApiError::internal)?;
    let audit = AuditRecord::by(&admin.id, "embed-secret-made");
    state.store.put_secret(EMBED_SECRET, sealed, audit).await?;
    Ok(EmbedSecret { secret })
}
