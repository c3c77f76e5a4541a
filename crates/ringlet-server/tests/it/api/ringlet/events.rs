//! `GET /api/ringlet/events`

use std::time::Duration;

use reqwest::Method;
use ringlet_model::Timestamp;
use ringlet_server::storage::LiveDraft;
use serde_json::json;

use crate::app::{AGENT, Client, TestApp, VIEWER, eventually};

const EVENTS: &str = "/api/ringlet/events";

/// One tab's connection.
struct Tab {
    response: reqwest::Response,
    text: String,
}

impl Tab {
    async fn open(client: &Client, query: &str) -> Self {
        let response = client
            .request(Method::GET, &format!("{EVENTS}{query}"))
            .send()
            .await
            .unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self {
            response,
            text: String::new(),
        }
    }

    /// The next message's lines; None when the server has ended the connection.
    async fn next(&mut self) -> Option<Vec<String>> {
        loop {
            if let Some((message, rest)) = self.text.split_once("\n\n") {
                let lines = message.lines().map(str::to_owned).collect();
                self.text = rest.to_owned();
                return Some(lines);
            }
            let waited = tokio::time::timeout(Duration::from_secs(10), self.response.chunk());
            match waited.await.expect("nothing came") {
                Ok(Some(bytes)) => self.text += std::str::from_utf8(&bytes).unwrap(),
                Ok(None) | Err(_) => return None,
            }
        }
    }

    /// The number and data of the next event.
    async fn event(&mut self) -> (i64, String, String) {
        let lines = self.next().await.expect("the connection has ended");
        let field = |name: &str| {
            let line = lines.iter().find_map(|line| line.strip_prefix(name));
            line.unwrap_or_default().trim().to_owned()
        };
        (
            field("id:").parse().unwrap(),
            field("event:"),
            field("data:"),
        )
    }
}

async fn publish(app: &TestApp, user: &str, data: &str) {
    let draft = LiveDraft {
        user_id: user.to_owned(),
        name: "demo_call".to_owned(),
        data: json!({ "CallSid": data }).to_string(),
    };
    app.state.store.publish(draft).await.unwrap();
}

#[tokio::test]
async fn each_user_hears_of_the_own_calls_only() {
    let app = TestApp::start().await;
    let mut agent = Tab::open(&app.agent().await, "").await;
    let mut second = Tab::open(&app.agent().await, "").await;
    let mut viewer = Tab::open(&app.viewer().await, "").await;
    for tab in [&mut agent, &mut second, &mut viewer] {
        assert_eq!(tab.event().await.0, 0, "a number to come back with");
    }
    publish(&app, AGENT, "one").await;
    publish(&app, VIEWER, "two").await;
    let told = (1, "demo_call".to_owned(), r#"{"CallSid":"one"}"#.to_owned());
    assert_eq!(agent.event().await, told);
    assert_eq!(second.event().await, told);
    assert_eq!(viewer.event().await.0, 2);
}

#[tokio::test]
async fn a_tab_that_comes_back_is_told_what_it_missed_in_order() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    for number in 1..=5 {
        publish(
            &app,
            if number == 3 { VIEWER } else { AGENT },
            &number.to_string(),
        )
        .await;
    }
    for query in ["?last_event_id=2", ""] {
        let client = if query.is_empty() {
            agent.clone().with("last-event-id", "2")
        } else {
            agent.clone()
        };
        let mut tab = Tab::open(&client, query).await;
        assert_eq!(tab.event().await.0, 2);
        assert_eq!(tab.event().await.0, 4);
        assert_eq!(tab.event().await.0, 5);
        publish(&app, AGENT, "next").await;
        assert_eq!(tab.event().await.2, r#"{"CallSid":"next"}"#);
    }
}

#[tokio::test]
async fn nothing_is_lost_or_doubled_while_events_flow() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let store = app.state.store.clone();
    let publishing = tokio::spawn(async move {
        for number in 0..300 {
            let draft = LiveDraft {
                user_id: AGENT.to_owned(),
                name: "demo_call".to_owned(),
                data: number.to_string(),
            };
            store.publish(draft).await.unwrap();
        }
    });
    // Comes back again and again, each time from where it was.
    let (mut seen, mut heard) = (0, Vec::new());
    while heard.len() < 300 {
        let mut tab = Tab::open(&agent, &format!("?last_event_id={seen}")).await;
        tab.event().await;
        for _ in 0..37.min(300 - heard.len()) {
            let (id, _, data) = tab.event().await;
            seen = id;
            heard.push(data.parse::<i64>().unwrap());
        }
    }
    publishing.await.unwrap();
    assert_eq!(heard, (0..300).collect::<Vec<_>>());
}

#[tokio::test]
async fn too_long_ago_means_start_afresh() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    for number in 0..3 {
        publish(&app, AGENT, &number.to_string()).await;
    }
    app.clock.advance(Duration::from_secs(1));
    let now = app.clock.get();
    assert_eq!(app.state.store.prune_live_events(now).await.unwrap(), 3);
    for seen in ["1", "99999"] {
        let mut tab = Tab::open(&agent, &format!("?last_event_id={seen}")).await;
        tab.event().await;
        let (id, name, _) = tab.event().await;
        assert_eq!((id, name.as_str()), (3, "reset"), "last seen {seen}");
    }
    let mut newest = Tab::open(&agent, "?last_event_id=3").await;
    newest.event().await;
    publish(&app, AGENT, "four").await;
    assert_eq!(newest.event().await.0, 4);
    assert_eq!(
        app.state
            .store
            .prune_live_events(Timestamp(0))
            .await
            .unwrap(),
        0
    );
}

#[tokio::test]
async fn it_ends_with_the_right_to_listen() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let mut tab = Tab::open(&agent, "").await;
    tab.event().await;
    let path = format!("/api/ringlet/users/{AGENT}");
    app.admin()
        .await
        .put(&path, &json!({"enabled": false}))
        .await;
    assert_eq!(tab.next().await, None);
}

#[tokio::test]
async fn a_tab_that_goes_is_forgotten() {
    let app = TestApp::start().await;
    let tab = Tab::open(&app.agent().await, "").await;
    assert_eq!(app.state.hub.count(), 1);
    drop(tab);
    eventually("the tab is off the list", async || {
        (app.state.hub.count() == 0).then_some(())
    })
    .await;
}

#[tokio::test]
async fn stopping_ends_live_connections() {
    let app = TestApp::start().await;
    let mut tab = Tab::open(&app.agent().await, "").await;
    tab.event().await;
    let stopping = tokio::spawn(app.stop());
    assert_eq!(tab.next().await, None);
    stopping.await.unwrap();
}
