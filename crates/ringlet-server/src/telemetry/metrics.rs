//! Prometheus metrics of this process.

use std::sync::OnceLock;

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use crate::realtime::Hub;

/// Upper bounds of the request-duration buckets, seconds.
const BUCKETS: [f64; 9] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5, 10.0];

/// Sets up the recorder of this process, once. None when another one is installed already.
pub(super) fn handle() -> Option<&'static PrometheusHandle> {
    static HANDLE: OnceLock<Option<PrometheusHandle>> = OnceLock::new();
    HANDLE
        .get_or_init(|| {
            PrometheusBuilder::new()
                .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &BUCKETS)
                .ok()?
                .install_recorder()
                .ok()
        })
        .as_ref()
}

/// Everything counted so far, as Prometheus text.
#[must_use]
pub fn render(hub: &Hub) -> String {
    let Some(handle) = handle() else {
        return String::new();
    };
    #[expect(clippy::cast_precision_loss, reason = "a count of connections")]
    metrics::gauge!("ringlet_live_connections").set(hub.count() as f64);
    handle.run_upkeep();
    handle.render()
}
