//! The running PABX, and what a test does with it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use serde_json::{Map, Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::desk::Desk;
use super::{Dialect, PlacedCall, Weather, api};

/// A request that the PABX was asked, its credentials taken out.
#[derive(Clone, Debug, PartialEq)]
pub struct SeenRequest {
    /// `GET`, `POST` ….
    pub method: String,
    /// The operation, e.g. `discar_numero`.
    pub operation: String,
    /// The query without credentials.
    pub query: Vec<(String, String)>,
    /// The JSON body without credentials, or null.
    pub body: Value,
    /// The credentials were right, and where the dialect has them.
    pub allowed: bool,
}

/// A running PABX. Dropping it closes its socket.
#[derive(Debug)]
pub struct JtPabx {
    suite: Arc<Suite>,
    server: JoinHandle<()>,
}

/// What its handlers work with.
#[derive(Debug)]
pub(super) struct Suite {
    pub(super) base_url: String,
    pub(super) user: String,
    pub(super) token: String,
    pub(super) dialect: Dialect,
    desk: Mutex<Desk>,
}

impl Suite {
    pub(super) fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl JtPabx {
    /// Opens a PABX on a free loopback port. `now` is what its clock says until it is moved.
    ///
    /// # Errors
    /// No port can be bound.
    pub async fn start(
        user: &str,
        token: &str,
        dialect: Dialect,
        now: SystemTime,
    ) -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let suite = Arc::new(Suite {
            base_url: format!("http://{}", listener.local_addr()?),
            user: user.to_owned(),
            token: token.to_owned(),
            dialect,
            desk: Mutex::new(Desk::new(now)),
        });
        let router = api::router(Arc::clone(&suite));
        let server = tokio::spawn(async move {
            // Ends only with the process or the handle; there is nobody to tell.
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { suite, server })
    }

    /// What an administrator enters as API endpoint.
    #[must_use]
    pub fn api_endpoint(&self) -> String {
        format!("{}/suite/api", self.suite.base_url)
    }

    /// Sets how it is from now on.
    pub fn weather(&self, weather: Weather) {
        self.suite.desk().weather = weather;
    }

    /// Moves its clock.
    pub fn advance(&self, by: Duration) {
        self.suite.desk().now += by;
    }

    /// Every request so far.
    #[must_use]
    pub fn seen(&self) -> Vec<SeenRequest> {
        self.suite.desk().seen.clone()
    }

    /// How often an operation was asked for.
    #[must_use]
    pub fn asked(&self, operation: &str) -> usize {
        let seen = self.seen();
        seen.iter()
            .filter(|request| request.operation == operation)
            .count()
    }

    /// Every call we placed so far.
    #[must_use]
    pub fn placed(&self) -> Vec<PlacedCall> {
        let desk = self.suite.desk();
        let ours = desk.calls.iter().filter(|call| call.did.is_none());
        ours.map(|call| call.placed.clone()).collect()
    }

    /// A customer calls one of our numbers and an extension rings; answers the call's id.
    #[must_use]
    pub fn incoming(&self, from: &str, did: &str, extension: &str) -> String {
        let call = call(from, extension);
        self.suite.desk().put_through(call, Some(did.to_owned()))
    }

    /// Somebody dials at the phone itself; answers the call's id.
    #[must_use]
    pub fn dial_at_the_phone(&self, extension: &str, number: &str) -> String {
        self.suite.desk().put_through(call(number, extension), None)
    }

    /// Both sides talk.
    pub fn answer(&self, id: &str) {
        let mut desk = self.suite.desk();
        if let Some(call) = desk.calls.iter_mut().find(|call| call.placed.id == id) {
            call.answered = true;
        }
    }

    /// Ends a call after so long a talk.
    pub fn hang_up(&self, id: &str, talk: Duration) {
        self.suite.desk().end(id, "1", talk);
    }

    /// Ends a call that nobody picked up, with this code of the history: `0` not answered, `2` failed, `486` busy.
    pub fn give_up(&self, id: &str, code: &'static str) {
        self.suite.desk().end(id, code, Duration::ZERO);
    }

    /// Sets what the list of operators says of one, as when it is done at the phone.
    pub fn set_operator(&self, id: &str, status: &str) {
        let values = Map::from_iter([("status".to_owned(), json!(status))]);
        self.suite.desk().operators.change(id, values);
    }

    /// The webhook that it would send of this call now; None: there is no such call.
    #[must_use]
    pub fn webhook(&self, id: &str) -> Option<Value> {
        let desk = self.suite.desk();
        let call = desk.calls.iter().find(|call| call.placed.id == id)?;
        Some(call.webhook(&self.suite.base_url))
    }

    /// What its clock says.
    #[must_use]
    pub fn now(&self) -> SystemTime {
        self.suite.desk().now
    }
}

fn call(number: &str, extension: &str) -> PlacedCall {
    PlacedCall {
        id: String::new(),
        extension: extension.to_owned(),
        number: number.to_owned(),
        variables: Map::new(),
    }
}

impl Drop for JtPabx {
    fn drop(&mut self) {
        self.server.abort();
    }
}
