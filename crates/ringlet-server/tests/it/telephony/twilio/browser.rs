//! Calls that have their sound in the browser.

use std::time::Duration;

use ringlet_testkit::twilio::ACCOUNT;
use serde_json::{Value, json};

use super::{CUSTOMER, Desk, attribute};
use crate::app::{AGENT, VIEWER};

const VOICE: &str = "/api/ringlet/twilio/voice";
const FRAPPE_VOICE: &str = "/api/method/crm.integrations.twilio.api.voice";
const BROWSER: &str = "client:agent(at)example.test";

impl Desk {
    /// Dials from the page; answers our id, and Twilio's of the browser's leg.
    async fn call_from_page(&self) -> (String, String) {
        let (status, body) = self.dial_by(json!({ "softphone": "browser" })).await;
        assert_eq!(status, 201, "{body}");
        assert_eq!(body["handoff"]["browser"]["phone_number"], CUSTOMER);
        let id = body["call"]["id"].as_str().unwrap().to_owned();
        (id, self.twilio.begin(BROWSER))
    }

    /// Twilio asks what to do with the browser's call.
    async fn ask_voice(&self, sid: &str, call: &str) -> String {
        let fields = [
            ("AccountSid", ACCOUNT),
            ("CallSid", sid),
            ("From", BROWSER),
            ("Caller", BROWSER),
            ("Direction", "inbound"),
            ("CallStatus", "ringing"),
            ("ringlet_call", call),
        ];
        let answer = self.knock(VOICE, &fields).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.text
    }
}

#[tokio::test]
async fn a_call_from_the_page_is_placed_by_twiml_and_ends_in_the_log() {
    let desk = Desk::open().await;
    let (id, parent) = desk.call_from_page().await;
    assert_eq!(desk.read(&id).await["state"], "dialing");
    let twiml = desk.ask_voice(&parent, &id).await;
    assert!(twiml.contains(&format!(">{CUSTOMER}</Number>")), "{twiml}");
    assert_eq!(attribute(&twiml, "Dial", "callerId"), "+15550100001");
    assert_eq!(
        attribute(&twiml, "Dial", "record"),
        "record-from-answer-dual"
    );
    assert_eq!(desk.ask_voice(&parent, &id).await, twiml, "asked again");
    let callback = attribute(&twiml, "Number", "statusCallback");
    let child = desk.twilio.bridge(&parent);
    for (status, state) in [
        ("initiated", "dialing"),
        ("ringing", "ringing"),
        ("in-progress", "connected"),
        ("completed", "ended"),
    ] {
        let fields = [
            ("CallSid", child.as_str()),
            ("ParentCallSid", parent.as_str()),
            ("CallStatus", status),
            ("CallDuration", "33"),
        ];
        assert_eq!(desk.ask(&callback, &fields).await.status, 200);
        assert_eq!(desk.read(&id).await["state"], state, "{status}");
    }
    let gone = [
        ("CallSid", parent.as_str()),
        ("From", BROWSER),
        ("Direction", "inbound"),
        ("CallStatus", "completed"),
    ];
    assert_eq!(
        desk.knock("/api/ringlet/twilio/status", &gone).await.status,
        200
    );
    let call = desk.read(&id).await;
    assert_eq!(
        (&call["outcome"], &call["duration_seconds"]),
        (&json!("completed"), &json!(33))
    );
    let log = desk.agent.get("/calls").await.json();
    assert_eq!(log["calls"].as_array().unwrap().len(), 1, "{log}");
}

#[tokio::test]
async fn a_call_that_another_program_places_is_stored_once_and_dialled() {
    let desk = Desk::open().await;
    let sid = desk.twilio.begin(BROWSER);
    let fields = [
        ("CallSid", sid.as_str()),
        ("From", BROWSER),
        ("To", CUSTOMER),
        ("Direction", "inbound"),
    ];
    for path in [FRAPPE_VOICE, VOICE] {
        let answer = desk.knock(path, &fields).await;
        assert!(
            answer.text.contains(&format!(">{CUSTOMER}</Number>")),
            "{}",
            answer.text
        );
    }
    let log = desk.agent.get("/calls").await.json();
    assert_eq!(log["calls"].as_array().unwrap().len(), 1, "{log}");
}

#[tokio::test]
async fn what_may_not_be_placed_is_answered_by_a_sentence_and_a_hang_up() {
    let desk = Desk::open().await;
    let (id, parent) = desk.call_from_page().await;
    desk.ask_voice(&parent, &id).await;
    let other = desk.twilio.begin(BROWSER);
    let viewer = format!("client:{}", VIEWER.replace('@', "(at)"));
    for (from, call, to) in [
        (BROWSER, id.as_str(), ""),
        (BROWSER, "another", ""),
        ("client:admin(at)example.test", &id, ""),
        ("client:nobody(at)example.test", "", CUSTOMER),
        (&viewer, "", CUSTOMER),
        ("+15550100002", "", CUSTOMER),
        (BROWSER, "", "not a number"),
    ] {
        let mut fields = vec![("CallSid", other.as_str()), ("From", from)];
        fields.extend(
            [("ringlet_call", call), ("To", to)]
                .iter()
                .filter(|(_, value)| !value.is_empty()),
        );
        let answer = desk.knock(VOICE, &fields).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        assert!(
            answer.text.contains("<Hangup/>") && !answer.text.contains("<Dial"),
            "{from} {call}: {}",
            answer.text
        );
    }
}

#[tokio::test]
async fn unsigned_requests_and_wrong_signatures_do_nothing() {
    let desk = Desk::open().await;
    let (id, parent) = desk.call_from_page().await;
    let before = desk.read(&id).await;
    let fields = [
        ("CallSid", parent.as_str()),
        ("From", BROWSER),
        ("ringlet_call", id.as_str()),
    ];
    for path in [
        VOICE,
        FRAPPE_VOICE,
        "/api/ringlet/twilio/incoming",
        "/api/ringlet/twilio/rung",
        "/api/ringlet/twilio/status",
        "/api/method/crm.integrations.twilio.api.twilio_incoming_call_handler",
        "/api/method/crm.integrations.twilio.api.update_recording_info",
        "/api/method/crm.integrations.twilio.api.update_call_status_info",
    ] {
        let url = format!("{}{path}", desk.app.base);
        assert_eq!(desk.send_unsigned(&url, &fields).await, 400, "{path}");
        assert_eq!(
            desk.send(&url, &fields, "AAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                .await,
            403,
            "{path}"
        );
    }
    assert_eq!(desk.read(&id).await, before);
    let log = desk.agent.get("/calls").await.json();
    assert_eq!(log["calls"].as_array().unwrap().len(), 1, "{log}");
}

#[tokio::test]
async fn who_takes_calls_in_the_browser_gets_a_token() {
    let desk = Desk::open().await;
    let token = desk
        .agent
        .post("/api/ringlet/twilio/token", &json!({}))
        .await
        .json();
    assert_eq!(token["identity"], "agent(at)example.test");
    let frappe = "/api/method/crm.integrations.twilio.api.generate_access_token";
    let theirs = desk.agent.get(frappe).await.json();
    assert_eq!(
        theirs["message"]["token"]
            .as_str()
            .unwrap()
            .split('.')
            .count(),
        3
    );
    assert_eq!(
        desk.app.viewer().await.get(frappe).await.json()["message"],
        json!({})
    );
    assert_eq!(
        desk.app
            .viewer()
            .await
            .post("/api/ringlet/twilio/token", &json!({}))
            .await
            .status,
        403
    );
    let boot = desk.agent.get("/api/ringlet/boot").await.json();
    assert_eq!(boot["twilio_voice"], true);
    let twilio = boot["providers"]
        .as_array()
        .unwrap()
        .iter()
        .find(|view| view["id"] == "twilio")
        .cloned()
        .unwrap();
    assert_eq!(
        (
            &twilio["capabilities"]["keypad"],
            &twilio["capabilities"]["hold"]
        ),
        (&json!(true), &json!(true))
    );
    let path = format!("{}/{}", super::AGENTS, AGENT);
    let phone = desk
        .admin
        .put(&path, &json!({ "call_receiving_device": "Phone" }))
        .await;
    assert_eq!(phone.status, 200, "{}", phone.text);
    assert_eq!(
        desk.agent.get("/api/ringlet/boot").await.json()["twilio_voice"],
        false
    );
}

#[tokio::test]
async fn a_call_is_held_and_resumed_where_its_sound_is_in_the_page() {
    let desk = Desk::open().await;
    let (id, parent) = desk.call_from_page().await;
    let twiml = desk.ask_voice(&parent, &id).await;
    let callback = attribute(&twiml, "Number", "statusCallback");
    let child = desk.twilio.bridge(&parent);
    let fields = [
        ("CallSid", child.as_str()),
        ("ParentCallSid", parent.as_str()),
        ("CallStatus", "in-progress"),
    ];
    let control = async |word: &str| {
        let path = format!("/api/ringlet/calls/{id}/{word}");
        desk.agent.post(&path, &json!({})).await
    };
    assert_eq!(control("hold").await.code(), "conflict", "nobody talks yet");
    assert_eq!(desk.ask(&callback, &fields).await.status, 200);
    for (word, state) in [
        ("hold", "on-hold"),
        ("resume", "connected"),
        ("hold", "on-hold"),
    ] {
        desk.app.clock.advance(Duration::from_secs(2));
        let answer = control(word).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        assert_eq!(answer.json()["call"]["state"], state, "{word}");
    }
    assert_eq!(
        control("mute").await.code(),
        "not-supported",
        "the page's own"
    );
    let path = format!("{}/{}", super::AGENTS, AGENT);
    let phone = json!({ "call_receiving_device": "Phone" });
    assert_eq!(desk.admin.put(&path, &phone).await.status, 200);
    assert_eq!(control("resume").await.code(), "not-supported");
}

#[tokio::test]
async fn pages_may_connect_to_twilio_while_its_calls_are_in_pages() {
    let desk = Desk::open().await;
    let policy = async || {
        let embed = desk.admin.get("/api/ringlet/settings/embed").await;
        embed.json()["csp"].as_str().unwrap().to_owned()
    };
    let connects = "https://*.twilio.com wss://*.twilio.com";
    assert!(policy().await.contains(connects));
    let off = desk.save(json!({ "enabled": 0 })).await;
    assert_eq!(off.status, 200, "{}", off.text);
    assert!(!policy().await.contains("twilio"));
}

#[tokio::test]
async fn a_call_that_the_page_couldnt_place_is_ended_by_it() {
    let desk = Desk::open().await;
    let (id, _) = desk.call_from_page().await;
    let path = format!("/api/ringlet/calls/{id}/complete");
    let answer = desk
        .agent
        .post(&path, &json!({ "outcome": "failed" }))
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(answer.json()["call"]["outcome"], "failed");
    let (placed, parent) = desk.call_from_page().await;
    desk.ask_voice(&parent, &placed).await;
    let path = format!("/api/ringlet/calls/{placed}/complete");
    let answer: Value = desk
        .agent
        .post(&path, &json!({ "outcome": "failed" }))
        .await
        .json();
    assert_eq!(answer["code"], "not-supported", "Twilio tells itself");
}
