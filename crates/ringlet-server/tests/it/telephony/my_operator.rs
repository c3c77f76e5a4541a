//! A company that was used once and isn't any more: its calls stay readable, and nobody can choose it.

use serde_json::json;

use crate::app::TestApp;
use crate::calls::seed::{Seed, calls};

#[tokio::test]
async fn its_calls_are_read_and_it_cannot_be_chosen() {
    let app = TestApp::start().await;
    calls(
        &app,
        &[Seed {
            source: "myoperator",
            disposition: Some("Interested"),
            ..Seed::default()
        }],
    );
    let (agent, admin) = (app.agent().await, app.admin().await);
    let log = agent.get("/calls?source=myoperator").await.json();
    assert_eq!(log["calls"][0]["source"], "myoperator", "{log}");
    assert_eq!(log["calls"][0]["disposition"], "Interested");
    assert_eq!(agent.get("/calls/c1").await.status, 200);
    assert_eq!(agent.get("/api/ringlet/calls/c1").await.status, 200);
    let list = "/api/resource/CRM%20Call%20Log?fields=[%22*%22]";
    let row = admin.get(list).await.json()["data"][0].clone();
    assert_eq!(row["id"], "c1", "{row}");

    let dial = json!({ "to_number": "+919876543210", "provider": "myoperator" });
    let answer = agent.post("/api/ringlet/calls", &dial).await;
    assert_eq!(answer.status, 422, "{}", answer.text);
    let form = "/api/ringlet/settings/providers/myoperator/form";
    assert_eq!(admin.get(form).await.status, 404);
    let medium = json!({ "medium": "MyOperator" });
    let choose = "/api/method/crm.integrations.api.set_default_calling_medium";
    assert_eq!(agent.post(choose, &medium).await.status, 417);
    let hub = admin.get("/api/ringlet/settings/providers").await.text;
    assert!(!hub.to_lowercase().contains("myoperator"), "{hub}");
}
