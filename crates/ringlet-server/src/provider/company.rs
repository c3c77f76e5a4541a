//! Telephony companies. Each is a folder here and one line in [`COMPANIES`].

use std::sync::Arc;

use async_trait::async_trait;
use reqwest::header::HeaderMap;
use ringlet_model::Timestamp;
use ringlet_model::provider::Provider;
use url::Url;

use super::dialpad::Dialpad;
use super::exotel::Exotel;
use super::http::{Credentials, GuardedClient};
use super::jt_telecom::JtTelecom;
use super::manual::Manual;
use super::placetel::Placetel;
use super::tata_tele::TataTele;
use super::teams::Teams;
use super::telecmi::Telecmi;
use super::twilio::Twilio;
use super::{
    CallReport, Form, Line, Made, Pabx, Problem, RawWebhook, SetUpError, Settings, Values,
};

/// Every company this server can set up, in the order of the hub.
pub static COMPANIES: &[&dyn Company] = &[
    &TataTele, &Telecmi, &JtTelecom, &Twilio, &Exotel, &Placetel, &Dialpad, &Manual, &Teams,
];

/// One company: what it needs to know, how a line to it is opened, how its webhooks are proved and read.
#[async_trait]
pub trait Company: Send + Sync {
    /// What an administrator enters.
    fn form(&self) -> &'static Form;

    /// A line by these settings.
    ///
    /// # Errors
    /// The field that is missing or wrong.
    fn open(&self, http: GuardedClient, settings: &Settings) -> Result<Arc<dyn Line>, Problem>;

    /// Reads a webhook; None when nothing can be made of it. `now` is when it came in.
    fn read(&self, webhook: &RawWebhook, now: Timestamp) -> Option<CallReport>;

    /// Whether a signature proves that the company speaks. The key in the URL does where there is none.
    fn prove(&self, _delivery: &Delivery<'_>, _settings: &Settings) -> Proof {
        Proof::None
    }

    /// With these settings the key in the URL alone proves that the company speaks, as nothing is signed.
    fn goes_by_key(&self, _settings: &Settings) -> bool {
        true
    }

    /// Which of a call's ids it takes for hanging up; None when it isn't known yet, or can't be done.
    fn live_id<'a>(&self, _aliases: &'a [String]) -> Option<&'a str> {
        None
    }

    /// Calls can be cut with these settings.
    fn hangs_up(&self, _settings: &Settings) -> bool {
        true
    }

    /// The address that the page opens to place the call itself, of a number in digits; None: the server has placed it.
    fn launch(&self, _customer_number: &str) -> Option<String> {
        None
    }

    /// Where its numbers without `+` are at home (ISO 3166); None: where the site is.
    fn region(&self, _values: &Values) -> Option<&'static str> {
        None
    }

    /// Checks credentials that are about to be saved, and makes at the company what the settings still need. `origin` is our
    /// public address.
    ///
    /// # Errors
    /// The field that is wrong, or why the company couldn't be asked.
    async fn set_up(
        &self,
        _http: GuardedClient,
        _settings: &Settings,
        _origin: &str,
    ) -> Result<Made, SetUpError> {
        Ok(Made::default())
    }

    /// Where a recording is fetched and with which credentials, from what a report named as its place. None: the report
    /// didn't name a place one can fetch from.
    fn recording<'a>(
        &self,
        place: &str,
        _settings: &'a Settings,
    ) -> Option<(Url, Credentials<'a>)> {
        Some((Url::parse(place).ok()?, Credentials::None))
    }

    /// Its PABX, where that can be managed through its interface; else None.
    fn pabx(
        &self,
        _http: GuardedClient,
        _settings: &Settings,
    ) -> Option<Result<Arc<dyn Pabx>, Problem>> {
        None
    }

    /// How often its lists of calls are read without being asked; None: its webhooks tell all there is to know.
    fn poll_seconds(&self, _values: &Values) -> Option<u64> {
        None
    }
}

/// A webhook with what a signature is made over.
#[derive(Clone, Copy, Debug)]
pub struct Delivery<'a> {
    /// Our public address as the company called it, with its query.
    pub url: &'a str,
    /// The request's headers.
    pub headers: &'a HeaderMap,
    /// The webhook; its body is as it came.
    pub webhook: &'a RawWebhook,
}

/// What a signature says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The company doesn't sign, or no secret is set: the key in the URL must be right.
    None,
    /// It is the company's, over exactly these bytes.
    Right,
    /// There is none, though the company always sends one.
    Missing,
    /// It is wrong.
    Wrong,
}

/// The company whose dialect a provider speaks; None: there is no adapter for it. The demo line plays Smartflo.
#[must_use]
pub fn company(provider: Provider) -> Option<&'static dyn Company> {
    let dialect = match provider {
        Provider::Demo => Provider::TataTele,
        other => other,
    };
    let all = COMPANIES.iter().copied();
    all.into_iter()
        .find(|company| company.form().provider == dialect)
}

/// What an administrator enters for a provider; None: nothing (the demo line), or there is no adapter for it.
#[must_use]
pub fn form(provider: Provider) -> Option<&'static Form> {
    COMPANIES
        .iter()
        .map(|company| company.form())
        .find(|form| form.provider == provider)
}

/// Reads a webhook of this provider; None when nothing can be made of it.
#[must_use]
pub fn read_webhook(
    provider: Provider,
    webhook: &RawWebhook,
    now: Timestamp,
) -> Option<CallReport> {
    company(provider)?.read(webhook, now)
}

/// Which of a call's ids the provider takes for hanging up; None when it isn't known yet.
#[must_use]
pub fn live_id(provider: Provider, aliases: &[String]) -> Option<&str> {
    company(provider)?.live_id(aliases)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use ringlet_model::api::FieldKind;

    use super::*;

    #[test]
    fn forms_are_told_apart_and_describe_fields_that_can_be() {
        let mut seen = BTreeSet::new();
        for company in COMPANIES {
            let form = company.form();
            assert!(seen.insert(form.doctype) && seen.insert(form.provider.id()));
            let names: BTreeSet<_> = form.fields.iter().map(|field| field.name).collect();
            assert_eq!(names.len(), form.fields.len(), "{}", form.doctype);
            for name in [form.shared_phone, form.caller_id].into_iter().flatten() {
                assert!(names.contains(name), "{}: {name}", form.doctype);
            }
            for field in form.fields {
                assert_eq!(
                    field.kind == FieldKind::Choice,
                    !field.choices.is_empty(),
                    "{}",
                    field.name
                );
                assert!(field.read(field.default).is_ok(), "{}", field.name);
                assert!(
                    !field.required || !field.found.is_empty(),
                    "{}: where is {} found?",
                    form.doctype,
                    field.name
                );
            }
        }
    }
}
