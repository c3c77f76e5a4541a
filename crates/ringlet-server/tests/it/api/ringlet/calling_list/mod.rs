//! `/api/ringlet/lists…`

mod calls;
mod fill;
mod turns;

use serde_json::{Value, json};

use crate::app::{AGENT, Client, TestApp};

/// Three people, one of them twice, and a line that is no number.
pub(super) const FILE: &str = "Name,Company,Phone,Note\n\
    Lata Shah,Shah Textiles,+91 99999 88888,Wants the price list\n\
    Emily Carter,Carter Design,+1 415 555 2671,\n\
    Lata again,,099999 88888,\n\
    Nobody,,12,\n\
    Thorsten Bräutigam,,+49 30 901820,\n";

/// A new list; answers its id.
pub(super) async fn list(admin: &Client, draft: Value) -> String {
    let made = admin.post("/api/ringlet/lists", &draft).await;
    assert_eq!(made.status, 201, "{}", made.text);
    made.json()["id"].as_str().unwrap().to_owned()
}

/// Fills a list.
pub(super) async fn fill(admin: &Client, id: &str, body: Value) -> Value {
    let path = format!("/api/ringlet/lists/{id}/fill");
    let filled = admin.post(&path, &body).await;
    assert_eq!(filled.status, 200, "{}", filled.text);
    filled.json()
}

/// A list for everybody with the three people.
pub(super) async fn three(app: &TestApp) -> String {
    let admin = app.admin().await;
    let draft = json!({"name": "Diwali reorders", "call_back": ["Call back"], "max_tries": 2});
    let id = list(&admin, draft).await;
    fill(&admin, &id, json!({"csv": {"text": FILE}})).await;
    id
}

/// Whom this user is told to call.
pub(super) async fn next(user: &Client, id: &str) -> Value {
    let path = format!("/api/ringlet/lists/{id}/next");
    let told = user.post(&path, &json!({})).await;
    assert_eq!(told.status, 200, "{}", told.text);
    told.json()
}

/// The name of whom this user is told to call; empty: nobody.
pub(super) async fn next_name(user: &Client, id: &str) -> String {
    let told = next(user, id).await;
    told["row"]["name"].as_str().unwrap_or_default().to_owned()
}

/// The names still on the list, in calling order.
pub(super) async fn names(user: &Client, id: &str) -> Vec<String> {
    let page = user
        .get(&format!("/api/ringlet/lists/{id}/rows"))
        .await
        .json();
    let rows = page["rows"].as_array().unwrap().clone();
    rows.iter()
        .map(|row| row["name"].as_str().unwrap_or_default().to_owned())
        .collect()
}

#[tokio::test]
async fn a_list_is_made_once_named_once_changed_and_removed() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let draft = json!({"name": " Diwali reorders ", "everyone": false, "agents": [AGENT]});
    let keyed = app.admin().await.with("idempotency-key", "k1");
    let first = keyed.post("/api/ringlet/lists", &draft).await;
    assert_eq!(first.status, 201, "{}", first.text);
    let made = first.json();
    assert_eq!(made["name"], "Diwali reorders");
    assert_eq!((&made["max_tries"], &made["total"]), (&json!(5), &json!(0)));
    let again = keyed.post("/api/ringlet/lists", &draft).await;
    assert_eq!(again.json()["id"], made["id"]);
    let taken = admin.post("/api/ringlet/lists", &draft).await;
    assert_eq!(
        (taken.status, &taken.json()["field"]),
        (409, &json!("name"))
    );

    let path = format!("/api/ringlet/lists/{}", made["id"].as_str().unwrap());
    let changed = admin.put(&path, &json!({"name": "Reorders"})).await;
    assert_eq!(changed.json()["name"], "Reorders");
    assert_eq!(changed.json()["everyone"], true);
    assert_eq!(admin.delete(&path).await.status, 204);
    assert_eq!(admin.delete(&path).await.status, 404);
    assert_eq!(admin.put(&path, &json!({"name": "x"})).await.status, 404);
}

#[tokio::test]
async fn what_isn_t_acceptable_is_named() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    for (draft, field) in [
        (json!({"name": " "}), "name"),
        (json!({"name": "x".repeat(81)}), "name"),
        (json!({"name": "x", "max_tries": 0}), "max_tries"),
        (json!({"name": "x", "max_tries": 21}), "max_tries"),
        (json!({"name": "x", "call_back": ["Splendid"]}), "call_back"),
        (
            json!({"name": "x", "agents": ["nobody@example.test"]}),
            "agents",
        ),
        (
            json!({"name": "x", "agents": ["viewer@example.test"]}),
            "agents",
        ),
    ] {
        let answer = admin.post("/api/ringlet/lists", &draft).await;
        assert_eq!(
            (answer.status, &answer.json()["field"]),
            (422, &json!(field)),
            "{}",
            answer.text
        );
    }
}

#[tokio::test]
async fn an_agent_sees_the_lists_for_everyone_and_the_own_ones() {
    let app = TestApp::start().await;
    app.add_user("ravi@example.test", &[ringlet_model::Role::Agent])
        .await;
    let admin = app.admin().await;
    list(&admin, json!({"name": "All"})).await;
    list(
        &admin,
        json!({"name": "Mine", "everyone": false, "agents": [AGENT]}),
    )
    .await;
    let ravis = json!({"name": "Ravi's", "everyone": false, "agents": ["ravi@example.test"]});
    let theirs = list(&admin, ravis).await;
    let seen = async |user: &Client| {
        let lists = user.get("/api/ringlet/lists").await.json();
        let lists = lists["lists"].as_array().unwrap().clone();
        let names = lists
            .iter()
            .map(|list| list["name"].as_str().unwrap().to_owned());
        names.collect::<Vec<_>>()
    };
    assert_eq!(seen(&admin).await, ["All", "Mine", "Ravi's"]);
    let agent = app.agent().await;
    assert_eq!(seen(&agent).await, ["All", "Mine"]);
    for path in ["rows", "results"] {
        let path = format!("/api/ringlet/lists/{theirs}/{path}");
        assert_eq!(agent.get(&path).await.status, 404);
    }
    let path = format!("/api/ringlet/lists/{theirs}/next");
    assert_eq!(agent.post(&path, &json!({})).await.status, 404);
    assert_eq!(
        app.viewer().await.get("/api/ringlet/lists").await.status,
        403
    );
}

/// That long.
pub(super) const fn minutes(count: u64) -> std::time::Duration {
    std::time::Duration::from_secs(count * 60)
}
