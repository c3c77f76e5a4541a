//! Bearer tokens: our own access tokens, and embed tokens signed by the embedding site.
//!
//! Both are JWTs with HS256 and nothing else; a token that names another algorithm (or `none`) is refused before its
//! signature is looked at. Ours carry the key id [`OWN_KEY_ID`]; everything else must be an embed token.

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use ringlet_model::{Role, Timestamp};
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};

use crate::error::{ApiError, Code};

/// Name of the embed secret in the vault.
pub const EMBED_SECRET: &str = "embed";
const OWN_KEY_ID: &str = "ringlet";
/// The longest life of a token, seconds.
const LONGEST: i64 = 3600;
/// How far clocks of two servers may be apart, seconds.
const SKEW: i64 = 60;

/// Signs and reads our own access tokens, and reads embed tokens.
pub struct TokenSigner {
    secret: SecretString,
    origin: String,
}

/// What a token says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Claims {
    /// User id.
    pub sub: String,
    /// The Ringlet origin.
    aud: Audience,
    /// End, seconds since 1970.
    pub exp: i64,
    /// Not before, seconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nbf: Option<i64>,
    /// Full name (embed tokens).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Roles to narrow the user's own to (embed tokens).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<Role>>,
    /// The user's generation when it was made (ours): a change of password ends it.
    #[serde(default, rename = "gen", skip_serializing_if = "Option::is_none")]
    pub generation: Option<i64>,
}

/// One audience or several, as RFC 7519 has it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

/// Whose signature a token bears.
pub(super) enum Token {
    /// Ours.
    Own(Claims),
    /// The embedding site's.
    Embed(Claims),
}

impl TokenSigner {
    /// `secret` signs our own tokens; `origin` is what `aud` must be.
    #[must_use]
    pub const fn new(secret: SecretString, origin: String) -> Self {
        Self { secret, origin }
    }

    /// An access token of one hour, and its end.
    ///
    /// # Errors
    /// Signing failed.
    pub fn sign(
        &self,
        user_id: &str,
        generation: i64,
        now: Timestamp,
    ) -> Result<(String, Timestamp), ApiError> {
        let exp = now.0.div_euclid(1000) + LONGEST;
        let claims = Claims {
            sub: user_id.to_owned(),
            aud: Audience::One(self.origin.clone()),
            exp,
            nbf: None,
            name: None,
            roles: None,
            generation: Some(generation),
        };
        let header = Header {
            kid: Some(OWN_KEY_ID.to_owned()),
            ..Header::new(Algorithm::HS256)
        };
        let key = EncodingKey::from_secret(self.secret.expose_secret().as_bytes());
        let token = jsonwebtoken::encode(&header, &claims, &key).map_err(ApiError::internal)?;
        Ok((token, Timestamp(exp * 1000)))
    }

    /// Reads a token; `embed_secret` is None while the administrator has made none.
    pub(super) fn read(
        &self,
        token: &str,
        embed_secret: Option<&SecretString>,
        now: Timestamp,
    ) -> Result<Token, ApiError> {
        let header = jsonwebtoken::decode_header(token).map_err(|_| refused("it is malformed"))?;
        if header.alg != Algorithm::HS256 {
            return Err(refused("its algorithm is not HS256"));
        }
        if header.kid.as_deref() == Some(OWN_KEY_ID) {
            let claims = self.verify(token, &self.secret, now)?;
            return Ok(Token::Own(claims));
        }
        let secret = embed_secret.ok_or_else(|| refused("no embed secret has been made here"))?;
        let claims = self.verify(token, secret, now)?;
        Ok(Token::Embed(claims))
    }

    fn verify(
        &self,
        token: &str,
        secret: &SecretString,
        now: Timestamp,
    ) -> Result<Claims, ApiError> {
        let mut rules = Validation::new(Algorithm::HS256);
        rules.set_audience(&[&self.origin]);
        rules.set_required_spec_claims(&["exp", "aud", "sub"]);
        // The times are checked below, by our own clock.
        rules.validate_exp = false;
        let key = DecodingKey::from_secret(secret.expose_secret().as_bytes());
        let claims = jsonwebtoken::decode::<Claims>(token, &key, &rules)
            .map_err(|error| refused(&why(&error)))?
            .claims;
        let seconds = now.0.div_euclid(1000);
        if claims.exp <= seconds {
            return Err(refused("it has expired"));
        }
        if claims.exp > seconds + LONGEST + SKEW {
            return Err(refused("it lasts longer than one hour"));
        }
        if claims.nbf.is_some_and(|nbf| nbf > seconds + SKEW) {
            return Err(refused("it is not valid yet"));
        }
        Ok(claims)
    }
}

fn why(error: &jsonwebtoken::errors::Error) -> String {
    use jsonwebtoken::errors::ErrorKind;
    match error.kind() {
        ErrorKind::InvalidSignature => "its signature is wrong".to_owned(),
        ErrorKind::InvalidAudience => "it is for another server (aud)".to_owned(),
        ErrorKind::MissingRequiredClaim(claim) => format!("the claim “{claim}” is missing"),
        // The signature was right: tell the embedding site's developer what is missing.
        ErrorKind::Json(error) => format!("it is malformed ({error})"),
        _ => "it is malformed".to_owned(),
    }
}

/// Refuses a token, telling its maker why: nothing in the reason helps a forger.
pub(super) fn refused(why: &str) -> ApiError {
    ApiError::new(
        Code::BadToken,
        format!("The access token was refused: {why}."),
    )
    .hint("Get a new token.")
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_800_000_000_000);

    fn signer() -> TokenSigner {
        TokenSigner::new("own".to_owned().into(), "https://calls.test".to_owned())
    }

    fn embed(claims: &serde_json::Value, secret: &str) -> String {
        let key = EncodingKey::from_secret(secret.as_bytes());
        jsonwebtoken::encode(&Header::new(Algorithm::HS256), claims, &key).unwrap()
    }

    fn read(token: &str) -> Result<Token, ApiError> {
        signer().read(token, Some(&"embedded".to_owned().into()), NOW)
    }

    #[test]
    fn our_own_token_comes_back() {
        let (token, end) = signer().sign("a@b.test", 3, NOW).unwrap();
        assert_eq!(end.0, NOW.0 + 3_600_000);
        let Ok(Token::Own(claims)) = read(&token) else {
            panic!("not read as ours");
        };
        assert_eq!(
            (claims.sub.as_str(), claims.generation),
            ("a@b.test", Some(3))
        );
    }

    #[test]
    fn an_embed_token_comes_back() {
        let claims = serde_json::json!({"sub": "a", "aud": ["x", "https://calls.test"],
            "exp": 1_800_003_600, "name": "A", "roles": ["agent"]});
        let Ok(Token::Embed(claims)) = read(&embed(&claims, "embedded")) else {
            panic!("not read as an embed token");
        };
        assert_eq!(claims.roles, Some(vec![Role::Agent]));
    }

    #[test]
    fn wrong_tokens_are_refused_with_the_reason() {
        let good =
            serde_json::json!({"sub": "a", "aud": "https://calls.test", "exp": 1_800_003_600});
        let with = |key: &str, value: serde_json::Value| {
            let mut claims = good.clone();
            claims[key] = value;
            embed(&claims, "embedded")
        };
        let unsigned = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJzdWIiOiJhIn0.";
        for (token, reason) in [
            (embed(&good, "guessed"), "signature"),
            (embed(&good, "own"), "signature"),
            (with("exp", 1_800_000_000.into()), "expired"),
            (with("exp", 1_800_007_200.into()), "longer than one hour"),
            (with("aud", "https://other.test".into()), "another server"),
            (with("nbf", 1_800_001_000.into()), "not valid yet"),
            (with("roles", serde_json::json!(["king"])), "malformed"),
            (
                embed(
                    &serde_json::json!({"sub": "a", "exp": 1_800_003_600}),
                    "embedded",
                ),
                "aud",
            ),
            (
                embed(
                    &serde_json::json!({"aud": "https://calls.test", "exp": 1_800_003_600}),
                    "embedded",
                ),
                "sub",
            ),
            (unsigned.to_owned(), "malformed"),
            ("abc".to_owned(), "malformed"),
            (String::new(), "malformed"),
        ] {
            let error = read(&token)
                .err()
                .unwrap_or_else(|| panic!("accepted: {reason}"));
            assert!(
                error.message.contains(reason),
                "{reason}: {}",
                error.message
            );
        }
        let header = Header::new(Algorithm::HS512);
        let key = EncodingKey::from_secret(b"embedded");
        let other = jsonwebtoken::encode(&header, &good, &key).unwrap();
        assert!(read(&other).err().unwrap().message.contains("HS256"));
        assert!(signer().read(&embed(&good, "embedded"), None, NOW).is_err());
    }

    #[test]
    fn an_embed_token_can_not_pass_for_ours() {
        let claims = serde_json::json!({"sub": "a", "aud": "https://calls.test", "exp": 1_800_003_600, "gen": 0});
        let header = Header {
            kid: Some(OWN_KEY_ID.to_owned()),
            ..Header::new(Algorithm::HS256)
        };
        let key = EncodingKey::from_secret(b"embedded");
        let forged = jsonwebtoken::encode(&header, &claims, &key).unwrap();
        assert!(read(&forged).is_err());
    }
}
