//! Microsoft Teams: `POST /calls/sync/teams`, its notifications and subscription, against a pretend Microsoft Graph.

use std::time::Duration;

use ringlet_testkit::Mood;
use ringlet_testkit::teams::{PretendTeams, TENANT};
use serde_json::{Value, json};

use crate::app::{ADMIN, AGENT, Client, TestApp, eventually};

const SECRET: &str = "the-secret-of-the-application";
const ASHA: &str = "00000000-0000-4000-8000-000000000001";
const BELA: &str = "00000000-0000-4000-8000-000000000002";
const GUEST: &str = "00000000-0000-4000-8000-000000000009";
const TEL: &str = "+493023125021";
const DOOR: &str = "/calls/webhooks/teams";
const RANGE: &str = "start=2026-11-19T00:00:00Z&end=2026-11-20T00:00:00Z";

/// A server with Teams switched on; the agent is Asha there, the administrator Bela.
struct Desk {
    app: TestApp,
    teams: PretendTeams,
    admin: Client,
    agent: Client,
}

impl Desk {
    /// It does nothing by itself.
    async fn quiet() -> Self {
        Self::open(json!({ "subscribe": 0, "sync_minutes": 0 })).await
    }

    async fn open(changes: Value) -> Self {
        let teams = PretendTeams::start(SECRET).await.unwrap();
        let app = TestApp::start().await;
        let (admin, agent) = (app.admin().await, app.agent().await);
        for (user, id) in [(AGENT, ASHA), (ADMIN, BELA)] {
            let known = json!({ "user": user, "teams_user_id": id });
            let added = admin
                .post("/api/resource/CRM%20Telephony%20Agent", &known)
                .await;
            assert_eq!(added.status, 200, "{}", added.text);
        }
        let desk = Self {
            app,
            teams,
            admin,
            agent,
        };
        let mut settings = desk.teams.settings();
        for (field, value) in changes.as_object().unwrap() {
            settings[field] = value.clone();
        }
        desk.set(&settings).await;
        desk
    }

    async fn set(&self, settings: &Value) {
        let path = "/api/resource/CRM%20Teams%20Settings/CRM%20Teams%20Settings";
        let saved = self.admin.put(path, settings).await;
        assert_eq!(saved.status, 200, "{}", saved.text);
    }

    async fn sync(&self) -> Value {
        let answer = self
            .admin
            .post(&format!("/calls/sync/teams?{RANGE}"), &json!({}))
            .await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.json()
    }

    async fn log(&self) -> Vec<Value> {
        let page = self.admin.get("/calls?source=teams").await.json();
        page["calls"].as_array().unwrap().clone()
    }

    async fn status(&self, id: &str) -> Option<Value> {
        let list = self.admin.get("/api/ringlet/settings/sources").await.json();
        let sources = list["sources"].as_array().unwrap().clone();
        sources.into_iter().find(|source| source["id"] == id)
    }

    /// How many records were fetched.
    fn fetched(&self) -> usize {
        let asked = self.teams.asked();
        asked
            .iter()
            .filter(|asked| asked.query.contains("expand=participants"))
            .count()
    }
}

fn user(id: &str, name: &str) -> Value {
    let tenant = if id == GUEST { "another" } else { TENANT };
    json!({"id": id, "identity": {"user": {"id": id, "displayName": name, "tenantId": tenant}}})
}

fn phone(number: &str) -> Value {
    json!({"id": number, "identity": {"phone": {"id": number, "displayName": null}}})
}

fn record(number: u32, kind: &str, people: &[Value]) -> Value {
    json!({
        "id": format!("00000000-0000-4000-8000-0000000001{number:02}"), "version": 1, "type": kind,
        "startDateTime": format!("2026-11-19T1{number}:00:00.0000000Z"),
        "endDateTime": format!("2026-11-19T1{number}:02:00.0000000Z"),
        "organizer_v2": people[0], "participants_v2": people, "organizer": null, "participants": [],
    })
}

fn counts(sync: &Value) -> [u64; 5] {
    ["listed", "added", "updated", "known", "waiting"]
        .map(|field| sync[field].as_u64().unwrap_or(u64::MAX))
}

#[tokio::test]
async fn while_teams_isnt_set_up_that_is_said() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let answer = agent.post("/calls/sync/teams", &json!({})).await;
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (501, "not-configured"),
        "{}",
        answer.text
    );
    assert_eq!(answer.json()["message"], "Microsoft Teams isn’t set up.");
    assert_eq!(
        app.viewer()
            .await
            .post("/calls/sync/teams", &json!({}))
            .await
            .status,
        403
    );
    assert_eq!(agent.get("/api/ringlet/boot").await.json()["teams"], false);
    assert_eq!(
        app.guest()
            .post(&format!("{DOOR}?validationToken=x"), &json!({}))
            .await
            .status,
        400
    );
}

#[tokio::test]
async fn a_range_is_read_page_by_page_and_seen_by_each_of_us() {
    let desk = Desk::quiet().await;
    assert_eq!(
        desk.agent.get("/api/ringlet/boot").await.json()["teams"],
        true
    );
    let (asha, bela, guest) = (user(ASHA, "Asha"), user(BELA, "Bela"), user(GUEST, "Gast"));
    let mut missed = record(3, "peerToPeer", &[phone(TEL), asha.clone()]);
    missed["sessions"] =
        json!([{"segments": [{"failureInfo": {"stage": "callSetup", "reason": "x"}}]}]);
    for record in [
        record(0, "peerToPeer", &[asha.clone(), phone(TEL)]),
        record(1, "peerToPeer", &[asha.clone(), bela.clone()]),
        // Five people are two pages of them.
        record(
            2,
            "groupCall",
            &[
                guest.clone(),
                phone("+1"),
                user("x", "Xaver"),
                user("y", "Yara"),
                asha.clone(),
            ],
        ),
        missed,
        // None of us.
        record(4, "peerToPeer", &[guest.clone(), phone("+2")]),
    ] {
        desk.teams.keep(record);
    }
    assert_eq!(counts(&desk.sync().await), [4, 5, 0, 0, 0]);
    let told: Vec<_> = desk
        .log()
        .await
        .iter()
        .map(|call| {
            [
                "user_id",
                "direction",
                "outcome",
                "remote_number",
                "remote_name",
                "duration_seconds",
            ]
            .map(|field| call[field].clone())
        })
        .collect();
    for wanted in [
        json!([AGENT, "inbound", "missed", TEL, null, 0]),
        json!([
            AGENT,
            "internal",
            "completed",
            "",
            "Gast, Xaver, Yara +1",
            120
        ]),
        json!([AGENT, "internal", "completed", "", "Bela", 120]),
        json!([ADMIN, "internal", "completed", "", "Asha", 120]),
        json!([AGENT, "outbound", "completed", TEL, null, 120]),
    ] {
        let found = told.iter().any(|call| wanted == json!(call));
        assert!(found, "{wanted} is missing in {told:?}");
    }
    let fetched = desk.fetched();
    assert_eq!(counts(&desk.sync().await), [4, 0, 0, 4, 0]);
    assert_eq!(desk.fetched(), fetched, "what is known isn't fetched again");
    let status = desk.status("teams").await.unwrap();
    assert_eq!(
        status["detail"],
        "4 listed: 0 new, 0 changed, 4 known, 0 to be fetched."
    );
}

#[tokio::test]
async fn a_newer_version_holds_and_an_older_one_doesnt() {
    let desk = Desk::quiet().await;
    let people = [user(ASHA, "Asha"), phone(TEL)];
    let version = |version: i64, end: &str| {
        let mut record = record(0, "peerToPeer", &people);
        record["version"] = json!(version);
        record["endDateTime"] = json!(end);
        record
    };
    for (record, counted, seconds) in [
        (version(2, "2026-11-19T10:02:00Z"), [1, 1, 0, 0, 0], 120),
        (version(5, "2026-11-19T10:03:00Z"), [1, 0, 1, 0, 0], 180),
        (version(4, "2026-11-19T10:09:00Z"), [1, 0, 0, 1, 0], 180),
    ] {
        desk.teams.keep(record);
        assert_eq!(counts(&desk.sync().await), counted);
        let log = desk.log().await;
        assert_eq!(
            (log.len(), &log[0]["duration_seconds"]),
            (1, &json!(seconds))
        );
    }
}

#[tokio::test]
async fn an_agent_gets_the_own_calls_only_and_a_range_has_its_limits() {
    let desk = Desk::quiet().await;
    desk.teams
        .keep(record(0, "peerToPeer", &[user(ASHA, "Asha"), phone(TEL)]));
    desk.teams
        .keep(record(1, "peerToPeer", &[user(BELA, "Bela"), phone(TEL)]));
    let own = desk
        .agent
        .post(&format!("/calls/sync/teams?{RANGE}"), &json!({}))
        .await;
    assert_eq!(counts(&own.json()), [1, 1, 0, 0, 0], "{}", own.text);
    let other = format!("/calls/sync/teams?{RANGE}&user_id={ADMIN}");
    assert_eq!(desk.agent.post(&other, &json!({})).await.status, 403);
    for (query, field, word) in [
        ("end=2026-11-20T00:00:00Z", "start", "required"),
        ("start=2026-11-19T00:00:00Z", "end", "required"),
        (
            "start=yesterday&end=2026-11-20T00:00:00Z",
            "start",
            "such as",
        ),
        (
            "start=2026-11-19T00:00:00Z&end=2026-11-19T00:00:00Z",
            "end",
            "after the start",
        ),
        (
            "start=2026-10-01T00:00:00Z&end=2026-11-19T00:00:00Z",
            "start",
            "30 days; what began before 2026-10-21",
        ),
        (
            "start=2026-11-19T00:00:00Z&end=2026-11-20T00:00:00Z&user_id=viewer@example.test",
            "user_id",
            "no Teams user id",
        ),
    ] {
        let answer = desk
            .admin
            .post(&format!("/calls/sync/teams?{query}"), &json!({}))
            .await;
        let error = answer.json();
        assert_eq!(
            (answer.status, &error["field"]),
            (422, &json!(field)),
            "{error}"
        );
        assert!(error["message"].as_str().unwrap().contains(word), "{error}");
    }
}

#[tokio::test]
async fn asked_to_be_slower_it_is() {
    let desk = Desk::quiet().await;
    desk.teams
        .keep(record(0, "peerToPeer", &[user(ASHA, "Asha"), phone(TEL)]));
    desk.teams.throttle(2, 1);
    assert_eq!(
        counts(&desk.sync().await),
        [1, 1, 0, 0, 0],
        "a moment is waited"
    );
    desk.teams.throttle(1, 600);
    let answer = desk
        .admin
        .post(&format!("/calls/sync/teams?{RANGE}"), &json!({}))
        .await;
    assert_eq!(
        (answer.status, answer.header("retry-after")),
        (429, "600"),
        "{}",
        answer.text
    );
    let status = desk.status("teams").await.unwrap();
    assert!(
        status["failure"].as_str().unwrap().contains("600 seconds"),
        "{status}"
    );
    assert!(status["next_run_at"].is_number() && status["last_success_at"].is_number());
}

#[tokio::test]
async fn an_ended_token_is_renewed_and_a_wrong_secret_is_told() {
    let desk = Desk::quiet().await;
    desk.teams
        .keep(record(0, "peerToPeer", &[user(ASHA, "Asha"), phone(TEL)]));
    desk.sync().await;
    let tokens = || {
        desk.teams
            .asked()
            .iter()
            .filter(|asked| asked.path.ends_with("/token"))
            .count()
    };
    assert_eq!(tokens(), 1, "a token is good for many questions");
    desk.teams.forget_tokens();
    desk.sync().await;
    assert_eq!(tokens(), 2);
    let test = "/api/method/crm.integrations.teams.handler.validate_connection";
    assert_eq!(
        desk.admin.get(test).await.json()["message"]["success"],
        true
    );
    desk.teams.forget_tokens();
    desk.teams.change_secret("another secret");
    let answer = desk
        .admin
        .post(&format!("/calls/sync/teams?{RANGE}"), &json!({}))
        .await;
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (502, "provider-refused"),
        "{}",
        answer.text
    );
    assert_eq!(
        desk.admin.get(test).await.json()["message"]["success"],
        false
    );
    let requests = desk.admin.get("/api/ringlet/settings/requests").await.text;
    assert!(
        !requests.contains("token-") && !requests.contains(SECRET),
        "{requests}"
    );
}

#[tokio::test]
async fn the_logs_of_the_telephone_network_are_read_and_tell_of_the_same_calls() {
    let desk = Desk::open(json!({ "subscribe": 0, "sync_minutes": 0, "phone_logs": 1 })).await;
    desk.teams
        .keep(record(0, "peerToPeer", &[user(ASHA, "Asha"), phone(TEL)]));
    let row = |id: &str, kind: &str, hour: &str, seconds: i64| {
        json!({
            "id": id, "callId": id, "userId": ASHA, "callType": kind, "duration": seconds,
            "startDateTime": format!("2026-11-19T{hour}:00:05Z"), "endDateTime": format!("2026-11-19T{hour}:02:00Z"),
            "callerNumber": if kind.ends_with("in") { TEL } else { "+4930999" },
            "calleeNumber": if kind.ends_with("in") { "+4930999" } else { TEL },
        })
    };
    let mut routed = row("r1", "ByotOut", "14", 0);
    routed["successfulCall"] = json!(false);
    routed["finalSipCode"] = json!(486);
    routed["calleeNumber"] = json!("+4930231***");
    desk.teams.keep_rows(
        &[
            row("p1", "user_out", "10", 115),
            row("p2", "user_in", "12", 0),
            row("p3", "ucap_in", "13", 9),
        ],
        &[routed],
    );
    // The first row is of the record's call.
    assert_eq!(counts(&desk.sync().await)[1..4], [3, 0, 1]);
    let log = desk.log().await;
    let told: Vec<_> = log
        .iter()
        .map(|call| json!([call["direction"], call["outcome"], call["remote_number"]]))
        .collect();
    assert_eq!(
        told,
        [
            json!(["outbound", "busy", "+4930231***"]),
            json!(["inbound", "missed", TEL]),
            json!(["outbound", "completed", TEL]),
        ]
    );
    assert_eq!(
        counts(&desk.sync().await)[1..3],
        [0, 0],
        "nothing is new the second time"
    );
}

/// What told of each call, the newest call first: the ends of the ids of records and rows.
async fn told_by(desk: &Desk) -> Vec<Vec<String>> {
    let mut calls = Vec::new();
    for call in desk.log().await {
        let path = format!("/calls/{}", call["id"].as_str().unwrap());
        let detail = desk.admin.get(&path).await.json();
        let mut ids = Vec::new();
        for event in detail["events"].as_array().unwrap() {
            let path = format!("/calls/events/{}/raw", event["id"]);
            let report = desk.admin.get(&path).await.json();
            let id = report["id"].as_str().unwrap();
            ids.push(id[id.len() - 2..].to_owned());
        }
        ids.sort();
        calls.push(ids);
    }
    calls
}

/// Missed, called back too soon, called back again: each row goes with its record, whatever comes first.
#[tokio::test]
async fn calls_with_one_number_within_a_minute_are_told_apart_in_any_order() {
    let (asha, tel) = (user(ASHA, "Asha"), phone(TEL));
    let span = |mut what: Value, start: &str, end: &str| {
        what["startDateTime"] = json!(format!("2026-11-19T10:{start}Z"));
        what["endDateTime"] = json!(format!("2026-11-19T10:{end}Z"));
        what
    };
    let record = |number, people: &[&Value], start, end| {
        let people: Vec<_> = people.iter().copied().cloned().collect();
        span(record(number, "peerToPeer", &people), start, end)
    };
    let row = |id: &str, kind: &str, start, end| {
        let row = json!({"id": id, "callId": "c", "userId": ASHA, "callType": kind, "duration": 5,
            "callerNumber": TEL, "calleeNumber": TEL});
        span(row, start, end)
    };
    let reports = [
        record(1, &[&tel, &asha], "00:00", "00:09"),
        row("p1", "user_in", "00:00", "00:09"),
        record(2, &[&asha, &tel], "00:20", "00:25"),
        row("p2", "user_out", "00:21", "00:25"),
        record(3, &[&asha, &tel], "00:40", "03:00"),
        row("p3", "user_out", "00:50", "03:00"),
    ];
    let orders = [
        [0, 1, 2, 3, 4, 5],
        [5, 4, 3, 2, 1, 0],
        [3, 0, 4, 1, 2, 5],
        [5, 2, 1, 0, 4, 3],
    ];
    for order in orders {
        let desk = Desk::open(json!({ "subscribe": 0, "sync_minutes": 0, "phone_logs": 1 })).await;
        let mut rows = Vec::new();
        for place in order {
            if place % 2 == 0 {
                desk.teams.keep(reports[place].clone());
            } else {
                rows.push(reports[place].clone());
                desk.teams.keep_rows(&rows, &[]);
            }
            desk.sync().await;
        }
        let expected = [["03", "p3"], ["02", "p2"], ["01", "p1"]];
        assert_eq!(told_by(&desk).await, expected, "{order:?}");
    }
}

#[tokio::test]
async fn teams_tells_of_new_calls_by_itself() {
    let desk = Desk::open(json!({ "sync_minutes": 0 })).await;
    let made = eventually("a subscription is made", async || {
        desk.teams.subscriptions().pop()
    })
    .await;
    assert_eq!(made["changeType"], "updated");
    assert_eq!(made["notificationUrl"], format!("{}{DOOR}", desk.app.base));
    assert_eq!(
        made["expirationDateTime"], "2026-11-23T07:00:00.000Z",
        "less than 4230 minutes ahead"
    );
    let record = record(0, "peerToPeer", &[user(ASHA, "Asha"), phone(TEL)]);
    desk.teams.keep(record.clone());
    let id = record["id"].as_str().unwrap();
    let forged = json!({"value": [{"clientState": "wrong", "resourceData": {"id": id}}]});
    let guest = desk.app.guest();
    assert_eq!(guest.post(DOOR, &forged).await.status, 403);
    assert_eq!(guest.post(DOOR, &json!({"value": 7})).await.status, 400);
    assert_eq!(desk.fetched(), 0);
    assert_eq!(desk.teams.notify(Some(id), None).await, [202]);
    assert_eq!(desk.teams.notify(Some("00000000-gone"), None).await, [202]);
    eventually("the call is in the log", async || {
        (desk.log().await.len() == 1).then_some(())
    })
    .await;
    eventually("nothing is left to be fetched", async || {
        let left = desk.app.state.store.count_notices("teams").await.unwrap();
        (left == 0).then_some(())
    })
    .await;
    let token = "<script>alert(1)</script>";
    let shaken = guest
        .post(
            &format!("{DOOR}?validationToken=%3Cscript%3Ealert(1)%3C/script%3E"),
            &json!({}),
        )
        .await;
    assert_eq!((shaken.status, shaken.text.as_str()), (200, token));
    assert_eq!(shaken.header("content-type"), "text/plain; charset=utf-8");
}

#[tokio::test]
async fn a_subscription_is_renewed_before_it_ends_and_made_again_when_it_is_gone() {
    let desk = Desk::open(json!({ "sync_minutes": 0 })).await;
    let ends = async |what: &str, wanted: &str| {
        eventually(what, async || {
            let stands = desk.teams.subscriptions();
            (stands.len() == 1 && stands[0]["expirationDateTime"] == wanted)
                .then(|| stands[0].clone())
        })
        .await
    };
    let made = ends("it is made", "2026-11-23T07:00:00.000Z").await;
    desk.app.clock.advance(Duration::from_secs(47 * 3600));
    let renewed = ends("it is renewed", "2026-11-25T06:00:00.000Z").await;
    assert_eq!(made["id"], renewed["id"]);
    desk.app.clock.advance(Duration::from_secs(3600));
    assert_eq!(
        desk.teams
            .notify(None, Some("reauthorizationRequired"))
            .await,
        [202]
    );
    ends("Teams asked for it", "2026-11-25T07:00:00.000Z").await;
    desk.app.clock.advance(Duration::from_secs(3600));
    desk.teams.notify(None, Some("subscriptionRemoved")).await;
    desk.teams.forget_subscriptions();
    ends("another one is made", "2026-11-25T08:00:00.000Z").await;
    let status = eventually("its state is told", async || {
        let status = desk.status("teams_subscription").await?;
        (status["detail"] == "Teams tells of new calls until 2026-11-25 08:00.").then_some(status)
    })
    .await;
    assert_eq!(status["failure"], Value::Null);
    desk.set(&json!({ "enabled": 0 })).await;
    eventually("it is ended", async || {
        desk.teams.subscriptions().is_empty().then_some(())
    })
    .await;
}

/// A notification may be lost: the list is read from time to time, whatever Teams told.
#[tokio::test]
async fn the_list_is_read_from_time_to_time() {
    let desk = Desk::open(json!({ "subscribe": 0, "sync_minutes": 60 })).await;
    eventually("a first look", async || desk.status("teams").await).await;
    let mut later = record(0, "peerToPeer", &[user(ASHA, "Asha"), phone(TEL)]);
    later["startDateTime"] = json!("2026-11-20T09:30:00Z");
    later["endDateTime"] = json!("2026-11-20T09:31:00Z");
    desk.teams.keep(later);
    desk.app.clock.advance(Duration::from_secs(3600));
    eventually("a second look found it", async || {
        (desk.log().await.len() == 1).then_some(())
    })
    .await;
    let next = desk.app.clock.get().0 + 3_600_000;
    eventually("the next look is told", async || {
        let status = desk.status("teams").await?;
        (status["next_run_at"] == json!(next)).then_some(())
    })
    .await;
}

#[tokio::test]
async fn settings_put_right_count_at_once() {
    put_right(false).await;
}

/// The failure that is told after they were saved is that of the old ones.
#[tokio::test]
async fn settings_put_right_while_a_look_fails_count_at_once() {
    put_right(true).await;
}

async fn put_right(during_the_look: bool) {
    let wishes = json!({ "subscribe": 0, "sync_minutes": 60 });
    let desk = Desk::open(wishes.clone()).await;
    eventually("a first look", async || desk.status("teams").await).await;
    let mut call = record(0, "peerToPeer", &[user(ASHA, "Asha"), phone(TEL)]);
    call["startDateTime"] = json!("2026-11-20T09:30:00Z");
    call["endDateTime"] = json!("2026-11-20T09:31:00Z");
    desk.teams.keep(call);
    desk.teams.forget_tokens();
    desk.teams.change_secret("another secret");
    let failed = async || {
        let status = desk.status("teams").await?;
        status["failure"].is_string().then_some(())
    };
    let asked = desk.teams.asked().len();
    if during_the_look {
        desk.teams.set_mood(Mood::Slow(Duration::from_secs(1)));
    }
    desk.app.clock.advance(Duration::from_secs(3600));
    if during_the_look {
        eventually("it looks", async || {
            (desk.teams.asked().len() > asked).then_some(())
        })
        .await;
    } else {
        eventually("the failure is told", failed).await;
    }
    desk.app.clock.advance(Duration::from_secs(1));
    let mut settings = desk.teams.settings();
    settings["client_secret"] = json!("another secret");
    for (field, value) in wishes.as_object().unwrap() {
        settings[field] = value.clone();
    }
    desk.set(&settings).await;
    if during_the_look {
        eventually("the failure is told", failed).await;
        desk.teams.set_mood(Mood::Well);
    }
    eventually("the next look found it", async || {
        (desk.log().await.len() == 1).then_some(())
    })
    .await;
}
