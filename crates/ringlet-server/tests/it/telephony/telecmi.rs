//! TeleCMI, against a pretend one.

use std::time::Duration;

use ringlet_testkit::Mood;
use ringlet_testkit::telecmi::{APP_ID, PretendTelecmi, USER};
use serde_json::{Value, json};

use super::office::Office;

const SECRET: &str = "00000000-app-secret-of-telecmi";
const HANDLER: &str = "/api/method/crm.integrations.telecmi.handler";
const ANSWERED: &str = include_str!("../fixtures/telecmi/outbound_answered.jsonl");
const RING_GROUP: &str = include_str!("../fixtures/telecmi/inbound_ring_group.jsonl");

async fn open() -> (Office, PretendTelecmi) {
    let telecmi = PretendTelecmi::start(SECRET).await.unwrap();
    let settings = json!({
        "enabled": 1, "api_endpoint": telecmi.api_endpoint(), "app_id": APP_ID, "app_secret": SECRET,
        "caller_id": "918000000002",
    });
    let office = Office::open(
        "telecmi",
        "CRM TeleCMI Settings",
        settings,
        json!({ "telecmi_user_id": "5003" }),
    )
    .await;
    (office, telecmi)
}

#[tokio::test]
async fn a_dial_and_its_two_reports_are_one_entry_with_a_recording() {
    let (office, telecmi) = open().await;
    let (status, body) = office.dial("+919000000021").await;
    assert_eq!(status, 201, "{body}");
    let id = body["call"]["id"].as_str().unwrap();
    let asked = telecmi.asked().pop().unwrap();
    assert_eq!(
        (asked.path.as_str(), asked.query.as_str()),
        ("/v2/webrtc/click2call", "")
    );
    let sent = asked.json();
    assert_eq!(sent["user_id"], USER);
    assert_eq!(
        sent["to"],
        json!(919_000_000_021_u64),
        "a number, not a text"
    );
    assert_eq!(sent["callerid"], json!(918_000_000_002_u64));
    assert_eq!(
        (&sent["webrtc"], &sent["followme"]),
        (&json!(false), &json!(true))
    );
    office.hear(ANSWERED, "rl-call-0101", id).await;
    let log = office.log().await;
    assert_eq!(log.len(), 1, "{log:?}");
    assert_eq!(log[0]["outcome"], "completed");
    assert_eq!(log[0]["duration_seconds"], 26, "the customer's leg counts");
    let sound = office
        .agent
        .get(&format!("/api/ringlet/calls/{id}/recording"))
        .await;
    assert_eq!((sound.status, sound.text.as_str()), (200, "a recording"));
    let page = office.agent.get(&format!("/calls/{id}")).await.text;
    assert!(
        !page.contains(SECRET) && !page.contains("secret="),
        "{page}"
    );
}

#[tokio::test]
async fn one_phone_of_a_group_that_rings_in_vain_doesnt_end_the_call() {
    let (office, _telecmi) = open().await;
    office.hear(RING_GROUP, "-", "-").await;
    let log = office.log().await;
    assert_eq!(log.len(), 1, "{log:?}");
    assert_eq!(
        (&log[0]["direction"], &log[0]["outcome"]),
        (&json!("inbound"), &json!("completed"))
    );
    assert_eq!(log[0]["user_id"], "agent@example.test");
    assert_eq!(log[0]["duration_seconds"], 41);
}

#[tokio::test]
async fn what_telecmi_says_in_its_code_counts() {
    let (office, telecmi) = open().await;
    for (mood, status, code) in [
        (Mood::Refusing, 502, "provider-refused"),
        (Mood::Faulty, 504, "provider-unreachable"),
        (Mood::Down, 504, "provider-unreachable"),
        (Mood::Overrun(7), 502, "provider-refused"),
    ] {
        telecmi.set_mood(mood);
        let (got, body) = office.dial("+919000000021").await;
        assert_eq!(
            (got, &body["code"]),
            (status, &json!(code)),
            "{mood:?} {body}"
        );
    }
    telecmi.set_mood(Mood::Slow(Duration::from_millis(300)));
    assert_eq!(office.dial("+919000000021").await.0, 201);
    telecmi.set_mood(Mood::Well);
    let path = "/api/resource/CRM%20TeleCMI%20Settings/CRM%20TeleCMI%20Settings";
    office
        .admin
        .put(path, &json!({ "app_secret": "another" }))
        .await;
    let (_, body) = office.dial("+919000000021").await;
    assert!(
        body["message"].as_str().unwrap().contains("credentials"),
        "{body}"
    );
    let test = office
        .admin
        .get(&format!("{HANDLER}.validate_connection"))
        .await
        .json();
    assert_eq!(test["message"]["success"], false, "{test}");
    assert!(
        office
            .log()
            .await
            .iter()
            .filter(|call| call["outcome"] == "failed")
            .count()
            >= 5
    );
}

#[tokio::test]
async fn the_connection_is_tested_without_a_call() {
    let (office, telecmi) = open().await;
    let test = office
        .admin
        .get(&format!("{HANDLER}.validate_connection"))
        .await
        .json();
    assert_eq!(test["message"]["success"], true, "{test}");
    assert_eq!(telecmi.asked().pop().unwrap().path, "/v2/answered");
}

async fn click(office: &Office, body: &Value) -> (u16, Value) {
    let answer = office
        .agent
        .post(&format!("{HANDLER}.click_to_call"), body)
        .await;
    (answer.status, answer.json())
}

#[tokio::test]
async fn click_to_call_answers_as_its_guide_says() {
    let (office, _telecmi) = open().await;
    let lead = json!({ "first_name": "John", "last_name": "Doe", "mobile_no": "919000000021" });
    let lead = office
        .admin
        .post("/api/resource/CRM%20Lead", &lead)
        .await
        .json();
    let name = lead["data"]["name"].as_str().unwrap();
    let (status, body) = click(
        &office,
        &json!({ "driver_id": name, "driver_mobile": "919000000021" }),
    )
    .await;
    assert_eq!(status, 200, "{body}");
    assert_eq!(
        (&body["success"], &body["data"]["status"]),
        (&json!(true), &json!("initiated"))
    );
    assert_eq!(body["data"]["driver_name"], "John Doe");
    assert_eq!(body["data"]["driver_mobile"], "919000000021");
    for (wish, status) in [
        (
            json!({ "driver_id": "driver_123", "driver_mobile": "919000000021" }),
            404,
        ),
        (json!({ "driver_id": name, "driver_mobile": "12345" }), 400),
        (
            json!({ "driver_id": name, "driver_mobile": "1234567890123456" }),
            400,
        ),
        (
            json!({ "driver_id": name, "driver_mobile": "call me" }),
            400,
        ),
        (json!({}), 400),
        (json!({ "caller_id": "somebody", "driver_id": name }), 403),
    ] {
        let (got, body) = click(&office, &wish).await;
        assert_eq!(
            (got, &body["success"]),
            (status, &json!(false)),
            "{wish} {body}"
        );
        assert!(body["message"].is_string());
    }
}

#[tokio::test]
async fn whoever_isnt_on_the_list_gets_403_and_nothing_is_sent() {
    let (office, telecmi) = open().await;
    let rule = json!({ "everyone": false, "roles": ["admin"], "users": [] });
    office
        .admin
        .put("/api/ringlet/settings/access/telecmi", &rule)
        .await;
    let asked = telecmi.asked().len();
    let (status, body) = click(&office, &json!({ "driver_mobile": "919000000021" })).await;
    assert_eq!((status, &body["success"]), (403, &json!(false)), "{body}");
    let method = format!("{HANDLER}.make_a_call");
    let answer = office
        .agent
        .post(&method, &json!({ "to_number": "+919000000021" }))
        .await;
    assert_eq!(answer.status, 403, "{}", answer.text);
    assert_eq!(office.dial("+919000000021").await.0, 403);
    assert_eq!(telecmi.asked().len(), asked);
    let audit = office.admin.get("/api/ringlet/audit?limit=50").await.text;
    assert_eq!(audit.matches("dial-refused").count(), 3, "{audit}");
}

#[tokio::test]
async fn feedback_is_one_of_the_set_and_shows_in_the_list() {
    let (office, _telecmi) = open().await;
    let (_, body) = office.dial("+919000000021").await;
    let id = body["call"]["id"].as_str().unwrap();
    office.hear(ANSWERED, "rl-call-0101", id).await;
    let method = format!("{HANDLER}.update_feedback");
    let reference = office.log().await[0]["external_id"].clone();
    let wrong = office
        .agent
        .post(
            &method,
            &json!({ "reference_id": reference, "feedback": "Meh" }),
        )
        .await;
    assert_eq!(
        (wrong.status, wrong.json()["success"].clone()),
        (400, json!(false))
    );
    let kept = json!({ "reference_id": reference, "feedback": "Interested", "remarks": "Wants <more> details", "status": "completed" });
    let kept = office.agent.post(&method, &kept).await;
    assert_eq!(kept.status, 200, "{}", kept.text);
    assert_eq!(kept.json()["data"]["feedback"], "Interested");
    assert_eq!(kept.json()["data"]["remarks"], "Wants <more> details");
    let missing = office
        .agent
        .post(
            &method,
            &json!({ "reference_id": "nobody", "feedback": "Interested" }),
        )
        .await;
    assert_eq!(missing.status, 404);
    let logs = office
        .agent
        .get(&format!("{HANDLER}.get_call_logs?limit=10&offset=0"))
        .await
        .json();
    assert_eq!(
        (&logs["success"], &logs["data"]["total"]),
        (&json!(true), &json!(1))
    );
    assert_eq!(logs["data"]["call_logs"][0]["call_type"], "ivr");
    for (query, status) in [
        ("limit=0", 400),
        ("offset=x", 400),
        ("caller_id=admin@example.test", 403),
    ] {
        let answer = office
            .agent
            .get(&format!("{HANDLER}.get_call_logs?{query}"))
            .await;
        assert_eq!(answer.status, status, "{query}");
    }
    let path = "/api/resource/CRM%20TeleCMI%20Settings/CRM%20TeleCMI%20Settings";
    office
        .admin
        .put(path, &json!({ "dispositions": "Meh\nWow" }))
        .await;
    let meh = json!({ "reference_id": reference, "feedback": "Meh" });
    assert_eq!(office.agent.post(&method, &meh).await.status, 200);
}

#[tokio::test]
async fn neither_log_nor_answer_holds_the_secret_or_a_whole_number() {
    let (office, _telecmi) = open().await;
    office.dial("+919000000021").await;
    let door = office.door().await;
    let key = door.split_once("key=").unwrap().1.to_owned();
    office.hear(ANSWERED, "-", "-").await;
    let entries = office.requests(2).await;
    let text = serde_json::to_string(&entries).unwrap();
    for planted in [SECRET, key.as_str(), "919000000021", "918000000002"] {
        assert!(!text.contains(planted), "{planted} in {text}");
    }
    assert!(
        text.contains("click2call") && text.contains("\"in\""),
        "{text}"
    );
    let settings = "/api/resource/CRM%20TeleCMI%20Settings/CRM%20TeleCMI%20Settings";
    for path in [
        settings,
        "/api/ringlet/settings/providers",
        "/api/ringlet/settings/providers/telecmi/form",
        "/api/ringlet/audit?limit=200",
        "/api/ringlet/boot",
        "/api/ringlet/calls/active",
        "/calls",
        "/calls.csv",
        "/metrics",
        "/settings",
        "/",
    ] {
        let text = office.admin.get(path).await.text;
        assert!(!text.contains(SECRET), "{path}");
        assert!(!text.contains(&key), "{path}");
    }
}
