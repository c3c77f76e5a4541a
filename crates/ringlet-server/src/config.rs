//! What the server was told at start.

use std::path::PathBuf;

use url::Url;

/// What the server was told at start, checked. Made from flags and environment by [`crate::cli`], or by a test.
#[derive(Clone, Debug)]
pub struct Config {
    /// The SQLite file.
    pub database: PathBuf,
    /// Where browsers and providers reach this server; no path, no trailing slash.
    pub public_url: Url,
    /// Origins of pages that may embed, besides those in the settings.
    pub allowed_origins: Vec<String>,
    /// The vault's key file.
    pub secret_key_file: PathBuf,
    /// Provider URLs may resolve to loopback, private and link-local addresses.
    pub allow_private_endpoints: bool,
    /// Demo users, demo records and the demo line.
    pub demo: bool,
}

impl Config {
    /// This server's origin, e.g. `https://calls.example.com`: what an embed token's `aud` must be.
    #[must_use]
    pub fn origin(&self) -> String {
        self.public_url.origin().ascii_serialization()
    }

    /// Cookies must only travel over TLS.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.scheme() == "https"
    }
}

/// The origin a text names (`https://crm.example.com`, default port left out), or why it names none.
///
/// # Errors
/// It isn't `http(s)://host[:port]`, or it has a path or more.
pub fn parse_origin(text: &str) -> Result<String, String> {
    let wrong = || format!("“{text}” is not an origin such as https://crm.example.com");
    let url = Url::parse(text.trim()).map_err(|_| wrong())?;
    let plain = matches!(url.scheme(), "http" | "https")
        && url.has_host()
        && url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    plain
        .then(|| url.origin().ascii_serialization())
        .ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_scheme_host_and_port() {
        for (text, origin) in [
            ("https://crm.example.com", "https://crm.example.com"),
            (" https://CRM.example.com:443/ ", "https://crm.example.com"),
            ("http://localhost:8080", "http://localhost:8080"),
        ] {
            assert_eq!(parse_origin(text).as_deref(), Ok(origin));
        }
        for text in [
            "",
            "*",
            "null",
            "crm.example.com",
            "https://a/b",
            "https://a?x",
            "ftp://a",
            "https://u:p@a",
        ] {
            assert!(parse_origin(text).is_err(), "{text}");
        }
    }
}
