//! A call on a phone of one's own, and numbers that nobody may dial.

use serde_json::json;

use super::office::Office;

async fn open() -> Office {
    let settings = json!({ "enabled": 1 });
    Office::open("manual", "CRM Manual Settings", settings, json!({})).await
}

#[tokio::test]
async fn the_page_opens_a_link_and_the_user_completes_the_entry() {
    let office = open().await;
    let (status, body) = office.dial("+919000000051").await;
    assert_eq!(status, 201, "{body}");
    assert!(
        body["handoff"].to_string().contains("tel:+919000000051"),
        "{body}"
    );
    let id = body["call"]["id"].as_str().unwrap();
    let done = json!({ "outcome": "completed", "duration_seconds": 61 });
    let path = format!("/api/ringlet/calls/{id}/complete");
    let answer = office.agent.post(&path, &done).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let log = office.log().await;
    assert_eq!(
        (
            &log[0]["source"],
            &log[0]["outcome"],
            &log[0]["duration_seconds"]
        ),
        (&json!("manual"), &json!("completed"), &json!(61))
    );
}

#[tokio::test]
async fn a_listed_number_is_refused_with_its_reason_and_seen_in_the_log() {
    let office = open().await;
    let list = "/api/ringlet/settings/do-not-call";
    let entry = json!({ "number": "+91 90000 00052", "note": "Asked us not to" });
    let added = office.admin.post(list, &entry).await;
    assert_eq!(
        (added.status, added.json()["number"].clone()),
        (201, json!("+919000000052"))
    );
    assert_eq!(office.admin.post(list, &entry).await.status, 409);
    assert_eq!(
        office
            .admin
            .post(list, &json!({ "number": "us" }))
            .await
            .status,
        422
    );
    let (status, body) = office.dial("+919000000052").await;
    assert_eq!((status, &body["code"]), (403, &json!("not-allowed")));
    assert!(
        body["message"]
            .as_str()
            .unwrap()
            .contains("Asked us not to"),
        "{body}"
    );
    let log = office.log().await;
    assert_eq!(
        (&log[0]["outcome"], &log[0]["wrapped_up"]),
        (&json!("blocked"), &json!(true))
    );
    let audit = office.admin.get("/api/ringlet/audit?limit=5").await.text;
    assert!(
        audit.contains("dial-refused") && !audit.contains("919000000052"),
        "{audit}"
    );
    let page = office.admin.get(&format!("{list}?limit=1")).await.json();
    assert_eq!(page["entries"][0]["note"], "Asked us not to");
    let gone = office.admin.delete(&format!("{list}/+919000000052")).await;
    assert_eq!(gone.status, 204, "{}", gone.text);
    assert_eq!(office.dial("+919000000052").await.0, 201);
    assert_eq!(
        office
            .admin
            .delete(&format!("{list}/+919000000052"))
            .await
            .status,
        404
    );
}

#[tokio::test]
async fn a_provider_that_is_gone_is_read_but_not_chosen() {
    let office = open().await;
    crate::calls::seed::calls(
        &office.app,
        &[crate::calls::seed::Seed {
            source: "myoperator",
            ..crate::calls::seed::Seed::default()
        }],
    );
    assert_eq!(office.log().await[0]["source"], "myoperator");
    let dial = json!({ "to_number": "+919000000051", "provider": "myoperator" });
    assert_eq!(
        office.agent.post("/api/ringlet/calls", &dial).await.status,
        422
    );
}
