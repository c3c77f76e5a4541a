//! The calls between pages and the people at the other end.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;
use url::form_urlencoded;

use super::super::api::{Shared, held};
use super::super::{ACCOUNT, NUMBER, signature};
use super::sdp;

/// How long every call talks, seconds.
const TALK_SECONDS: &str = "33";

/// A page that is connected.
struct Page {
    id: u64,
    sender: UnboundedSender<String>,
    /// Who its token says it is.
    identity: String,
    /// TwiML app of its token.
    app: String,
    /// It can be rung.
    registered: bool,
}

/// A call that is up.
#[derive(Clone, Default)]
struct Talk {
    /// Who began it.
    parent: String,
    /// Who was called.
    child: String,
    /// The leg that is a page's.
    page_leg: String,
    /// The page that has it; none while several ring.
    page: Option<u64>,
    /// The page's offer, where it began the call.
    offer: String,
    /// Where the child's status is told.
    callback: String,
    /// Where the end of the `<Dial>` is told.
    action: Option<String>,
    /// Where the parent's end is told.
    status: Option<String>,
    answered: bool,
}

/// Pages, and the calls between them and others.
pub(super) struct Exchange {
    account: Shared,
    http: reqwest::Client,
    pages: Mutex<Vec<Page>>,
    /// Oldest first.
    talks: Mutex<Vec<Talk>>,
    heard: Mutex<Vec<Value>>,
    token_seconds: AtomicU32,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Exchange {
    pub(super) fn new(account: Shared) -> Self {
        Self {
            account,
            http: reqwest::Client::new(),
            pages: Mutex::default(),
            talks: Mutex::default(),
            heard: Mutex::default(),
            token_seconds: AtomicU32::new(3600),
        }
    }

    pub(super) fn set_token_seconds(&self, seconds: u32) {
        self.token_seconds.store(seconds, Ordering::Relaxed);
    }

    pub(super) fn heard(&self) -> Vec<Value> {
        lock(&self.heard).clone()
    }

    pub(super) fn registered(&self, identity: &str) -> usize {
        let pages = lock(&self.pages);
        pages
            .iter()
            .filter(|page| page.registered && page.identity == identity)
            .count()
    }

    /// A page has connected; answers how it is called from now on.
    pub(super) fn enter(&self, sender: UnboundedSender<String>) -> u64 {
        let mut pages = lock(&self.pages);
        let id = pages.last().map_or(1, |page| page.id + 1);
        pages.push(Page {
            id,
            sender,
            identity: String::new(),
            app: String::new(),
            registered: false,
        });
        id
    }

    pub(super) fn leave(&self, page: u64) {
        lock(&self.pages).retain(|known| known.id != page);
    }

    fn with_page<T>(&self, page: u64, read: impl FnOnce(&mut Page) -> T) -> Option<T> {
        lock(&self.pages)
            .iter_mut()
            .find(|known| known.id == page)
            .map(read)
    }

    fn send(&self, page: u64, kind: &str, payload: &Value) {
        let text = json!({ "type": kind, "payload": payload, "version": "1.6" }).to_string();
        self.with_page(page, |page| drop(page.sender.send(text)));
    }

    /// A page says something.
    pub(super) async fn hear(&self, page: u64, message: Value) {
        let payload = message["payload"].clone();
        let kind = message["type"].as_str().unwrap_or_default().to_owned();
        lock(&self.heard).push(json!({ "type": kind, "payload": payload }));
        let done = match kind.as_str() {
            "listen" => {
                self.listen(page, payload["token"].as_str().unwrap_or_default());
                Ok(())
            }
            "register" => {
                self.with_page(page, |page| page.registered = true);
                self.send(page, "ready", &json!({}));
                Ok(())
            }
            "invite" if payload["reconnect"].is_string() => self.handed_over(page, &payload).await,
            "invite" => self.begin(page, &payload).await,
            "answer" => self.taken(page, &payload).await,
            "reject" => self.rejected(&payload).await,
            "hangup" => self.hung_up(&payload).await,
            _ => Ok(()),
        };
        // A server that isn't there is what the test is about, or shows there.
        drop(done);
    }

    /// As Twilio does: the token must be signed by an API key of the account, for the account.
    fn listen(&self, page: u64, token: &str) {
        let Some(grants) = self.grants(token) else {
            let error = json!({ "code": 31_204, "message": "JWT is invalid" });
            return self.send(page, "error", &json!({ "error": error }));
        };
        let text = |pointer: &str| {
            let found = grants.pointer(pointer).and_then(Value::as_str);
            found.unwrap_or_default().to_owned()
        };
        let (identity, app) = (text("/identity"), text("/voice/outgoing/application_sid"));
        let connected = json!({
            "region": "US_EAST_VIRGINIA", "edge": "roaming", "home": "us1",
            "token": { "identity": identity, "ttl": self.token_seconds.load(Ordering::Relaxed) },
        });
        self.with_page(page, |page| {
            page.identity = identity;
            page.app = app;
        });
        self.send(page, "connected", &connected);
    }

    fn grants(&self, token: &str) -> Option<Value> {
        let account = held(&self.account);
        account.keys.iter().find_map(|(key, secret)| {
            let mut validation = Validation::new(Algorithm::HS256);
            validation.set_issuer(&[key]);
            let secret = DecodingKey::from_secret(secret.as_bytes());
            let read = jsonwebtoken::decode::<Value>(token, &secret, &validation).ok()?;
            (read.claims["sub"] == ACCOUNT).then(|| read.claims["grants"].clone())
        })
    }

    fn begins(&self, call: Value) -> String {
        held(&self.account).add(call)
    }

    /// A page calls: asks the TwiML app what to do, and rings the customer.
    async fn begin(&self, page: u64, payload: &Value) -> reqwest::Result<()> {
        let (identity, app) = self
            .with_page(page, |page| (page.identity.clone(), page.app.clone()))
            .unwrap_or_default();
        let app = held(&self.account)
            .apps
            .iter()
            .find(|known| known["sid"] == app)
            .cloned()
            .unwrap_or_default();
        let from = format!("client:{identity}");
        let parent = self.begins(json!({ "from": from, "direction": "inbound" }));
        let params = payload["twilio"]["params"].as_str().unwrap_or_default();
        let params: Vec<(String, String)> = form_urlencoded::parse(params.as_bytes())
            .into_owned()
            .collect();
        let mut fields = vec![
            ("AccountSid", ACCOUNT),
            ("ApplicationSid", app["sid"].as_str().unwrap_or_default()),
            ("CallSid", &parent),
            ("CallStatus", "ringing"),
            ("Caller", &from),
            ("Direction", "inbound"),
            ("From", &from),
        ];
        fields.extend(
            params
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str())),
        );
        let voice = app["voice_url"].as_str().unwrap_or_default();
        let twiml = self.post(voice, &fields).await?;
        let offer = payload["sdp"].as_str().unwrap_or_default().to_owned();
        let Some(callback) = attribute(&twiml, "Number", "statusCallback") else {
            let answer = json!({ "callsid": parent, "sdp": sdp::answer(&offer) });
            self.send(page, "answer", &answer);
            self.send(page, "hangup", &json!({ "callsid": parent }));
            return Ok(());
        };
        let child = self.begins(json!({ "parent_call_sid": parent, "direction": "outbound-dial" }));
        self.send(page, "ringing", &json!({ "callsid": parent }));
        let talk = Talk {
            page_leg: parent.clone(),
            parent,
            child,
            page: Some(page),
            offer,
            callback,
            status: app["status_callback"].as_str().map(ToOwned::to_owned),
            ..Talk::default()
        };
        lock(&self.talks).push(talk.clone());
        self.tell(&talk, "initiated").await?;
        self.tell(&talk, "ringing").await
    }

    pub(super) async fn ring_in(&self, from: &str, voice_url: &str) -> reqwest::Result<String> {
        let parent = self.begins(json!({ "from": from, "to": NUMBER, "direction": "inbound" }));
        let fields = [
            ("AccountSid", ACCOUNT),
            ("CallSid", &parent),
            ("CallStatus", "ringing"),
            ("Direction", "inbound"),
            ("From", from),
            ("To", NUMBER),
        ];
        let twiml = self.post(voice_url, &fields).await?;
        let Some(callback) = attribute(&twiml, "Client", "statusCallback") else {
            return Ok(twiml);
        };
        let child = self.begins(json!({ "parent_call_sid": parent, "direction": "outbound-dial" }));
        let talk = Talk {
            page_leg: child.clone(),
            parent,
            child,
            callback,
            action: attribute(&twiml, "Dial", "action"),
            ..Talk::default()
        };
        lock(&self.talks).push(talk.clone());
        self.tell(&talk, "initiated").await?;
        self.tell(&talk, "ringing").await?;
        let mut params = form_urlencoded::Serializer::new(String::new());
        if let Some(name) = attribute(&twiml, "Parameter", "name") {
            let value = attribute(&twiml, "Parameter", "value").unwrap_or_default();
            params.append_pair(&name, &value);
        }
        let identity = between(&twiml, "<Identity>", "</Identity>").unwrap_or_default();
        let invite = json!({
            "callsid": talk.child,
            "reconnect": format!("reconnect-{}", talk.child),
            "sdp": sdp::offer(),
            "parameters": {
                "AccountSid": ACCOUNT, "CallSid": talk.child, "From": from, "To": format!("client:{identity}"),
                "Params": params.finish(),
            },
        });
        for page in self.pages_of(&identity) {
            self.send(page, "invite", &invite);
        }
        Ok(twiml)
    }

    fn pages_of(&self, identity: &str) -> Vec<u64> {
        let pages = lock(&self.pages);
        let rung = pages
            .iter()
            .filter(|page| page.registered && page.identity == identity);
        rung.map(|page| page.id).collect()
    }

    /// Changes the page's call with this SID; of one that the page doesn't know yet, the newest. Answers how it is then.
    fn change(&self, sid: &Value, change: impl FnOnce(&mut Talk)) -> Option<Talk> {
        let mut talks = lock(&self.talks);
        let at = position(&talks, sid)?;
        change(&mut talks[at]);
        Some(talks[at].clone())
    }

    /// The same call is no longer up.
    fn take(&self, sid: &Value) -> Option<Talk> {
        let mut talks = lock(&self.talks);
        let at = position(&talks, sid)?;
        Some(talks.remove(at))
    }

    /// The first page that takes a call has it; the others stop to ring.
    async fn taken(&self, page: u64, payload: &Value) -> reqwest::Result<()> {
        let taken = self.change(&payload["callsid"], |talk| {
            talk.page.get_or_insert(page);
            talk.answered = true;
        });
        let Some(talk) = taken else { return Ok(()) };
        self.cancel(&talk, Some(page));
        self.tell(&talk, "in-progress").await
    }

    /// A call that rang at a page is taken by another connection of the same identity, which shows the token that came with it.
    async fn handed_over(&self, page: u64, payload: &Value) -> reqwest::Result<()> {
        let sid = payload["callsid"].as_str().unwrap_or_default();
        if payload["reconnect"] != format!("reconnect-{sid}") {
            self.send(page, "hangup", &json!({ "callsid": sid }));
            return Ok(());
        }
        let offer = payload["sdp"].as_str().unwrap_or_default();
        let answer = json!({ "callsid": sid, "sdp": sdp::answer(offer) });
        self.send(page, "answer", &answer);
        self.taken(page, payload).await
    }

    /// The pages but this one stop to ring.
    fn cancel(&self, talk: &Talk, but: Option<u64>) {
        let pages: Vec<u64> = lock(&self.pages).iter().map(|page| page.id).collect();
        for page in pages.into_iter().filter(|page| Some(*page) != but) {
            self.send(page, "cancel", &json!({ "callsid": talk.page_leg }));
        }
    }

    async fn rejected(&self, payload: &Value) -> reqwest::Result<()> {
        let Some(talk) = self.take(&payload["callsid"]) else {
            return Ok(());
        };
        self.cancel(&talk, None);
        self.tell(&talk, "busy").await?;
        self.over(&talk, "busy").await
    }

    /// The page hangs up.
    async fn hung_up(&self, payload: &Value) -> reqwest::Result<()> {
        let Some(talk) = self.take(&payload["callsid"]) else {
            return Ok(());
        };
        self.end(&talk).await
    }

    pub(super) async fn customer_answers(&self) -> reqwest::Result<()> {
        let Some(talk) = self.change(&Value::Null, |talk| talk.answered = true) else {
            return Ok(());
        };
        if let Some(page) = talk.page {
            let answer = json!({ "callsid": talk.page_leg, "sdp": sdp::answer(&talk.offer) });
            self.send(page, "answer", &answer);
        }
        self.tell(&talk, "in-progress").await
    }

    pub(super) async fn customer_hangs_up(&self) -> reqwest::Result<()> {
        let Some(talk) = self.take(&Value::Null) else {
            return Ok(());
        };
        match talk.page {
            Some(page) => self.send(page, "hangup", &json!({ "callsid": talk.page_leg })),
            None => self.cancel(&talk, None),
        }
        self.end(&talk).await
    }

    async fn end(&self, talk: &Talk) -> reqwest::Result<()> {
        let status = if talk.answered {
            "completed"
        } else {
            "canceled"
        };
        self.tell(talk, status).await?;
        self.over(talk, status).await
    }

    /// Tells how the child is.
    async fn tell(&self, talk: &Talk, status: &str) -> reqwest::Result<()> {
        let fields = [
            ("AccountSid", ACCOUNT),
            ("CallDuration", TALK_SECONDS),
            ("CallSid", &talk.child),
            ("CallStatus", status),
            ("ParentCallSid", &talk.parent),
        ];
        self.post(&talk.callback, &fields).await.map(drop)
    }

    /// Tells how the `<Dial>` went, and that the parent is over.
    async fn over(&self, talk: &Talk, status: &str) -> reqwest::Result<()> {
        let mut fields = vec![("AccountSid", ACCOUNT), ("CallSid", talk.parent.as_str())];
        if let Some(action) = &talk.action {
            fields.push(("DialCallStatus", status));
            fields.push(("DialCallDuration", TALK_SECONDS));
            self.post(action, &fields).await?;
        }
        if let Some(told) = &talk.status {
            fields.push(("CallStatus", "completed"));
            fields.push(("Direction", "inbound"));
            fields.push(("From", "client:page"));
            self.post(told, &fields).await?;
        }
        Ok(())
    }

    /// A request as Twilio signs it; answers the body.
    async fn post(&self, url: &str, fields: &[(&str, &str)]) -> reqwest::Result<String> {
        let signed = signature(&held(&self.account).token, url, fields);
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let request = self
            .http
            .post(url)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("x-twilio-signature", signed)
            .body(body);
        request.send().await?.error_for_status()?.text().await
    }
}

/// Where the call with this SID is; the newest where a page has no SID of it yet.
fn position(talks: &[Talk], sid: &Value) -> Option<usize> {
    let known = talks.iter().position(|talk| *sid == talk.page_leg);
    known.or(talks.len().checked_sub(1))
}

/// An attribute of the first such element of a TwiML document.
fn attribute(twiml: &str, element: &str, name: &str) -> Option<String> {
    let inside = between(twiml, &format!("<{element} "), ">")?;
    between(&inside, &format!("{name}=\""), "\"").map(|value| value.replace("&amp;", "&"))
}

fn between(text: &str, start: &str, end: &str) -> Option<String> {
    let (_, rest) = text.split_once(start)?;
    rest.split_once(end).map(|(inside, _)| inside.to_owned())
}
