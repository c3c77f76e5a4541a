//! Placetel, against a pretend one; its signature by the vectors it publishes.

use hmac::{Hmac, KeyInit as _, Mac as _};
use ringlet_testkit::Mood;
use ringlet_testkit::placetel::{PretendPlacetel, SIP_USER};
use serde_json::json;
use sha2::Sha256;

use super::office::Office;

const SECRET: &str = "12345";
const DOOR: &str = "/calls/webhooks/placetel";
const GUIDE: &str = include_str!("../fixtures/placetel/words_of_the_call_log_guide.jsonl");

async fn open(shared_secret: &str) -> (Office, PretendPlacetel) {
    let placetel = PretendPlacetel::start("Bearer placetel-api-key")
        .await
        .unwrap();
    let settings = json!({
        "enabled": 1, "api_endpoint": placetel.api_endpoint(), "api_key": "placetel-api-key",
        "shared_secret": shared_secret,
    });
    let agent = json!({ "placetel_sip_user": SIP_USER });
    let office = Office::open("placetel", "CRM Placetel Settings", settings, agent).await;
    (office, placetel)
}

fn sign(secret: &str, body: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(body.as_bytes());
    hex::encode(mac.finalize().into_bytes())
}

/// The example of `Placetel/call-control-notify-api`, README, "Signature".
#[tokio::test]
async fn the_signature_that_placetel_publishes_is_taken() {
    let body = "call_id=4a4cbb39578170aed9a2761a7bec8c7e704a541f52291ef603d6f5f152980c3c&event=CallAccepted\
                &from=0123456789&to=0987654321";
    let published = "c4f823c5b8806432fe2b83b1fc2ee714422e0cdfb4b5129152a7d0bbcd7792d0";
    let (office, _placetel) = open("12345").await;
    let signed = [("x-placetel-signature", published)];
    let answer = office.post_form(DOOR, &signed, body).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let (office, _placetel) = open("12346").await;
    let answer = office.post_form(DOOR, &signed, body).await;
    assert_eq!(answer.status, 403, "another secret");
}

#[tokio::test]
async fn only_placetels_own_signature_over_the_very_bytes_opens_the_door() {
    let (office, _placetel) = open(SECRET).await;
    let body = "event=IncomingCall&from=03023125001&to=02214710001&call_id=f69cc0&direction=in";
    let right = sign(SECRET, body);
    let header = "x-placetel-signature";
    for (name, value, sent) in [
        (header, sign("another", body), body.to_owned()),
        (header, right.clone(), body.replace("f69cc0", "f69cc1")),
        (header, right[1..].to_owned(), body.to_owned()),
        (header, String::new(), body.to_owned()),
        (header, "zz".to_owned(), body.to_owned()),
        ("x-other", right.clone(), body.to_owned()),
    ] {
        let answer = office.post_form(DOOR, &[(name, &value)], &sent).await;
        assert_eq!(answer.status, 403, "{name} {value}");
    }
    let keyed = office.door().await;
    assert_eq!(
        office.post_form(&keyed, &[], body).await.status,
        403,
        "a key doesn't replace a signature"
    );
    assert!(office.log().await.is_empty(), "nothing was kept");
    let answer = office.post_form(DOOR, &[(header, &right)], body).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(answer.json()["id"], office.log().await[0]["id"]);
    let upper = right.to_uppercase();
    assert_eq!(
        office
            .post_form(DOOR, &[(header, &upper)], body)
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn a_dial_that_was_answered_without_an_id_is_recognised() {
    let (office, placetel) = open(SECRET).await;
    let (status, body) = office.dial("+493023125002").await;
    assert_eq!(status, 201, "{body}");
    let asked = placetel.asked().pop().unwrap();
    assert_eq!(asked.json()["sipuid"], SIP_USER);
    assert_eq!(
        asked.json()["target"],
        "03023125002",
        "as one dials in Germany"
    );
    for body in [
        "event=OutgoingCall&from=02214710001&to=03023125002&call_id=aa11&peer=7770000001%40fpbx.de&direction=out",
        "event=HungUp&from=02214710001&to=03023125002&call_id=aa11&type=accepted&duration=33&direction=out",
    ] {
        let signature = sign(SECRET, body);
        let answer = office
            .post_form(DOOR, &[("x-placetel-signature", &signature)], body)
            .await;
        assert_eq!(
            answer.json()["id"],
            office.log().await[0]["id"],
            "{}",
            answer.text
        );
    }
    let log = office.log().await;
    assert_eq!(
        (log.len(), &log[0]["outcome"], &log[0]["duration_seconds"]),
        (1, &json!("completed"), &json!(33))
    );
    assert_eq!(log[0]["external_id"], "aa11");
}

#[tokio::test]
async fn the_names_of_the_call_log_guide_are_taken_too() {
    let (office, _placetel) = open("").await;
    office
        .app
        .clock
        .advance(std::time::Duration::from_secs(3_600));
    office.hear(GUIDE, "-", "-").await;
    let log = office.log().await;
    assert_eq!(log.len(), 1, "{log:?}");
    assert_eq!(
        (&log[0]["outcome"], &log[0]["duration_seconds"]),
        (&json!("completed"), &json!(60))
    );
    assert_eq!(log[0]["remote_name"], "Incoming Caller");
    let keyless = office
        .post_form(DOOR, &[], "event=IncomingCall&call_id=1&from=1")
        .await;
    assert_eq!(
        keyless.status, 403,
        "without a secret the key in the address is needed"
    );
}

#[tokio::test]
async fn wrong_credentials_a_refusal_and_silence_are_told_apart() {
    let (office, placetel) = open(SECRET).await;
    let test = "/api/method/crm.integrations.placetel.handler.validate_connection";
    assert_eq!(
        office.admin.get(test).await.json()["message"]["success"],
        true
    );
    placetel.set_mood(Mood::Refusing);
    let (status, body) = office.dial("+493023125002").await;
    assert_eq!(
        (status, &body["hint"]),
        (502, &json!("target is invalid")),
        "{body}"
    );
    placetel.set_mood(Mood::Faulty);
    assert_eq!(office.dial("+493023125002").await.0, 504);
    placetel.set_mood(Mood::Well);
    let path = "/api/resource/CRM%20Placetel%20Settings/CRM%20Placetel%20Settings";
    office.admin.put(path, &json!({ "api_key": "wrong" })).await;
    assert_eq!(
        office.admin.get(test).await.json()["message"]["success"],
        false
    );
}
