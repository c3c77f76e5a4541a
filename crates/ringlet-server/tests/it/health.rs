//! `/healthz`, `/readyz`, `/metrics`

use crate::app::TestApp;

#[tokio::test]
async fn alive_ready_and_measured() {
    let app = TestApp::start().await;
    let guest = app.guest();
    for path in ["/healthz", "/readyz"] {
        let answer = guest.get(path).await;
        assert_eq!((answer.status, answer.text.as_str()), (200, "ok"), "{path}");
    }
    let metrics = guest.get("/metrics").await.text;
    assert!(
        metrics.contains("ringlet_requests_total{method=\"GET\",route=\"/readyz\",status=\"200\"}"),
        "{metrics}"
    );
    assert!(metrics.contains("ringlet_live_connections 0"), "{metrics}");
}
