//! What the agent's tabs hear.

use std::time::Duration;

use serde_json::Value;

use crate::app::exchange::Line;

/// Reads the stream until the call has ended.
async fn told(line: &Line, id: &str) -> Vec<Value> {
    let request = line
        .agent
        .request(reqwest::Method::GET, "/api/ringlet/events?last_event_id=0");
    let mut stream = request.send().await.unwrap();
    let (mut text, mut messages) = (String::new(), Vec::new());
    while let Some(chunk) = tokio::time::timeout(Duration::from_secs(10), stream.chunk())
        .await
        .unwrap()
        .unwrap()
    {
        text.push_str(&String::from_utf8_lossy(&chunk));
        while let Some((event, rest)) = text.clone().split_once("\n\n") {
            rest.clone_into(&mut text);
            if !event.contains("event: tata_tele_call") {
                continue;
            }
            let data = event
                .lines()
                .find_map(|line| line.strip_prefix("data: "))
                .unwrap();
            let message: Value = serde_json::from_str(data).unwrap();
            messages.push(message);
        }
        if messages
            .iter()
            .any(|message| message["CallSid"] == *id && message["call"]["state"] == "ended")
        {
            break;
        }
    }
    messages
}

#[tokio::test]
async fn every_step_is_told_once_in_order_with_a_growing_revision() {
    let line = Line::open().await;
    let id = line.call("+919999988888").await;
    let messages = told(&line, &id).await;
    let states: Vec<&str> = messages
        .iter()
        .map(|message| message["call"]["state"].as_str().unwrap())
        .collect();
    let rank = |state: &str| {
        ["queued", "dialing", "ringing", "connected", "ended"]
            .iter()
            .position(|s| *s == state)
            .unwrap()
    };
    assert!(states.is_sorted_by_key(|state| rank(state)), "{states:?}");
    assert_eq!(
        (states.first(), states.last()),
        (Some(&"queued"), Some(&"ended"))
    );
    let revisions: Vec<u64> = messages
        .iter()
        .map(|message| message["call"]["revision"].as_u64().unwrap())
        .collect();
    assert!(revisions.is_sorted_by(|a, b| a < b), "{revisions:?}");
    let last = messages.last().unwrap();
    assert_eq!(last["Status"], "Completed");
    assert_eq!(last["AgentEmail"], "agent@example.test");
    assert_eq!(last["Duration"], 90);
    assert_eq!(last["To"], "+919999988888");
}
