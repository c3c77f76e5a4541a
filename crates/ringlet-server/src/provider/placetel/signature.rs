//! Placetel's signature: lower-case hex HMAC-SHA256 over the body as it came (`Placetel/call-control-notify-api`).

use hmac::{Hmac, KeyInit as _, Mac as _};
use secrecy::{ExposeSecret as _, SecretString};
use sha2::Sha256;

/// Header of the signature.
pub(super) const HEADER: &str = "x-placetel-signature";

/// The signature is this secret's over these bytes; compared in constant time.
pub(super) fn is_right(secret: &SecretString, body: &[u8], signature: &str) -> bool {
    let Ok(signature) = hex::decode(signature.trim()) else {
        return false;
    };
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.expose_secret().as_bytes()) else {
        return false;
    };
    mac.update(body);
    mac.verify_slice(&signature).is_ok()
}
