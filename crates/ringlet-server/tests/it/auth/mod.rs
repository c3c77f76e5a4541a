//! Credentials, whatever the route.

mod api_key;
mod csrf;
mod embed_token;
mod origin;
mod roles;
