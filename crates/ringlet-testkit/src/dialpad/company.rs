//! The company: its calls, whom it tells of them, what it was asked.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::{broadcast, watch};
use tokio::task::JoinHandle;

use super::call::{Call, User};
use super::{api, event};

/// Where ids begin; real ones have 16 digits.
const FIRST_ID: u64 = 5_635_304_278_851_584;

/// Tells the time, milliseconds since 1970.
pub(super) type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// A running company. Dropping it closes its socket.
pub struct DialpadCompany {
    company: Arc<Company>,
    server: JoinHandle<()>,
}

/// A request that its API was asked.
#[derive(Clone, Debug, PartialEq)]
pub struct SeenRequest {
    /// Verb.
    pub method: String,
    /// Path with query.
    pub path: String,
    /// The JSON body, or null.
    pub body: Value,
}

/// What the company knows.
pub(super) struct Company {
    base_url: String,
    key: String,
    now: Clock,
    http: reqwest::Client,
    desk: Mutex<Desk>,
    events: broadcast::Sender<String>,
    cut: watch::Sender<u32>,
    connections: watch::Sender<u32>,
}

#[derive(Default)]
struct Desk {
    calls: Vec<Call>,
    webhook: Option<(String, Option<String>)>,
    made_webhook: Option<(String, Option<String>)>,
    socket_secret: Option<String>,
    subscribed: bool,
    tokens: BTreeSet<String>,
    made: u64,
    seen: Vec<SeenRequest>,
    refusal: Option<(u16, Option<u64>)>,
    page_size: usize,
    plays: bool,
}

impl DialpadCompany {
    /// Opens its API on a free loopback port, for this key. `now` is its clock, milliseconds since 1970.
    ///
    /// # Errors
    /// When no port can be bound or the HTTP client can't start.
    pub async fn start(
        key: &str,
        now: impl Fn() -> i64 + Send + Sync + 'static,
    ) -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let http = reqwest::Client::builder()
            .timeout(Duration::from_secs(10))
            .build()
            .map_err(std::io::Error::other)?;
        let company = Arc::new(Company {
            base_url: format!("http://{}", listener.local_addr()?),
            key: key.to_owned(),
            now: Arc::new(now),
            http,
            desk: Mutex::new(Desk {
                page_size: 25,
                ..Desk::default()
            }),
            events: broadcast::channel(64).0,
            cut: watch::channel(0).0,
            connections: watch::channel(0).0,
        });
        let router = api::router(Arc::clone(&company));
        let server = tokio::spawn(async move {
            // Ends only with the process or the handle; there is nobody to tell.
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { company, server })
    }

    /// What an administrator enters as API endpoint.
    #[must_use]
    pub fn api_endpoint(&self) -> String {
        format!("{}/api/v2", self.company.base_url)
    }

    /// Subscribes a webhook, signed with the secret.
    pub fn send_webhooks_to(&self, url: &str, secret: Option<&str>) {
        self.company.desk().webhook = Some((url.to_owned(), secret.map(ToOwned::to_owned)));
    }

    /// No webhook is sent any more.
    pub fn forget_webhook(&self) {
        self.company.desk().webhook = None;
    }

    /// A call that somebody placed in the Mini Dialer or in Dialpad's own program; returns its id. Nothing is told of it
    /// yet.
    #[must_use]
    pub fn dialled(&self, user: User, number: &str, custom_data: Option<&str>) -> u64 {
        self.company.add(user, number, custom_data, true)
    }

    /// A customer calls somebody; returns the call's id. Nothing is told of it yet.
    #[must_use]
    pub fn incoming(&self, user: User, number: &str) -> u64 {
        self.company.add(user, number, None, false)
    }

    /// Tells that a call is `calling`, `ringing` or on `hold`.
    pub async fn tell(&self, call: u64, state: &'static str) {
        self.company.change(call, state, |_, _| {}).await;
    }

    /// The other side picks up, or the agent.
    pub async fn answer(&self, call: u64) {
        self.company
            .change(call, "connected", |call, now| {
                call.connected.get_or_insert(now);
            })
            .await;
    }

    /// The call is over: `hangup`, `missed` or `voicemail`.
    pub async fn end(&self, call: u64, state: &'static str) {
        self.company.end(call, state).await;
    }

    /// A recording is ready.
    pub async fn record(&self, call: u64) {
        self.company.record(call).await;
    }

    /// The agent chose a disposition in Dialpad.
    pub async fn dispose(&self, call: u64, word: &str) {
        let word = word.to_owned();
        self.company
            .change(call, "dispositions", |call, _| {
                call.disposition = Some(word);
            })
            .await;
    }

    /// Calls that the API places from now on have a life of their own: they ring, are picked up, end and are recorded.
    pub fn play_calls(&self) {
        self.company.desk().plays = true;
    }

    /// Plays such a life, in real time.
    pub async fn play(&self, call: u64) {
        self.company.play(call).await;
    }

    /// An event of one's own making goes to whoever listens.
    pub async fn send(&self, event: &Value) {
        self.company.send(event).await;
    }

    /// Sends a text over every WebSocket, whatever it is.
    pub fn say(&self, text: &str) {
        // Nobody may be listening.
        let _ = self.company.events.send(text.to_owned());
    }

    /// The next request is refused with this status.
    pub fn refuse_next(&self, status: u16, retry_after: Option<u64>) {
        self.company.desk().refusal = Some((status, retry_after));
    }

    /// So many calls come in one page of the list.
    pub fn set_page_size(&self, calls: usize) {
        self.company.desk().page_size = calls.max(1);
    }

    /// Cuts every WebSocket, as after an hour.
    pub fn cut_sockets(&self) {
        self.company.cut.send_modify(|cuts| *cuts += 1);
    }

    /// Forgets endpoint and subscription, as when somebody deleted them.
    pub fn forget_subscription(&self) {
        let mut desk = self.company.desk();
        (desk.subscribed, desk.socket_secret) = (false, None);
    }

    /// Waits until so many WebSockets were opened, all told.
    pub async fn until_connections(&self, count: u32) {
        let mut connections = self.company.connections.subscribe();
        // It can't close while we hold the company.
        let _ = connections.wait_for(|made| *made >= count).await;
    }

    /// Every request so far.
    #[must_use]
    pub fn seen(&self) -> Vec<SeenRequest> {
        self.company.desk().seen.clone()
    }
}

impl Drop for DialpadCompany {
    fn drop(&mut self) {
        self.cut_sockets();
        self.server.abort();
    }
}

impl Company {
    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn knows(&self, authorization: Option<&str>) -> bool {
        authorization.and_then(|value| value.strip_prefix("Bearer ")) == Some(self.key.as_str())
    }

    pub(super) fn note_request(&self, request: SeenRequest) {
        self.desk().seen.push(request);
    }

    pub(super) fn take_refusal(&self) -> Option<(u16, Option<u64>)> {
        self.desk().refusal.take()
    }

    pub(super) fn plays(&self) -> bool {
        self.desk().plays
    }

    /// Rings after a moment, is picked up, ends, and is recorded.
    pub(super) async fn play(&self, id: u64) {
        let wait = |seconds| tokio::time::sleep(Duration::from_secs(seconds));
        if self.is_outbound(id) {
            self.change(id, "calling", |_, _| {}).await;
            wait(1).await;
        }
        self.change(id, "ringing", |_, _| {}).await;
        wait(4).await;
        let answer = |call: &mut Call, now| {
            call.connected.get_or_insert(now);
        };
        if !self.is_up(id) || !self.change(id, "connected", answer).await {
            return;
        }
        wait(30).await;
        if self.is_up(id) {
            self.end(id, "hangup").await;
        }
        self.record(id).await;
    }

    fn is_outbound(&self, id: u64) -> bool {
        let desk = self.desk();
        desk.calls.iter().any(|call| call.id == id && call.outbound)
    }

    fn is_up(&self, id: u64) -> bool {
        let desk = self.desk();
        desk.calls
            .iter()
            .any(|call| call.id == id && call.ended.is_none())
    }

    pub(super) async fn record(&self, id: u64) {
        let url = format!("{}/blob/{id}.mp3", self.base_url);
        let change = |call: &mut Call, _| call.recording = Some(url);
        self.change(id, "recording", change).await;
    }

    pub(super) fn add(
        &self,
        user: User,
        number: &str,
        custom_data: Option<&str>,
        outbound: bool,
    ) -> u64 {
        let started = (self.now)();
        let mut desk = self.desk();
        let id = FIRST_ID + 16 * desk.calls.len() as u64;
        desk.calls.push(Call {
            id,
            outbound,
            customer: number.to_owned(),
            user,
            custom_data: custom_data.map(ToOwned::to_owned),
            started,
            connected: None,
            ended: None,
            state: if outbound { "calling" } else { "ringing" },
            recording: None,
            disposition: None,
        });
        id
    }

    pub(super) async fn change(
        &self,
        id: u64,
        state: &'static str,
        change: impl FnOnce(&mut Call, i64),
    ) -> bool {
        let now = (self.now)();
        let shown = {
            let mut desk = self.desk();
            let Some(call) = desk.calls.iter_mut().find(|call| call.id == id) else {
                return false;
            };
            change(call, now);
            call.state = state;
            call.shown(now)
        };
        self.send(&shown).await;
        true
    }

    pub(super) async fn end(&self, id: u64, state: &'static str) -> bool {
        self.change(id, state, |call, now| {
            call.ended.get_or_insert(now);
        })
        .await
    }

    /// To the webhook, and to whoever listens on a WebSocket.
    async fn send(&self, told: &Value) {
        let (webhook, socket) = {
            let desk = self.desk();
            let secret = desk.socket_secret.clone();
            (desk.webhook.clone(), desk.subscribed.then_some(secret))
        };
        if let Some(secret) = socket {
            // Nobody may be listening.
            let _ = self.events.send(event::body(told, secret.as_deref()).0);
        }
        if let Some((url, secret)) = webhook {
            let (body, kind) = event::body(told, secret.as_deref());
            let request = self.http.post(url).header("content-type", kind).body(body);
            // What becomes of it shows in what the other side knows.
            let _ = request.send().await;
        }
    }

    /// One call as it is.
    pub(super) fn call(&self, id: u64) -> Option<Value> {
        let now = (self.now)();
        let desk = self.desk();
        let call = desk.calls.iter().find(|call| call.id == id)?;
        Some(call.shown(now))
    }

    /// A page of the concluded calls begun in that time, newest first, and where the next one begins.
    pub(super) fn concluded(
        &self,
        (after, before): (i64, i64),
        from: usize,
    ) -> (Vec<Value>, Option<usize>) {
        let now = (self.now)();
        let desk = self.desk();
        let listed =
            |call: &&Call| call.ended.is_some() && call.started > after && call.started <= before;
        let all: Vec<&Call> = desk.calls.iter().rev().filter(listed).collect();
        let page = all.iter().skip(from).take(desk.page_size);
        let next = from + desk.page_size;
        let items = page.map(|call| call.shown(now)).collect();
        (items, (next < all.len()).then_some(next))
    }

    /// Makes a WebSocket endpoint.
    pub(super) fn make_socket(&self, secret: Option<String>) {
        self.desk().socket_secret = secret;
    }

    /// An address for the endpoint, good for an hour.
    pub(super) fn socket_url(&self) -> String {
        let mut desk = self.desk();
        desk.made += 1;
        let token = format!("token-{}", desk.made);
        desk.tokens.insert(token.clone());
        let base = self.base_url.replacen("http", "ws", 1);
        format!("{base}/events/{token}")
    }

    /// Makes a webhook; nothing is sent before it is subscribed.
    pub(super) fn make_webhook(&self, url: &str, secret: Option<String>) {
        self.desk().made_webhook = Some((url.to_owned(), secret));
    }

    pub(super) fn subscribe_webhook(&self) {
        let mut desk = self.desk();
        desk.webhook = desk.made_webhook.clone();
    }

    pub(super) fn subscribe(&self) {
        self.desk().subscribed = true;
    }

    /// Somebody subscribed, a WebSocket or a webhook.
    pub(super) fn is_subscribed(&self) -> bool {
        let desk = self.desk();
        desk.subscribed || desk.webhook.is_some()
    }

    pub(super) fn takes_token(&self, token: &str) -> bool {
        self.desk().tokens.contains(token)
    }

    pub(super) fn listen(&self) -> broadcast::Receiver<String> {
        self.events.subscribe()
    }

    pub(super) fn cuts(&self) -> watch::Receiver<u32> {
        self.cut.subscribe()
    }

    pub(super) fn connected(&self) {
        self.connections.send_modify(|made| *made += 1);
    }
}
