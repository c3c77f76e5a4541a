//! Calls with their sound in the browser: who is there under which name, the token for it, and what Twilio asks when such a
//! call begins.

use jsonwebtoken::{Algorithm, EncodingKey, Header};
use ringlet_model::Timestamp;
use secrecy::{ExposeSecret as _, SecretString};
use serde::Serialize;

use super::super::{RawWebhook, Settings, Values, WebhookFields};
use super::CALL_PARAMETER;
use super::settings::{ACCOUNT, API_KEY, API_SECRET, APP};

/// How long a token opens the door, seconds.
pub const TOKEN_SECONDS: i64 = 3600;
/// Twilio's clock may be behind ours by so much, seconds.
const SKEW: i64 = 60;

/// What browsers need: an account, an API key with its secret, and a TwiML app.
pub struct VoiceKey {
    account: String,
    key: String,
    secret: SecretString,
    app: String,
}

/// The settings have all that browsers need but secrets, which whoever signs looks up.
#[must_use]
pub fn is_set_up(values: &Values) -> bool {
    [ACCOUNT, API_KEY, APP]
        .iter()
        .all(|field| values.filled(field).is_some())
}

#[derive(Serialize)]
struct Claims<'a> {
    jti: String,
    iss: &'a str,
    sub: &'a str,
    nbf: i64,
    exp: i64,
    grants: Grants<'a>,
}

#[derive(Serialize)]
struct Grants<'a> {
    identity: &'a str,
    voice: Voice<'a>,
}

#[derive(Serialize)]
struct Voice<'a> {
    incoming: Incoming,
    outgoing: Outgoing<'a>,
}

#[derive(Serialize)]
struct Incoming {
    allow: bool,
}

#[derive(Serialize)]
struct Outgoing<'a> {
    application_sid: &'a str,
}

impl VoiceKey {
    /// From the settings; None: something is missing.
    #[must_use]
    pub fn of(settings: &Settings) -> Option<Self> {
        let value = |field| settings.values.filled(field).map(ToOwned::to_owned);
        Some(Self {
            account: value(ACCOUNT)?,
            key: value(API_KEY)?,
            secret: settings.secret(API_SECRET)?.clone(),
            app: value(APP)?,
        })
    }

    /// An access token for this identity (JWT, HS256; `twilio.com/docs/iam/access-tokens`).
    ///
    /// # Errors
    /// Signing failed.
    pub fn token(
        &self,
        identity: &str,
        now: Timestamp,
    ) -> Result<String, jsonwebtoken::errors::Error> {
        let seconds = now.0.div_euclid(1000);
        let claims = Claims {
            jti: format!("{}-{seconds}", self.key),
            iss: &self.key,
            sub: &self.account,
            nbf: seconds - SKEW,
            exp: seconds + TOKEN_SECONDS,
            grants: Grants {
                identity,
                voice: Voice {
                    incoming: Incoming { allow: true },
                    outgoing: Outgoing {
                        application_sid: &self.app,
                    },
                },
            },
        };
        let header = Header {
            cty: Some("twilio-fpa;v=1".to_owned()),
            ..Header::new(Algorithm::HS256)
        };
        let key = EncodingKey::from_secret(self.secret.expose_secret().as_bytes());
        jsonwebtoken::encode(&header, &claims, &key)
    }
}

/// A user's name among Twilio's clients, as Frappe CRM makes it.
#[must_use]
pub fn identity(user: &str) -> String {
    user.replace('@', "(at)")
}

/// A call that begins at Twilio: placed in a browser, or coming in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Began {
    /// Twilio's id.
    pub sid: String,
    /// Who calls: a number, or a client.
    pub from: String,
    /// Who is called; empty where nothing was said.
    pub to: String,
    /// Our own id of the call, where the browser brings it along.
    pub call_id: Option<String>,
}

impl Began {
    /// Reads Twilio's request for TwiML; None when it names no call.
    #[must_use]
    pub fn read(webhook: &RawWebhook) -> Option<Self> {
        let fields = WebhookFields::read(webhook)?;
        let text = |field: &str| fields.text(field).map(ToOwned::to_owned);
        Some(Self {
            sid: text("callsid").filter(|sid| sid.starts_with("CA") && sid.len() <= 64)?,
            from: text("from").or_else(|| text("caller")).unwrap_or_default(),
            to: text("to").or_else(|| text("called")).unwrap_or_default(),
            call_id: text(CALL_PARAMETER),
        })
    }

    /// The user who calls from a browser; None: somebody else does.
    #[must_use]
    pub fn user(&self) -> Option<String> {
        let identity = self.from.strip_prefix("client:")?;
        Some(identity.replace("(at)", "@").to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn the_token_is_as_twilios_own_libraries_make_it() {
        let key = VoiceKey {
            account: "AC1".to_owned(),
            key: "SK1".to_owned(),
            secret: SecretString::from("secret"),
            app: "AP1".to_owned(),
        };
        let token = key
            .token("a(at)x.example", Timestamp(1_795_000_000_000))
            .unwrap();
        let part = |index: usize| -> Value {
            use base64::Engine as _;
            let text = token.split('.').nth(index).unwrap();
            let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD
                .decode(text)
                .unwrap();
            serde_json::from_slice(&bytes).unwrap()
        };
        assert_eq!(
            part(0),
            serde_json::json!({ "typ": "JWT", "alg": "HS256", "cty": "twilio-fpa;v=1" })
        );
        let claims = part(1);
        assert_eq!(claims["jti"], "SK1-1795000000");
        assert_eq!(claims["exp"], 1_795_003_600_i64);
        assert_eq!(
            claims["grants"],
            serde_json::json!({
                "identity": "a(at)x.example",
                "voice": { "incoming": { "allow": true }, "outgoing": { "application_sid": "AP1" } },
            })
        );
    }

    #[test]
    fn a_browser_is_known_by_its_identity() {
        let began = |from: &str| Began {
            sid: "CA1".to_owned(),
            from: from.to_owned(),
            to: String::new(),
            call_id: None,
        };
        assert_eq!(
            began("client:Asha(at)x.example").user().as_deref(),
            Some("asha@x.example")
        );
        assert_eq!(began("+15550100002").user(), None);
    }
}
