//! What a line says to its company and hears from it, told to whoever keeps the request log.

use std::sync::Arc;
use std::time::Duration;

use ringlet_model::Timestamp;
use ringlet_model::api::{TrafficDirection, TrafficEntry};
use ringlet_model::provider::Provider;
use serde_json::Value;
use url::form_urlencoded::Serializer;

use super::ProviderError;
use super::http::Body;
use crate::telemetry::mask_traffic;

/// Takes an entry of the request log; must not wait.
pub type TrafficSink = Arc<dyn Fn(TrafficEntry) + Send + Sync>;

/// Whose traffic it is, and who keeps it.
#[derive(Clone)]
pub(super) struct Traffic {
    pub(super) provider: Provider,
    pub(super) sink: TrafficSink,
}

impl std::fmt::Debug for Traffic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Traffic").field(&self.provider).finish()
    }
}

/// A request before it is sent, masked.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) method: String,
    pub(super) address: String,
    pub(super) body: String,
}

impl Traffic {
    /// Tells of a request and what came of it.
    pub(super) fn tell(
        &self,
        said: Said,
        heard: &Result<(u16, Vec<u8>), ProviderError>,
        elapsed: Duration,
    ) {
        let (status, response) = match heard {
            Ok((status, body)) => (Some(*status), mask_traffic(&String::from_utf8_lossy(body))),
            Err(_) => (None, String::new()),
        };
        (self.sink)(TrafficEntry {
            id: 0,
            at: Timestamp(0),
            provider: self.provider,
            direction: TrafficDirection::Out,
            method: said.method,
            address: said.address,
            status,
            elapsed_ms: u32::try_from(elapsed.as_millis()).unwrap_or(u32::MAX),
            error: heard.as_ref().err().map(ToString::to_string),
            request: said.body,
            response,
        });
    }
}

/// A body as text, masked.
pub(super) fn masked(body: Body<'_>) -> String {
    match body {
        Body::None => String::new(),
        Body::Json(value) => mask_traffic(&Value::to_string(value)),
        Body::Form(fields) => {
            let form = Serializer::new(String::new()).extend_pairs(fields).finish();
            mask_traffic(&form)
        }
    }
}
