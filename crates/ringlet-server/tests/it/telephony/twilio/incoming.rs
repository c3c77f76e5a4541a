//! Calls that come in.

use serde_json::{Value, json};

use super::{CUSTOMER, Desk, PHONE, attribute};
use crate::app::{ADMIN, AGENT};

const INCOMING: &str = "/api/ringlet/twilio/incoming";
const FRAPPE: &str = "/api/method/crm.integrations.twilio.api.twilio_incoming_call_handler";
const OURS: &str = "+15550100001";

impl Desk {
    /// A call comes in; answers Twilio's id and our TwiML.
    async fn comes_in(&self, path: &str, to: &str) -> (String, String) {
        let sid = self.twilio.begin(CUSTOMER);
        let fields = [
            ("CallSid", sid.as_str()),
            ("From", CUSTOMER),
            ("To", to),
            ("Direction", "inbound"),
            ("CallStatus", "ringing"),
        ];
        let answer = self.knock(path, &fields).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        assert!(
            answer.headers["content-type"]
                .to_str()
                .unwrap()
                .starts_with("text/xml")
        );
        (sid, answer.text)
    }

    async fn ringing(&self) -> Value {
        let active = self.agent.get("/api/ringlet/calls/active").await.json();
        active["calls"][0].clone()
    }

    async fn owns(&self, number: &str, device: &str) {
        let path = format!("{}/{AGENT}", super::AGENTS);
        let fields = json!({ "twilio_number": number, "call_receiving_device": device });
        let saved = self.admin.put(&path, &fields).await;
        assert_eq!(saved.status, 200, "{}", saved.text);
    }

    async fn lead_of(&self, owner: &str) {
        let lead = json!({ "first_name": "Lata", "mobile_no": CUSTOMER, "lead_owner": owner });
        let made = self.admin.post("/api/resource/CRM%20Lead", &lead).await;
        assert_eq!(made.status, 200, "{}", made.text);
    }
}

#[tokio::test]
async fn the_owner_of_the_number_is_rung_in_the_browser_and_answers() {
    for path in [INCOMING, FRAPPE] {
        let desk = Desk::open().await;
        desk.owns(OURS, "Computer").await;
        let (parent, twiml) = desk.comes_in(path, OURS).await;
        let call = desk.ringing().await;
        let id = call["id"].as_str().unwrap().to_owned();
        assert_eq!(
            (&call["state"], &call["direction"]),
            (&json!("ringing"), &json!("inbound"))
        );
        assert!(
            twiml.contains("<Identity>agent(at)example.test</Identity>"),
            "{twiml}"
        );
        assert!(
            twiml.contains(&format!("name=\"ringlet_call\" value=\"{id}\"")),
            "{twiml}"
        );
        let callback = attribute(&twiml, "Client", "statusCallback");
        let over = attribute(&twiml, "Dial", "action");
        let child = desk.twilio.bridge(&parent);
        let leg = |status| {
            vec![
                ("CallSid", child.clone()),
                ("ParentCallSid", parent.clone()),
                ("CallStatus", String::from(status)),
                ("CallDuration", "21".to_owned()),
            ]
        };
        for (status, state) in [
            ("ringing", "ringing"),
            ("in-progress", "connected"),
            ("completed", "ended"),
        ] {
            let fields = leg(status);
            let fields: Vec<(&str, &str)> = fields
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            assert_eq!(desk.ask(&callback, &fields).await.status, 200);
            let call = desk.read(&id).await;
            assert_eq!(call["state"], state, "{status}");
            if state == "connected" {
                assert_eq!(call["agent"], AGENT);
            }
        }
        let fields = [
            ("CallSid", parent.as_str()),
            ("DialCallStatus", "completed"),
            ("DialCallDuration", "21"),
        ];
        let last = desk.ask(&over, &fields).await.text;
        assert_eq!(last, "<Response></Response>");
        let call = desk.read(&id).await;
        assert_eq!(
            (&call["outcome"], &call["duration_seconds"]),
            (&json!("completed"), &json!(21))
        );
        let log = desk.agent.get("/calls").await.json();
        assert_eq!(log["calls"].as_array().unwrap().len(), 1, "{log}");
    }
}

#[tokio::test]
async fn who_wasnt_reached_is_told_and_the_call_is_missed_or_rejected() {
    for (status, outcome) in [
        ("no-answer", "missed"),
        ("busy", "rejected"),
        ("canceled", "missed"),
        ("failed", "missed"),
    ] {
        let desk = Desk::open().await;
        desk.owns(OURS, "Computer").await;
        let (parent, twiml) = desk.comes_in(INCOMING, OURS).await;
        let id = desk.ringing().await["id"].as_str().unwrap().to_owned();
        let callback = attribute(&twiml, "Client", "statusCallback");
        let child = desk.twilio.bridge(&parent);
        let leg = [
            ("CallSid", child.as_str()),
            ("ParentCallSid", parent.as_str()),
            ("CallStatus", status),
        ];
        desk.ask(&callback, &leg).await;
        assert_eq!(
            desk.read(&id).await["state"],
            "ringing",
            "another one may answer"
        );
        let fields = [("CallSid", parent.as_str()), ("DialCallStatus", status)];
        let said = desk
            .ask(&attribute(&twiml, "Dial", "action"), &fields)
            .await
            .text;
        assert!(said.contains("<Say language=\"en-US\">Sorry"), "{said}");
        assert_eq!(desk.read(&id).await["outcome"], outcome, "{status}");
    }
}

#[tokio::test]
async fn on_a_phone_it_is_the_phone_that_is_rung() {
    let desk = Desk::open().await;
    desk.owns(OURS, "Phone").await;
    let (_, twiml) = desk.comes_in(INCOMING, OURS).await;
    assert!(twiml.contains(&format!(">{PHONE}</Number>")), "{twiml}");
    assert!(!twiml.contains("<Client"), "{twiml}");
}

#[tokio::test]
async fn nobodys_number_rings_who_looks_after_the_caller() {
    let desk = Desk::open().await;
    desk.lead_of(AGENT).await;
    let (_, twiml) = desk.comes_in(INCOMING, OURS).await;
    assert!(
        twiml.contains("<Identity>agent(at)example.test</Identity>"),
        "{twiml}"
    );
    let call = desk.ringing().await;
    assert_eq!(call["matches"][0]["title"], "Lata");
}

#[tokio::test]
async fn of_several_owners_the_callers_own_is_rung_else_all() {
    let desk = Desk::open().await;
    desk.owns(OURS, "Computer").await;
    desk.agent_record(ADMIN, json!({ "twilio_number": OURS }))
        .await;
    let (_, twiml) = desk.comes_in(INCOMING, OURS).await;
    assert_eq!(twiml.matches("<Client").count(), 2, "{twiml}");
    desk.lead_of(ADMIN).await;
    let (_, twiml) = desk.comes_in(INCOMING, OURS).await;
    assert_eq!(twiml.matches("<Client").count(), 1, "{twiml}");
    assert!(twiml.contains("admin(at)example.test"), "{twiml}");
}

#[tokio::test]
async fn where_there_is_nobody_the_caller_is_told_so() {
    let desk = Desk::open().await;
    let site = desk.admin.get("/api/ringlet/settings/site").await.json();
    let mut german = site.clone();
    german["locale"] = json!("de");
    let saved = desk.admin.put("/api/ringlet/settings/site", &german).await;
    assert_eq!(saved.status, 200, "{}", saved.text);
    let (_, twiml) = desk.comes_in(INCOMING, OURS).await;
    assert!(twiml.contains("<Say language=\"de-DE\">Leider"), "{twiml}");
    assert!(
        twiml.contains("<Hangup/>") && !twiml.contains("<Dial"),
        "{twiml}"
    );
    let log = desk.admin.get("/calls").await.json();
    assert_eq!(log["calls"][0]["outcome"], "missed", "{log}");
}

#[tokio::test]
async fn outside_the_opening_hours_nobody_is_rung_and_the_caller_is_told_so() {
    let site = "/api/ringlet/settings/site";
    let desk = Desk::open().await;
    desk.owns(OURS, "Computer").await;
    let mut settings = desk.admin.get(site).await.json();
    // The test's clock says Friday, nine o'clock.
    for (day, rings) in [(6, false), (5, true)] {
        settings["opening_hours"] = json!([{ "day": day, "from": "00:00", "to": "24:00" }]);
        let saved = desk.admin.put(site, &settings).await;
        assert_eq!(saved.status, 200, "{}", saved.text);
        settings = saved.json();
        let (_, twiml) = desk.comes_in(INCOMING, OURS).await;
        assert_eq!(twiml.contains("<Dial"), rings, "{twiml}");
        assert_eq!(
            twiml.contains("outside our opening hours"),
            !rings,
            "{twiml}"
        );
    }
    let log = desk.admin.get("/calls?outcome=missed").await.json();
    assert_eq!(log["calls"].as_array().unwrap().len(), 1, "{log}");
}
