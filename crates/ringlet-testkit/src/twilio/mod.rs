//! A pretend Twilio: one account with one number. Calls go on when a test says so, by requests signed as Twilio signs them.

mod api;
#[cfg(feature = "browser")]
pub mod voice;

use std::collections::BTreeSet;

use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Value, json};
use sha1::Sha1;

use crate::desk::{Asked, Mood, Office};
use api::{Account, Shared, error, held};

/// The account.
pub const ACCOUNT: &str = "AC00000000000000000000000000000000";
/// The account's only number.
pub const NUMBER: &str = "+15550100001";

/// A running Twilio. Dropping it closes its socket.
#[derive(Debug)]
pub struct PretendTwilio {
    office: Office,
    account: Shared,
}

impl PretendTwilio {
    /// Opens it on a free loopback port. It takes the account with this auth token, and signs with it.
    ///
    /// # Errors
    /// When no port can be bound.
    pub async fn start(token: &str) -> std::io::Result<Self> {
        let account = Shared::default();
        *held(&account) = Account {
            token: token.to_owned(),
            status: "active".to_owned(),
            ..Account::default()
        };
        let refusal = || error(StatusCode::BAD_REQUEST, 21_211, "Invalid 'To' Phone Number");
        let office = Office::open(api::routes(&account), refusal).await?;
        Ok(Self { office, account })
    }

    /// What an administrator enters as API endpoint.
    #[must_use]
    pub fn api_endpoint(&self) -> String {
        self.office.url.clone()
    }

    /// Everything it was asked, oldest first.
    #[must_use]
    pub fn asked(&self) -> Vec<Asked> {
        self.office.asked()
    }

    /// How it takes requests from now on.
    pub fn set_mood(&self, mood: Mood) {
        self.office.set_mood(mood);
    }

    /// Sets how the account is: `active`, `suspended`, `closed`.
    pub fn set_account_status(&self, status: &str) {
        status.clone_into(&mut held(&self.account).status);
    }

    /// The account's TwiML apps.
    #[must_use]
    pub fn apps(&self) -> Vec<Value> {
        held(&self.account).apps.clone()
    }

    /// The account's API keys, with their secrets.
    #[must_use]
    pub fn keys(&self) -> Vec<(String, String)> {
        held(&self.account).keys.clone()
    }

    /// A further leg of a call begins; answers its SID. Of a call that we placed it is the customer's.
    #[must_use]
    pub fn bridge(&self, parent: &str) -> String {
        self.add(json!({ "parent_call_sid": parent, "direction": "outbound-dial" }))
    }

    /// A call comes in, or begins in a browser; answers its SID.
    #[must_use]
    pub fn begin(&self, from: &str) -> String {
        self.add(json!({ "from": from, "direction": "inbound" }))
    }

    fn add(&self, call: Value) -> String {
        held(&self.account).add(call)
    }

    /// Sets how a leg is.
    pub fn set(&self, sid: &str, status: &str, seconds: u32) {
        for call in &mut held(&self.account).calls {
            if call["sid"] == sid {
                call["status"] = json!(status);
                call["duration"] = json!(seconds.to_string());
            }
        }
    }

    /// The signature over this address and these fields.
    #[must_use]
    pub fn signature(&self, url: &str, fields: &[(&str, &str)]) -> String {
        signature(&held(&self.account).token, url, fields)
    }
}

fn signature(token: &str, url: &str, fields: &[(&str, &str)]) -> String {
    let sorted: BTreeSet<_> = fields.iter().collect();
    let mut text = url.to_owned();
    for (name, value) in sorted {
        text.push_str(name);
        text.push_str(value);
    }
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(token.as_bytes()) else {
        return String::new();
    };
    mac.update(text.as_bytes());
    STANDARD.encode(mac.finalize().into_bytes())
}
