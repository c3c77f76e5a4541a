//! Asks Microsoft Graph, with a token of its own for the application (client credentials).

use std::time::Duration;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::{Method, StatusCode};
use ringlet_model::Timestamp;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Value, json};
use url::Url;

use super::super::answer::Answer;
use super::super::http::{Body, Credentials, GuardedClient};
use super::super::{Problem, ProviderError, Settings};
use super::record::{self, Record};
use super::row::LogRow;
use super::token::Account;
use super::{settings, time, written};

/// A page of a log has a thousand rows.
const LARGEST_ANSWER: usize = 8 * 1024 * 1024;
/// Pages read at most for one question.
const MOST_PAGES: usize = 500;
/// Told to be slower, so long is waited before it is told to whoever asked.
const PATIENCE: Duration = Duration::from_secs(10);
const RESOURCE: &str = "/communications/callRecords";

/// Microsoft Graph, for one application in one tenant.
#[derive(Clone, Debug)]
pub struct Graph {
    http: GuardedClient,
    login: Url,
    base: Url,
    tenant: String,
    client: String,
    secret: SecretString,
}

/// A record as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// Grows with every change.
    pub version: i64,
}

/// The logs of calls with the telephone network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Log {
    /// Microsoft's calling plans.
    Pstn,
    /// A company's own telephone lines.
    DirectRouting,
}

/// A subscription of change notifications.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// Its id.
    pub id: String,
    /// It ends then.
    pub expires_at: Timestamp,
}

impl Graph {
    /// By these settings.
    ///
    /// # Errors
    /// The field that is missing or wrong.
    pub fn new(http: GuardedClient, settings: &Settings) -> Result<Self, Problem> {
        let text = |field: &'static str, name: &str| match settings.values.filled(field) {
            Some(text) => Ok(text.to_owned()),
            None => Err(Problem {
                field,
                message: format!("{name} is missing."),
            }),
        };
        Ok(Self {
            http: http.reading(LARGEST_ANSWER),
            login: settings.address(settings::LOGIN)?,
            base: settings.address(settings::GRAPH)?,
            tenant: text(settings::TENANT, "The tenant id")?,
            client: text(settings::CLIENT, "The client id")?,
            secret: settings
                .needed_secret(settings::SECRET, "The client secret")?
                .clone(),
        })
    }

    /// The tenant's id.
    #[must_use]
    pub fn tenant(&self) -> &str {
        &self.tenant
    }

    /// Asks for one record's name.
    ///
    /// # Errors
    /// The credentials or the permission are missing; as for [`GuardedClient::send`].
    pub async fn probe(&self) -> Result<(), ProviderError> {
        let url = self.url(RESOURCE, &[("$select", "id")])?;
        self.ask(Method::GET, url, Body::None).await.map(drop)
    }

    /// The records of calls that began in this time; of one person (Teams' id) alone, if wished.
    ///
    /// # Errors
    /// As for [`probe`](Self::probe).
    pub async fn list(
        &self,
        since: Timestamp,
        until: Timestamp,
        person: Option<&str>,
    ) -> Result<Vec<Listed>, ProviderError> {
        let mut filter = format!(
            "startDateTime ge {} and startDateTime lt {}",
            written(since),
            written(until)
        );
        if let Some(id) = person {
            let id = id.replace('\'', "''");
            filter.push_str(&format!(" and participants_v2/any(p:p/id eq '{id}')"));
        }
        let url = self.url(RESOURCE, &[("$filter", &filter), ("$select", "id,version")])?;
        let listed = |row: &Value| {
            Some(Listed {
                id: row.get("id")?.as_str()?.to_owned(),
                version: row.get("version").and_then(Value::as_i64).unwrap_or(0),
            })
        };
        Ok(self.all(url).await?.iter().filter_map(listed).collect())
    }

    /// A record with everybody in it; None: there is none, or none any more.
    ///
    /// # Errors
    /// As for [`probe`](Self::probe).
    pub async fn record(&self, id: &str) -> Result<Option<(Record, Vec<u8>)>, ProviderError> {
        let path = format!("{RESOURCE}/{}", segment(id));
        let url = self.url(&path, &[("$expand", "participants_v2")])?;
        let answer = self.ask(Method::GET, url, Body::None).await?;
        let Some(mut record) = answer
            .json
            .filter(|_| answer.status != StatusCode::NOT_FOUND)
        else {
            return Ok(None);
        };
        if let Some(next) = record.get("participants_v2@odata.nextLink").cloned() {
            let more = self.all(self.next(&next)?).await?;
            if let Some(Value::Array(participants)) = record.get_mut("participants_v2") {
                participants.extend(more);
            }
        }
        let read = Record::read(&record).ok_or_else(|| {
            ProviderError::Faulty("Teams sent a record without an id.".to_owned())
        })?;
        let answered = !read.peer_to_peer || self.was_answered(id).await?;
        let raw = serde_json::to_vec(&record).unwrap_or_default();
        Ok(Some((Record { answered, ..read }, raw)))
    }

    /// Sessions that all failed while they were set up are a call that nobody took.
    async fn was_answered(&self, id: &str) -> Result<bool, ProviderError> {
        let path = format!("{RESOURCE}/{}", segment(id));
        let url = self.url(&path, &[("$expand", "sessions($expand=segments)")])?;
        match self.ask(Method::GET, url, Body::None).await {
            Ok(answer) => Ok(!answer.json.is_some_and(|record| record::failed(&record))),
            // What they are asked beyond the record isn't worth losing it.
            Err(ProviderError::Refused(_) | ProviderError::Faulty(_)) => Ok(true),
            Err(error) => Err(error),
        }
    }

    /// The rows of a log of calls that began in this time.
    ///
    /// # Errors
    /// As for [`probe`](Self::probe).
    pub async fn log(
        &self,
        log: Log,
        since: Timestamp,
        until: Timestamp,
    ) -> Result<Vec<(LogRow, Vec<u8>)>, ProviderError> {
        let name = match log {
            Log::Pstn => "getPstnCalls",
            Log::DirectRouting => "getDirectRoutingCalls",
        };
        let (since, until) = (written(since), written(until));
        let path = format!("{RESOURCE}/{name}(fromDateTime={since},toDateTime={until})");
        let rows = self.all(self.url(&path, &[])?).await?;
        let read = |row: &Value| {
            let raw = serde_json::to_vec(row).unwrap_or_default();
            Some((LogRow::read(log, row)?, raw))
        };
        Ok(rows.iter().filter_map(read).collect())
    }

    /// Subscribes to new call records.
    ///
    /// # Errors
    /// As for [`probe`](Self::probe).
    pub async fn subscribe(
        &self,
        address: &str,
        client_state: &SecretString,
        expires_at: Timestamp,
    ) -> Result<Subscription, ProviderError> {
        let body = json!({
            // The first notice of a record is an update, too.
            "changeType": "updated",
            "notificationUrl": address,
            "lifecycleNotificationUrl": address,
            "resource": RESOURCE,
            "expirationDateTime": written(expires_at),
            "clientState": client_state.expose_secret(),
        });
        let url = self.url("/subscriptions", &[])?;
        let answer = self.ask(Method::POST, url, Body::Json(&body)).await?;
        subscription(answer.json.as_ref())
            .ok_or_else(|| ProviderError::Faulty("Teams named no subscription.".to_owned()))
    }

    /// Lets a subscription last longer; None: Teams knows it no more.
    ///
    /// # Errors
    /// As for [`probe`](Self::probe).
    pub async fn renew(
        &self,
        id: &str,
        expires_at: Timestamp,
    ) -> Result<Option<Subscription>, ProviderError> {
        let url = self.url(&format!("/subscriptions/{}", segment(id)), &[])?;
        let body = json!({ "expirationDateTime": written(expires_at) });
        let answer = self.ask(Method::PATCH, url, Body::Json(&body)).await?;
        if answer.status == StatusCode::NOT_FOUND {
            return Ok(None);
        }
        Ok(Some(subscription(answer.json.as_ref()).unwrap_or(
            Subscription {
                id: id.to_owned(),
                expires_at,
            },
        )))
    }

    /// Ends a subscription.
    ///
    /// # Errors
    /// As for [`probe`](Self::probe).
    pub async fn unsubscribe(&self, id: &str) -> Result<(), ProviderError> {
        let url = self.url(&format!("/subscriptions/{}", segment(id)), &[])?;
        self.ask(Method::DELETE, url, Body::None).await.map(drop)
    }

    /// Every row of a list, page by page.
    async fn all(&self, first: Url) -> Result<Vec<Value>, ProviderError> {
        let mut rows = Vec::new();
        let mut next = Some(first);
        for _ in 0..MOST_PAGES {
            let Some(url) = next.take() else {
                return Ok(rows);
            };
            let page = self.ask(Method::GET, url, Body::None).await?.json;
            let Some(Value::Object(mut page)) = page else {
                return Err(ProviderError::Faulty("Teams sent no list.".to_owned()));
            };
            if let Some(Value::Array(more)) = page.remove("value") {
                rows.extend(more);
            }
            next = match page.get("@odata.nextLink") {
                Some(link) => Some(self.next(link)?),
                None => None,
            };
        }
        Err(ProviderError::Faulty("Teams' list doesn't end.".to_owned()))
    }

    /// The next page's address, as it was given; our token goes nowhere else.
    fn next(&self, link: &Value) -> Result<Url, ProviderError> {
        let url = link.as_str().and_then(|link| Url::parse(link).ok());
        url.filter(|url| url.origin() == self.base.origin())
            .ok_or_else(|| ProviderError::Faulty("Teams names a next page elsewhere.".to_owned()))
    }

    fn url(&self, path: &str, query: &[(&str, &str)]) -> Result<Url, ProviderError> {
        let mut text = format!("{}{path}", self.base.as_str().trim_end_matches('/'));
        for (at, (name, value)) in query.iter().enumerate() {
            text.push(if at == 0 { '?' } else { '&' });
            // A blank is %20 here, not a plus.
            let value = utf8_percent_encode(value, NON_ALPHANUMERIC);
            text.push_str(&format!("{name}={value}"));
        }
        Url::parse(&text).map_err(|_| {
            ProviderError::Forbidden("The API endpoint is not a web address.".to_owned())
        })
    }

    /// Asks, once more with a new token when the old one isn't taken, and again after a pause when told to be slower.
    async fn ask(&self, method: Method, url: Url, body: Body<'_>) -> Result<Answer, ProviderError> {
        let mut waited = Duration::ZERO;
        let mut renewed = false;
        loop {
            let token = self.token(renewed).await?;
            let credentials = Credentials::Bearer(&token);
            let answer = self
                .http
                .send(method.clone(), url.clone(), credentials, body)
                .await?;
            if answer.status == StatusCode::UNAUTHORIZED && !renewed {
                renewed = true;
                continue;
            }
            match accept(answer) {
                Err(ProviderError::TooMany { retry_after }) => {
                    let pause = Duration::from_secs(retry_after.unwrap_or(2).max(1));
                    waited += pause;
                    if waited > PATIENCE {
                        return Err(ProviderError::TooMany { retry_after });
                    }
                    tokio::time::sleep(pause).await;
                }
                other => return other,
            }
        }
    }

    async fn token(&self, renew: bool) -> Result<SecretString, ProviderError> {
        let parts = [self.login.as_str(), &self.tenant, &self.client];
        let account = Account::new(parts, &self.secret);
        if let Some(token) = account.token().filter(|_| !renew) {
            return Ok(token);
        }
        let login = self.login.as_str().trim_end_matches('/');
        let url = format!("{login}/{}/oauth2/v2.0/token", segment(&self.tenant));
        let url = Url::parse(&url).map_err(|_| ProviderError::Credentials)?;
        let scope = format!("{}/.default", self.base.origin().ascii_serialization());
        let form = [
            ("client_id", self.client.as_str()),
            ("client_secret", self.secret.expose_secret()),
            ("grant_type", "client_credentials"),
            ("scope", scope.as_str()),
        ];
        // The answer is a secret.
        let answer = self
            .http
            .unnoted()
            .send(Method::POST, url, Credentials::None, Body::Form(&form))
            .await?;
        let json = answer.json.unwrap_or_default();
        match json["access_token"]
            .as_str()
            .filter(|_| answer.status.is_success())
        {
            Some(token) => {
                let token = SecretString::from(token);
                account.keep(token.clone(), json["expires_in"].as_u64().unwrap_or(3600));
                Ok(token)
            }
            None if answer.status.is_server_error() => Err(ProviderError::Faulty(
                "Microsoft's sign-in has a fault.".to_owned(),
            )),
            None => Err(ProviderError::Credentials),
        }
    }
}

fn segment(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC)
        .to_string()
        .replace("%2D", "-")
        .replace("%2E", ".")
}

fn subscription(json: Option<&Value>) -> Option<Subscription> {
    let json = json?;
    Some(Subscription {
        id: json.get("id")?.as_str()?.to_owned(),
        expires_at: time(json.get("expirationDateTime")?.as_str()?)?,
    })
}

/// Takes an answer, also one that there is nothing, or says why it is none.
fn accept(answer: Answer) -> Result<Answer, ProviderError> {
    let status = answer.status;
    if status.is_success() || status == StatusCode::NOT_FOUND {
        return Ok(answer);
    }
    let slower = status == StatusCode::SERVICE_UNAVAILABLE && answer.retry_after.is_some();
    Err(match status {
        StatusCode::TOO_MANY_REQUESTS => ProviderError::TooMany {
            retry_after: answer.retry_after,
        },
        _ if slower => ProviderError::TooMany {
            retry_after: answer.retry_after,
        },
        StatusCode::UNAUTHORIZED => ProviderError::Credentials,
        StatusCode::FORBIDDEN => ProviderError::Refused(
            "The application may not read call records. Grant it CallRecords.Read.All (for telephone logs also \
             CallRecord-PstnCalls.Read.All) as application permission, with the administrator's consent."
                .to_owned(),
        ),
        _ if status.is_client_error() => {
            let words = answer.json.as_ref().and_then(|json| json.pointer("/error/message")?.as_str());
            let words = words.unwrap_or("It refused without giving a reason.");
            ProviderError::Refused(words.chars().take(200).collect())
        }
        _ => ProviderError::Faulty(format!("Teams answered with status {}.", status.as_u16())),
    })
}
