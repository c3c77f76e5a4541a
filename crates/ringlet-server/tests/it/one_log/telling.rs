//! What sources tell, by the door of all reports, and the log that comes of it.

use serde_json::{Value, json};

use crate::app::{AGENT, Client};

/// 2026-11-02T09:00:00Z, in seconds since 1970.
pub(crate) const NINE: i64 = 1_793_610_000;

/// A call as one source tells it; times in seconds after nine.
#[derive(Clone, Debug)]
pub(crate) struct Telling {
    pub(crate) source: &'static str,
    pub(crate) external_id: String,
    pub(crate) user: &'static str,
    pub(crate) number: String,
    pub(crate) direction: &'static str,
    pub(crate) outcome: Option<&'static str>,
    pub(crate) start: i64,
    pub(crate) seconds: Option<i64>,
    pub(crate) disposition: Option<&'static str>,
}

impl Telling {
    pub(crate) fn new(source: &'static str, external_id: &str, number: &str) -> Self {
        Self {
            source,
            external_id: external_id.to_owned(),
            user: AGENT,
            number: number.to_owned(),
            direction: "inbound",
            outcome: Some("completed"),
            start: 0,
            seconds: Some(60),
            disposition: None,
        }
    }

    /// Begins so many seconds after nine.
    pub(crate) fn at(mut self, start: i64) -> Self {
        self.start = start;
        self
    }

    pub(crate) fn body(&self) -> Value {
        let end = self.seconds.map(|seconds| time(self.start + seconds));
        json!({
            "source": self.source, "external_id": self.external_id, "user_id": self.user,
            "remote_number": self.number, "direction": self.direction, "outcome": self.outcome,
            "started_at": time(self.start), "ended_at": end, "disposition": self.disposition,
        })
    }
}

/// So many seconds after nine, as ISO 8601.
pub(crate) fn time(seconds: i64) -> String {
    jiff::Timestamp::from_second(NINE + seconds)
        .unwrap()
        .to_string()
}

/// Tells the server; returns the new entry's id.
pub(crate) async fn tell(admin: &Client, telling: &Telling) -> String {
    let answer = admin.post("/calls", &telling.body()).await;
    assert_eq!(answer.status, 201, "{telling:?}: {}", answer.text);
    answer.json()["id"].as_str().unwrap().to_owned()
}

/// All pages of a list.
pub(crate) async fn log(client: &Client, query: &str) -> Vec<Value> {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = client
            .get(&format!("/calls?limit=200&{query}&cursor={cursor}"))
            .await;
        assert_eq!(page.status, 200, "{query}: {}", page.text);
        let page = page.json();
        all.extend(page["calls"].as_array().unwrap().iter().cloned());
        match page["next_cursor"].as_str() {
            Some(next) => cursor = next.to_owned(),
            None => return all,
        }
    }
}

/// The log by what sources call their entries: of each conversation the leader, then the others.
pub(crate) async fn conversations(admin: &Client, query: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for entry in log(admin, query).await {
        let mut names = vec![name(&entry)];
        if entry["sources"].as_array().unwrap().len() > 1 {
            let path = format!("/calls/{}", entry["id"].as_str().unwrap());
            let detail = admin.get(&path).await.json();
            let same = detail["same"].as_array().unwrap();
            names.extend(same.iter().map(name));
            names[1..].sort();
        }
        found.push(names);
    }
    found.sort();
    found
}

pub(crate) fn name(entry: &Value) -> String {
    entry["external_id"].as_str().unwrap_or("-").to_owned()
}
