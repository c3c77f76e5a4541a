//! Nobody overwrites what another administrator stored in between, wherever something is replaced.

use serde_json::{Value, json};

use crate::app::{AGENT, Client, TestApp};

/// Something that is read, changed and put back.
struct Place {
    path: String,
    /// Where it is read, when not there.
    listed: Option<&'static str>,
    /// Two changes, each of the same field.
    changes: [Value; 2],
}

impl Place {
    fn new(path: impl Into<String>, first: Value, second: Value) -> Self {
        Self {
            path: path.into(),
            listed: None,
            changes: [first, second],
        }
    }

    /// One of a list.
    fn among(list: &'static str, id: &str, first: Value, second: Value) -> Self {
        Self {
            listed: Some(list),
            ..Self::new(format!("{list}/{id}"), first, second)
        }
    }

    async fn read(&self, admin: &Client) -> Value {
        let Some(list) = self.listed else {
            return admin.get(&self.path).await.json();
        };
        let id = self.path.rsplit('/').next().unwrap();
        let all = admin.get(list).await.json();
        let key = list.rsplit('/').next().unwrap();
        let mut all = all[key].as_array().unwrap().iter();
        all.find(|one| one["id"] == id).unwrap().clone()
    }

    /// One of the changes, with a stamp.
    fn change(&self, which: usize, stamp: &Value) -> Value {
        let mut change = self.changes[which].clone();
        change["modified"] = stamp.clone();
        change
    }
}

async fn places(admin: &Client) -> Vec<Place> {
    let draft = json!({"name": "A"});
    let list = admin.post("/api/ringlet/lists", &draft).await.json();
    let list = list["id"].as_str().unwrap();
    let settings = "/api/ringlet/settings";
    vec![
        Place::new(
            format!("{settings}/retention"),
            json!({"days": 90}),
            json!({"days": 30}),
        ),
        Place::new(
            format!("{settings}/access/tata_tele"),
            json!({"everyone": true}),
            json!({"roles": ["admin"]}),
        ),
        Place::new(
            format!("{settings}/embed"),
            json!({"origins": ["https://a.test"]}),
            json!({"origins": ["https://b.test"]}),
        ),
        Place::among(
            "/api/ringlet/users",
            AGENT,
            json!({"roles": ["viewer"]}),
            json!({"roles": ["admin"]}),
        ),
        Place::among(
            "/api/ringlet/users",
            AGENT,
            json!({"password": "one that is long"}),
            json!({"password": "another long one"}),
        ),
        Place::among(
            "/api/ringlet/lists",
            list,
            json!({"name": "B"}),
            json!({"name": "C"}),
        ),
    ]
}

async fn audit_entries(admin: &Client) -> usize {
    let audit = admin.get("/api/ringlet/audit?limit=200").await.json();
    audit["entries"].as_array().unwrap().len()
}

#[tokio::test]
async fn the_second_of_two_administrators_overwrites_nothing() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    for place in places(&admin).await {
        let path = &place.path;
        let read = place.read(&admin).await["modified"].clone();
        assert!(read.as_str().is_some_and(|it| !it.is_empty()), "{path}");
        let saved = admin.put(path, &place.change(0, &read)).await;
        assert_eq!(saved.status, 200, "{path}: {}", saved.text);
        let stored = place.read(&admin).await;
        assert_eq!(saved.json()["modified"], stored["modified"], "{path}");
        assert_ne!(stored["modified"], read, "{path}");

        let entries = audit_entries(&admin).await;
        let stale = admin.put(path, &place.change(1, &read)).await;
        assert_eq!((stale.status, stale.code().as_str()), (409, "conflict"));
        let told = stale.json();
        assert_eq!(
            (&told["field"], &told["message"]),
            (
                &json!("modified"),
                &json!("Somebody else changed this since you opened it.")
            ),
            "{path}"
        );
        assert_eq!(place.read(&admin).await, stored, "{path}");
        assert_eq!(audit_entries(&admin).await, entries, "{path}");

        // Having read what is stored now, the same change is taken.
        let fresh = place.change(1, &stored["modified"]);
        let saved = admin.put(path, &fresh).await;
        assert_eq!(saved.status, 200, "{path}: {}", saved.text);
    }
}

#[tokio::test]
async fn a_program_that_sends_no_stamp_is_not_held_up() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    for place in places(&admin).await {
        for change in &place.changes {
            let saved = admin.put(&place.path, change).await;
            assert_eq!(saved.status, 200, "{}: {}", place.path, saved.text);
        }
    }
}
