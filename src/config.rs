//! What the page asked for: the script tag's `data-` attributes and `ringlet.configure()`, as stage one collected them.

use serde::Deserialize;

/// The page's settings, in the shape of the host's `config()`. A function (`getToken`) isn't part of it: the backend
/// asks the host for a token each time it needs one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Config {
    /// Base URL of the Ringlet server, without a slash at its end.
    pub backend: String,
    /// ISO 3166 region for numbers without `+`; None: the site's.
    pub region: Option<String>,
    /// Signed embed token, when the page gave one.
    pub token: Option<String>,
    /// Dialpad's client id, when the page names it.
    pub dialpad_client_id: Option<String>,
    /// Log traffic to the console, numbers and tokens masked.
    pub debug: bool,
}

impl Config {
    /// Full address of a server path such as `/api/ringlet/boot`.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.backend.trim_end_matches('/'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_put_after_the_base() {
        for base in ["https://calls.example.com", "https://calls.example.com/"] {
            let config = Config {
                backend: base.into(),
                ..Config::default()
            };
            assert_eq!(
                config.url("/api/ringlet/boot"),
                "https://calls.example.com/api/ringlet/boot"
            );
        }
    }
}
