//! Calls that the user makes on a phone of his or her own: a `tel:` link, and an entry that the user completes. There is no
//! company behind it.

use std::sync::Arc;

use async_trait::async_trait;
use ringlet_model::Timestamp;
use ringlet_model::api::AgentLine;
use ringlet_model::provider::Provider;

use super::http::GuardedClient;
use super::{
    CallReport, Company, DISPOSITIONS, Form, Line, PlaceCall, Placed, Problem, ProviderError,
    RawWebhook, Settings, anything,
};

/// The user's own phone.
#[derive(Debug)]
pub struct Manual;

/// `CRM Manual Settings`.
static FORM: Form = Form {
    provider: Provider::Manual,
    doctype: "CRM Manual Settings",
    fields: &[DISPOSITIONS],
    check: anything,
    agent: AgentLine::Nothing,
    shared_phone: None,
    caller_id: None,
    probes: false,
    webhook: false,
    credentials: "credentials",
    credentials_hint: "",
    experimental: false,
};

impl Company for Manual {
    fn form(&self) -> &'static Form {
        &FORM
    }

    fn open(&self, _: GuardedClient, _: &Settings) -> Result<Arc<dyn Line>, Problem> {
        Ok(Arc::new(OwnPhone))
    }

    fn read(&self, _: &RawWebhook, _: Timestamp) -> Option<CallReport> {
        None
    }

    fn launch(&self, customer_number: &str) -> Option<String> {
        Some(format!("tel:+{}", customer_number.trim_start_matches('+')))
    }
}

/// Nobody is asked: the page opens the link.
struct OwnPhone;

#[async_trait]
impl Line for OwnPhone {
    async fn place(&self, _: &PlaceCall) -> Result<Placed, ProviderError> {
        Ok(Placed::default())
    }
}
