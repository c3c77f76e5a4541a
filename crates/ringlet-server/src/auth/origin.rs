//! Which pages may talk to this server: its own, and those of the allow-list (flags and settings).

use std::collections::HashSet;
use std::sync::{Arc, PoisonError, RwLock};

use axum::http::{HeaderMap, header};

/// The allow-list of origins. Cheap to clone; a change of the settings is seen at once.
#[derive(Clone, Debug)]
pub struct Origins {
    own: Arc<str>,
    fixed: Arc<[String]>,
    listed: Arc<RwLock<HashSet<String>>>,
}

impl Origins {
    /// `own` is this server's origin, `fixed` are those given at start.
    #[must_use]
    pub fn new(own: &str, fixed: &[String]) -> Self {
        Self {
            own: own.into(),
            fixed: fixed.into(),
            listed: Arc::default(),
        }
    }

    /// Replaces those from the settings.
    pub fn set_listed(&self, origins: impl IntoIterator<Item = String>) {
        *self.listed.write().unwrap_or_else(PoisonError::into_inner) =
            origins.into_iter().collect();
    }

    /// Whether a page of this origin may embed the widget.
    #[must_use]
    pub fn may_embed(&self, origin: &str) -> bool {
        *self.own == *origin
            || self.fixed.iter().any(|fixed| fixed == origin)
            || self
                .listed
                .read()
                .unwrap_or_else(PoisonError::into_inner)
                .contains(origin)
    }

    /// Whether the page that sends a request may: it has no `Origin` (no browser, or a plain GET), is ours, or listed.
    #[must_use]
    pub fn allows(&self, headers: &HeaderMap) -> bool {
        let Some(origin) = headers.get(header::ORIGIN) else {
            return true;
        };
        origin
            .to_str()
            .is_ok_and(|origin| self.may_embed(origin) || is_host(origin, headers))
    }
}

/// The page was served by the very host it asks, e.g. by `http://localhost:8990` where the public URL says 127.0.0.1.
fn is_host(origin: &str, headers: &HeaderMap) -> bool {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let authority = origin.split_once("://").map(|(_, authority)| authority);
    host.is_some() && host == authority
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(header::HeaderName, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (name.clone(), value.parse().unwrap()))
            .collect()
    }

    #[test]
    fn own_fixed_and_listed_pages_may_and_others_may_not() {
        let origins = Origins::new("https://calls.test", &["https://crm.test".to_owned()]);
        origins.set_listed(["https://shop.test".to_owned()]);
        for ours in [
            "https://calls.test",
            "https://crm.test",
            "https://shop.test",
        ] {
            assert!(
                origins.allows(&headers(&[(header::ORIGIN, ours)])),
                "{ours}"
            );
        }
        for foreign in [
            "https://evil.test",
            "null",
            "https://crm.test.evil.test",
            "http://crm.test",
        ] {
            assert!(
                !origins.allows(&headers(&[(header::ORIGIN, foreign)])),
                "{foreign}"
            );
        }
        origins.set_listed([]);
        assert!(!origins.allows(&headers(&[(header::ORIGIN, "https://shop.test")])));
        assert!(origins.allows(&HeaderMap::new()));
        assert!(origins.allows(&headers(&[
            (header::ORIGIN, "http://localhost:8990"),
            (header::HOST, "localhost:8990"),
        ])));
    }
}
