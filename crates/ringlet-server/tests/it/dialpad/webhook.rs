//! The webhook door: only Dialpad's signature opens it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use reqwest::Method;
use serde_json::{Value, json};

use super::{ASHA, CUSTOMER, DOOR, SECRET, Team};
use crate::app::read;

fn signed(event: &Value, algorithm: Algorithm, secret: &str) -> String {
    let key = EncodingKey::from_secret(secret.as_bytes());
    encode(&Header::new(algorithm), event, &key).unwrap()
}

async fn send(team: &Team, query: &str, body: String) -> u16 {
    let request = team
        .app
        .guest()
        .request(Method::POST, &format!("{DOOR}{query}"));
    read(
        request
            .header("content-type", "application/json")
            .body(body),
    )
    .await
    .status
}

fn event() -> Value {
    json!({ "call_id": 5_635_304_278_851_584_u64, "state": "ringing", "direction": "inbound", "external_number": CUSTOMER,
        "event_timestamp": 1_795_165_200_000_u64, "target": { "id": ASHA.id, "type": "user", "email": ASHA.email } })
}

async fn webhook(team: &Team) -> Value {
    let path = "/api/ringlet/settings/providers/dialpad/webhook";
    team.app.admin().await.get(path).await.json()
}

#[tokio::test]
async fn only_what_dialpad_signed_is_taken() {
    let team = Team::start().await;
    let right = signed(&event(), Algorithm::HS256, SECRET);
    let parts: Vec<&str> = right.split('.').collect();
    let none = URL_SAFE_NO_PAD.encode(r#"{"alg":"none","typ":"JWT"}"#);
    let key = webhook(&team).await["url"]
        .as_str()
        .unwrap()
        .split_once('?')
        .unwrap()
        .1
        .to_owned();
    for wrong in [
        event().to_string(),
        signed(&event(), Algorithm::HS256, "another secret"),
        signed(&event(), Algorithm::HS512, SECRET),
        format!("{none}.{}.", parts[1]),
        format!("{none}.{}.{}", parts[1], parts[2]),
        format!("{}.{}.{}", parts[0], parts[1], &parts[2][1..]),
        String::new(),
        right[..right.len() - 1].to_owned(),
    ] {
        assert_eq!(send(&team, "", wrong.clone()).await, 403, "{wrong}");
        assert_eq!(
            send(&team, &format!("?{key}"), wrong.clone()).await,
            403,
            "the key of the address isn't enough: {wrong}"
        );
    }
    assert_eq!(webhook(&team).await["count"], 0, "nothing was kept");
    assert!(team.log().await.is_empty());
    assert_eq!(send(&team, "", right).await, 200, "and needs no key");
    assert_eq!(team.log().await.len(), 1);
    assert_eq!(webhook(&team).await["last_understood"], true);
}

#[tokio::test]
async fn plain_json_only_without_a_secret_where_it_is_allowed_and_with_the_key() {
    let team = Team::with(json!({})).await;
    let key = webhook(&team).await["url"]
        .as_str()
        .unwrap()
        .split_once('?')
        .unwrap()
        .1
        .to_owned();
    let plain = || event().to_string();
    assert_eq!(
        send(&team, &format!("?{key}"), plain()).await,
        403,
        "nobody allowed it"
    );
    team.set(json!({ "allow_plain_json": 1 })).await;
    assert_eq!(send(&team, "", plain()).await, 403);
    assert_eq!(send(&team, "?key=x", plain()).await, 403);
    assert_eq!(send(&team, &format!("?{key}"), plain()).await, 200);
    assert_eq!(team.log().await.len(), 1);
    team.set(json!({ "webhook_secret": SECRET })).await;
    assert_eq!(
        send(&team, &format!("?{key}"), plain()).await,
        403,
        "a secret ends that"
    );
}

#[tokio::test]
async fn an_event_is_one_by_call_state_and_time() {
    let team = Team::start().await;
    send(&team, "", signed(&event(), Algorithm::HS256, SECRET)).await;
    let once = team.log().await[0].clone();
    let mut other = event();
    other["labels"] = json!(["x"]);
    let claims = json!({ "iat": 1 });
    other["iat"] = claims["iat"].clone();
    send(&team, "", signed(&other, Algorithm::HS256, SECRET)).await;
    assert_eq!(
        team.log().await,
        vec![once],
        "the same event in other words"
    );
}

#[tokio::test]
async fn whatever_is_signed_is_kept_and_nothing_of_it_breaks_the_server() {
    let team = Team::start().await;
    for odd in [
        json!({}),
        json!({ "call_id": null }),
        json!({ "call_id": [1], "state": {} }),
        json!({ "call_id": "5635304278851584", "state": 7, "direction": [], "contact": "x", "target": 3 }),
        json!({ "state": "ringing", "custom_data": "ringlet.1.nosuchcall00" }),
    ] {
        assert_eq!(
            send(&team, "", signed(&odd, Algorithm::HS256, SECRET)).await,
            200,
            "{odd}"
        );
    }
    assert_eq!(webhook(&team).await["count"], 5);
    let huge = signed(
        &json!({ "call_id": 1, "x": "y".repeat(2 << 20) }),
        Algorithm::HS256,
        SECRET,
    );
    assert_eq!(send(&team, "", huge).await, 413);
}

#[tokio::test]
async fn a_token_that_isnt_ours_makes_no_match_and_ours_makes_it_for_dialpad_only() {
    let team = Team::start().await;
    let (id, _) = team.hand_over(json!({ "to_number": "+12125550160" })).await;
    let mut stranger = event();
    stranger["custom_data"] = json!("{\"jobId\":1}");
    send(&team, "", signed(&stranger, Algorithm::HS256, SECRET)).await;
    assert_eq!(team.read(&id).await["state"], "dialing");
    let mut ours = event();
    ours["custom_data"] = json!(format!("ringlet.1.{id}"));
    ours["call_id"] = json!("9");
    ours["direction"] = json!("outbound");
    send(&team, "", signed(&ours, Algorithm::HS256, SECRET)).await;
    assert_eq!(team.read(&id).await["state"], "ringing");
}
