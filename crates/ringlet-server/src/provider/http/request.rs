//! What a request carries, and how it says who we are.

use reqwest::RequestBuilder;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::Value;

/// How a request says who we are.
#[derive(Clone, Copy, Debug, Default)]
pub enum Credentials<'a> {
    /// Not at all, or inside its address or body.
    #[default]
    None,
    /// `Authorization: Bearer`.
    Bearer(&'a SecretString),
    /// `Authorization: Basic`.
    Basic {
        /// User name.
        user: &'a str,
        /// Password.
        password: &'a SecretString,
    },
}

/// What a request carries.
#[derive(Clone, Copy, Debug, Default)]
pub enum Body<'a> {
    /// Nothing.
    #[default]
    None,
    /// JSON.
    Json(&'a Value),
    /// A form, field by field.
    Form(&'a [(&'a str, &'a str)]),
}

impl Credentials<'_> {
    pub(super) fn add(self, request: RequestBuilder) -> RequestBuilder {
        match self {
            Self::None => request,
            Self::Bearer(token) => request.bearer_auth(token.expose_secret()),
            Self::Basic { user, password } => {
                request.basic_auth(user, Some(password.expose_secret()))
            }
        }
    }
}

impl Body<'_> {
    pub(super) fn add(self, request: RequestBuilder) -> RequestBuilder {
        match self {
            Self::None => request,
            Self::Json(value) => request.json(value),
            Self::Form(fields) => request.form(fields),
        }
    }
}
