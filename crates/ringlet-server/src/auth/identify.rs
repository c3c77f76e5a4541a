//! From a request's cookie and `Authorization` header to the person who sends it.
//!
//! - `Bearer` beats everything: a page that sends one means it.
//! - A valid session cookie beats an API key in the same request, as in Frappe.
//! - An `Authorization` header that leads to nobody is refused (401), never taken for a guest.

use axum::http::{HeaderMap, Method};
use ringlet_model::{Role, Timestamp};
use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use super::cookie::SessionCookie;
use super::header::{Credentials, credentials};
use super::token::{Claims, EMBED_SECRET, Token, refused};
use super::{CurrentUser, Identity, Via};
use crate::app::AppState;
use crate::error::{ApiError, ApiResult, Code};
use crate::storage::{AuditRecord, NewUser, SessionUser, User, UserRefusal};

/// The header Frappe's pages send their CSRF token in.
const CSRF_HEADER: &str = "x-frappe-csrf-token";

/// Who sends this request.
pub(super) async fn identify(
    state: &AppState,
    method: &Method,
    headers: &HeaderMap,
) -> ApiResult<Identity> {
    let authorization = credentials(headers);
    if let Some(Credentials::Bearer(token)) = &authorization {
        return Ok(Identity::User(by_token(state, token).await?));
    }
    let cookie = SessionCookie::from_headers(headers);
    if let Some(cookie) = &cookie
        && let Some(session) = valid_session(state, cookie).await?
    {
        check_csrf(method, headers, &session)?;
        return Ok(Identity::User(by_session(session, cookie)));
    }
    match authorization {
        Some(Credentials::ApiKey { key, secret }) => {
            Ok(Identity::User(by_api_key(state, &key, &secret).await?))
        }
        Some(_) => Err(ApiError::new(
            Code::BadToken,
            "The Authorization header can't be read.",
        )),
        None => Ok(Identity::Guest {
            session_expired: cookie.is_some(),
        }),
    }
}

async fn valid_session(state: &AppState, cookie: &SessionCookie) -> ApiResult<Option<SessionUser>> {
    let session = state.store.find_session(cookie.hash()).await?;
    let now = state.clock.now();
    Ok(session.filter(|session| session.user.enabled && session.expires_at > now))
}

/// A session that owns a CSRF token must show it with every write.
fn check_csrf(method: &Method, headers: &HeaderMap, session: &SessionUser) -> ApiResult<()> {
    let Some(token) = session.csrf_token.as_deref().filter(|_| !method.is_safe()) else {
        return Ok(());
    };
    let sent = headers
        .get(CSRF_HEADER)
        .map(axum::http::HeaderValue::as_bytes)
        .unwrap_or_default();
    if bool::from(sent.ct_eq(token.as_bytes())) {
        return Ok(());
    }
    Err(ApiError::new(Code::Csrf, "Invalid Request").hint("Reload the page."))
}

fn by_session(session: SessionUser, cookie: &SessionCookie) -> CurrentUser {
    CurrentUser {
        id: session.user.id,
        name: session.user.name,
        roles: session.user.roles,
        via: Via::Session(cookie.hash()),
        expires_at: Some(session.expires_at),
    }
}

async fn by_api_key(state: &AppState, key: &str, secret: &str) -> ApiResult<CurrentUser> {
    let found = state.store.find_api_key(key).await?;
    let sent: [u8; 32] = Sha256::digest(secret).into();
    let (stored, user) = found.ok_or_else(wrong_key)?;
    if !bool::from(sent.ct_eq(&stored)) || !user.enabled {
        return Err(wrong_key());
    }
    Ok(CurrentUser {
        id: user.id,
        name: user.name,
        roles: user.roles,
        via: Via::ApiKey,
        expires_at: None,
    })
}

fn wrong_key() -> ApiError {
    ApiError::new(Code::BadToken, "The API key or its secret is wrong.")
}

async fn by_token(state: &AppState, token: &str) -> ApiResult<CurrentUser> {
    let embed_secret = embed_secret(state).await?;
    let now = state.clock.now();
    let (user, claims) = match state.tokens.read(token, embed_secret.as_ref(), now)? {
        Token::Own(claims) => (own_user(state, &claims).await?, claims),
        Token::Embed(claims) => (embedded_user(state, &claims).await?, claims),
    };
    if !user.enabled {
        return Err(refused("its user is switched off"));
    }
    Ok(CurrentUser {
        id: user.id,
        name: user.name,
        roles: user.roles,
        via: Via::Token,
        expires_at: Some(Timestamp(claims.exp * 1000)),
    })
}

async fn embed_secret(state: &AppState) -> ApiResult<Option<SecretString>> {
    let kept = state.store.find_secret(EMBED_SECRET).await?;
    kept.map(|kept| state.vault.open_sealed(EMBED_SECRET, &kept.sealed))
        .transpose()
        .map(|secret| secret.filter(|secret| !secret.expose_secret().is_empty()))
        .map_err(ApiError::internal)
}

async fn own_user(state: &AppState, claims: &Claims) -> ApiResult<User> {
    state
        .store
        .find_user(&claims.sub)
        .await?
        .filter(|user| claims.generation == Some(user.generation))
        .ok_or_else(|| refused("its user's password has changed"))
}

/// The embedding site vouches for its people: an unknown one is added, without a password. Its word never makes an
/// administrator: that role must be the user's own here *and* named in the token.
async fn embedded_user(state: &AppState, claims: &Claims) -> ApiResult<User> {
    let id = claims.sub.trim().to_lowercase();
    if id.is_empty() || id.len() > 140 {
        return Err(refused("“sub” must name a user"));
    }
    let wanted = claims.roles.clone();
    let mut user = match state.store.find_user(&id).await? {
        Some(user) => user,
        None => add_embedded_user(state, &id, claims).await?,
    };
    let own_admin = user.roles.contains(&Role::Admin);
    user.roles = match wanted {
        Some(wanted) => wanted
            .into_iter()
            .filter(|role| own_admin || user.roles.contains(role))
            .collect(),
        None if own_admin => vec![Role::Agent],
        None => user.roles,
    };
    Ok(user)
}

async fn add_embedded_user(state: &AppState, id: &str, claims: &Claims) -> ApiResult<User> {
    let mut roles = claims.roles.clone().unwrap_or_else(|| vec![Role::Agent]);
    roles.retain(|role| *role != Role::Admin);
    let new = NewUser {
        id: id.to_owned(),
        name: claims.name.clone().unwrap_or_else(|| id.to_owned()),
        roles,
        password_hash: None,
    };
    let audit = AuditRecord::unsigned("user-added")
        .target(id)
        .detail("Came with an embed token.");
    match state.store.add_user(new, audit).await {
        // Two requests of a new person may come at the same time.
        Ok(()) | Err(UserRefusal::Exists) => {}
        Err(refusal) => return Err(ApiError::internal(refusal)),
    }
    let added = state.store.find_user(id).await?;
    added.ok_or_else(|| ApiError::internal("an added user is missing"))
}
