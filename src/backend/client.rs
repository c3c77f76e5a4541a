//! Requests to the server: address, sign-in, time-out, errors.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, Blob, FormData, Headers, RequestCredentials, RequestInit,
    Response,
};

use super::{Fault, Repeat, code, from_js, parse, stringify, to_js, wire_error::fault_of};
use crate::browser::timer::Timeout;
use crate::config::Config;
use crate::element::Host;

/// How long an ordinary request may take. A dial waits for the provider, whom the server gives 15 s.
const TIMEOUT_MS: u32 = 25_000;

/// HTTP methods in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Does or creates.
    Post,
    /// Replaces.
    Put,
    /// Removes.
    Delete,
}

impl Method {
    const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// Talks to the server. A `Copy` handle.
#[derive(Clone, Copy)]
pub struct Client {
    host: StoredValue<Host, LocalStorage>,
    config: RwSignal<Config>,
    csrf: StoredValue<Option<String>>,
    token: StoredValue<Option<String>>,
}

impl Client {
    /// A client that takes address and token from the page's settings at each request.
    #[must_use]
    pub fn new(host: StoredValue<Host, LocalStorage>, config: RwSignal<Config>) -> Self {
        Self {
            host,
            config,
            csrf: StoredValue::new(None),
            token: StoredValue::new(None),
        }
    }

    /// The token to send with every write of a cookie session; boot brings it.
    pub fn set_csrf(&self, token: Option<String>) {
        self.csrf.set_value(token);
    }

    /// The browser proves by a cookie who asks, so that it may fetch an address by itself, piece by piece.
    #[must_use]
    pub fn has_cookie(&self) -> bool {
        self.csrf.with_value(Option::is_some)
            && self.token.with_value(Option::is_none)
            && self.config.with_untracked(|config| config.token.is_none())
    }

    /// Forgets a renewed token: the page gave another one, or another server.
    pub fn forget_token(&self) {
        self.token.set_value(None);
    }

    /// Full address of a server path.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        self.config.with_untracked(|config| config.url(path))
    }

    /// `GET path` as `T`.
    ///
    /// # Errors
    /// Every fault of [`Self::send`].
    pub async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, Fault> {
        self.send(Method::Get, path, None::<&()>, None).await
    }

    /// The same, given up as soon as `cancel` is aborted; its fault is then nobody's concern.
    ///
    /// # Errors
    /// Every fault of [`Self::send`].
    pub async fn get_until<T: DeserializeOwned>(
        &self,
        path: &str,
        cancel: &AbortController,
    ) -> Result<T, Fault> {
        let stop = cancel.clone();
        let limit = i32::try_from(TIMEOUT_MS).unwrap_or(i32::MAX);
        let _limit = Timeout::new(limit, move || stop.abort());
        let text = self
            .request(Method::Get, path, None, None, Some(&cancel.signal()))
            .await?;
        from_js(read_json(&text)?)
    }

    /// `POST path` with a JSON body; `key` goes as `Idempotency-Key`.
    ///
    /// # Errors
    /// Every fault of [`Self::send`].
    pub async fn post<B: Serialize, T: DeserializeOwned>(
        &self,
        path: &str,
        body: &B,
        key: Option<&str>,
    ) -> Result<T, Fault> {
        self.send(Method::Post, path, Some(body), key).await
    }

    /// `POST path` with a JSON body and the key that belongs to it, so that it is done once however often it is tried.
    ///
    /// # Errors
    /// Every fault of [`Self::send`].
    pub async fn post_once<B: Serialize, T: DeserializeOwned>(
        &self,
        path: &str,
        body: &B,
        repeat: Repeat,
    ) -> Result<T, Fault> {
        let body = stringify(body);
        let key = repeat.key(path, &body);
        let asking = self.request(Method::Post, path, Some(body), Some(&key), None);
        let text = asking.await?;
        repeat.forget();
        from_js(read_json(&text)?)
    }

    /// `PUT path` with a JSON body.
    ///
    /// # Errors
    /// Every fault of [`Self::send`].
    pub async fn put<B: Serialize, T: DeserializeOwned>(
        &self,
        path: &str,
        body: &B,
    ) -> Result<T, Fault> {
        self.send(Method::Put, path, Some(body), None).await
    }

    /// `DELETE path`; the answer's body is dropped.
    ///
    /// # Errors
    /// Every fault of [`Self::send`].
    pub async fn delete(&self, path: &str) -> Result<(), Fault> {
        self.request(Method::Delete, path, None, None, None)
            .await
            .map(drop)
    }

    /// Calls a Frappe method and unwraps its `message`.
    ///
    /// # Errors
    /// Every fault of [`Self::send`].
    pub async fn method<B: Serialize, T: DeserializeOwned>(
        &self,
        name: &str,
        arguments: &B,
    ) -> Result<T, Fault> {
        let path = format!("/api/method/{name}");
        let answer = self
            .send_js(Method::Post, &path, Some(&to_js(arguments)))
            .await?;
        from_js(Reflect::get(&answer, &"message".into()).unwrap_or(JsValue::UNDEFINED))
    }

    /// One request with a JSON body and a JSON answer. An answer without a body reads as null.
    ///
    /// # Errors
    /// `backend-unreachable` and `timeout` when no answer came, the server's own code for a status ≥ 400,
    /// `unexpected-answer` for a body of another shape.
    pub async fn send<B: Serialize, T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        body: Option<&B>,
        key: Option<&str>,
    ) -> Result<T, Fault> {
        let text = self
            .request(method, path, body.map(stringify), key, None)
            .await?;
        from_js(read_json(&text)?)
    }

    /// The same with plain JavaScript values, for what has no type here.
    ///
    /// # Errors
    /// Every fault of [`Self::send`] but that of another shape.
    pub async fn send_js(
        &self,
        method: Method,
        path: &str,
        body: Option<&JsValue>,
    ) -> Result<JsValue, Fault> {
        let body = body.and_then(|body| js_sys::JSON::stringify(body).ok());
        let text = self
            .request(method, path, body.map(String::from), None, None)
            .await?;
        read_json(&text)
    }

    /// One request; the answer's text. A 401 is tried once more with a renewed token where the page can renew it.
    async fn request(
        &self,
        method: Method,
        path: &str,
        body: Option<String>,
        key: Option<&str>,
        signal: Option<&AbortSignal>,
    ) -> Result<String, Fault> {
        let attempt = || self.attempt(method, path, body.as_deref(), key, signal);
        match attempt().await {
            Err(fault) if fault.status == Some(401) && self.renew_token().await => attempt().await,
            other => other,
        }
    }

    /// `POST path` with files and fields as a browser's form sends them. It may take long, so it has no time limit; `cancel`
    /// gives it up.
    ///
    /// # Errors
    /// Every fault of [`Self::send`].
    pub async fn upload<T: DeserializeOwned>(
        &self,
        path: &str,
        form: &FormData,
        cancel: &AbortController,
    ) -> Result<T, Fault> {
        let init = RequestInit::new();
        init.set_body(form);
        let response = self
            .fetch_init(Method::Post, path, &init, None, &cancel.signal())
            .await?;
        from_js(read_json(&body_text(response).await?)?)
    }

    /// The body of `GET path` as a file; no time limit, as it may be long. `cancel` gives it up.
    ///
    /// # Errors
    /// Every fault of [`Self::send`].
    pub async fn file(&self, path: &str, cancel: &AbortController) -> Result<Blob, Fault> {
        let response = self
            .fetch(Method::Get, path, None, None, &cancel.signal())
            .await?;
        if !response.ok() {
            return Err(match body_text(response).await {
                Err(fault) => fault,
                Ok(_) => Fault::new(code::UNEXPECTED_ANSWER),
            });
        }
        let blob = response.blob().map_err(|error| unreachable_fault(&error))?;
        let blob = JsFuture::from(blob).await;
        blob.map(JsCast::unchecked_into)
            .map_err(|error| unreachable_fault(&error))
    }

    async fn attempt(
        &self,
        method: Method,
        path: &str,
        body: Option<&str>,
        key: Option<&str>,
        signal: Option<&AbortSignal>,
    ) -> Result<String, Fault> {
        let signal = signal
            .cloned()
            .unwrap_or_else(|| AbortSignal::timeout_with_u32(TIMEOUT_MS));
        body_text(self.fetch(method, path, body, key, &signal).await?).await
    }

    /// The bare fetch, with sign-in headers; the status isn't looked at. For streams.
    ///
    /// # Errors
    /// `backend-unreachable`, or `timeout` when `signal` ended it.
    pub async fn fetch(
        &self,
        method: Method,
        path: &str,
        body: Option<&str>,
        key: Option<&str>,
        signal: &AbortSignal,
    ) -> Result<Response, Fault> {
        let init = RequestInit::new();
        init.set_body_opt_str(body);
        self.fetch_init(method, path, &init, key, signal).await
    }

    /// A request whose body is set; text is JSON.
    async fn fetch_init(
        &self,
        method: Method,
        path: &str,
        init: &RequestInit,
        key: Option<&str>,
        signal: &AbortSignal,
    ) -> Result<Response, Fault> {
        init.set_method(method.name());
        init.set_credentials(RequestCredentials::Include);
        init.set_signal(Some(signal));
        let has_text = init.get_body().is_string();
        init.set_headers_headers(&self.headers(method, has_text, key).await?);
        let window = web_sys::window().ok_or_else(|| Fault::new(code::BACKEND_UNREACHABLE))?;
        let promise = window.fetch_with_str_and_init(&self.url(path), init);
        let response = JsFuture::from(promise)
            .await
            .map_err(|error| unreachable_fault(&error))?;
        Ok(response.unchecked_into())
    }

    async fn headers(
        &self,
        method: Method,
        has_body: bool,
        key: Option<&str>,
    ) -> Result<Headers, Fault> {
        let headers = Headers::new().map_err(|error| unreachable_fault(&error))?;
        let put = |name: &str, value: &str| {
            // A value with characters that a header can't carry is left out; the server then says what is missing.
            drop(headers.set(name, value));
        };
        put("Accept", "application/json");
        if has_body {
            put("Content-Type", "application/json");
        }
        if let Some(key) = key {
            put("Idempotency-Key", key);
        }
        if let Some(token) = self.token().await {
            put("Authorization", &format!("Bearer {token}"));
        } else if method != Method::Get
            && let Some(csrf) = self.csrf.get_value()
        {
            put("X-Frappe-CSRF-Token", &csrf);
        }
        Ok(headers)
    }

    /// The renewed token, else the one the page gave, else one from `getToken`.
    async fn token(&self) -> Option<String> {
        if let Some(token) = self.token.get_value() {
            return Some(token);
        }
        if let Some(token) = self.config.with_untracked(|config| config.token.clone()) {
            return Some(token);
        }
        self.renew_token().await;
        self.token.get_value()
    }

    /// Asks the page's `getToken` for a fresh token; false when there is none or it failed.
    async fn renew_token(&self) -> bool {
        let config = self.host.with_value(Host::config);
        let Ok(get_token) =
            Reflect::get(&config, &"getToken".into()).and_then(JsValue::dyn_into::<Function>)
        else {
            return false;
        };
        let Ok(answer) = get_token.call0(&JsValue::UNDEFINED) else {
            return false;
        };
        let Ok(token) = JsFuture::from(Promise::resolve(&answer)).await else {
            return false;
        };
        self.token.set_value(token.as_string());
        self.token.with_value(Option::is_some)
    }
}

/// The whole text of an answer; a status ≥ 400 is a fault.
async fn body_text(response: Response) -> Result<String, Fault> {
    let status = response.status();
    let text = match response.text() {
        Ok(promise) => JsFuture::from(promise)
            .await
            .map_err(|error| unreachable_fault(&error))?,
        Err(error) => return Err(unreachable_fault(&error)),
    };
    let text = text.as_string().unwrap_or_default();
    if status >= 400 {
        Err(fault_of(status, &text))
    } else {
        Ok(text)
    }
}

fn read_json(text: &str) -> Result<JsValue, Fault> {
    if text.trim().is_empty() {
        return Ok(JsValue::NULL);
    }
    parse(text).ok_or_else(|| Fault::new(code::UNEXPECTED_ANSWER))
}

/// A rejected fetch: the time-out of its signal, else no connection (or CORS, which the browser doesn't tell apart).
fn unreachable_fault(error: &JsValue) -> Fault {
    let name = Reflect::get(error, &"name".into())
        .ok()
        .and_then(|name| name.as_string());
    Fault::new(match name.as_deref() {
        Some("TimeoutError") => code::TIMEOUT,
        _ => code::BACKEND_UNREACHABLE,
    })
}
