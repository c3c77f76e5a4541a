//! Signing in and out, and access tokens.

use std::net::IpAddr;

use ringlet_model::Timestamp;

use crate::app::AppState;
use crate::auth::SessionCookie;
use crate::error::{ApiError, ApiResult, Code};
use crate::storage::{AuditRecord, NewSession, User};

/// How long a session lasts.
const SESSION_SECONDS: i64 = 7 * 24 * 3600;

/// What a person signs in with.
pub struct Credentials {
    /// User id, any case.
    pub user: String,
    /// Password.
    pub password: String,
}

/// A session just begun.
pub struct SignedIn {
    /// Who.
    pub user: User,
    /// The cookie to give.
    pub cookie: SessionCookie,
    /// How long it lasts.
    pub seconds: i64,
}

/// Checks user and password; slows down guessing; writes failures to the audit log.
///
/// # Errors
/// 401 `bad-credentials`, 429 `too-many-requests`.
pub async fn check_password(
    state: &AppState,
    credentials: Credentials,
    address: IpAddr,
) -> ApiResult<User> {
    let id = credentials.user.trim().to_lowercase();
    let now = state.clock.now();
    if let Err(seconds) = state.throttle.check(&id, address, now) {
        return Err(
            ApiError::new(Code::TooMany, "Too many failed sign-ins for this account.")
                .hint("Wait a few minutes.")
                .retry_after(seconds),
        );
    }
    let user = state.store.find_user(&id).await?;
    let stored = user
        .as_ref()
        .filter(|user| user.enabled)
        .and_then(|user| user.password_hash.clone());
    let fits = state.passwords.verify(credentials.password, stored).await?;
    match user {
        Some(user) if fits => {
            state.throttle.succeeded(&id);
            Ok(user)
        }
        _ => {
            state.throttle.failed(&id, address, now);
            let known = user.map(|user| user.id);
            note_failure(state, known).await?;
            Err(ApiError::new(
                Code::BadCredentials,
                "Invalid login credentials",
            ))
        }
    }
}

/// A name that isn't a user's isn't written down: people type passwords into the wrong field.
async fn note_failure(state: &AppState, known: Option<String>) -> ApiResult<()> {
    let mut record = AuditRecord::unsigned("sign-in-failed");
    record.target = known;
    Ok(state.store.record(record).await?)
}

/// Signs in with a password and starts a session.
///
/// # Errors
/// As [`check_password`].
pub async fn start_session(
    state: &AppState,
    credentials: Credentials,
    address: IpAddr,
) -> ApiResult<SignedIn> {
    let user = check_password(state, credentials, address).await?;
    let cookie = SessionCookie::new(state.chance.token::<32>());
    let session = NewSession {
        hash: cookie.hash(),
        user_id: user.id.clone(),
        expires_at: Timestamp(state.clock.now().0 + SESSION_SECONDS * 1000),
    };
    let audit = AuditRecord::by(&user.id, "sign-in");
    state.store.add_session(session, audit).await?;
    Ok(SignedIn {
        user,
        cookie,
        seconds: SESSION_SECONDS,
    })
}

/// Ends a session.
///
/// # Errors
/// Storing failed.
pub async fn end_session(state: &AppState, user_id: &str, hash: [u8; 32]) -> ApiResult<()> {
    let audit = AuditRecord::by(user_id, "sign-out");
    Ok(state.store.remove_session(hash, audit).await?)
}

/// An access token for a user, and its end (one hour).
///
/// # Errors
/// The user is gone, or storing failed.
pub async fn issue_token(state: &AppState, user_id: &str) -> ApiResult<(String, Timestamp)> {
    let user = state
        .store
        .find_user(user_id)
        .await?
        .ok_or_else(|| ApiError::not_found("User", user_id))?;
    let signed = state
        .tokens
        .sign(&user.id, user.generation, state.clock.now())?;
    let audit = AuditRecord::by(&user.id, "token-issued");
    state.store.record(audit).await?;
    Ok(signed)
}
