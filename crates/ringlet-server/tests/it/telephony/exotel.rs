//! Exotel, against a pretend one.

use ringlet_testkit::Mood;
use ringlet_testkit::exotel::{ACCOUNT, CALL_SID, EXOPHONES, KEY, PretendExotel};
use serde_json::json;

use super::office::Office;

const TOKEN: &str = "exotel-api-token";
/// `KEY:TOKEN` as HTTP Basic writes it.
const BASIC: &str = "Basic MDEyMzQ1Njc4OWFiY2RlZjpleG90ZWwtYXBpLXRva2Vu";
const ANSWERED: &str = include_str!("../fixtures/exotel/outbound_answered.jsonl");
const BUSY: &str = include_str!("../fixtures/exotel/outbound_busy.jsonl");
const INBOUND: &str = include_str!("../fixtures/exotel/inbound_answered.jsonl");

async fn open() -> (Office, PretendExotel) {
    let exotel = PretendExotel::start(BASIC).await.unwrap();
    let settings = json!({
        "enabled": 1, "subdomain": exotel.subdomain(), "account_sid": ACCOUNT, "api_key": KEY, "api_token": TOKEN,
        "caller_id": EXOPHONES[0],
    });
    let agent = json!({ "mobile_no": "+919000000106" });
    let office = Office::open("exotel", "CRM Exotel Settings", settings, agent).await;
    (office, exotel)
}

#[tokio::test]
async fn two_numbers_are_connected_and_what_becomes_of_them_is_told_with_a_key() {
    let (office, exotel) = open().await;
    let (status, body) = office.dial("+919000000041").await;
    assert_eq!(status, 201, "{body}");
    let id = body["call"]["id"].as_str().unwrap();
    let asked = exotel.asked().pop().unwrap();
    assert_eq!(
        asked.path,
        format!("/v1/Accounts/{ACCOUNT}/Calls/connect.json")
    );
    assert_eq!(asked.field("From"), "+919000000106");
    assert_eq!(
        (asked.field("To"), asked.field("CallerId")),
        ("+919000000041".to_owned(), EXOPHONES[0].to_owned())
    );
    assert!(
        asked
            .field("StatusCallback")
            .ends_with(&office.door().await)
    );
    office.hear(ANSWERED, "rl-call-0301", id).await;
    let log = office.log().await;
    assert_eq!(
        (log.len(), &log[0]["outcome"], &log[0]["duration_seconds"]),
        (1, &json!("completed"), &json!(40))
    );
    assert_eq!(log[0]["external_id"], CALL_SID);
}

#[tokio::test]
async fn busy_is_busy_and_frappes_own_door_opens_too() {
    let (office, _exotel) = open().await;
    let (_, body) = office.dial("+919000000041").await;
    let id = body["call"]["id"].as_str().unwrap();
    let key = office.door().await.split_once("key=").unwrap().1.to_owned();
    let door = format!("/api/method/crm.integrations.exotel.handler.handle_request?key={key}");
    for line in BUSY.replace("rl-call-0301", id).lines() {
        let body: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(office.app.guest().post(&door, &body).await.status, 200);
    }
    assert_eq!(office.log().await[0]["outcome"], "busy");
}

#[tokio::test]
async fn an_inbound_call_belongs_to_the_agent_whose_phone_was_picked_up() {
    let (office, _exotel) = open().await;
    office.hear(INBOUND, "-", "-").await;
    let log = office.log().await;
    assert_eq!(log.len(), 1, "{log:?}");
    assert_eq!(
        (&log[0]["outcome"], &log[0]["user_id"]),
        (&json!("completed"), &json!("agent@example.test"))
    );
    assert_eq!(log[0]["remote_number"], "+919000000042");
}

#[tokio::test]
async fn the_accounts_numbers_are_asked_for_once_and_a_strange_one_is_refused_before_a_phone_rings()
{
    let (office, exotel) = open().await;
    let lists = || {
        exotel
            .asked()
            .iter()
            .filter(|asked| asked.path.ends_with("IncomingPhoneNumbers"))
            .count()
    };
    office.dial("+919000000041").await;
    office.dial("+919000000042").await;
    assert_eq!(lists(), 1);
    let strange = json!({ "to_number": "+919000000041", "provider": "exotel", "outbound_caller_id": "+15550100001" });
    let answer = office.agent.post("/api/ringlet/calls", &strange).await;
    assert_eq!(answer.status, 502, "{}", answer.text);
    assert!(
        answer.json()["hint"].as_str().unwrap().contains("ExoPhone"),
        "{}",
        answer.text
    );
    let dials = exotel
        .asked()
        .iter()
        .filter(|asked| asked.path.ends_with("connect.json"))
        .count();
    assert_eq!(dials, 2);
    // What was asked is known to this server, not to the program.
    let (another, exotel) = open().await;
    another.dial("+919000000041").await;
    let asked = exotel.asked();
    assert!(asked[0].path.ends_with("IncomingPhoneNumbers"), "{asked:?}");
}

#[tokio::test]
async fn wrong_credentials_a_refusal_and_silence_are_told_apart() {
    let (office, exotel) = open().await;
    let test = "/api/method/crm.integrations.exotel.handler.validate_connection";
    assert_eq!(
        office.admin.get(test).await.json()["message"]["success"],
        true
    );
    exotel.set_mood(Mood::Refusing);
    let (status, body) = office.dial("+919000000041").await;
    assert_eq!(
        (status, &body["code"]),
        (502, &json!("provider-refused")),
        "{body}"
    );
    exotel.set_mood(Mood::Down);
    assert_eq!(office.dial("+919000000041").await.0, 504);
    exotel.set_mood(Mood::Well);
    let path = "/api/resource/CRM%20Exotel%20Settings/CRM%20Exotel%20Settings";
    office
        .admin
        .put(path, &json!({ "api_token": "wrong" }))
        .await;
    let told = office.admin.get(test).await.json()["message"].clone();
    assert_eq!(told["success"], false);
    assert!(
        told["message"].as_str().unwrap().contains("API token"),
        "{told}"
    );
}
