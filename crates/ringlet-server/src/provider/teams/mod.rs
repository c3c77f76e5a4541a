//! Microsoft Teams by Microsoft Graph (`microsoftgraph/microsoft-graph-docs-contrib`: call records, PSTN and direct routing
//! logs, change notifications). Its calls come into the log; none is placed through it.

mod client;
mod record;
mod row;
pub mod settings;
mod token;

use std::sync::Arc;

use async_trait::async_trait;
use ringlet_model::Timestamp;

use super::http::GuardedClient;
use super::{
    CallReport, Company, Form, Line, PlaceCall, Placed, Problem, ProviderError, RawWebhook,
    Settings,
};
pub use client::{Graph, Listed, Log, Subscription};
pub use record::{Party, Record, TeamsCall};
pub use row::LogRow;

/// Microsoft Teams.
#[derive(Debug)]
pub struct Teams;

impl Company for Teams {
    fn form(&self) -> &'static Form {
        &settings::FORM
    }

    fn open(&self, http: GuardedClient, settings: &Settings) -> Result<Arc<dyn Line>, Problem> {
        Ok(Arc::new(TeamsLine(Graph::new(http, settings)?)))
    }

    fn read(&self, _: &RawWebhook, _: Timestamp) -> Option<CallReport> {
        None
    }
}

/// Teams as a line: it can be asked whether it takes our credentials.
struct TeamsLine(Graph);

#[async_trait]
impl Line for TeamsLine {
    async fn place(&self, _: &PlaceCall) -> Result<Placed, ProviderError> {
        Err(ProviderError::NotSupported)
    }

    async fn probe(&self) -> Result<(), ProviderError> {
        self.0.probe().await
    }
}

/// A time as Graph writes it, up to seven digits behind the second. The year 1 means never.
fn time(text: &str) -> Option<Timestamp> {
    let at: jiff::Timestamp = text.parse().ok()?;
    (at.as_millisecond() > 0).then(|| Timestamp(at.as_millisecond()))
}

/// The same for Graph to read.
fn written(at: Timestamp) -> String {
    ringlet_model::timestamp::iso8601::format(at)
}
