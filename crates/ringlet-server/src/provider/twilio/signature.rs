//! Twilio's signature: the base64 HMAC of our public address and every field of the form, sorted, by the account's auth
//! token (SHA-1), or by a shared key (SHA-256) where the header `X-Twilio-Webhooks-Signature-Settings` says so. A JSON body
//! is bound by its SHA-256 in the address. As Twilio's own libraries do, the address is tried with and without its port.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret as _, SecretString};
use sha1::Sha1;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;
use url::Url;

use super::super::Delivery;

const SIGNATURE: &str = "x-twilio-signature";
const SETTINGS: &str = "x-twilio-webhooks-signature-settings";

/// Which keys there are.
pub(super) struct Keys<'a> {
    /// Of the account.
    pub(super) auth_token: &'a SecretString,
    /// Of the newer kind of signature.
    pub(super) shared: Option<&'a SecretString>,
}

/// The delivery is Twilio's, over exactly these bytes and for exactly this address; None: it isn't signed at all.
#[must_use]
pub(super) fn is_right(delivery: &Delivery<'_>, keys: &Keys<'_>) -> Option<bool> {
    let signed = delivery.headers.get(SIGNATURE)?;
    Some(!signed.is_empty() && fits(delivery, keys))
}

fn fits(delivery: &Delivery<'_>, keys: &Keys<'_>) -> bool {
    let header = |name: &str| {
        delivery
            .headers
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    let Some(sent) = header(SIGNATURE).and_then(|text| STANDARD.decode(text.trim()).ok()) else {
        return false;
    };
    let newer = header(SETTINGS).is_some_and(|settings| settings.contains("HMAC_SHA256"));
    let sign = |text: &str| match (newer, keys.shared) {
        (true, Some(key)) => mac::<Hmac<Sha256>>(key, text),
        (true, None) => None,
        (false, _) => mac::<Hmac<Sha1>>(keys.auth_token, text),
    };
    let Some(fields) = fields(delivery) else {
        return false;
    };
    addresses(delivery.url).iter().any(|address| {
        let expected = sign(&format!("{address}{fields}"));
        expected.is_some_and(|expected| bool::from(expected.ct_eq(&sent)))
    })
}

fn mac<M: Mac + KeyInit>(key: &SecretString, text: &str) -> Option<Vec<u8>> {
    let mut mac = <M as KeyInit>::new_from_slice(key.expose_secret().as_bytes()).ok()?;
    mac.update(text.as_bytes());
    Some(mac.finalize().into_bytes().to_vec())
}

/// Every field of the form with each of its values, sorted, one behind the other; empty for JSON whose hash in the address
/// is right, None when it isn't.
fn fields(delivery: &Delivery<'_>) -> Option<String> {
    let webhook = delivery.webhook;
    if webhook.content_type.to_ascii_lowercase().contains("json") {
        let url = Url::parse(delivery.url).ok()?;
        let (_, told) = url.query_pairs().find(|(name, _)| name == "bodySHA256")?;
        let is = hex::encode(Sha256::digest(&webhook.body));
        return bool::from(is.as_bytes().ct_eq(told.to_ascii_lowercase().as_bytes()))
            .then(String::new);
    }
    let mut fields: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, value) in url::form_urlencoded::parse(&webhook.body) {
        let values = fields.entry(name.into_owned()).or_default();
        values.insert(value.into_owned());
    }
    let mut text = String::new();
    for (name, values) in fields {
        for value in values {
            text.push_str(&name);
            text.push_str(&value);
        }
    }
    Some(text)
}

/// The address as it came, without its port, and with the port that goes without saying.
fn addresses(url: &str) -> Vec<String> {
    let mut addresses = vec![url.to_owned()];
    let Some((scheme, rest)) = url.split_once("://") else {
        return addresses;
    };
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => {
            addresses.push(format!("{scheme}://{host}{path}"));
        }
        _ => {
            let port = if scheme == "https" { 443 } else { 80 };
            addresses.push(format!("{scheme}://{authority}:{port}{path}"));
        }
    }
    addresses
}

#[cfg(test)]
mod tests {
    use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

    use super::super::super::RawWebhook;
    use super::*;

    const URL: &str = "https://mycompany.com/myapp.php?foo=1&bar=2";
    const FORM: &str = "CallSid=CA1234567890ABCDE&Digits=1234&From=%2B12349013030&To=%2B18005551212&Caller=%2B12349013030";
    /// A vector of Twilio's own documentation: token 12345, and these address and fields.
    const RIGHT: &str = "0/KCTR6DLpKmkAf8muzZqo1nDgQ=";

    struct Sent<'a> {
        url: &'a str,
        kind: &'a str,
        body: &'a str,
        headers: &'a [(&'static str, &'a str)],
    }

    fn right(sent: &Sent<'_>) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in sent.headers {
            headers.insert(
                HeaderName::from_static(name),
                HeaderValue::from_str(value).unwrap(),
            );
        }
        let webhook = RawWebhook {
            content_type: sent.kind.to_owned(),
            query: String::new(),
            body: sent.body.as_bytes().to_vec(),
        };
        let delivery = Delivery {
            url: sent.url,
            headers: &headers,
            webhook: &webhook,
        };
        let (token, shared) = (SecretString::from("12345"), SecretString::from("shared"));
        let keys = Keys {
            auth_token: &token,
            shared: Some(&shared),
        };
        is_right(&delivery, &keys) == Some(true)
    }

    fn form<'a>(url: &'a str, body: &'a str, signature: &'a str) -> bool {
        right(&Sent {
            url,
            kind: "application/x-www-form-urlencoded",
            body,
            headers: &[(SIGNATURE, signature)],
        })
    }

    #[test]
    fn the_published_vectors_are_right() {
        assert!(form(URL, FORM, RIGHT));
        let other = FORM.replace("12349013030", "14158675309");
        assert!(form(URL, &other, "RSOYDt4T1cUTdK1PDd93/VVr8B8="));
        let with_port = "https://mycompany.com:443/myapp.php?foo=1&bar=2";
        assert!(form(with_port, FORM, RIGHT), "signed without the port");
        let doubled = format!("{FORM}&Digits=1234");
        assert!(form(URL, &doubled, RIGHT), "each value once");
        let reversed: Vec<&str> = FORM.rsplit('&').collect();
        assert!(form(URL, &reversed.join("&"), RIGHT), "in any order");
    }

    #[test]
    fn everything_else_is_wrong() {
        for (url, body, signature) in [
            (URL, FORM, ""),
            (URL, FORM, "not base64"),
            (URL, FORM, "AAAAAAAAAAAAAAAAAAAAAAAAAAA="),
            (URL, "", RIGHT),
            ("https://mycompany.com/myapp.php?foo=1&bar=3", FORM, RIGHT),
            ("http://mycompany.com/myapp.php?foo=1&bar=2", FORM, RIGHT),
            ("https://other.com/myapp.php?foo=1&bar=2", FORM, RIGHT),
        ] {
            assert!(!form(url, body, signature), "{url} {signature}");
        }
        let more = format!("{FORM}&CallStatus=completed");
        assert!(!form(URL, &more, RIGHT));
    }

    #[test]
    fn the_newer_kind_is_told_by_its_header() {
        let text = format!("{URL}a1b2");
        let shared = SecretString::from("shared");
        let signature = STANDARD.encode(mac::<Hmac<Sha256>>(&shared, &text).unwrap());
        let sent = |headers| Sent {
            url: URL,
            kind: "application/x-www-form-urlencoded",
            body: "b=2&a=1",
            headers,
        };
        let settings = "key=WK1,algorithm=HMAC_SHA256";
        let both = [(SIGNATURE, signature.as_str()), (SETTINGS, settings)];
        assert!(right(&sent(&both)));
        assert!(!right(&sent(&both[..1])), "without the header it is SHA-1");
    }

    #[test]
    fn json_is_bound_by_its_hash() {
        let body = "{\"a\":1}";
        let hash = hex::encode(Sha256::digest(body));
        let url = format!("https://x.example/hook?bodySHA256={hash}");
        let token = SecretString::from("12345");
        let signature = STANDARD.encode(mac::<Hmac<Sha1>>(&token, &url).unwrap());
        let headers = [(SIGNATURE, signature.as_str())];
        let sent = |body| Sent {
            url: &url,
            kind: "application/json",
            body,
            headers: &headers,
        };
        assert!(right(&sent(body)));
        assert!(!right(&sent("{\"a\":2}")));
    }
}
