//! Calls in the words of the telephony REST, and their counts.

use std::time::Duration;

use serde_json::json;

use crate::app::AGENT;
use crate::app::pabx::Desk;

/// Three calls of the agent: one talked, one busy, one still up.
async fn with_calls() -> (Desk, [String; 3]) {
    let desk = Desk::open().await;
    let ids = [
        desk.call("11999990001").await,
        desk.call("11999990002").await,
        desk.call("11999990003").await,
    ];
    let placed = desk.pabx.placed();
    desk.pass(100);
    desk.pabx.hang_up(&placed[0].id, Duration::from_secs(90));
    desk.pabx.give_up(&placed[1].id, "486");
    desk.wait(60).await;
    (desk, ids)
}

#[tokio::test]
async fn calls_are_listed_and_read_in_its_words() {
    let (desk, [talked, busy, up]) = with_calls().await;
    let page = desk.agent.get("/api/telephony/calls?limit=2").await.json();
    assert_eq!(page["calls"].as_array().unwrap().len(), 2);
    let next = page["next_cursor"].as_str().unwrap();
    let path = format!("/api/telephony/calls?limit=2&cursor={next}");
    let rest = desk.agent.get(&path).await.json();
    assert_eq!(rest["calls"].as_array().unwrap().len(), 1);
    for (id, status) in [
        (&talked, "completed"),
        (&busy, "busy"),
        (&up, "in_progress"),
    ] {
        let path = format!("/api/telephony/calls/{id}");
        let call = desk.agent.get(&path).await.json()["call"].clone();
        assert_eq!(call["status"], status, "{call}");
        assert_eq!(call["direction"], "outbound");
        assert_eq!(call["user_id"], AGENT);
    }
    let path = format!("/api/telephony/calls/{talked}");
    let detail = desk.agent.get(&path).await.json();
    assert_eq!(detail["call"]["duration"], 90);
    assert_eq!(
        detail["call"]["recording_url"],
        format!("/api/ringlet/calls/{talked}/recording")
    );
    assert!(!detail.to_string().contains("gravacoes"), "{detail}");
    let other = desk.app.viewer().await.get(&path).await;
    assert_eq!(other.status, 404, "somebody else's");
    let filtered = "/api/telephony/calls?outcome=busy";
    let found = desk.admin.get(filtered).await.json();
    assert_eq!(found["calls"][0]["id"], json!(busy));
    assert_eq!(desk.app.guest().get(&path).await.status, 401);
}

#[tokio::test]
async fn a_call_is_kept_with_a_lead_gets_notes_and_a_disposition() {
    let (desk, [talked, ..]) = with_calls().await;
    let lead = json!({ "first_name": "Rita" });
    let made = desk.admin.post("/api/resource/CRM%20Lead", &lead).await;
    let lead = made.json()["data"]["name"].clone();
    let path = format!("/api/telephony/calls/{talked}/update");
    let change =
        json!({ "notes": "linha 1\nlinha 2", "lead_id": lead, "disposition": "Interested" });
    let changed = desk.agent.put(&path, &change).await;
    assert_eq!(changed.status, 200, "{}", changed.text);
    let call = changed.json()["call"].clone();
    assert_eq!(call["lead_id"], lead);
    assert_eq!(call["notes"], "linha 1\nlinha 2");
    assert_eq!(call["disposition"], "Interested");
    let more = desk.agent.put(&path, &json!({ "notes": "depois" })).await;
    assert_eq!(more.json()["call"]["notes"], "linha 1\nlinha 2\ndepois");
    for (change, field) in [
        (json!({ "lead_id": "nobody" }), "lead_id"),
        (json!({ "opportunity_id": 7 }), "opportunity_id"),
        (json!({ "disposition": "whatever" }), "disposition"),
    ] {
        let refused = desk.agent.put(&path, &change).await;
        assert_eq!(refused.status, 422, "{change}");
        assert_eq!(refused.json()["field"], field, "{change}");
    }
    let viewer = desk.app.viewer().await.put(&path, &change).await;
    assert_eq!(viewer.status, 403);
    let missing = "/api/telephony/calls/nothing/update";
    let missing = desk.agent.put(missing, &json!({ "notes": "x" })).await;
    assert_eq!(missing.status, 404);
}

#[tokio::test]
async fn calls_are_counted_by_result_agent_and_day() {
    let (desk, _) = with_calls().await;
    let stats = desk.agent.get("/api/telephony/stats").await.json();
    assert_eq!(stats["total_calls"], 3, "{stats}");
    assert_eq!(stats["completed"], 1);
    assert_eq!(stats["busy"], 1);
    assert_eq!(stats["in_progress"], 1);
    assert_eq!(stats["success_rate"], 0.5);
    assert_eq!(stats["average_duration"], 90.0);
    assert_eq!(stats["by_user"][0]["user_id"], AGENT);
    let days = stats["by_day"].as_array().unwrap();
    assert_eq!(days.len(), 30, "days without calls are there too");
    let today = days.last().unwrap();
    assert_eq!(
        (&today["day"], &today["total_calls"], &today["success_rate"]),
        (&json!("2026-11-20"), &json!(3), &json!(0.5))
    );
    let none = desk.app.viewer().await.get("/api/telephony/stats").await;
    assert_eq!(none.json()["total_calls"], 0, "others count their own");
    let all = desk
        .admin
        .get("/api/telephony/stats?source=jt_telecom")
        .await;
    assert_eq!(all.json()["total_calls"], 3);
    let before = "/api/telephony/stats?start=2026-11-01T00:00:00Z&end=2026-11-20T00:00:00Z";
    assert_eq!(desk.admin.get(before).await.json()["total_calls"], 0);
    let foreign = format!("/api/telephony/stats?user_id={}", crate::app::ADMIN);
    assert_eq!(desk.agent.get(&foreign).await.status, 403);
    for wrong in [
        "start=yesterday",
        "start=2026-11-21T00:00:00Z",
        "start=2010-01-01T00:00:00Z",
    ] {
        let path = format!("/api/telephony/stats?{wrong}");
        assert_eq!(desk.admin.get(&path).await.status, 422, "{wrong}");
    }
}
