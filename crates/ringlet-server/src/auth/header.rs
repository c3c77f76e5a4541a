//! The `Authorization` header.

use axum::http::{HeaderMap, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// What an `Authorization` header holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Credentials {
    /// `token key:secret`, or `Basic` with the same in base64.
    ApiKey {
        /// The public half.
        key: String,
        /// The secret half.
        secret: String,
    },
    /// `Bearer <JWT>`.
    Bearer(String),
    /// Anything else.
    Unreadable,
}

/// Reads the header; None without one.
pub(super) fn credentials(headers: &HeaderMap) -> Option<Credentials> {
    let value = headers.get(header::AUTHORIZATION)?;
    Some(read(value.to_str().unwrap_or_default()).unwrap_or(Credentials::Unreadable))
}

fn read(value: &str) -> Option<Credentials> {
    let (scheme, rest) = value.trim().split_once(' ')?;
    let rest = rest.trim();
    if scheme.eq_ignore_ascii_case("bearer") {
        return Some(Credentials::Bearer(rest.to_owned()));
    }
    let pair = if scheme.eq_ignore_ascii_case("token") {
        rest.to_owned()
    } else if scheme.eq_ignore_ascii_case("basic") {
        String::from_utf8(STANDARD.decode(rest).ok()?).ok()?
    } else {
        return None;
    };
    let (key, secret) = pair.split_once(':')?;
    Some(Credentials::ApiKey {
        key: key.to_owned(),
        secret: secret.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_four_schemes_and_survives_the_rest() {
        let key = || {
            Some(Credentials::ApiKey {
                key: "k".to_owned(),
                secret: "s:t".to_owned(),
            })
        };
        assert_eq!(read("token k:s:t"), key());
        assert_eq!(read("Token  k:s:t"), key());
        assert_eq!(read("Basic azpzOnQ="), key());
        assert_eq!(
            read("Bearer a.b.c"),
            Some(Credentials::Bearer("a.b.c".to_owned()))
        );
        for wrong in [
            "",
            "token",
            "token k",
            "Basic !",
            "Basic ++++",
            "Digest x",
            "Basic az==",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
