//! The one door for HTTP to addresses that an administrator typed. It talks to public addresses only (checked after the
//! name was resolved, on the addresses that are then used), follows no redirect, uses no proxy, waits for a limited time
//! and reads a limited body.

mod guard;
mod request;
mod response;

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::{Duration, Instant};

use reqwest::header::{HeaderMap, LOCATION, RANGE};
use reqwest::{Client, Method};
use ringlet_model::provider::Provider;
use url::Url;

use super::answer::Answer;
use super::hush::Hush;
use super::pace::{Pace, Paces};
use super::remember::Remembered;
use super::traffic::{self, Said, Traffic, TrafficSink};
use super::{ProviderError, Settings};
use crate::telemetry::mask_traffic;
use guard::{PublicOnly, check};
pub use request::{Body, Credentials};
use response::{Head, explain, read};

/// As a rule no answer of a telephony interface is longer.
const BODY_LIMIT: usize = 512 * 1024;
/// Redirects of a file at most.
const REDIRECTS: u8 = 3;
/// Longer than this to open a connection means that nobody is there.
const CONNECT_LIMIT: Duration = Duration::from_secs(5);

/// What a guarded client may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Loopback and private addresses, and plain `http:`, are allowed (`--allow-private-endpoints`, the demo line).
    pub allow_private: bool,
    /// Time for a whole request, its answer read; for files, between two pieces.
    pub limit: Duration,
    /// The client is for files, which may take long.
    pub files: bool,
}

/// The guarded client. Cheap to clone.
#[derive(Clone, Debug)]
pub struct GuardedClient {
    client: Client,
    policy: Policy,
    paces: Arc<Paces>,
    remembered: Arc<Remembered>,
    traffic: Option<Traffic>,
    body_limit: usize,
    hush: Hush,
}

impl GuardedClient {
    /// A client under this policy.
    ///
    /// # Errors
    /// The TLS library can't start.
    pub fn new(policy: Policy) -> Result<Self, reqwest::Error> {
        let mut builder = Client::builder()
            .connect_timeout(CONNECT_LIMIT)
            .read_timeout(policy.limit)
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .no_proxy();
        if !policy.files {
            builder = builder.timeout(policy.limit);
        }
        if !policy.allow_private {
            builder = builder.dns_resolver(PublicOnly);
        }
        Ok(Self {
            client: builder.build()?,
            policy,
            paces: Arc::default(),
            remembered: Arc::default(),
            traffic: None,
            body_limit: BODY_LIMIT,
            hush: Hush::default(),
        })
    }

    /// How fast an account may be asked; the same for every clone of this client. `account` names it among all providers'
    /// and holds no secret.
    #[must_use]
    pub fn pace(&self, account: String, per_minute: NonZeroU32) -> Arc<Pace> {
        self.paces.of(account, per_minute)
    }

    /// What accounts were asked before; the same for every clone of this client.
    pub(super) fn remembered(&self) -> &Remembered {
        &self.remembered
    }

    /// The same client for answers of so many bytes at most.
    #[must_use]
    pub(super) fn reading(mut self, body_limit: usize) -> Self {
        self.body_limit = body_limit;
        self
    }

    /// The same client, its requests told to no log.
    #[must_use]
    pub(super) fn unnoted(&self) -> Self {
        Self {
            traffic: None,
            ..self.clone()
        }
    }

    /// Sends a request and reads the answer.
    ///
    /// # Errors
    /// [`ProviderError::Forbidden`], [`Unreachable`](ProviderError::Unreachable), [`Timeout`](ProviderError::Timeout), or
    /// [`Faulty`](ProviderError::Faulty) when the body is too long or breaks off.
    pub async fn send(
        &self,
        method: Method,
        url: Url,
        credentials: Credentials<'_>,
        body: Body<'_>,
    ) -> Result<Answer, ProviderError> {
        let Some(traffic) = &self.traffic else {
            let (head, bytes) = self.exchange(method, url, credentials, body).await?;
            return Ok(head.with(&bytes));
        };
        let said = Said {
            method: method.to_string(),
            address: mask_traffic(url.as_str()),
            body: traffic::masked(body),
        };
        let began = Instant::now();
        let heard = self.exchange(method, url, credentials, body).await;
        let told = match &heard {
            Ok((head, bytes)) => Ok((head.status.as_u16(), bytes.clone())),
            Err(error) => Err(error.clone()),
        };
        traffic.tell(said, &told, began.elapsed());
        let (head, bytes) = heard?;
        Ok(head.with(&bytes))
    }

    async fn exchange(
        &self,
        method: Method,
        url: Url,
        credentials: Credentials<'_>,
        body: Body<'_>,
    ) -> Result<(Head, Vec<u8>), ProviderError> {
        check(&url, self.policy.allow_private)?;
        let host = url.host_str().unwrap_or_default().to_owned();
        let request = self.client.request(method, url);
        let request = credentials
            .add(request)
            .header("accept", "application/json");
        let response = body
            .add(request)
            .send()
            .await
            .map_err(|error| explain(&error, &host))?;
        let head = Head::of(&response);
        let body = read(response, &host, self.body_limit).await?;
        Ok((head, self.hush.body(body)))
    }

    /// The same client for an account with these settings: whatever it quotes of its secrets is starred out.
    pub(super) fn for_account(mut self, settings: &Settings) -> Self {
        self.hush = Hush::new(settings);
        self
    }

    /// The same client, its requests and their answers told to the request log.
    pub(super) fn noting(mut self, provider: Provider, sink: &TrafficSink) -> Self {
        self.traffic = Some(Traffic {
            provider,
            sink: Arc::clone(sink),
        });
        self
    }

    /// Sends a GET request with these headers and leaves the answer to the caller, e.g. to switch protocols.
    ///
    /// # Errors
    /// As for [`send`](Self::send).
    pub(super) async fn begin(
        &self,
        url: Url,
        headers: HeaderMap,
    ) -> Result<reqwest::Response, ProviderError> {
        check(&url, self.policy.allow_private)?;
        let host = url.host_str().unwrap_or_default().to_owned();
        let request = self.client.get(url).headers(headers);
        request.send().await.map_err(|error| explain(&error, &host))
    }

    /// Opens a file, e.g. a recording, following few redirects, each checked like the first. Its body is read by the
    /// caller.
    ///
    /// # Errors
    /// As for [`send`](Self::send); a redirect that leads nowhere is [`ProviderError::Faulty`].
    pub async fn open(
        &self,
        mut url: Url,
        credentials: Credentials<'_>,
        range: Option<&str>,
    ) -> Result<reqwest::Response, ProviderError> {
        let home = url.origin();
        for _ in 0..=REDIRECTS {
            check(&url, self.policy.allow_private)?;
            let host = url.host_str().unwrap_or_default().to_owned();
            let mut request = self.client.get(url.clone());
            // A redirect to somewhere else, e.g. a store of files, is none of our credentials' business.
            if url.origin() == home {
                request = credentials.add(request);
            }
            if let Some(range) = range {
                request = request.header(RANGE, range);
            }
            let response = request
                .send()
                .await
                .map_err(|error| explain(&error, &host))?;
            if !response.status().is_redirection() {
                return Ok(response);
            }
            let target = response
                .headers()
                .get(LOCATION)
                .and_then(|value| value.to_str().ok());
            url = target
                .and_then(|target| url.join(target).ok())
                .ok_or_else(|| ProviderError::Faulty(format!("{host} redirects to nowhere.")))?;
        }
        Err(ProviderError::Faulty(
            "The file is redirected in a circle.".to_owned(),
        ))
    }
}

#[cfg(test)]
mod tests {
    use reqwest::StatusCode;
    use secrecy::SecretString;

    use super::guard::PRIVATE;
    use super::*;

    fn client(allow_private: bool) -> GuardedClient {
        let limit = Duration::from_secs(5);
        GuardedClient::new(Policy {
            allow_private,
            limit,
            files: false,
        })
        .unwrap()
    }

    async fn get(client: &GuardedClient, url: &str) -> Result<Answer, ProviderError> {
        let token = SecretString::from("t");
        client
            .send(
                Method::GET,
                Url::parse(url).unwrap(),
                Credentials::Bearer(&token),
                Body::None,
            )
            .await
    }

    #[tokio::test]
    async fn private_addresses_are_refused_by_number_and_by_name() {
        for url in [
            "https://127.0.0.1/v1",
            "https://[::1]/v1",
            "https://10.0.0.1/",
            "https://169.254.169.254/",
            "https://[::ffff:127.0.0.1]/",
            "https://localhost/v1",
            "https://2130706433/",
            "https://0x7f.1/",
        ] {
            let refused = get(&client(false), url).await.unwrap_err();
            assert_eq!(
                refused,
                ProviderError::Forbidden(PRIVATE.to_owned()),
                "{url}"
            );
        }
    }

    #[tokio::test]
    async fn plain_http_and_other_schemes_are_refused() {
        for url in [
            "http://example.com/",
            "ftp://example.com/",
            "file:///etc/passwd",
        ] {
            let refused = get(&client(false), url).await.unwrap_err();
            assert!(
                matches!(refused, ProviderError::Forbidden(_)),
                "{url}: {refused:?}"
            );
        }
    }

    #[tokio::test]
    async fn a_redirect_is_not_followed() {
        use axum::response::Redirect;
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        let router = axum::Router::new()
            .route(
                "/",
                axum::routing::get(|| async { Redirect::temporary("/secret") }),
            )
            .route("/secret", axum::routing::get(|| async { "{}" }));
        tokio::spawn(async move { axum::serve(listener, router).await });
        let answer = get(&client(true), &url).await.unwrap();
        assert_eq!(answer.status, StatusCode::TEMPORARY_REDIRECT);
    }

    #[tokio::test]
    async fn nobody_there_is_unreachable() {
        let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/", free.local_addr().unwrap());
        drop(free);
        let error = get(&client(true), &url).await.unwrap_err();
        assert_eq!(
            error,
            ProviderError::Unreachable("127.0.0.1 can't be reached.".to_owned())
        );
    }
}
