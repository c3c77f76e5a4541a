//! Tata Tele Smartflo: `docs.smartflo.tatatelebusiness.com` (reference: click to call, live calls, call records), and what
//! public integrations show of its webhooks. The demo line speaks the same dialect.

mod client;
mod payload;
mod settings;
mod stamp;
mod status;

use std::sync::Arc;

use ringlet_model::Timestamp;

use super::http::GuardedClient;
use super::{
    CallReport, Company, Form, Line, Problem, RawWebhook, Settings, Values, WebhookFields,
};
pub use client::SmartfloLine;

/// Tata Tele Smartflo.
#[derive(Debug)]
pub struct TataTele;

impl Company for TataTele {
    fn form(&self) -> &'static Form {
        &settings::FORM
    }

    fn open(&self, http: GuardedClient, settings: &Settings) -> Result<Arc<dyn Line>, Problem> {
        let token = settings.needed_secret(settings::TOKEN, "The API token")?;
        let endpoint = settings.address(settings::ENDPOINT)?;
        Ok(Arc::new(SmartfloLine::new(http, endpoint, token)))
    }

    fn read(&self, webhook: &RawWebhook, now: Timestamp) -> Option<CallReport> {
        payload::read(&WebhookFields::read(webhook)?, now)
    }

    fn live_id<'a>(&self, aliases: &'a [String]) -> Option<&'a str> {
        live_id(aliases)
    }

    fn region(&self, _: &Values) -> Option<&'static str> {
        Some("IN")
    }
}

/// The id that hang-up takes: the live call id, `<epoch>.<number>`. The id returned when the call was placed is refused
/// by some accounts, and webhooks carry the live id behind a prefix such as `HYD1-D4-`.
fn live_id(aliases: &[String]) -> Option<&str> {
    aliases
        .iter()
        .map(String::as_str)
        .find(|alias| is_live_id(alias))
}

fn is_live_id(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('.')
        .is_some_and(|(epoch, number)| digits(epoch) && digits(number))
}

/// A call id of a webhook and, when it has a prefix, the live id behind it.
fn call_ids(text: &str) -> impl Iterator<Item = &str> {
    let bare = text
        .rsplit('-')
        .next()
        .filter(|bare| is_live_id(bare) && *bare != text);
    std::iter::once(text).chain(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_live_id_is_what_follows_the_prefix() {
        let ids: Vec<_> = call_ids("HYD1-D4-1795167600.100002").collect();
        assert_eq!(ids, ["HYD1-D4-1795167600.100002", "1795167600.100002"]);
        assert_eq!(call_ids("1795167600.100002").count(), 1);
        assert_eq!(call_ids("01b7c0de-0001-7000-8000-00000000aa01").count(), 1);
        let aliases = ["01b7c0de-0001".to_owned(), "1795167600.100002".to_owned()];
        assert_eq!(live_id(&aliases), Some("1795167600.100002"));
        assert_eq!(
            live_id(&["1.".to_owned(), "6b1f0c2a9d3e2".to_owned()]),
            None
        );
    }
}
