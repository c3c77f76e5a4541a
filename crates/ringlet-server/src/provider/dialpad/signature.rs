//! Dialpad's signature: the whole body is one compact JWT (RFC 7519), HS256, whose claims are the event. It names no end of
//! validity; a replay changes nothing, as the same event is kept once.

use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode};
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::Value;

/// The event inside a JWT that is signed with this secret by HS256; None for every other token and what is none.
#[must_use]
pub(super) fn verified(body: &[u8], secret: &SecretString) -> Option<Value> {
    let token = std::str::from_utf8(body).ok()?.trim();
    // Only this algorithm: neither `none` nor whatever else the token's own header asks for.
    let mut rules = Validation::new(Algorithm::HS256);
    rules.required_spec_claims.clear();
    rules.validate_exp = false;
    rules.validate_aud = false;
    let key = DecodingKey::from_secret(secret.expose_secret().as_bytes());
    let event = decode::<Value>(token, &key, &rules).ok()?.claims;
    event.is_object().then_some(event)
}

/// The event of a body that was found to be right before, or needn't be: a JWT's claims, or plain JSON.
#[must_use]
pub(super) fn event(body: &[u8]) -> Option<Value> {
    let body = body.trim_ascii();
    if body.first() == Some(&b'{') {
        return serde_json::from_slice(body).ok();
    }
    let event = jsonwebtoken::dangerous::insecure_decode::<Value>(body)
        .ok()?
        .claims;
    event.is_object().then_some(event)
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use jsonwebtoken::{EncodingKey, Header, encode};
    use serde_json::json;

    use super::*;

    const SECRET: &str = "a secret nobody guesses";

    fn signed(algorithm: Algorithm, secret: &str) -> String {
        let key = EncodingKey::from_secret(secret.as_bytes());
        encode(
            &Header::new(algorithm),
            &json!({ "call_id": 7, "exp": 1 }),
            &key,
        )
        .unwrap()
    }

    fn right(token: &str) -> bool {
        verified(token.as_bytes(), &SecretString::from(SECRET)).is_some()
    }

    #[test]
    fn the_secret_and_hs256_and_nothing_else() {
        let token = signed(Algorithm::HS256, SECRET);
        assert!(right(&token) && right(&format!(" {token}\n")));
        assert!(!right(&signed(Algorithm::HS256, "another secret")));
        assert!(!right(&signed(Algorithm::HS256, "")));
        for other in [Algorithm::HS384, Algorithm::HS512] {
            assert!(!right(&signed(other, SECRET)), "{other:?}");
        }
        let parts: Vec<&str> = token.split('.').collect();
        let none = URL_SAFE_NO_PAD.encode(r#"{"alg":"none","typ":"JWT"}"#);
        assert!(!right(&format!("{none}.{}.", parts[1])));
        assert!(!right(&format!("{none}.{}.{}", parts[1], parts[2])));
        let other = URL_SAFE_NO_PAD.encode(r#"{"call_id":8}"#);
        assert!(!right(&format!("{}.{other}.{}", parts[0], parts[2])));
        for text in ["", ".", "..", "a.b.c", r#"{"call_id":7}"#, "\u{0}"] {
            assert!(!right(text), "{text:?}");
        }
    }

    #[test]
    fn claims_that_are_no_object_are_no_event() {
        let key = EncodingKey::from_secret(SECRET.as_bytes());
        let list = encode(&Header::new(Algorithm::HS256), &json!([1]), &key).unwrap();
        assert!(!right(&list));
        assert!(event(list.as_bytes()).is_none());
    }

    #[test]
    fn an_event_is_read_from_both_forms() {
        let token = signed(Algorithm::HS256, SECRET);
        assert_eq!(event(token.as_bytes()).unwrap()["call_id"], 7);
        assert_eq!(event(br#" {"call_id":7}"#).unwrap()["call_id"], 7);
        assert!(event(b"{").is_none() && event(b"").is_none() && event(b"\xff.a.b").is_none());
    }
}
