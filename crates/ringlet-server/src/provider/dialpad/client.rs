//! Asks Dialpad: place a call, hang up, what became of calls, the calls of a time.

use std::time::Duration;

use async_trait::async_trait;
use reqwest::Method;
use ringlet_model::Timestamp;
use ringlet_model::api::DialpadIdentity;
use serde_json::{Value, json};

use super::super::{CallReport, Found, Line, Lost, PlaceCall, Placed, ProviderError};
use super::api::Api;
use super::fields::Fields;
use super::limit::Endpoint;
use super::payload::{self, Origin};
use super::token;

/// Clocks of two companies differ.
const SLACK_MILLIS: i64 = 10 * 60 * 1000;
/// A dial and its call begin no further apart.
const NEAR_MILLIS: i64 = 2 * 60 * 1000;
/// Pages of one question at most; a page has 25 calls.
const PAGES: usize = 400;
/// How often one page waits for its turn, and for how many seconds at most.
const WAITS: u32 = 3;
const LONGEST_WAIT: u64 = 60;

/// A company's line; without an API key it can only say so.
#[derive(Debug)]
pub(super) struct DialpadLine {
    api: Option<Api>,
}

impl DialpadLine {
    pub(super) const fn new(api: Option<Api>) -> Self {
        Self { api }
    }

    fn api(&self) -> Result<&Api, ProviderError> {
        self.api.as_ref().ok_or(ProviderError::NotSupported)
    }

    /// The concluded calls begun in that time, newest first.
    async fn concluded(
        &self,
        since: Timestamp,
        until: Timestamp,
        now: Timestamp,
    ) -> Result<Vec<CallReport>, ProviderError> {
        let api = self.api()?;
        let mut reports = Vec::new();
        let mut cursor: Option<String> = None;
        for _ in 0..PAGES {
            let mut query = vec![
                ("started_after", since.0.max(0).to_string()),
                ("started_before", until.0.max(0).to_string()),
            ];
            query.extend(cursor.take().map(|cursor| ("cursor", cursor)));
            let page = patiently(api, &query).await?;
            let fields = Fields::of(&page);
            let rows = fields.each("items");
            reports.extend(rows.filter_map(|row| payload::read(row, Origin::Concluded, now)));
            cursor = fields.text("cursor");
            if cursor.is_none() {
                break;
            }
        }
        Ok(reports)
    }

    /// One call as it is now; None: Dialpad doesn't know it.
    async fn call(&self, id: &str, now: Timestamp) -> Result<Option<CallReport>, ProviderError> {
        let endpoint = (Endpoint::ReadCall, Method::GET);
        match self.api()?.ask(endpoint, &["call", id], &[], None).await {
            Ok(call) => Ok(payload::read(&call, Origin::Event, now)),
            Err(ProviderError::Refused(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

#[async_trait]
impl Line for DialpadLine {
    async fn place(&self, wish: &PlaceCall) -> Result<Placed, ProviderError> {
        let user: u64 = wish.agent_number.trim().parse().map_err(|_| {
            ProviderError::Refused("The agent’s Dialpad user id must be digits.".to_owned())
        })?;
        let own = wish.custom_data.clone();
        let mut body = json!({
            "user_id": user,
            "phone_number": format!("+{}", wish.customer_number),
            "custom_data": own.unwrap_or_else(|| token::of_call(&wish.call_id)),
        });
        if let Some(caller_id) = &wish.caller_id {
            body["outbound_caller_id"] = json!(caller_id);
        }
        if let Some((kind, id)) = &wish.identity {
            body["group_type"] = json!(group_type(*kind));
            body["group_id"] = json!(id.parse::<u64>().unwrap_or_default());
        }
        let endpoint = (Endpoint::Place, Method::POST);
        let answer = self
            .api()?
            .ask(endpoint, &["call"], &[], Some(&body))
            .await?;
        let fields = Fields::of(&answer);
        Ok(Placed {
            aliases: fields
                .id("call_id")
                .or(fields.id("id"))
                .into_iter()
                .collect(),
        })
    }

    async fn hang_up(&self, live_id: &str) -> Result<(), ProviderError> {
        let endpoint = (Endpoint::Other, Method::PUT);
        let path = ["call", live_id, "actions", "hangup"];
        self.api()?.ask(endpoint, &path, &[], None).await?;
        Ok(())
    }

    async fn look_up(&self, lost: &[Lost], now: Timestamp) -> Result<Found, ProviderError> {
        let Some(oldest) = lost.iter().map(|call| call.started_at).min() else {
            return Ok(Found::default());
        };
        let since = Timestamp(oldest.0.saturating_sub(SLACK_MILLIS));
        let rows = self.concluded(since, now, now).await?;
        let mut found = Found::default();
        for call in lost {
            let about = rows.iter().filter(|row| is_about(row, call));
            let known = found.reports.len();
            found
                .reports
                .extend(about.map(|row| (call.call_id.clone(), row.clone())));
            if found.reports.len() > known {
                continue;
            }
            // It isn't over. A live call can be asked for by its id only, and few of them a minute.
            match call.aliases.first() {
                None => found.unsure.push(call.call_id.clone()),
                Some(id) => match self.call(id, now).await {
                    Ok(report) => found
                        .reports
                        .extend(report.map(|report| (call.call_id.clone(), report))),
                    Err(ProviderError::TooMany { .. }) => found.unsure.push(call.call_id.clone()),
                    Err(error) => return Err(error),
                },
            }
        }
        Ok(found)
    }

    async fn history(
        &self,
        since: Timestamp,
        until: Timestamp,
        now: Timestamp,
    ) -> Result<Vec<CallReport>, ProviderError> {
        self.concluded(since, until, now).await
    }

    async fn probe(&self) -> Result<(), ProviderError> {
        if self.api.is_none() {
            return Err(ProviderError::Refused(
                "There is no API key to test. Calls in the page work without one.".to_owned(),
            ));
        }
        // What the key must be able to do beside placing calls; it changes nothing.
        let endpoint = (Endpoint::Other, Method::GET);
        let path = ["subscriptions", "call"];
        self.api()?.ask(endpoint, &path, &[], None).await?;
        Ok(())
    }
}

/// One page of the list. Nobody waits for it, so it waits where too much was asked already.
async fn patiently(api: &Api, query: &[(&str, String)]) -> Result<Value, ProviderError> {
    let mut waits = 0;
    loop {
        let endpoint = (Endpoint::Other, Method::GET);
        match api.ask(endpoint, &["call"], query, None).await {
            Err(ProviderError::TooMany { retry_after }) if waits < WAITS => {
                waits += 1;
                let seconds = retry_after.unwrap_or(1).min(LONGEST_WAIT);
                tokio::time::sleep(Duration::from_secs(seconds)).await;
            }
            answer => return answer,
        }
    }
}

/// By an id or the token; or, where the page's own data travelled, by the other side's number and the time.
fn is_about(row: &CallReport, call: &Lost) -> bool {
    let by_id = row.call_id.as_deref() == Some(call.call_id.as_str())
        || row.aliases.iter().any(|id| call.aliases.contains(id));
    let unnamed = call.aliases.is_empty() && row.call_id.is_none();
    let near = row
        .dialled
        .as_ref()
        .is_some_and(|dialled| (dialled.at.0 - call.started_at.0).abs() <= NEAR_MILLIS);
    by_id || (unnamed && near && row.customer_number == call.customer_number)
}

/// The frame and the API name the same three kinds differently.
const fn group_type(identity: DialpadIdentity) -> &'static str {
    match identity {
        DialpadIdentity::Office => "office",
        DialpadIdentity::OfficeGroup => "department",
        DialpadIdentity::CallCenter => "callcenter",
    }
}
