//! The makers of lines: which HTTP client each may use, and the demo line when it is on.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use ringlet_model::provider::Provider;
use secrecy::SecretString;
use url::Url;

use super::dialpad;
use super::http::{Credentials, GuardedClient, Policy};
use super::tata_tele::SmartfloLine;
use super::teams;
use super::{Company, Line, Made, Pabx, Problem, ProviderError, SetUpError, Settings, TrafficSink};

/// Time for a provider's answer; longer and the person who dialled has looked away.
const LIMIT: Duration = Duration::from_secs(10);

/// Opens lines to providers.
pub struct Lines {
    guarded: GuardedClient,
    local: GuardedClient,
    files: GuardedClient,
    local_files: GuardedClient,
    demo: OnceLock<DemoAccount>,
    traffic: TrafficSink,
}

/// Where the demo line is and what it takes.
#[derive(Debug)]
pub struct DemoAccount {
    /// Its click-to-call address.
    pub endpoint: Url,
    /// Its API token.
    pub token: SecretString,
}

impl Lines {
    /// Lines under the server's policy.
    ///
    /// # Errors
    /// The TLS library can't start.
    pub fn new(allow_private: bool, traffic: TrafficSink) -> Result<Self, reqwest::Error> {
        let client = |allow_private, files| {
            GuardedClient::new(Policy {
                allow_private,
                limit: LIMIT,
                files,
            })
        };
        Ok(Self {
            guarded: client(allow_private, false)?,
            local: client(true, false)?,
            files: client(allow_private, true)?,
            local_files: client(true, true)?,
            demo: OnceLock::new(),
            traffic,
        })
    }

    /// Switches the demo line on; once.
    pub fn set_demo(&self, account: DemoAccount) {
        // A second demo line would be a second server.
        drop(self.demo.set(account));
    }

    /// The demo line; None when it is off.
    #[must_use]
    pub fn demo(&self) -> Option<Arc<dyn Line>> {
        let account = self.demo.get()?;
        let endpoint = account.endpoint.clone();
        Some(Arc::new(SmartfloLine::new(
            self.local.clone().noting(Provider::Demo, &self.traffic),
            endpoint,
            &account.token,
        )))
    }

    /// A line by these settings.
    ///
    /// # Errors
    /// The field that is missing or wrong.
    pub fn open(
        &self,
        company: &dyn Company,
        settings: &Settings,
    ) -> Result<Arc<dyn Line>, Problem> {
        company.open(self.client_of(company, settings), settings)
    }

    fn client_of(&self, company: &dyn Company, settings: &Settings) -> GuardedClient {
        let provider = company.form().provider;
        let client = self.guarded.clone().for_account(settings);
        client.noting(provider, &self.traffic)
    }

    /// Microsoft Graph, for the calls of Teams. What it is asked isn't told to the request log: it speaks of people who are
    /// none of ours.
    ///
    /// # Errors
    /// The field that is missing or wrong.
    pub fn graph(&self, settings: &Settings) -> Result<teams::Graph, Problem> {
        teams::Graph::new(self.guarded.clone(), settings)
    }

    /// Dialpad's events, to be listened to; None without an API key.
    ///
    /// # Errors
    /// The field that is wrong.
    pub fn dialpad_feed(&self, settings: &Settings) -> Result<Option<dialpad::Feed>, Problem> {
        let client = self.guarded.clone().for_account(settings);
        dialpad::Feed::new(client, self.files.clone(), settings)
    }

    /// The PABX behind these settings; None: the company has none that can be managed.
    #[must_use]
    pub fn pabx(
        &self,
        company: &dyn Company,
        settings: &Settings,
    ) -> Option<Result<Arc<dyn Pabx>, Problem>> {
        company.pabx(self.guarded.clone().for_account(settings), settings)
    }

    /// Checks settings that are about to be saved, and makes at the company what they still need.
    ///
    /// # Errors
    /// As for [`Company::set_up`].
    pub async fn set_up(
        &self,
        company: &dyn Company,
        settings: &Settings,
        origin: &str,
    ) -> Result<Made, SetUpError> {
        company
            .set_up(self.client_of(company, settings), settings, origin)
            .await
    }

    /// Opens a recording that a provider named.
    ///
    /// # Errors
    /// As for [`GuardedClient::open`].
    pub async fn open_recording(
        &self,
        provider: Provider,
        (url, credentials): (Url, Credentials<'_>),
        range: Option<&str>,
    ) -> Result<reqwest::Response, ProviderError> {
        let demo = provider == Provider::Demo && self.demo.get().is_some();
        let client = if demo { &self.local_files } else { &self.files };
        client.open(url, credentials, range).await
    }
}
