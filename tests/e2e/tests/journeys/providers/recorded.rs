//! A recorded conversation, as if it took place now.

use anyhow::Result;
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::civil::DateTime;
use serde_json::Value;
use sha2::Sha256;

use super::Company;

/// What a company posts.
#[derive(Clone)]
pub(super) struct Webhook {
    pub(super) content_type: &'static str,
    pub(super) body: String,
    /// Header and value.
    pub(super) signature: Option<(&'static str, String)>,
}

/// When all conversations were recorded: 2026-11-20 15:10 in India, where the companies with stamps are.
const THEN: i64 = 1_795_167_600_000;

/// The webhooks of `company`, moved to now and about the call that it knows by this id.
pub(super) fn fresh(company: &Company, id: &str) -> Result<Vec<Webhook>> {
    let by = now() - THEN;
    let lines = company.recorded.replace(company.recorded_id, id);
    let moved = lines.lines().map(|line| {
        let mut body: Value = serde_json::from_str(line)?;
        move_stamps(&mut body, by);
        webhook(company, &body)
    });
    moved.collect()
}

#[expect(
    clippy::disallowed_methods,
    reason = "the server under test has the real clock"
)]
fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}

/// Moves every time by so many milliseconds: numbers of that size, and texts like `2026-11-20 15:10:06`.
fn move_stamps(value: &mut Value, by: i64) {
    match value {
        Value::Object(fields) => fields.values_mut().for_each(|inner| move_stamps(inner, by)),
        Value::Number(number) => {
            if let Some(at) = number.as_i64().filter(|at| (THEN..THEN * 2).contains(at)) {
                *value = Value::from(at + by);
            }
        }
        Value::String(text) => {
            if let Ok(at) = DateTime::strptime("%Y-%m-%d %H:%M:%S", &*text) {
                let moved = at + jiff::SignedDuration::from_millis(by);
                *text = moved.strftime("%Y-%m-%d %H:%M:%S").to_string();
            }
        }
        _ => {}
    }
}

fn webhook(company: &Company, body: &Value) -> Result<Webhook> {
    let Some(secret) = company.signed_with else {
        return Ok(Webhook {
            content_type: "application/json",
            body: body.to_string(),
            signature: None,
        });
    };
    let mut form = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in body.as_object().into_iter().flatten() {
        form.append_pair(name, value.as_str().unwrap_or_default());
    }
    let body = form.finish();
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes())?;
    mac.update(body.as_bytes());
    let signature = mac.finalize().into_bytes();
    let hex: String = signature.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Webhook {
        content_type: "application/x-www-form-urlencoded",
        body,
        signature: Some(("x-placetel-signature", hex)),
    })
}
