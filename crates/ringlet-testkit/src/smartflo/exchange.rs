//! The exchange: its lines, the webhooks it sends, what it was asked.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use url::Url;

use super::body;
use super::line::{Line, Planned};
use super::{Script, api};
use crate::desk::{self, Mood};

/// How fast time passes on the exchange.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace(f64);

impl Pace {
    /// As on a real one.
    pub const REAL: Self = Self(1.0);

    /// So many times as fast; stamps and talk times stay those of a real call.
    #[must_use]
    pub const fn times(speed: f64) -> Self {
        Self(if speed > 0.0 { 1.0 / speed } else { 1.0 })
    }

    fn wait(self, time: Duration) -> Duration {
        time.mul_f64(self.0)
    }

    fn passed(self, time: Duration) -> Duration {
        time.div_f64(self.0)
    }
}

/// A request that the exchange was asked.
#[derive(Clone, Debug, PartialEq)]
pub struct SeenRequest {
    /// Path, without query.
    pub path: String,
    /// The `Authorization` header.
    pub authorization: Option<String>,
    /// The JSON body, or null.
    pub body: Value,
}

/// A webhook that the exchange sent.
#[derive(Clone, Debug, PartialEq)]
pub struct SentWebhook {
    /// Live call id, without a prefix.
    pub call_id: String,
    /// What it told.
    pub trigger: super::Trigger,
    /// The answer's status; None when nobody answered.
    pub status: Option<u16>,
}

/// A running exchange. Dropping it closes its socket and ends its calls.
#[derive(Debug)]
pub struct SmartfloPbx {
    exchange: Arc<Exchange>,
    desk: Arc<desk::Desk>,
    server: JoinHandle<()>,
}

/// What the exchange knows.
#[derive(Debug)]
pub(super) struct Exchange {
    base_url: String,
    token: String,
    pace: Pace,
    opened: (Instant, SystemTime),
    http: reqwest::Client,
    desk: Mutex<Desk>,
    hung_up: Notify,
    closed: Notify,
}

#[derive(Debug, Default)]
struct Desk {
    webhook_url: Option<String>,
    calls: u32,
    lines: Vec<Line>,
    seen: Vec<SeenRequest>,
    sent: Vec<SentWebhook>,
}

/// A call to be put on the exchange.
#[derive(Clone, Debug)]
pub(super) struct NewCall {
    pub(super) agent: String,
    pub(super) customer: String,
    pub(super) did: String,
    pub(super) custom_identifier: Value,
    pub(super) script: Script,
}

impl SmartfloPbx {
    /// Opens an exchange on a free loopback port. It takes requests with this API token, and `now` is what its clock
    /// says from here on.
    ///
    /// # Errors
    /// When no port can be bound or the HTTP client can't start.
    pub async fn start(token: &str, pace: Pace, now: SystemTime) -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let http = reqwest::Client::builder()
            .timeout(Duration::from_secs(10))
            .build()
            .map_err(std::io::Error::other)?;
        let exchange = Arc::new(Exchange {
            base_url: format!("http://{address}"),
            token: token.to_owned(),
            pace,
            opened: (Instant::now(), now),
            http,
            desk: Mutex::default(),
            hung_up: Notify::new(),
            closed: Notify::new(),
        });
        let desk = Arc::new(desk::Desk::default());
        let router = desk.receive_for(api::router(Arc::clone(&exchange)), api::refuse);
        let server = tokio::spawn(async move {
            // Ends only with the process or the handle; there is nobody to tell.
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self {
            exchange,
            desk,
            server,
        })
    }

    /// `http://127.0.0.1:port`.
    #[must_use]
    pub fn base_url(&self) -> String {
        self.exchange.base_url.clone()
    }

    /// What an administrator enters as API endpoint.
    #[must_use]
    pub fn api_endpoint(&self) -> String {
        format!("{}/v1/click_to_call", self.base_url())
    }

    /// Where webhooks go; `trigger=…` is added to the query. Until then none is sent.
    pub fn send_webhooks_to(&self, url: &str) {
        self.exchange.desk().webhook_url = Some(url.to_owned());
    }

    /// How it takes requests from now on, whatever number they are about.
    pub fn set_mood(&self, mood: Mood) {
        self.desk.set_mood(mood);
    }

    /// A customer calls one of our numbers. Answers the live call id.
    #[must_use]
    pub fn incoming(&self, customer: &str, did: &str, agent: &str, script: Script) -> String {
        let call = NewCall {
            agent: agent.to_owned(),
            customer: customer.to_owned(),
            did: did.to_owned(),
            custom_identifier: Value::String(String::new()),
            script,
        };
        let line = self.exchange.put_through(call);
        self.exchange.play(line.call_id.clone());
        line.call_id
    }

    /// Every request so far.
    #[must_use]
    pub fn seen(&self) -> Vec<SeenRequest> {
        self.exchange.desk().seen.clone()
    }

    /// Every webhook so far.
    #[must_use]
    pub fn sent(&self) -> Vec<SentWebhook> {
        self.exchange.desk().sent.clone()
    }
}

impl Drop for SmartfloPbx {
    fn drop(&mut self) {
        self.exchange.closed.notify_waiters();
        self.server.abort();
    }
}

impl Exchange {
    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The pasted `Bearer ` may be missing, as on the real one.
    pub(super) fn knows(&self, authorization: Option<&str>) -> bool {
        let token = authorization.map(|value| value.strip_prefix("Bearer ").unwrap_or(value));
        token == Some(self.token.as_str())
    }

    pub(super) fn note_request(&self, request: SeenRequest) {
        self.desk().seen.push(request);
    }

    /// Puts a call on a line; nothing is told of it yet.
    pub(super) fn put_through(&self, call: NewCall) -> Line {
        let (instant, time) = self.opened;
        let started = time + instant.elapsed();
        let epoch = started.duration_since(UNIX_EPOCH).unwrap_or_default();
        let mut desk = self.desk();
        desk.calls += 1;
        let number = desk.calls;
        let line = Line {
            exchange: self.base_url.clone(),
            call_id: format!("{}.{}", epoch.as_secs(), 100_000 + number),
            ref_id: format!(
                "01b7c0de-{:08x}-7000-8000-{number:012x}",
                epoch.subsec_nanos()
            ),
            uuid: format!("6b{:08x}{number:04x}", epoch.subsec_nanos()),
            incoming: call.script.course.is_incoming(),
            agent: call.agent,
            customer: call.customer,
            did: call.did,
            custom_identifier: call.custom_identifier,
            started,
            began: Instant::now(),
            script: call.script,
            cut: None,
            over: false,
        };
        desk.lines.push(line.clone());
        line
    }

    /// Tells the life of a call, from its beginning, in a task of its own.
    pub(super) fn play(self: &Arc<Self>, call_id: String) {
        let exchange = Arc::clone(self);
        tokio::spawn(async move {
            tokio::select! {
                () = exchange.closed.notified() => {}
                () = exchange.tell(&call_id) => {}
            }
        });
    }

    async fn tell(&self, call_id: &str) {
        let mut told = 0;
        while let Some(line) = self.line(call_id) {
            let plan = line.plan();
            let next = plan.get(told).copied();
            let due = next.map_or_else(|| line.length(), |planned| planned.deliver);
            let waited = self.age(&line);
            tokio::select! {
                () = tokio::time::sleep(self.pace.wait(due.saturating_sub(waited))) => {}
                // Somebody hung up: maybe this call, then its plan is another one.
                () = self.hung_up.notified() => continue,
            }
            match next {
                Some(planned) => {
                    self.deliver(&line, planned).await;
                    told += 1;
                }
                None => break,
            }
            if plan.len() == told && line.length() <= due {
                break;
            }
        }
        self.close(call_id);
    }

    async fn deliver(&self, line: &Line, planned: Planned) {
        if planned.trigger == super::Trigger::Hangup {
            self.close(&line.call_id);
        }
        let configured = self.desk().webhook_url.clone();
        let Some(mut url) = configured.and_then(|url| Url::parse(&url).ok()) else {
            return;
        };
        let fields = body::fields(line, planned.trigger, &line.at(planned.happens));
        let encoded = line.script.shape.encode(&fields);
        url.query_pairs_mut()
            .append_pair("trigger", planned.trigger.word())
            .extend_pairs(&encoded.query);
        let mut request = match encoded.body {
            Some(body) => self.http.post(url).body(body),
            None => self.http.get(url),
        };
        if let Some(content_type) = encoded.content_type {
            request = request.header("content-type", content_type);
        }
        let answer = request.send().await;
        self.desk().sent.push(SentWebhook {
            call_id: line.call_id.clone(),
            trigger: planned.trigger,
            status: answer.ok().map(|answer| answer.status().as_u16()),
        });
    }

    fn close(&self, call_id: &str) {
        let mut desk = self.desk();
        if let Some(line) = desk.lines.iter_mut().find(|line| line.call_id == call_id) {
            line.over = true;
        }
    }

    fn line(&self, call_id: &str) -> Option<Line> {
        let desk = self.desk();
        desk.lines
            .iter()
            .find(|line| line.call_id == call_id)
            .cloned()
    }

    /// How long ago a call began, in the exchange's own time.
    pub(super) fn age(&self, line: &Line) -> Duration {
        self.pace.passed(line.began.elapsed())
    }

    /// Every call so far.
    pub(super) fn lines(&self) -> Vec<Line> {
        self.desk().lines.clone()
    }

    /// Cuts a call; false when it isn't up.
    pub(super) fn hang_up(&self, call_id: &str) -> bool {
        let mut desk = self.desk();
        let Some(line) = desk
            .lines
            .iter_mut()
            .find(|l| l.call_id == call_id && !l.over)
        else {
            return false;
        };
        line.cut = Some(self.age(line));
        drop(desk);
        self.hung_up.notify_waiters();
        true
    }
}
