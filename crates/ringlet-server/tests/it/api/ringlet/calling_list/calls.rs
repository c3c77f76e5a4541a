//! What a call and its wrap-up mean for the list it was made from.

use serde_json::{Value, json};

use super::{fill, list, minutes, names, next, next_name};
use crate::app::exchange::Line;

const MINUTE: i64 = 60_000;

/// A line and a list of two whose calls are answered.
async fn open(max_tries: u32) -> (Line, String) {
    let line = Line::open().await;
    let admin = line.app.admin().await;
    let draft = json!({"name": "Reorders", "call_back": ["Call back"], "max_tries": max_tries});
    let id = list(&admin, draft).await;
    let file = "name,phone\nLata,+919876543200\nMeera,+919876543210\n";
    fill(&admin, &id, json!({"csv": {"text": file}})).await;
    (line, id)
}

/// Calls whoever's turn it is and waits until the call is over; answers its id.
async fn call_next(line: &Line, id: &str) -> String {
    let told = next(&line.agent, id).await;
    let call = line.call(told["row"]["number"].as_str().unwrap()).await;
    line.until(&call, "ended").await;
    call
}

async fn wrap_up(line: &Line, call: &str, body: Value) {
    let path = format!("/api/ringlet/calls/{call}/wrap-up");
    let saved = line.agent.post(&path, &body).await;
    assert_eq!(saved.status, 200, "{}", saved.text);
}

#[tokio::test]
async fn a_row_leaves_with_its_disposition_and_the_next_one_is_offered() {
    let (line, id) = open(5).await;
    let call = call_next(&line, &id).await;
    let told = next(&line.agent, &id).await;
    assert_eq!(told["row"]["name"], "Lata", "until it is wrapped up");
    assert_eq!(told["row"]["tries"], 1);
    assert_eq!(told["last_call"]["direction"], "outbound");
    wrap_up(&line, &call, json!({"disposition": "Interested"})).await;
    let told = next(&line.agent, &id).await;
    assert_eq!(told["row"]["name"], "Meera");
    let list = &told["list"];
    assert_eq!((&list["done"], &list["left"]), (&json!(1), &json!(1)));
    let results = line
        .agent
        .get(&format!("/api/ringlet/lists/{id}/results"))
        .await
        .json();
    assert_eq!(
        results["dispositions"],
        json!([{"disposition": "Interested", "people": 1}])
    );
    assert_eq!(names(&line.agent, &id).await, ["Meera"]);
}

#[tokio::test]
async fn who_is_to_be_called_back_comes_back_then() {
    let (line, id) = open(5).await;
    let now = line.app.clock.get().0;
    let call = call_next(&line, &id).await;
    wrap_up(
        &line,
        &call,
        json!({"disposition": "Call back", "call_back_at": now + 20 * MINUTE}),
    )
    .await;
    let told = next(&line.agent, &id).await;
    assert_eq!(told["row"]["name"], "Meera");
    assert_eq!(told["next_call_back"]["name"], "Lata");
    assert_eq!(told["next_call_back"]["due_at"], now + 20 * MINUTE);
    line.app.clock.advance(minutes(21));
    assert_eq!(next_name(&line.app.admin().await, &id).await, "Lata");
}

#[tokio::test]
async fn a_call_back_without_a_time_comes_with_its_task_else_a_day_later() {
    let (line, id) = open(5).await;
    let call = call_next(&line, &id).await;
    let zone = &line.app.state.zone;
    let due = ringlet_model::Timestamp(line.app.clock.get().0 / 1000 * 1000 + 90 * MINUTE);
    let task = json!({"title": "Call again", "due_date": zone.write(due)});
    wrap_up(
        &line,
        &call,
        json!({"disposition": "Call back", "task": task}),
    )
    .await;
    assert_eq!(
        next(&line.agent, &id).await["next_call_back"]["due_at"],
        due.0
    );

    let call = call_next(&line, &id).await;
    wrap_up(&line, &call, json!({"disposition": "Call back"})).await;
    let page = line
        .agent
        .get(&format!("/api/ringlet/lists/{id}/rows"))
        .await;
    let meera = page.json()["rows"][1].clone();
    let day = line.app.clock.get().0 + 24 * 60 * MINUTE;
    assert_eq!(
        (&meera["name"], &meera["due_at"]),
        (&json!("Meera"), &json!(day))
    );
}

#[tokio::test]
async fn without_a_disposition_they_come_back_until_there_were_tries_enough() {
    let (line, id) = open(2).await;
    for turn in 1..=2 {
        let call = call_next(&line, &id).await;
        wrap_up(&line, &call, json!({})).await;
        let left = names(&line.agent, &id).await;
        assert_eq!(left.contains(&"Lata".to_owned()), turn < 2, "{left:?}");
        let meera = next(&line.agent, &id).await["row"]["id"].clone();
        let skip = format!("/api/ringlet/lists/{id}/rows/{meera}/skip");
        line.agent.post(&skip, &json!({})).await;
        line.app.clock.advance(minutes(61));
    }
    let told = next(&line.agent, &id).await;
    assert_eq!(
        (&told["list"]["done"], &told["row"]["name"]),
        (&json!(1), &json!("Meera"))
    );
}

#[tokio::test]
async fn a_call_that_wasn_t_made_from_the_list_takes_nobody_off() {
    let (line, id) = open(5).await;
    let call = line.call("+919876543200").await;
    line.until(&call, "ended").await;
    wrap_up(&line, &call, json!({"disposition": "Interested"})).await;
    assert_eq!(names(&line.agent, &id).await, ["Lata", "Meera"]);
}

#[tokio::test]
async fn a_row_is_held_while_its_call_is_up_and_isn_t_wrapped_up() {
    let (line, id) = open(5).await;
    let call = call_next(&line, &id).await;
    line.app.clock.advance(minutes(60));
    let admin = line.app.admin().await;
    assert_eq!(next_name(&admin, &id).await, "Meera");
    // Neither does another list let it go.
    let other = list(&admin, json!({"name": "Other"})).await;
    fill(
        &admin,
        &other,
        json!({"csv": {"text": "name,phone\nJoe,+14155552671\n"}}),
    )
    .await;
    assert_eq!(next_name(&line.agent, &other).await, "Joe");
    wrap_up(&line, &call, json!({"disposition": "Interested"})).await;
    assert_eq!(names(&line.agent, &id).await, ["Meera"]);
}
