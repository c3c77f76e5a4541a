//! The session cookie, and the readable cookies that Frappe's pages expect beside it.

use axum::http::{HeaderMap, HeaderValue, header};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::{Digest as _, Sha256};

/// The name of the session cookie, as Frappe has it.
const SID: &str = "sid";
/// What Frappe calls a guest's session.
const GUEST: &str = "Guest";

/// A session cookie's value. Only its hash is stored.
#[derive(Clone)]
pub struct SessionCookie(String);

impl SessionCookie {
    /// A freshly drawn one.
    #[must_use]
    pub const fn new(token: String) -> Self {
        Self(token)
    }

    /// The one a request brought; None without, and for Frappe's `Guest`.
    #[must_use]
    pub fn from_headers(headers: &HeaderMap) -> Option<Self> {
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(name, value)| *name == SID && !value.is_empty() && *value != GUEST)
            .map(|(_, value)| Self(value.to_owned()))
    }

    /// What the database knows it by.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(&self.0).into()
    }
}

/// Makes `Set-Cookie` headers.
#[derive(Clone, Copy, Debug)]
pub struct Cookies {
    /// Cookies must only travel over TLS.
    pub secure: bool,
}

impl Cookies {
    /// Sets the cookies of a sign-in.
    pub fn signed_in(
        self,
        headers: &mut HeaderMap,
        sid: &SessionCookie,
        user_id: &str,
        name: &str,
        seconds: i64,
    ) {
        self.add(headers, SID, &sid.0, seconds, true);
        for (cookie, value) in [
            ("user_id", user_id),
            ("full_name", name),
            ("system_user", "yes"),
            ("user_image", ""),
        ] {
            let encoded = utf8_percent_encode(value, NON_ALPHANUMERIC).to_string();
            self.add(headers, cookie, &encoded, seconds, false);
        }
    }

    /// Takes them back.
    pub fn signed_out(self, headers: &mut HeaderMap) {
        self.add(headers, SID, "", 0, true);
        for cookie in ["user_id", "full_name", "system_user", "user_image"] {
            self.add(headers, cookie, "", 0, false);
        }
    }

    fn add(self, headers: &mut HeaderMap, name: &str, value: &str, seconds: i64, hidden: bool) {
        let http_only = if hidden { "; HttpOnly" } else { "" };
        let secure = if self.secure { "; Secure" } else { "" };
        let cookie =
            format!("{name}={value}; Path=/; Max-Age={seconds}; SameSite=Lax{http_only}{secure}");
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            headers.append(header::SET_COOKIE, cookie);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn brought(cookie: &str) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, cookie.parse().unwrap());
        SessionCookie::from_headers(&headers).map(|sid| sid.0)
    }

    #[test]
    fn finds_sid_among_others() {
        assert_eq!(brought("a=b; sid=x; c=d").as_deref(), Some("x"));
        assert_eq!(brought("nosid=x"), None);
        assert_eq!(brought("sid="), None);
        assert_eq!(brought("sid=Guest"), None);
        assert_eq!(brought("sid"), None);
    }

    #[test]
    fn only_sid_is_hidden_and_all_are_lax_and_secure_over_tls() {
        let mut headers = HeaderMap::new();
        let sid = SessionCookie::new("x".to_owned());
        Cookies { secure: true }.signed_in(&mut headers, &sid, "a@b.test", "Zoë; x", 60);
        let set: Vec<_> = headers
            .get_all(header::SET_COOKIE)
            .iter()
            .map(|value| value.to_str().unwrap())
            .collect();
        assert_eq!(
            set[0],
            "sid=x; Path=/; Max-Age=60; SameSite=Lax; HttpOnly; Secure"
        );
        assert!(set[1].starts_with("user_id=a%40b%2Etest; "));
        assert!(set[2].starts_with("full_name=Zo%C3%AB%3B%20x; "));
        assert!(
            set.iter()
                .all(|cookie| cookie.contains("SameSite=Lax") && cookie.contains("Secure"))
        );
        assert_eq!(
            set.iter()
                .filter(|cookie| cookie.contains("HttpOnly"))
                .count(),
            1
        );
    }
}
