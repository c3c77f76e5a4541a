//! Answers of a real Frappe CRM site, asked of this server: same status, same keys, same types.
//!
//! `fixtures/frappe-answers.jsonl` holds one request and the shape of its answer per line, in the order they were made.

use reqwest::Method;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::app::{Answer, Client, PASSWORD, TestApp, read};

#[derive(Deserialize)]
struct Recorded {
    group: String,
    what: String,
    request: Asked,
    status: u16,
    answer_shape: Value,
    exc_type: Option<String>,
    server_messages: Option<Vec<Value>>,
}

#[derive(Deserialize)]
struct Asked {
    method: String,
    path: String,
    auth: String,
    headers: Map<String, Value>,
    body: String,
}

/// What we answer otherwise on purpose.
struct Deviation {
    what: &'static str,
    status: u16,
    exc_type: Option<&'static str>,
    why: &'static str,
}

const DEVIATIONS: [Deviation; 6] = [
    Deviation {
        what: "missing argument",
        status: 417,
        exc_type: Some("ValidationError"),
        why: "a missing argument is the caller's fault, not the server's: it is named",
    },
    Deviation {
        what: "wrong type for a date",
        status: 417,
        exc_type: Some("ValidationError"),
        why: "a bad date is the caller's fault: the field is named",
    },
    Deviation {
        what: "filters not JSON",
        status: 417,
        exc_type: Some("ValidationError"),
        why: "broken JSON is the caller's fault: the parameter is named",
    },
    Deviation {
        what: "negative limit",
        status: 417,
        exc_type: Some("ValidationError"),
        why: "a negative limit is the caller's fault: the parameter is named",
    },
    Deviation {
        what: "missing doctype",
        status: 404,
        exc_type: Some("DoesNotExistError"),
        why: "reading a record of a DocType that isn't there is answered like listing it",
    },
    Deviation {
        what: "crm.api.doc.get_data: the list call the CRM's own page makes",
        status: 417,
        exc_type: Some("ValidationError"),
        why: "belongs to the CRM's own pages; our clients list through /api/resource and frappe.client.get_list",
    },
];

/// Keys that we add: the shape of newer releases of Frappe CRM beside the recorded one, and our own providers.
fn is_added(what: &str, path: &str, key: &str) -> bool {
    let enabled = path.contains("is_call_integration_enabled")
        && matches!(what, "GET" | "POST without body" | "after");
    enabled && (key == "integrations" || key.ends_with("_enabled"))
}

#[tokio::test]
async fn the_server_answers_as_the_recorded_site_did() {
    let app = TestApp::start().await;
    let recording = include_str!("../fixtures/frappe-answers.jsonl");
    let mut replay = Replay {
        app: &app,
        session: app.guest(),
    };
    let mut failures = Vec::new();
    for line in recording.lines() {
        let recorded: Recorded = serde_json::from_str(line).unwrap();
        if recorded.what == "default (names, 20)" {
            replay.seed().await;
        }
        let answer = replay.ask(&recorded).await;
        for problem in compare(&recorded, &answer) {
            failures.push(format!("{} / {}: {problem}", recorded.group, recorded.what));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

struct Replay<'a> {
    app: &'a TestApp,
    session: Client,
}

impl Replay<'_> {
    async fn ask(&mut self, recorded: &Recorded) -> Answer {
        let Asked {
            method,
            path,
            body,
            headers,
            ..
        } = &recorded.request;
        let mut client = self.who(recorded).await;
        for (name, value) in headers {
            client = client.with(name, value.as_str().unwrap());
        }
        let password: String = url::form_urlencoded::byte_serialize(PASSWORD.as_bytes()).collect();
        let body = body.replace("<PASSWORD>", &password);
        let request = client.request(Method::from_bytes(method.as_bytes()).unwrap(), path);
        let answer = read(request.body(body)).await;
        if recorded.what.starts_with("login as") {
            let cookies = answer.headers.get_all("set-cookie").iter();
            let cookie = cookies
                .filter_map(|cookie| cookie.to_str().ok())
                .find(|cookie| cookie.starts_with("sid="));
            let sid = cookie.unwrap().split(';').next().unwrap();
            self.session = self.app.guest().with("cookie", sid);
        }
        answer
    }

    /// The recording names only the kind of proof; which one follows from what is tried.
    async fn who(&self, recorded: &Recorded) -> Client {
        let guest = self.app.guest();
        match (recorded.request.auth.as_str(), recorded.what.as_str()) {
            ("session", "get_logged_user with a sid that does not exist") => {
                guest.with("cookie", "sid=nope")
            }
            ("session", _) => self.session.clone(),
            ("key", "API key with a wrong secret") => {
                let key = self.api_key().await;
                let (key, _) = key.split_once(':').unwrap();
                guest.with("authorization", &format!("token {key}:nope"))
            }
            ("key", "unknown scheme") => guest.with("authorization", "Magic abc"),
            ("key", _) => guest.with("authorization", &format!("token {}", self.api_key().await)),
            _ => guest,
        }
    }

    async fn api_key(&self) -> String {
        let admin = self.app.admin().await;
        let made = admin
            .post("/api/ringlet/users/agent@example.test/api-key", &json!({}))
            .await
            .json();
        format!(
            "{}:{}",
            made["key"].as_str().unwrap(),
            made["secret"].as_str().unwrap()
        )
    }

    /// The recorded site had many calls; an incoming one must be there to be found.
    async fn seed(&self) {
        let call = json!({
            "id": "CA-seed", "from": "+919876543210", "to": "+911140001234", "type": "Incoming",
            "status": "Completed", "duration": 75, "start_time": "2026-11-20 10:00:00",
            "end_time": "2026-11-20 10:01:15", "medium": "PSTN",
        });
        let stored = self
            .session
            .post("/api/resource/CRM%20Call%20Log", &call)
            .await;
        assert_eq!(stored.status, 200, "{}", stored.text);
    }
}

fn compare(recorded: &Recorded, answer: &Answer) -> Vec<String> {
    let Recorded { what, .. } = recorded;
    let deviation = DEVIATIONS.iter().find(|deviation| deviation.what == what);
    let status = deviation.map_or(recorded.status, |deviation| deviation.status);
    let mut problems = Vec::new();
    if answer.status != status {
        problems.push(format!(
            "status {} instead of {status}: {}",
            answer.status, answer.text
        ));
    }
    if !answer
        .header("content-type")
        .starts_with("application/json")
    {
        problems.push("not JSON".to_owned());
    }
    let body = answer.json();
    let class = deviation.map_or(recorded.exc_type.as_deref(), |deviation| deviation.exc_type);
    if body.get("exc_type").and_then(Value::as_str) != class {
        problems.push(format!(
            "exc_type {} instead of {class:?}",
            body["exc_type"]
        ));
    }
    if let Some(deviation) = deviation {
        assert!(!deviation.why.is_empty());
        return problems;
    }
    let mut found = shape(&body);
    if let Some(message) = found.get_mut("message").and_then(Value::as_object_mut) {
        message.retain(|key, _| {
            recorded.answer_shape["message"].get(key).is_some()
                || !is_added(what, &recorded.request.path, key)
        });
    }
    if found != recorded.answer_shape {
        problems.push(format!(
            "shape\n   {found}\n instead of\n   {}",
            recorded.answer_shape
        ));
    }
    let messages = messages(&body);
    if recorded
        .server_messages
        .as_ref()
        .is_some_and(|wanted| *wanted != messages)
    {
        problems.push(format!(
            "messages {messages:?} instead of {:?}",
            recorded.server_messages
        ));
    }
    problems
}

/// `_server_messages`, decoded twice, as shapes.
fn messages(body: &Value) -> Vec<Value> {
    let outer = body["_server_messages"].as_str().unwrap_or("[]");
    let inner: Vec<String> = serde_json::from_str(outer).unwrap();
    inner
        .iter()
        .map(|text| shape(&serde_json::from_str(text).unwrap()))
        .collect()
}

/// Keys and types of a value; of a list its first item's.
fn shape(value: &Value) -> Value {
    match value {
        Value::Null => "null".into(),
        Value::Bool(_) => "boolean".into(),
        Value::Number(_) => "number".into(),
        Value::String(_) => "string".into(),
        Value::Array(list) => list.first().map(shape).into_iter().collect(),
        Value::Object(map) => map
            .iter()
            .map(|(key, value)| (key.clone(), shape(value)))
            .collect(),
    }
}
