//! `GET /calls/{id}`

use serde_json::json;

use super::seed::{self, Seed};
use crate::app::{ADMIN, TestApp};

#[tokio::test]
async fn a_call_comes_with_all_that_hangs_on_it() {
    let app = TestApp::start().await;
    seed::calls(&app, &[Seed::default()]);
    let agent = app.agent().await;
    let lead = json!({"first_name": "Lata", "last_name": "Shah", "organization": "Shah Textiles", "phone": "+91 98765 43210"});
    assert_eq!(
        agent.post("/api/resource/CRM%20Lead", &lead).await.status,
        200
    );
    let note =
        json!({"call_sid": "c1", "note": {"content": "<p>ten <b>seats</b><script>x</script></p>"}});
    let added = agent
        .post(
            "/api/method/crm.integrations.api.add_note_to_call_log",
            &note,
        )
        .await;
    assert_eq!(added.status, 200, "{}", added.text);
    let task = json!({"call_sid": "c1", "task": {"title": "Send offer", "due_date": "2026-11-21", "priority": "High"}});
    let added = agent
        .post(
            "/api/method/crm.integrations.api.add_task_to_call_log",
            &task,
        )
        .await;
    assert_eq!(added.status, 200, "{}", added.text);

    let mut answer = agent.get("/calls/c1").await.json();
    assert!(answer["notes"][0]["name"].is_string());
    answer["notes"][0]["name"] = json!("[random]");
    insta::assert_json_snapshot!(answer);
}

#[tokio::test]
async fn somebody_elses_call_is_not_there() {
    let app = TestApp::start().await;
    let others = Seed {
        id: "c2",
        agent: Some(ADMIN),
        ..Seed::default()
    };
    let rang = Seed {
        id: "c3",
        agent: None,
        audience: r#"["agent@example.test"]"#,
        ..Seed::default()
    };
    seed::calls(&app, &[others, rang]);
    let agent = app.agent().await;
    assert_eq!(agent.get("/calls/c2").await.status, 404);
    assert_eq!(agent.get("/calls/nope").await.status, 404);
    assert_eq!(agent.get("/calls/c3").await.status, 200);
    assert_eq!(app.viewer().await.get("/calls/c3").await.status, 404);
    assert_eq!(app.admin().await.get("/calls/c2").await.status, 200);
}
