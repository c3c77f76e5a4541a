//! The server is killed again and again while sources tell of calls: the log is the one that it would have been.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use reqwest::Method;
use serde_json::Value;

use super::telling::{Telling, conversations, tell};
use crate::app::{AGENT, Client, TempDatabase, TestApp, eventually};
use crate::command::{Server, admin, check_file};

/// More than a year before the other tests' days: whatever the machine's clock says, this isn't the future.
const LONG_AGO: i64 = -400 * 86_400;
const PERIOD: &str = "start=2025-09-20&end=2025-10-20";

/// Forty conversations as three sources tell of them, each told twice, in no order.
fn told() -> Vec<Telling> {
    let mut told = Vec::new();
    for call in 0..40_i64 {
        let number = format!("+4915123456{:02}", call % 7);
        let start = LONG_AGO + call * 3_000;
        let mut desk = Telling::new("placetel", &format!("desk{call}"), &number).at(start);
        desk.direction = if call % 3 == 0 { "outbound" } else { "inbound" };
        desk.outcome = Some(if call % 4 == 1 { "missed" } else { "completed" });
        if desk.direction == "outbound" {
            desk.outcome = Some("no-answer");
        }
        let mut card = desk.clone().at(start + 4);
        (card.source, card.external_id) = ("bluetooth_pbap", format!("card{call}"));
        (card.outcome, card.seconds) = (None, None);
        let mut hand = desk.clone().at(start - 5);
        (hand.source, hand.external_id) = ("manual", format!("hand{call}"));
        told.extend([desk.clone(), card.clone(), card, desk]);
        if call % 2 == 0 {
            told.push(hand);
        }
    }
    // Far neighbours change places; the same each time.
    let places = told.len();
    (0..places).for_each(|at| told.swap(at, (at * 37 + 11) % places));
    told
}

/// What is still to be told, and how much was answered.
#[derive(Default)]
struct Work {
    open: VecDeque<Telling>,
    answered: usize,
}

/// Tells what is open until all is told or nobody answers. What wasn't answered is open again.
async fn tell_on(client: Client, work: Arc<Mutex<Work>>) {
    loop {
        let Some(telling) = work.lock().unwrap().open.pop_front() else {
            return;
        };
        let request = client.request(Method::POST, "/calls").json(&telling.body());
        let answer = request.send().await.map(|answer| answer.status().as_u16());
        let mut work = work.lock().unwrap();
        // 409: it was kept, though its answer was lost, or it was told twice.
        if matches!(answer, Ok(201 | 409)) {
            work.answered += 1;
        } else {
            work.open.push_back(telling);
            return;
        }
    }
}

/// The counts of the period, without what differs between two servers.
async fn counts(client: &Client) -> Value {
    let mut stats = client
        .get(&format!("/api/telephony/stats?{PERIOD}"))
        .await
        .json();
    for user in stats["by_user"].as_array_mut().unwrap() {
        assert_eq!(user["user_id"], AGENT);
        user["user_name"] = Value::Null;
    }
    stats
}

#[tokio::test]
async fn killed_at_any_point_and_started_again_the_log_is_the_same() {
    let undisturbed = TestApp::start().await;
    let reference = undisturbed.admin().await;
    let mut once = told();
    once.sort_by(|a, b| a.external_id.cmp(&b.external_id));
    once.dedup_by(|a, b| a.external_id == b.external_id);
    for telling in &once {
        tell(&reference, telling).await;
    }
    let database = TempDatabase::new();
    let work = Arc::new(Mutex::new(Work {
        open: told().into(),
        answered: 0,
    }));
    for stop_after in [7, 31, 64, 90, 133, usize::MAX] {
        let server = Server::start(&database).await;
        let client = admin(&server.base).await;
        let writers: Vec<_> = (0..4)
            .map(|_| tokio::spawn(tell_on(client.clone(), Arc::clone(&work))))
            .collect();
        if stop_after < usize::MAX {
            eventually("enough was answered", async || {
                (work.lock().unwrap().answered >= stop_after).then_some(())
            })
            .await;
            server.signal("-KILL");
        }
        for writer in writers {
            writer.await.unwrap();
        }
        if stop_after == usize::MAX {
            assert!(work.lock().unwrap().open.is_empty());
            let log = conversations(&client, PERIOD).await;
            assert!(log.iter().any(|one| one.len() == 3), "{log:?}");
            assert_eq!(log, conversations(&reference, PERIOD).await);
            assert_eq!(counts(&client).await, counts(&reference).await);
        }
        drop(server);
        check_file(&database.file());
    }
}
