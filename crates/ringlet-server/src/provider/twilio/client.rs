//! Asks Twilio: place a call, cut it, what became of it (REST interface of 2010-04-01).

use async_trait::async_trait;
use reqwest::Method;
use ringlet_model::Timestamp;
use serde_json::Value;

use super::super::http::GuardedClient;
use super::super::{
    CallReport, Found, Line, Lost, PlaceCall, Placed, Problem, ProviderError, SetUpError, Settings,
    WebhookFields,
};
use super::rest::Rest;
use super::settings::{self, is_sid};
use super::twiml::{self, Bridge};
use super::{account, payload};

/// How long the agent's phone rings, seconds.
const RING_SECONDS: &str = "40";

/// One account.
pub(super) struct TwilioLine {
    rest: Rest,
    by_account: Rest,
    record: bool,
}

impl TwilioLine {
    /// An account by its settings.
    pub(super) fn open(http: GuardedClient, settings: &Settings) -> Result<Self, Problem> {
        Ok(Self {
            rest: Rest::open(http.clone(), settings)?,
            by_account: Rest::by_account(http, settings)?,
            record: settings.values.is_on(settings::RECORD),
        })
    }

    /// What Twilio knows of a call's legs.
    async fn legs(&self, sid: &str, now: Timestamp) -> Result<Vec<CallReport>, ProviderError> {
        let parent = format!("/Calls/{sid}.json");
        let parent = self.rest.ask(Method::GET, &parent, &[]).await?;
        let children = format!("/Calls.json?ParentCallSid={sid}");
        let children = self.rest.ask(Method::GET, &children, &[]).await?;
        let rows = children.get("calls").and_then(Value::as_array);
        let rows = rows.map(Vec::as_slice).unwrap_or_default();
        let all = payload::rows(&parent, rows);
        let reports = all.iter();
        Ok(reports
            .filter_map(|row| payload::read(&WebhookFields::of_row(row), now))
            .collect())
    }
}

#[async_trait]
impl Line for TwilioLine {
    async fn place(&self, wish: &PlaceCall) -> Result<Placed, ProviderError> {
        let Some(from) = wish.caller_id.as_deref() else {
            let text = "There is no number of yours to call from.";
            return Err(ProviderError::Refused(text.to_owned()));
        };
        let callback = |leg| twiml::callback(&wish.webhook_url, &wish.call_id, leg);
        let bridge = twiml::bridge(&Bridge {
            customer: &format!("+{}", wish.customer_number),
            from,
            callback: &callback(payload::CUSTOMER),
            record: self.record,
        });
        let agent = callback(payload::AGENT);
        // Never an ApplicationSid: with one Twilio leaves the status callbacks out.
        let form = [
            ("To", wish.agent_number.as_str()),
            ("From", from),
            ("Twiml", &bridge),
            ("Timeout", RING_SECONDS),
            ("StatusCallback", &agent),
            ("StatusCallbackMethod", "POST"),
            ("StatusCallbackEvent", "initiated"),
            ("StatusCallbackEvent", "ringing"),
            ("StatusCallbackEvent", "answered"),
            ("StatusCallbackEvent", "completed"),
        ];
        let call = self.rest.ask(Method::POST, "/Calls.json", &form).await?;
        let sid = call.get("sid").and_then(Value::as_str);
        Ok(Placed {
            aliases: sid.map(ToOwned::to_owned).into_iter().collect(),
        })
    }

    async fn hang_up(&self, live_id: &str) -> Result<(), ProviderError> {
        let path = format!("/Calls/{live_id}.json");
        self.rest
            .ask(Method::POST, &path, &[("Status", "completed")])
            .await?;
        Ok(())
    }

    async fn look_up(&self, lost: &[Lost], now: Timestamp) -> Result<Found, ProviderError> {
        let mut found = Found::default();
        for call in lost {
            let sid = call.aliases.iter().find(|alias| is_sid(alias, "CA"));
            let Some(sid) = sid else { continue };
            match self.legs(sid, now).await {
                Ok(legs) => {
                    let of = |report| (call.call_id.clone(), report);
                    found.reports.extend(legs.into_iter().map(of));
                }
                // It knows no such call, which is an answer.
                Err(ProviderError::Refused(_)) => {}
                Err(_) => found.unsure.push(call.call_id.clone()),
            }
        }
        Ok(found)
    }

    async fn probe(&self) -> Result<(), ProviderError> {
        match account::check(&self.by_account).await {
            Ok(()) => {}
            Err(SetUpError::Problem(problem)) => {
                return Err(ProviderError::Refused(problem.message));
            }
            Err(SetUpError::Provider(error)) => return Err(error),
        }
        // By the API key, where there is one.
        self.rest
            .ask(Method::GET, "/Calls.json?PageSize=1", &[])
            .await?;
        Ok(())
    }
}
