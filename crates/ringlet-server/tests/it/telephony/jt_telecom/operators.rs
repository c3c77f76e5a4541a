//! Operators: signing in and out, pauses, and live presence.

use ringlet_testkit::jt_telecom::Weather;
use serde_json::{Value, json};

use crate::app::pabx::Desk;
use crate::app::{AGENT, Client};

const OPERATORS: &str = "/api/telephony/operators";

/// Ana is the agent.
async fn with_ana() -> Desk {
    let desk = Desk::open().await;
    let ana = json!({ "user": AGENT });
    let linked = desk.admin.put(&format!("{OPERATORS}/1"), &ana).await;
    assert_eq!(linked.status, 200, "{}", linked.text);
    desk
}

async fn act(client: &Client, id: &str, act: &str, body: &Value) -> (u16, Value) {
    let answer = client.post(&format!("{OPERATORS}/{id}/{act}"), body).await;
    (answer.status, answer.json())
}

async fn presence(client: &Client) -> Vec<String> {
    let list = client.get(OPERATORS).await.json();
    let operators = list["operators"].as_array().unwrap().clone();
    let word = |operator: &Value| {
        let reason = operator["pause_reason"].as_str().unwrap_or_default();
        format!(
            "{} {} {reason}",
            operator["name"].as_str().unwrap(),
            operator["presence"].as_str().unwrap()
        )
    };
    operators
        .iter()
        .map(|o| word(o).trim().to_owned())
        .collect()
}

#[tokio::test]
async fn an_operator_signs_in_pauses_with_a_reason_and_signs_out() {
    let desk = with_ana().await;
    let nothing = json!({});
    for (what, body, wanted) in [
        ("login", &nothing, "available"),
        ("pause", &json!({ "reason": "Almoço" }), "paused"),
        ("unpause", &nothing, "available"),
        ("pause", &json!({ "motivo_pausa": "Banheiro" }), "paused"),
        ("logout", &nothing, "offline"),
    ] {
        let (status, operator) = act(&desk.agent, "1", what, body).await;
        assert_eq!(status, 200, "{what}: {operator}");
        assert_eq!(operator["presence"], wanted, "{what}");
        assert_eq!(operator["user"], AGENT);
        assert!(operator["since"].is_i64(), "{operator}");
    }
    let paused: Vec<Value> = desk
        .pabx
        .seen()
        .into_iter()
        .filter(|request| request.operation == "pausar_operador")
        .map(|request| request.body)
        .collect();
    assert_eq!(
        paused[0],
        json!({ "operador_id": "1", "motivo_pausa": "Almoço" })
    );
    let audit = desk.admin.get("/api/ringlet/audit").await.text;
    assert!(audit.contains("operator-login") && audit.contains("operator-paused"));
}

#[tokio::test]
async fn an_agent_acts_for_the_own_operator_and_an_administrator_for_all() {
    let desk = with_ana().await;
    let nothing = json!({});
    let (status, body) = act(&desk.agent, "2", "login", &nothing).await;
    assert_eq!((status, &body["code"]), (403, &json!("not-allowed")));
    let (status, _) = act(&desk.agent, "99", "login", &nothing).await;
    assert_eq!(status, 403, "whether there is one is nobody's business");
    let (status, _) = act(&desk.admin, "2", "login", &nothing).await;
    assert_eq!(status, 200);
    let (status, _) = act(&desk.admin, "99", "login", &nothing).await;
    assert_eq!(status, 404);
    let viewer = desk.app.viewer().await;
    assert_eq!(act(&viewer, "1", "login", &nothing).await.0, 403);
    assert_eq!(act(&desk.app.guest(), "1", "login", &nothing).await.0, 401);
    assert_eq!(presence(&desk.agent).await, ["Ana offline"]);
    assert_eq!(
        presence(&desk.admin).await,
        ["Ana offline", "Bruno available"]
    );
    let link = desk
        .agent
        .put(&format!("{OPERATORS}/2"), &json!({ "user": AGENT }))
        .await;
    assert_eq!(link.status, 403);
    let audit = desk.admin.get("/api/ringlet/audit").await.text;
    assert!(audit.contains("operator-refused"), "{audit}");
}

#[tokio::test]
async fn a_pause_needs_a_reason() {
    let desk = with_ana().await;
    for body in [
        json!({}),
        json!({ "reason": " " }),
        json!({ "reason": "x".repeat(300) }),
    ] {
        let (status, refused) = act(&desk.agent, "1", "pause", &body).await;
        assert_eq!(status, 422, "{refused}");
        assert_eq!(refused["field"], "reason");
    }
    assert_eq!(desk.pabx.asked("pausar_operador"), 0);
}

#[tokio::test]
async fn a_user_is_one_operator_at_most() {
    let desk = with_ana().await;
    let second = desk
        .admin
        .put(&format!("{OPERATORS}/2"), &json!({ "user": AGENT }))
        .await;
    assert_eq!(second.json()["user"], AGENT, "{}", second.text);
    let list = desk.admin.get(OPERATORS).await.json();
    assert_eq!(list["operators"][0]["user"], Value::Null);
    let unknown = desk
        .admin
        .put(&format!("{OPERATORS}/2"), &json!({ "user": "x@y.test" }))
        .await;
    assert_eq!(
        (unknown.status, &unknown.json()["field"]),
        (422, &json!("user"))
    );
}

#[tokio::test]
async fn presence_is_told_live_to_the_operator_and_administrators_alone() {
    let desk = with_ana().await;
    let mut heard = Vec::new();
    for client in [&desk.agent, &desk.admin] {
        let request = client.request(reqwest::Method::GET, "/api/ringlet/events");
        heard.push(request.send().await.unwrap());
    }
    desk.pabx.set_operator("1", "disponível");
    desk.wait(60).await;
    for stream in &mut heard {
        let mut text = String::new();
        while !text.contains("jt_telecom_operator") || !text.contains("available") {
            text += &String::from_utf8_lossy(&stream.chunk().await.unwrap().unwrap());
        }
        assert!(text.contains("\"id\":\"1\""), "{text}");
    }
    assert_eq!(presence(&desk.agent).await, ["Ana available"]);
}

#[tokio::test]
async fn a_pabx_that_refuses_leaves_the_presence_as_it_was() {
    let desk = with_ana().await;
    desk.pabx.weather(Weather::Refusing);
    let (status, refused) = act(&desk.agent, "1", "login", &json!({})).await;
    assert_eq!(
        (status, &refused["code"]),
        (502, &json!("provider-refused"))
    );
    assert_eq!(refused["hint"], "Ramal indisponível.");
    desk.pabx.weather(Weather::Fine);
    assert_eq!(presence(&desk.agent).await, ["Ana offline"]);
}

#[tokio::test]
async fn who_an_operator_is_is_not_overwritten_unseen() {
    let desk = Desk::open().await;
    let path = format!("{OPERATORS}/1");
    let theirs = json!({ "user": AGENT, "instead_of": "" });
    let saved = desk.admin.put(&path, &theirs).await;
    assert_eq!(saved.status, 200, "{}", saved.text);
    let mine = json!({ "user": crate::app::ADMIN, "instead_of": "" });
    let stale = desk.admin.put(&path, &mine).await;
    assert_eq!(
        (stale.status, &stale.json()["field"]),
        (409, &json!("modified"))
    );
    let list = desk.admin.get(OPERATORS).await.json();
    assert_eq!(list["operators"][0]["user"], AGENT);
    let mine = json!({ "user": crate::app::ADMIN, "instead_of": AGENT });
    assert_eq!(desk.admin.put(&path, &mine).await.status, 200);
}
