//! Every kind of source tells by its own door, late, doubled, in parts and against the others: the log is the same in any
//! order.

use std::time::Duration;

use reqwest::Method;
use ringlet_testkit::teams::{PretendTeams, TENANT};
use serde_json::{Value, json};

use super::telling::log;
use crate::app::exchange::{Line, webhook_url};
use crate::app::{AGENT, Client, read};

const SECRET: &str = "the-secret-of-the-application";
const ASHA: &str = "00000000-0000-4000-8000-000000000001";
/// Smartflo's four reports of a call that the agent took at 09:40:20 UTC: received, rung, answered, over.
const EXCHANGE: &str = include_str!("../fixtures/tata_tele/inbound_answered.jsonl");
const CALLER: &str = "+919000000077";
const CALLED: &str = "+4915112345678";
/// A phone's list: the same call, one that was dialled, one whose number was withheld.
const CARDS: [&str; 3] = [
    "TEL:+919000000077\r\nX-IRMC-CALL-DATETIME;RECEIVED:20261120T094004Z",
    "TEL:+4915112345678\r\nX-IRMC-CALL-DATETIME;DIALED:20261120T101003Z",
    "TEL:\r\nX-IRMC-CALL-DATETIME;RECEIVED:20261120T103000Z",
];
/// An earlier system's table, which knows the dialled one.
const TABLE: &str = "id,started_at,ended_at,direction,outcome,number,user_id,source\n\
    old-7,2026-11-20T10:10:01Z,2026-11-20T10:12:00Z,outbound,completed,+4915112345678,agent@example.test,exotel\n";

/// One report.
#[derive(Clone, Debug)]
enum Report {
    /// A line of [`EXCHANGE`].
    Exchange(usize),
    /// A version of a record of Teams.
    Teams(Value),
    /// Some of [`CARDS`].
    Phone(&'static [usize]),
    /// [`TABLE`].
    Table,
    /// Entered by hand, without an end.
    Hand,
}

/// A record between the agent and a number.
fn record(
    id: &str,
    version: u32,
    number: &str,
    is_inbound: bool,
    (start, end): (&str, &str),
) -> Report {
    let asha = json!({"id": ASHA, "identity": {"user": {"id": ASHA, "displayName": "Asha", "tenantId": TENANT}}});
    let phone = json!({"id": number, "identity": {"phone": {"id": number, "displayName": null}}});
    let people = if is_inbound {
        [phone, asha]
    } else {
        [asha, phone]
    };
    Report::Teams(json!({
        "id": format!("00000000-0000-4000-8000-0000000000{id}"), "version": version, "type": "peerToPeer",
        "startDateTime": format!("2026-11-20T{start}Z"), "endDateTime": format!("2026-11-20T{end}Z"),
        "organizer_v2": people[0], "participants_v2": people, "organizer": null, "participants": [],
    }))
}

fn reports() -> Vec<Report> {
    let mut reports: Vec<_> = (0..4).map(Report::Exchange).collect();
    reports.extend([
        // The first version took another end for the call's.
        record("01", 1, CALLER, true, ("09:40:02", "09:41:00")),
        record("01", 2, CALLER, true, ("09:40:02", "09:50:19")),
        record("02", 1, CALLED, false, ("10:10:00", "10:12:00")),
        Report::Phone(&[0]),
        Report::Phone(&[2, 1, 0]),
        Report::Table,
        Report::Hand,
    ]);
    reports
}

/// A server that all of them tell.
struct Desk {
    line: Line,
    teams: PretendTeams,
    admin: Client,
}

impl Desk {
    async fn open() -> Self {
        let line = Line::open().await;
        line.app.clock.advance(Duration::from_secs(3 * 3600));
        let teams = PretendTeams::start(SECRET).await.unwrap();
        let admin = line.app.admin().await;
        let known = format!("/api/resource/CRM%20Telephony%20Agent/{AGENT}");
        let mut settings = teams.settings();
        (settings["subscribe"], settings["sync_minutes"]) = (json!(0), json!(0));
        let ours = "/api/resource/CRM%20Teams%20Settings/CRM%20Teams%20Settings";
        for (path, body) in [
            (&*known, &json!({ "teams_user_id": ASHA })),
            (ours, &settings),
        ] {
            let saved = admin.put(path, body).await;
            assert_eq!(saved.status, 200, "{}", saved.text);
        }
        Self { line, teams, admin }
    }

    async fn tell(&self, report: &Report) {
        match report {
            Report::Exchange(place) => {
                let body = EXCHANGE.lines().nth(*place).unwrap().to_owned();
                self.send(&webhook_url(&self.line.app).await, "application/json", body)
                    .await;
            }
            Report::Teams(record) => {
                self.teams.keep(record.clone());
                let day = "start=2026-11-20T00:00:00Z&end=2026-11-20T23:00:00Z";
                self.send(
                    &format!("/calls/sync/teams?{day}"),
                    "application/json",
                    String::new(),
                )
                .await;
            }
            Report::Phone(places) => {
                let card = |place: &usize| {
                    format!(
                        "BEGIN:VCARD\r\nVERSION:2.1\r\nN:;\r\n{}\r\nEND:VCARD\r\n",
                        CARDS[*place]
                    )
                };
                let path = format!("/calls/import/pbap?user_id={AGENT}&device=pixel");
                self.send(&path, "text/vcard", places.iter().map(card).collect())
                    .await;
            }
            Report::Table => {
                self.send("/calls/import/csv", "text/csv", TABLE.to_owned())
                    .await
            }
            Report::Hand => {
                let call = json!({"user_id": AGENT, "source": "manual", "external_id": "by-hand", "direction": "inbound",
                    "remote_number": CALLER, "started_at": "2026-11-20T09:40:01Z"});
                let status = self.admin.post("/calls", &call).await.status;
                assert!([201, 409].contains(&status), "{status}");
            }
        }
    }

    async fn send(&self, path: &str, kind: &'static str, body: String) {
        let path = path.strip_prefix(&self.line.app.base).unwrap_or(path);
        let request = self.admin.request(Method::POST, path);
        let answer = read(request.header("content-type", kind).body(body)).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    }

    /// The log, what each other source said of each call, and what the days add up to; without what differs between two
    /// servers.
    async fn kept(&self) -> Value {
        let plain = |mut entry: Value| {
            for field in ["id", "created_at", "updated_at"] {
                entry[field] = Value::Null;
            }
            entry
        };
        let mut calls = Vec::new();
        for entry in log(&self.admin, "").await {
            let detail = self
                .admin
                .get(&format!("/calls/{}", entry["id"].as_str().unwrap()))
                .await
                .json();
            let same = detail["same"]
                .as_array()
                .unwrap()
                .iter()
                .cloned()
                .map(plain);
            calls.push(json!([plain(entry), same.collect::<Vec<_>>()]));
        }
        let stats = self
            .admin
            .get("/api/telephony/stats?start=2026-11-20&end=2026-11-21")
            .await
            .json();
        json!({"calls": calls, "by_source": stats["by_source"], "talk": stats["total_duration"]})
    }
}

/// What a person would say of the calls, the newest first: who told, which way, how it ended, and how long they talked.
fn labels(kept: &Value) -> Vec<Value> {
    let calls = kept["calls"]
        .as_array()
        .unwrap()
        .iter()
        .map(|call| &call[0]);
    calls
        .map(|call| {
            json!([
                call["sources"],
                call["direction"],
                call["outcome"],
                call["duration_seconds"]
            ])
        })
        .collect()
}

/// Each report twice, in an order that looks random and is the same each time.
fn shuffled(seed: u64) -> Vec<Report> {
    let mut order = [reports(), reports()].concat();
    let mut state = seed;
    for place in (1..order.len()).rev() {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        order.swap(place, usize::try_from(state >> 33).unwrap() % (place + 1));
    }
    order
}

#[tokio::test]
async fn whatever_the_order_the_log_is_the_expected_one() {
    let backwards: Vec<_> = reports().into_iter().rev().collect();
    let mut orders = vec![reports(), backwards];
    orders.extend((1..=4).map(shuffled));
    let mut first = None;
    for order in orders {
        let desk = Desk::open().await;
        for report in &order {
            desk.tell(report).await;
        }
        let kept = desk.kept().await;
        let expected = [
            json!([["bluetooth_pbap"], "inbound", "completed", null]),
            json!([
                ["exotel", "bluetooth_pbap", "teams"],
                "outbound",
                "completed",
                119
            ]),
            json!([
                ["tata_tele", "bluetooth_pbap", "manual", "teams"],
                "inbound",
                "completed",
                601
            ]),
        ];
        assert_eq!(labels(&kept), expected, "{order:#?}");
        let first = first.get_or_insert_with(|| kept.clone());
        assert_eq!(*first, kept, "{order:#?}");
    }
}
