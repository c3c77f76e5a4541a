//! Erasing a number, and forgetting what is old.

use ringlet_server::storage::Replay;
use serde_json::json;

use super::telling::{Telling, log, tell};
use crate::app::{ADMIN, AGENT, TestApp, eventually};

const NUMBER: &str = "+491512345678";
const OTHER: &str = "+491512345679";

/// Where the database file or its log still holds a text.
fn held(app: &TestApp, text: &str) -> Vec<String> {
    let database = rusqlite::Connection::open(app.database.file()).unwrap();
    let mut tables = database
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
        .unwrap();
    let tables: Vec<String> = tables
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let mut held = Vec::new();
    for table in tables {
        let mut rows = database
            .prepare(&format!("SELECT * FROM \"{table}\""))
            .unwrap();
        let columns = rows.column_count();
        let mut rows = rows.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                let bytes = match row.get_ref(column).unwrap() {
                    rusqlite::types::ValueRef::Text(bytes)
                    | rusqlite::types::ValueRef::Blob(bytes) => bytes,
                    _ => continue,
                };
                if String::from_utf8_lossy(bytes).contains(text) {
                    held.push(table.clone());
                }
            }
        }
    }
    held
}

#[tokio::test]
async fn an_erased_number_is_nowhere_in_the_log_and_the_proof_is_in_the_audit() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let mut told = Telling::new("placetel", "c1", NUMBER).body();
    told["remote_name"] = json!("Asha Rao");
    told["note"] = json!({"title": "", "content": "<p>her sister's number</p>"});
    assert_eq!(admin.post("/calls", &told).await.status, 201);
    tell(&admin, &Telling::new("manual", "c2", NUMBER).at(2)).await;
    let stays = tell(&admin, &Telling::new("placetel", "c3", OTHER).at(600)).await;
    let before = admin
        .get("/api/telephony/stats?start=2026-11-01")
        .await
        .json();
    assert!(!held(&app, "491512345678").is_empty() && !held(&app, "Asha").is_empty());
    rusqlite::Connection::open(app.database.file())
        .unwrap()
        .execute("UPDATE call SET recording_url = 'https://recordings.example.com/asha' WHERE display_name = 'Asha Rao'", [])
        .unwrap();
    // First what would go; nothing does.
    let wish = json!({"number": "+49 1512 345678", "dry_run": true});
    let mut would = admin.post("/calls/erase", &wish).await.json();
    assert_eq!(would["proof"], "");
    assert!(!held(&app, "491512345678").is_empty() && !held(&app, "Asha").is_empty());
    let wish = json!({"number": "+49 1512 345678"});
    let answer = admin.post("/calls/erase", &wish).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let erased = answer.json();
    assert_eq!(erased["number"], NUMBER);
    assert_eq!(
        [&erased["calls"], &erased["notes"], &erased["recordings"]],
        [&json!(2), &json!(1), &json!(1)]
    );
    would["proof"] = erased["proof"].clone();
    assert_eq!(would, erased, "it does what it told");
    for text in ["1512345678", "Asha", "her sister"] {
        assert_eq!(held(&app, text), Vec::<String>::new(), "{text}");
    }
    let audit = admin.get("/api/ringlet/audit").await.json();
    let entry = audit["entries"]
        .as_array()
        .unwrap()
        .iter()
        .find(|entry| entry["action"] == "number-erased")
        .unwrap()
        .clone();
    assert_eq!(
        (&entry["target"], &entry["user"]),
        (&erased["proof"], &json!(ADMIN)),
        "{entry}"
    );
    // The counts stay, and so does everybody else's call.
    let after = admin
        .get("/api/telephony/stats?start=2026-11-01")
        .await
        .json();
    assert_eq!(
        (&after["total_calls"], &after["total_duration"]),
        (&before["total_calls"], &before["total_duration"])
    );
    let other = admin.get(&format!("/calls/{stays}")).await.json();
    assert_eq!(other["call"]["remote_number"], OTHER);
    let nobody = log(&admin, "").await.pop().unwrap();
    assert_eq!(
        (
            &nobody["remote_number"],
            &nobody["remote_name"],
            &nobody["note_count"]
        ),
        (&json!(""), &json!(null), &json!(0))
    );
    assert_eq!(
        nobody["sources"].as_array().unwrap().len(),
        2,
        "still one conversation"
    );
    // Erasing once more finds nothing, and proves the same number.
    let again = admin
        .post("/calls/erase", &json!({"number": NUMBER}))
        .await
        .json();
    assert_eq!(
        (&again["calls"], &again["proof"]),
        (&json!(0), &erased["proof"])
    );
    let empty = admin.post("/calls/erase", &json!({"number": " "})).await;
    assert_eq!(
        (empty.status, &empty.json()["field"]),
        (422, &json!("number"))
    );
}

#[tokio::test]
async fn a_source_that_tells_an_erased_call_again_brings_nothing_back() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let card = "BEGIN:VCARD\r\nVERSION:2.1\r\nN:Rao;Asha\r\nTEL:+491512345678\r\nX-IRMC-CALL-DATETIME;RECEIVED:20261102T090000Z\r\nEND:VCARD\r\n";
    let import = || {
        let path = format!("/calls/import/pbap?user_id={AGENT}&device=phone");
        let request = admin
            .request(reqwest::Method::POST, &path)
            .header("content-type", "text/vcard")
            .body(card);
        crate::app::read(request)
    };
    let report = import().await;
    assert_eq!(report.json()["added"], 1, "{}", report.text);
    assert_eq!(
        admin
            .post("/calls/erase", &json!({"number": NUMBER}))
            .await
            .json()["calls"],
        1
    );
    let report = import().await;
    assert_eq!(report.json()["added"], 0, "{}", report.text);
    assert_eq!(held(&app, "1512345678"), Vec::<String>::new());
    assert_eq!(held(&app, "Asha"), Vec::<String>::new());
}

#[tokio::test]
async fn those_who_call_a_list_are_told_when_a_number_of_it_is_erased() {
    let app = TestApp::start().await;
    let (admin, agent) = (app.admin().await, app.agent().await);
    let list = json!({"name": "Reorders"});
    let list = admin.post("/api/ringlet/lists", &list).await.json()["id"].clone();
    let path = format!("/api/ringlet/lists/{}", list.as_str().unwrap());
    let fill = json!({"csv": {"text": format!("name,phone\nErika,{NUMBER}\n")}});
    let filled = admin.post(&format!("{path}/fill"), &fill).await;
    assert_eq!(filled.status, 200, "{}", filled.text);
    let next = agent.post(&format!("{path}/next"), &json!({})).await.json();
    assert_eq!(next["row"]["name"], "Erika");
    let changed = json!({ "list": list }).to_string();
    let told = async || {
        let told = app.state.store.replay_live_events(AGENT, 0, 100).await;
        let Replay::Events(events) = told.unwrap() else {
            panic!("too old");
        };
        events.iter().filter(|event| event.data == changed).count()
    };
    let before = told().await;
    for (dry_run, more) in [(true, 0), (false, 1)] {
        let wish = json!({"number": NUMBER, "dry_run": dry_run});
        let erased = admin.post("/calls/erase", &wish).await.json();
        assert_eq!(erased["rows"], 1);
        assert_eq!(told().await, before + more, "dry run: {dry_run}");
    }
    let next = agent.post(&format!("{path}/next"), &json!({})).await.json();
    assert_eq!(next["row"], json!(null));
}

#[tokio::test]
async fn old_calls_are_forgotten_when_the_site_says_so() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let path = "/api/ringlet/settings/retention";
    let kept = admin.get(path).await.json();
    assert_eq!(
        (
            &kept["days"],
            &kept["forgotten_calls"],
            &kept["next_run_at"]
        ),
        (&json!(null), &json!(0), &json!(null)),
        "{kept}"
    );
    for days in [0, 40_000] {
        let answer = admin.put(path, &json!({ "days": days })).await;
        assert_eq!(
            (answer.status, &answer.json()["field"]),
            (422, &json!("days"))
        );
    }
    // Today is 2026-11-20: these are eighteen days and one day old.
    let old = tell(&admin, &Telling::new("placetel", "old", NUMBER)).await;
    tell(&admin, &Telling::new("manual", "old2", NUMBER).at(1)).await;
    let new = tell(
        &admin,
        &Telling::new("placetel", "new", OTHER).at(17 * 86_400),
    )
    .await;
    assert_eq!(admin.put(path, &json!({"days": 10})).await.status, 200);
    app.clock.advance(std::time::Duration::from_secs(3601));
    let database = app.database.clone();
    app.stop().await;
    let app = TestApp::start_on(database, |_| {}).await;
    let admin = app.admin().await;
    eventually("the old call is gone", async || {
        (admin.get(&format!("/calls/{old}")).await.status == 404).then_some(())
    })
    .await;
    // Updates for open tabs are kept for a day.
    let mut left = held(&app, "1512345678");
    left.retain(|table| table != "live_event");
    assert_eq!(left, Vec::<String>::new());
    let left = log(&admin, "").await;
    assert_eq!((left.len(), &left[0]["id"]), (1, &json!(new)));
    let stats = admin
        .get("/api/telephony/stats?start=2026-11-01")
        .await
        .json();
    assert_eq!(stats["total_calls"], 1);
    let kept = eventually("it is told how that went", async || {
        let kept = admin.get(path).await.json();
        (!kept["last_run_at"].is_null()).then_some(kept)
    })
    .await;
    assert_eq!(
        (&kept["days"], &kept["forgotten_calls"]),
        (&json!(10), &json!(1))
    );
    assert!(
        !kept["forgotten_at"].is_null() && !kept["next_run_at"].is_null(),
        "{kept}"
    );
    let audit = admin.get("/api/ringlet/audit").await.text;
    for action in ["retention-changed", "calls-forgotten"] {
        assert!(audit.contains(action), "{audit}");
    }
}
