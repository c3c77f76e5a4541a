//! Extensions and DIDs.

use ringlet_testkit::jt_telecom::Dialect;
use serde_json::{Value, json};

use crate::app::AGENT;
use crate::app::pabx::Desk;

const EXTENSIONS: &str = "/api/telephony/extensions";
const DIDS: &str = "/api/telephony/dids";

async fn extensions(desk: &Desk) -> Vec<Value> {
    let list = desk.admin.get(EXTENSIONS).await;
    assert_eq!(list.status, 200, "{}", list.text);
    list.json()["extensions"].as_array().unwrap().clone()
}

async fn line_of(desk: &Desk, user: &str) -> Value {
    let path = format!("/api/resource/CRM%20Telephony%20Agent/{user}");
    let agent = desk.admin.get(&path).await.json();
    agent["data"]["jt_telecom_extension"].clone()
}

#[tokio::test]
async fn extensions_are_listed_added_changed_and_removed() {
    for flat in [false, true] {
        let dialect = Dialect {
            flat,
            numbers: flat,
            ..Dialect::default()
        };
        let desk = Desk::open_with(dialect).await;
        let listed = extensions(&desk).await;
        assert_eq!(listed.len(), 2);
        assert_eq!(listed[0]["number"], "100");
        assert_eq!(listed[0]["name"], "Recepção");
        assert_eq!(listed[0]["user"], AGENT, "whose phone it is");

        let draft = json!({ "number": 102, "name": "Suporte", "dados": { "grupo": "7" } });
        let made = desk.admin.post(EXTENSIONS, &draft).await;
        assert_eq!(made.status, 201, "{}", made.text);
        let id = made.json()["id"].as_str().unwrap().to_owned();
        assert_eq!(made.json()["number"], "102");

        let path = format!("{EXTENSIONS}/{id}");
        let renamed = desk.admin.put(&path, &json!({ "name": "Suporte 2" })).await;
        assert_eq!(renamed.json()["name"], "Suporte 2", "{}", renamed.text);
        assert_eq!(renamed.json()["number"], "102", "the rest stays");

        assert_eq!(desk.admin.delete(&path).await.status, 204);
        assert_eq!(extensions(&desk).await.len(), 2);
        assert_eq!(desk.admin.delete(&path).await.status, 404);
        let gone = desk.admin.put(&path, &json!({ "name": "x" })).await;
        assert_eq!(gone.status, 404);
    }
}

#[tokio::test]
async fn an_extension_is_one_users_phone() {
    let desk = Desk::open().await;
    let admin = crate::app::ADMIN;
    let path = format!("{EXTENSIONS}/1");
    let moved = desk.admin.put(&path, &json!({ "user": admin })).await;
    assert_eq!(moved.json()["user"], admin, "{}", moved.text);
    assert_eq!(line_of(&desk, admin).await, "100");
    assert!(
        line_of(&desk, AGENT)
            .await
            .as_str()
            .unwrap_or("")
            .is_empty()
    );

    let renumbered = desk.admin.put(&path, &json!({ "number": "110" })).await;
    assert_eq!(renumbered.json()["user"], admin, "the phone keeps its user");
    assert_eq!(line_of(&desk, admin).await, "110");

    let freed = desk.admin.put(&path, &json!({ "user": "" })).await;
    assert_eq!(freed.json()["user"], Value::Null, "{}", freed.text);
    let unknown = desk
        .admin
        .put(&path, &json!({ "user": "nobody@x.test" }))
        .await;
    assert_eq!(unknown.status, 422);
    assert_eq!(unknown.json()["field"], "user");
}

#[tokio::test]
async fn a_repeated_key_adds_once() {
    let desk = Desk::open().await;
    let admin = desk.admin.clone().with("idempotency-key", "k-1");
    let draft = json!({ "number": "102" });
    let first = admin.post(EXTENSIONS, &draft).await;
    let again = admin.post(EXTENSIONS, &draft).await;
    assert_eq!((first.status, again.status), (201, 201), "{}", again.text);
    assert_eq!(first.json(), again.json());
    assert_eq!(desk.pabx.asked("inserir_ramal"), 1);
    let other = admin.post(EXTENSIONS, &json!({ "number": "103" })).await;
    assert_eq!(other.status, 409);
}

#[tokio::test]
async fn dids_are_our_own_numbers() {
    let desk = Desk::open().await;
    let listed = desk.admin.get(DIDS).await.json();
    assert_eq!(listed["dids"][0]["number"], "1140001000");
    assert_eq!(listed["dids"][0]["destination"], "100");
    let draft = json!({ "number": "1140001001", "destination": 101 });
    let made = desk.admin.post(DIDS, &draft).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let lead = json!({ "first_name": "Us", "mobile_no": "+551140001001" });
    desk.admin.post("/api/resource/CRM%20Lead", &lead).await;
    let found = desk
        .agent
        .get("/api/ringlet/match?number=%2B551140001001")
        .await
        .json();
    assert_eq!(found["matches"], json!([]), "nobody is found behind it");
    let path = format!("{DIDS}/{}", made.json()["id"].as_str().unwrap());
    let moved = desk
        .admin
        .put(&path, &json!({ "destination": "100" }))
        .await;
    assert_eq!(moved.json()["destination"], "100", "{}", moved.text);
    assert_eq!(desk.admin.delete(&path).await.status, 204);
    assert_eq!(desk.admin.delete(&path).await.status, 404);
}

#[tokio::test]
async fn only_administrators_manage_and_wrong_values_are_named() {
    let desk = Desk::open().await;
    let viewer = desk.app.viewer().await;
    for path in [EXTENSIONS, DIDS] {
        for client in [&desk.agent, &viewer] {
            assert_eq!(client.get(path).await.status, 403);
            assert_eq!(
                client.post(path, &json!({ "number": "1" })).await.status,
                403
            );
            assert_eq!(client.delete(&format!("{path}/1")).await.status, 403);
        }
        assert_eq!(desk.app.guest().get(path).await.status, 401);
        for (draft, field) in [
            (json!({}), "number"),
            (json!({ "number": " " }), "number"),
            (json!({ "number": "1", "name": "x".repeat(200) }), "name"),
            (
                json!({ "number": "1", "dados": { "a": "x".repeat(200) } }),
                "dados",
            ),
            (json!({ "number": [] }), "number"),
        ] {
            let refused = desk.admin.post(path, &draft).await;
            assert_eq!(refused.status, 422, "{draft}: {}", refused.text);
            assert_eq!(refused.json()["field"], field, "{draft}");
        }
    }
    let audit = desk.admin.get("/api/ringlet/audit").await.text;
    assert!(!audit.contains("extension-added"), "nothing was done");
}

/// Refused over a newer version, and the PABX wasn't told.
fn assert_stale(answer: &crate::app::Answer) {
    assert_eq!((answer.status, answer.code().as_str()), (409, "conflict"));
    assert_eq!(answer.json()["field"], "modified", "{}", answer.text);
}

#[tokio::test]
async fn what_another_administrator_changed_at_the_pabx_is_not_overwritten() {
    let desk = Desk::open().await;
    let dids = desk.admin.get(DIDS).await.json();
    for (path, read, ask, theirs, mine) in [
        (
            format!("{EXTENSIONS}/1"),
            extensions(&desk).await[0]["modified"].clone(),
            "alterar_ramal",
            json!({ "name": "Theirs" }),
            json!({ "name": "Mine" }),
        ),
        (
            format!("{DIDS}/{}", dids["dids"][0]["id"].as_str().unwrap()),
            dids["dids"][0]["modified"].clone(),
            "alterar_did",
            json!({ "destination": "101" }),
            json!({ "destination": "100", "name": "Mine" }),
        ),
    ] {
        let with = |mut change: Value, stamp: &Value| {
            change["modified"] = stamp.clone();
            change
        };
        let saved = desk.admin.put(&path, &with(theirs, &read)).await;
        assert_eq!(saved.status, 200, "{path}: {}", saved.text);
        let asked = desk.pabx.asked(ask);
        assert_stale(&desk.admin.put(&path, &with(mine.clone(), &read)).await);
        assert_eq!(desk.pabx.asked(ask), asked, "{path}");
        let now = saved.json()["modified"].clone();
        let saved = desk.admin.put(&path, &with(mine, &now)).await;
        assert_eq!(saved.json()["name"], "Mine", "{path}: {}", saved.text);
    }
}

#[tokio::test]
async fn whose_phone_an_extension_is_belongs_to_what_was_read() {
    let desk = Desk::open().await;
    let read = extensions(&desk).await[0]["modified"].clone();
    let agent = format!("/api/resource/CRM%20Telephony%20Agent/{AGENT}");
    let gone = json!({ "jt_telecom_extension": "" });
    assert_eq!(desk.admin.put(&agent, &gone).await.status, 200);
    let mine = json!({ "name": "Mine", "user": AGENT, "modified": read });
    assert_stale(&desk.admin.put(&format!("{EXTENSIONS}/1"), &mine).await);
    assert_eq!(extensions(&desk).await[0]["user"], Value::Null);
}
