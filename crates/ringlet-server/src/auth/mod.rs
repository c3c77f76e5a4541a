//! Who is asking, and what they may do.
//!
//! [`authenticate`] is a layer around every route that isn't for guests only: it finds out who asks once, refuses wrong
//! credentials, foreign pages and missing CSRF tokens, and leaves an [`Identity`] for the handlers. A handler takes
//! [`CurrentUser`] (somebody must be signed in), [`AgentUser`], [`AdminUser`] or [`Identity`].

mod cookie;
mod header;
mod identify;
mod layer;
mod origin;
mod password;
mod throttle;
mod token;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use ringlet_model::{Role, Timestamp};

pub use cookie::{Cookies, SessionCookie};
pub use layer::{authenticate, refuse_foreign_pages};
pub use origin::Origins;
pub use password::{PasswordProblem, Passwords};
pub use throttle::Throttle;
pub use token::{EMBED_SECRET, TokenSigner};

use crate::error::{ApiError, Code};

/// Who is asking.
#[derive(Clone, Debug)]
pub enum Identity {
    /// Nobody is signed in.
    Guest {
        /// A session cookie came along that is no longer valid.
        session_expired: bool,
    },
    /// Somebody.
    User(CurrentUser),
}

/// The signed-in person.
#[derive(Clone, Debug)]
pub struct CurrentUser {
    /// User id.
    pub id: String,
    /// Full name.
    pub name: String,
    /// What this request may do; an embed token may carry fewer roles than the user has.
    pub roles: Vec<Role>,
    /// How the person proved it.
    pub via: Via,
    /// When that proof ends; None: it doesn't.
    pub expires_at: Option<Timestamp>,
}

/// How a person proved who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// The session cookie with this SHA-256.
    Session([u8; 32]),
    /// An API key.
    ApiKey,
    /// An access token of ours, or an embed token.
    Token,
}

impl CurrentUser {
    /// Whether the request may do what `role` may. An administrator may do everything.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&Role::Admin) || self.roles.contains(&role)
    }

    /// Refuses unless [`CurrentUser::is`] `role`.
    ///
    /// # Errors
    /// 403 `not-allowed`.
    pub fn require(&self, role: Role) -> Result<(), ApiError> {
        if self.is(role) {
            return Ok(());
        }
        Err(ApiError::not_allowed(match role {
            Role::Admin => "Only an administrator may do this.",
            Role::Agent => "Only an agent may do this.",
            Role::Viewer => "You may not see this.",
        }))
    }
}

impl Identity {
    /// The signed-in person, or the refusal a guest gets.
    ///
    /// # Errors
    /// 401 `not-authenticated`.
    pub fn user(self) -> Result<CurrentUser, ApiError> {
        match self {
            Self::User(user) => Ok(user),
            Self::Guest { session_expired } => Err(ApiError {
                session_expired,
                ..ApiError::new(Code::NotAuthenticated, "Sign in first.")
            }),
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Identity {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or_else(|| ApiError::internal("a route asks who is there outside the auth layer"))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for CurrentUser {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        Identity::from_request_parts(parts, state).await?.user()
    }
}

/// A signed-in administrator; anybody else is refused with 403.
#[derive(Clone, Debug)]
pub struct AdminUser(pub CurrentUser);

impl<S: Send + Sync> FromRequestParts<S> for AdminUser {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let user = CurrentUser::from_request_parts(parts, state).await?;
        user.require(Role::Admin)?;
        Ok(Self(user))
    }
}

/// Somebody signed in who makes calls: an agent or an administrator. Viewers are refused with 403.
#[derive(Clone, Debug)]
pub struct AgentUser(pub CurrentUser);

impl<S: Send + Sync> FromRequestParts<S> for AgentUser {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let user = CurrentUser::from_request_parts(parts, state).await?;
        if !user.is(Role::Admin) && !user.is(Role::Agent) {
            return Err(ApiError::not_allowed("Viewers change nothing."));
        }
        Ok(Self(user))
    }
}
