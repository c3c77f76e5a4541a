//! A provider that is away is shown before anybody dials, and again when it is back.

use std::time::Duration;

use ringlet_server::service::probe_failing;
use ringlet_testkit::Mood;
use ringlet_testkit::telecmi::{APP_ID, PretendTelecmi};
use serde_json::{Value, json};

use super::office::Office;

async fn open() -> (Office, PretendTelecmi) {
    let telecmi = PretendTelecmi::start("app-secret").await.unwrap();
    let settings = json!({
        "enabled": 1, "api_endpoint": telecmi.api_endpoint(), "app_id": APP_ID, "app_secret": "app-secret",
    });
    let agent = json!({ "telecmi_user_id": "5003" });
    let office = Office::open("telecmi", "CRM TeleCMI Settings", settings, agent).await;
    (office, telecmi)
}

/// What the widget is told of the line when it starts.
async fn boot(office: &Office) -> Value {
    // A session of its own: from now on every write of it would need the token that comes along.
    let tab = office.app.agent().await;
    let boot = tab.get("/api/ringlet/boot").await.json();
    boot["providers"][0].clone()
}

/// The messages about lines that an agent's tab hears, so many of them.
async fn told(office: &Office, count: usize) -> Vec<Value> {
    let request = office
        .agent
        .request(reqwest::Method::GET, "/api/ringlet/events?last_event_id=0");
    let mut stream = request.send().await.unwrap();
    let mut text = String::new();
    loop {
        let lines = text.split("\n\n");
        let told = lines.filter(|event| event.contains("event: provider_state"));
        let data =
            told.filter_map(|event| event.lines().find_map(|line| line.strip_prefix("data: ")));
        let messages: Vec<Value> = data
            .map(|data| serde_json::from_str(data).unwrap())
            .collect();
        if messages.len() >= count {
            return messages;
        }
        let chunk = tokio::time::timeout(Duration::from_secs(10), stream.chunk());
        let chunk = chunk.await.unwrap().unwrap().unwrap();
        text.push_str(&String::from_utf8_lossy(&chunk));
    }
}

#[tokio::test]
async fn who_may_use_it_is_told_that_it_is_away_and_that_it_is_back() {
    let (office, telecmi) = open().await;
    assert_eq!(boot(&office).await["away"], false);
    telecmi.set_mood(Mood::Down);
    assert_eq!(office.dial("+919000000021").await.0, 504);
    assert_eq!(office.dial("+919000000021").await.0, 504);
    assert_eq!(boot(&office).await["away"], true);
    assert_eq!(probe_failing::round(&office.app.state).await.unwrap(), 0);
    assert_eq!(boot(&office).await["away"], true, "still away");
    telecmi.set_mood(Mood::Well);
    assert_eq!(probe_failing::round(&office.app.state).await.unwrap(), 1);
    assert_eq!(boot(&office).await["away"], false);
    let line = |away| json!({ "provider": "telecmi", "away": away });
    assert_eq!(
        told(&office, 2).await,
        [line(true), line(false)],
        "each change once"
    );
}

#[tokio::test]
async fn credentials_that_were_refused_are_not_shown_again_unasked() {
    let (office, telecmi) = open().await;
    let path = "/api/resource/CRM%20TeleCMI%20Settings/CRM%20TeleCMI%20Settings";
    let wrong = json!({ "app_secret": "wrong" });
    assert_eq!(office.admin.put(path, &wrong).await.status, 200);
    assert_eq!(office.dial("+919000000021").await.0, 502);
    assert_eq!(boot(&office).await["away"], true);
    let asked = telecmi.asked().len();
    assert_eq!(probe_failing::round(&office.app.state).await.unwrap(), 0);
    assert_eq!(telecmi.asked().len(), asked);
}

#[tokio::test]
async fn a_line_brings_its_own_dispositions() {
    let (office, _telecmi) = open().await;
    let words = |boot: &Value| boot["dispositions"].as_array().unwrap().len();
    let boot_before = boot(&office).await;
    assert_eq!(boot_before["dispositions"][0], "Interested");
    assert_eq!(words(&boot_before), 5, "those of the guide");
    let path = "/api/resource/CRM%20TeleCMI%20Settings/CRM%20TeleCMI%20Settings";
    let own = json!({ "dispositions": "Meh\nWow" });
    assert_eq!(office.admin.put(path, &own).await.status, 200);
    assert_eq!(boot(&office).await["dispositions"], json!(["Meh", "Wow"]));
}
