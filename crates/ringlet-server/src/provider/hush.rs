//! What a company says back of our secrets is starred out before anything reads it: a refusal that quotes the request
//! would otherwise bring them into the log, the call's reason and the page.

use std::fmt;
use std::sync::Arc;

use secrecy::{ExposeSecret as _, SecretString};

use super::Settings;

/// Shorter secrets aren't looked for: they would be found in words that have nothing to do with them.
const SHORTEST: usize = 6;
/// Stands for a secret.
const STARS: &str = "********";

/// The secrets of one account. Cheap to clone.
#[derive(Clone, Default)]
pub(super) struct Hush(Arc<[SecretString]>);

impl Hush {
    /// Those of these settings.
    pub(super) fn new(settings: &Settings) -> Self {
        let secrets = settings.secrets.values();
        let long = secrets.filter(|secret| secret.expose_secret().len() >= SHORTEST);
        Self(long.cloned().collect())
    }

    /// The body without them.
    pub(super) fn body(&self, body: Vec<u8>) -> Vec<u8> {
        if self.0.is_empty() {
            return body;
        }
        match String::from_utf8(body) {
            Ok(text) => self.text(text).into_bytes(),
            Err(other) => {
                let text = String::from_utf8_lossy(other.as_bytes()).into_owned();
                self.text(text).into_bytes()
            }
        }
    }

    fn text(&self, mut text: String) -> String {
        for secret in self.0.iter() {
            if text.contains(secret.expose_secret()) {
                text = text.replace(secret.expose_secret(), STARS);
            }
        }
        text
    }
}

impl fmt::Debug for Hush {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Hush").field(&self.0.len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn hush(secrets: &[(&'static str, &str)]) -> Hush {
        let secrets = secrets
            .iter()
            .map(|(field, secret)| (*field, SecretString::from(*secret)));
        Hush::new(&Settings {
            secrets: secrets.collect::<BTreeMap<_, _>>(),
            ..Settings::default()
        })
    }

    #[test]
    fn a_secret_that_is_quoted_is_starred_out() {
        let hush = hush(&[("api_token", "tok-123456"), ("pin", "12")]);
        let said = |text: &[u8]| String::from_utf8(hush.body(text.to_vec())).unwrap();
        assert_eq!(
            said(br#"{"message":"no agent 12 for tok-123456"}"#),
            r#"{"message":"no agent 12 for ********"}"#
        );
        assert_eq!(said(b"\xff tok-123456"), "\u{fffd} ********");
        assert_eq!(said(b""), "");
    }
}
