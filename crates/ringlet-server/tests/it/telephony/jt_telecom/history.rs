//! Polling: what the PABX's own lists say is the truth of its calls.

use std::time::Duration;

use ringlet_testkit::jt_telecom::Dialect;
use serde_json::json;

use crate::app::AGENT;
use crate::app::pabx::Desk;

/// A PABX that tells no id of a dial and forgets variables: its rows are known by number and time alone.
fn forgetful() -> Dialect {
    Dialect {
        silent_dial: true,
        forgets_variables: true,
        ..Dialect::default()
    }
}

#[tokio::test]
async fn a_dial_whose_id_nobody_told_is_found_in_the_lists() {
    let desk = Desk::open_with(forgetful()).await;
    let first = desk.call("11999990001").await;
    desk.pass(30);
    let second = desk.call("11999990001").await;
    let other = desk.call("11999990002").await;
    let placed = desk.pabx.placed();
    desk.pabx.give_up(&placed[0].id, "0");
    desk.pabx.give_up(&placed[1].id, "486");
    desk.pabx.answer(&placed[2].id);
    desk.wait(60).await;
    assert_eq!(desk.read(&first).await["outcome"], "no-answer");
    assert_eq!(desk.read(&second).await["outcome"], "busy");
    assert_eq!(desk.read(&other).await["state"], "connected");
}

#[tokio::test]
async fn reading_the_same_lists_again_changes_nothing() {
    let desk = Desk::open().await;
    let id = desk.call("11999990001").await;
    let pabx_id = desk.pabx.placed()[0].id.clone();
    desk.pabx.hang_up(&pabx_id, Duration::from_secs(30));
    assert_eq!(desk.wait(60).await, 1);
    let before = desk.read(&id).await;
    let lines = desk.agent.get(&format!("/calls/{id}")).await.json()["events"].clone();
    for _ in 0..3 {
        assert_eq!(desk.wait(60).await, 1, "the row comes again");
    }
    assert_eq!(desk.read(&id).await, before);
    let after = desk.agent.get(&format!("/calls/{id}")).await.json()["events"].clone();
    assert_eq!(after, lines);
}

#[tokio::test]
async fn it_is_read_as_often_as_the_settings_say() {
    let desk = Desk::open().await;
    desk.wait(60).await;
    let asked = desk.pabx.asked("listar_historico_chamada");
    desk.wait(59).await;
    assert_eq!(desk.pabx.asked("listar_historico_chamada"), asked);
    desk.wait(1).await;
    assert_eq!(desk.pabx.asked("listar_historico_chamada"), asked + 1);
}

#[tokio::test]
async fn after_an_outage_everything_since_is_read() {
    let desk = Desk::open().await;
    let id = desk.call("11999990001").await;
    desk.wait(60).await;
    let pabx_id = desk.pabx.placed()[0].id.clone();
    desk.pabx.hang_up(&pabx_id, Duration::from_secs(30));
    desk.pabx
        .weather(ringlet_testkit::jt_telecom::Weather::Html);
    desk.wait(60).await;
    assert_eq!(desk.state().await["state"], "failing");
    assert_eq!(desk.read(&id).await["state"], "ringing");
    desk.pass(5 * 3600);
    desk.pabx
        .weather(ringlet_testkit::jt_telecom::Weather::Fine);
    desk.wait(60).await;
    assert_ne!(desk.state().await["state"], "failing");
    assert_eq!(desk.read(&id).await["outcome"], "completed");
}

#[tokio::test]
async fn webhook_and_row_of_one_call_make_one_entry() {
    let desk = Desk::open().await;
    let id = desk.call("11999990001").await;
    let pabx_id = desk.pabx.placed()[0].id.clone();
    let path = desk.webhook_path().await;
    assert!(path.starts_with("/api/telephony/webhook/call-status?key="));
    desk.pabx.answer(&pabx_id);
    let sent = desk.pabx.webhook(&pabx_id).unwrap();
    let kept = desk.app.guest().post(&path, &sent).await;
    assert_eq!(kept.status, 200, "{}", kept.text);
    assert_eq!(desk.read(&id).await["state"], "connected");
    desk.pabx.hang_up(&pabx_id, Duration::from_secs(30));
    desk.wait(60).await;
    let sent = desk.pabx.webhook(&pabx_id).unwrap();
    desk.app.guest().post(&path, &sent).await;
    let call = desk.read(&id).await;
    assert_eq!(call["outcome"], "completed");
    assert_eq!(call["duration_seconds"], 30);
    let all = desk.admin.get("/calls").await.json();
    assert_eq!(all["calls"].as_array().unwrap().len(), 1, "{all}");
}

#[tokio::test]
async fn a_webhook_with_a_wrong_key_is_refused() {
    let desk = Desk::open().await;
    let id = desk.call("11999990001").await;
    let body = json!({ "call_id": "pabx_call_1", "status": "completed", "duration": 5 });
    for path in [
        "/api/telephony/webhook/call-status",
        "/api/telephony/webhook/call-status?key=guess",
    ] {
        let refused = desk.app.guest().post(path, &body).await;
        assert_eq!(refused.status, 403, "{path}");
        assert_eq!(refused.code(), "not-allowed", "{path}");
    }
    assert_eq!(desk.read(&id).await["state"], "dialing");
}

#[tokio::test]
async fn somebody_calls_and_the_extensions_owner_hears_of_it() {
    let desk = Desk::open().await;
    let pabx_id = desk.pabx.incoming("11988887777", "1140001000", "100");
    desk.wait(60).await;
    let active = desk.agent.get("/api/ringlet/calls/active").await.json();
    let call = active["calls"][0].clone();
    assert_eq!(call["direction"], "inbound", "{active}");
    assert_eq!(call["state"], "ringing");
    assert_eq!(call["number"]["e164"], "+5511988887777");
    desk.pabx.hang_up(&pabx_id, Duration::from_secs(61));
    desk.wait(60).await;
    let log = desk.agent.get("/api/telephony/calls").await.json();
    assert_eq!(log["calls"][0]["status"], "completed", "{log}");
    assert_eq!(log["calls"][0]["user_id"], AGENT);
    assert_eq!(log["calls"][0]["duration"], 61);
    let missed = desk.pabx.incoming("11988887777", "1140001000", "100");
    desk.pabx.give_up(&missed, "0");
    desk.wait(60).await;
    let log = desk.agent.get("/calls?direction=missed").await.json();
    assert_eq!(log["calls"].as_array().unwrap().len(), 1, "{log}");
}

#[tokio::test]
async fn what_is_dialled_at_the_phone_itself_is_in_its_owners_log() {
    let desk = Desk::open().await;
    let own = desk.pabx.dial_at_the_phone("100", "11999990009");
    let nobodys = desk.pabx.dial_at_the_phone("101", "11999990009");
    desk.pabx.hang_up(&own, Duration::from_secs(12));
    desk.pabx.give_up(&nobodys, "0");
    desk.wait(60).await;
    desk.wait(60).await;
    let log = desk.agent.get("/api/telephony/calls").await.json();
    assert_eq!(log["calls"].as_array().unwrap().len(), 1, "{log}");
    assert_eq!(log["calls"][0]["duration"], 12);
    assert_eq!(log["calls"][0]["direction"], "outbound");
    let all = desk.admin.get("/api/telephony/calls").await.json();
    assert_eq!(all["calls"].as_array().unwrap().len(), 2, "{all}");
}

#[tokio::test]
async fn the_lists_of_the_pabx_itself_are_shown_and_know_our_calls() {
    let desk = Desk::open().await;
    let id = desk.call("11999990001").await;
    let other = desk.pabx.dial_at_the_phone("101", "11999990009");
    let online = "/api/telephony/pabx/online-calls";
    let all = desk.admin.get(online).await.json();
    assert_eq!(all["calls"].as_array().unwrap().len(), 2, "{all}");
    let own = desk.agent.get(online).await.json();
    assert_eq!(own["calls"].as_array().unwrap().len(), 1, "{own}");
    assert_eq!(own["calls"][0]["call_id"], json!(id));
    assert_eq!(own["calls"][0]["state"], "ringing");
    assert_eq!(own["calls"][0]["direction"], "outbound");

    let ours = desk.pabx.placed()[0].id.clone();
    desk.pabx.hang_up(&ours, Duration::from_secs(30));
    desk.pabx.give_up(&other, "486");
    desk.pass(60);
    let history = "/api/telephony/pabx/history";
    let all = desk.admin.get(history).await.json();
    assert_eq!(all["calls"].as_array().unwrap().len(), 2, "{all}");
    assert_eq!(all["calls"][1]["status"], "busy");
    assert_eq!(all["calls"][0]["duration"], 30);
    let own = desk.agent.get(history).await.json();
    assert_eq!(own["calls"].as_array().unwrap().len(), 1, "{own}");
    let page = format!("{history}?limit=1&offset=1");
    let second = desk.admin.get(&page).await.json();
    assert_eq!(second["calls"][0]["id"], json!(other));
    let filtered = format!("{history}?number=11999990009");
    let found = desk.admin.get(&filtered).await.json();
    assert_eq!(found["calls"].as_array().unwrap().len(), 1, "{found}");
    let foreign = format!("{history}?extension=101");
    assert_eq!(desk.agent.get(&foreign).await.status, 403);
    assert_eq!(desk.app.viewer().await.get(history).await.status, 403);
    let nothing = format!("{history}?limit=0");
    assert_eq!(desk.admin.get(&nothing).await.status, 422);
}
