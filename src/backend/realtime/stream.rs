//! Reads `GET /api/ringlet/events` by fetch (so that a token can be sent), and comes back when it breaks.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, TextDecodeOptions, TextDecoder};

use super::{EventParser, ServerEvent};
use crate::backend::{Client, Fault, Method, code};
use crate::browser::timer;

/// The server pings every 15 s; after this long without a byte the connection counts as dead.
const SILENCE_MS: i32 = 35_000;
const FIRST_RETRY_MS: u32 = 1_000;
const LAST_RETRY_MS: u32 = 30_000;

/// What the stream reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Live {
    /// Connected; `resumed` false means that events may have been missed before.
    Online {
        /// The server was asked to replay from the last event.
        resumed: bool,
    },
    /// An event.
    Event(ServerEvent),
    /// No connection; the next attempt comes in so many milliseconds.
    Offline {
        /// Time to the next attempt.
        retry_ms: u32,
    },
    /// The server doesn't know the user (any more); no further attempt is made.
    SignedOut,
}

/// Keeps the stream open until `go_on` says no or the server says that nobody is signed in.
pub async fn run(client: Client, go_on: impl Fn() -> bool, report: impl Fn(Live)) {
    let mut last_id = String::new();
    let mut retry_ms = FIRST_RETRY_MS;
    while go_on() {
        let before = retry_ms;
        let outcome = connect(&client, &mut last_id, || retry_ms = FIRST_RETRY_MS, &report).await;
        if matches!(&outcome, Err(fault) if fault.status == Some(401) || fault.status == Some(403))
        {
            report(Live::SignedOut);
            return;
        }
        let pause = if outcome.is_ok() {
            FIRST_RETRY_MS
        } else {
            before
        };
        retry_ms = (pause * 2).min(LAST_RETRY_MS);
        report(Live::Offline { retry_ms: pause });
        timer::sleep_or_online(pause).await;
    }
}

/// One connection, until it breaks (Ok) or can't be made (Err).
async fn connect(
    client: &Client,
    last_id: &mut String,
    mut connected: impl FnMut(),
    report: &impl Fn(Live),
) -> Result<(), Fault> {
    let controller = AbortController::new().map_err(|_| Fault::new(code::BACKEND_UNREACHABLE))?;
    let path = match last_id.as_str() {
        "" => "/api/ringlet/events".to_owned(),
        id => format!(
            "/api/ringlet/events?last_event_id={}",
            js_sys::encode_uri_component(id)
        ),
    };
    let watch = Watchdog::start(&controller);
    let response = client
        .fetch(Method::Get, &path, None, None, &controller.signal())
        .await?;
    if !response.ok() {
        return Err(Fault {
            status: Some(response.status()),
            ..Fault::new(Fault::code_of_status(response.status()))
        });
    }
    let Some(body) = response.body() else {
        return Err(Fault::new(code::UNEXPECTED_ANSWER));
    };
    connected();
    report(Live::Online {
        resumed: !last_id.is_empty(),
    });
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    read_all(&reader, last_id, &watch, report).await;
    Ok(())
}

async fn read_all(
    reader: &ReadableStreamDefaultReader,
    last_id: &mut String,
    watch: &Watchdog,
    report: &impl Fn(Live),
) {
    let Ok(decoder) = TextDecoder::new() else {
        return;
    };
    let options = TextDecodeOptions::new();
    options.set_stream(true);
    let mut parser = EventParser::default();
    while let Ok(chunk) = JsFuture::from(reader.read()).await {
        if Reflect::get(&chunk, &"done".into()).is_ok_and(|done| done.is_truthy()) {
            return;
        }
        watch.alive();
        let Ok(bytes) =
            Reflect::get(&chunk, &"value".into()).and_then(JsValue::dyn_into::<Uint8Array>)
        else {
            return;
        };
        let Ok(text) = decoder.decode_with_js_u8_array_and_options(&bytes, &options) else {
            return;
        };
        for event in parser.push(&text) {
            last_id.clone_from(&event.id);
            report(Live::Event(event));
        }
    }
}

/// Aborts a connection on which nothing has come for [`SILENCE_MS`].
struct Watchdog {
    controller: AbortController,
    timer: Rc<Cell<Option<timer::Timeout>>>,
}

impl Watchdog {
    fn start(controller: &AbortController) -> Self {
        let watch = Self {
            controller: controller.clone(),
            timer: Rc::default(),
        };
        watch.alive();
        watch
    }

    fn alive(&self) {
        let controller = self.controller.clone();
        self.timer
            .set(Some(timer::Timeout::new(SILENCE_MS, move || {
                controller.abort()
            })));
    }
}

impl Drop for Watchdog {
    fn drop(&mut self) {
        self.timer.set(None);
        self.controller.abort();
    }
}
