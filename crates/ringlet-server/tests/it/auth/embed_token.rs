//! Embed tokens: JWTs signed by the embedding site's own server.

use std::time::Duration;

use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};

use crate::app::{ADMIN, AGENT, Answer, TestApp};

/// Makes the embed secret and returns it.
async fn embed_secret(app: &TestApp) -> String {
    let path = "/api/ringlet/settings/embed/secret";
    let made = app.admin().await.post(path, &json!({})).await;
    assert_eq!(made.status, 201, "{}", made.text);
    made.json()["secret"].as_str().unwrap().to_owned()
}

fn claims(app: &TestApp, user: &str) -> Value {
    let now = app.clock.get().0 / 1000;
    json!({"sub": user, "aud": app.base, "exp": now + 3600})
}

async fn boot(app: &TestApp, secret: &str, claims: &Value) -> Answer {
    let key = EncodingKey::from_secret(secret.as_bytes());
    let token = jsonwebtoken::encode(&Header::new(Algorithm::HS256), claims, &key).unwrap();
    boot_with(app, &token).await
}

async fn boot_with(app: &TestApp, token: &str) -> Answer {
    let bearer = format!("Bearer {token}");
    app.guest()
        .with("authorization", &bearer)
        .get("/api/ringlet/boot")
        .await
}

#[tokio::test]
async fn a_known_user_needs_no_login_here() {
    let app = TestApp::start().await;
    let secret = embed_secret(&app).await;
    let answer = boot(&app, &secret, &claims(&app, AGENT)).await;
    assert_eq!(answer.json()["user"]["id"], AGENT, "{}", answer.text);
    assert!(answer.json()["csrf_token"].is_null());
}

#[tokio::test]
async fn an_unknown_user_is_added_once_and_can_not_sign_in_by_password() {
    let app = TestApp::start().await;
    let secret = embed_secret(&app).await;
    let mut claims = claims(&app, "New@crm.test");
    claims["name"] = json!("New Person");
    claims["roles"] = json!(["admin", "agent"]);
    let (one, two) = tokio::join!(boot(&app, &secret, &claims), boot(&app, &secret, &claims));
    for answer in [one, two] {
        let user = &answer.json()["user"];
        assert_eq!(user["id"], "new@crm.test", "{}", answer.text);
        assert_eq!(user["name"], "New Person");
        assert_eq!(user["roles"], json!(["agent"]), "never an administrator");
    }
    let user = app
        .state
        .store
        .find_user("new@crm.test")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(user.password_hash, None);
}

#[tokio::test]
async fn roles_only_ever_narrow() {
    let app = TestApp::start().await;
    let secret = embed_secret(&app).await;
    for (user, wanted, gets) in [
        (AGENT, None, vec!["agent"]),
        (AGENT, Some(vec!["viewer"]), vec![]),
        (AGENT, Some(vec!["admin", "agent"]), vec!["agent"]),
        (ADMIN, None, vec!["agent"]),
        (ADMIN, Some(vec!["admin"]), vec!["admin"]),
    ] {
        let mut claims = claims(&app, user);
        if let Some(wanted) = &wanted {
            claims["roles"] = json!(wanted);
        }
        let answer = boot(&app, &secret, &claims).await;
        assert_eq!(
            answer.json()["user"]["roles"],
            json!(gets),
            "{user} {wanted:?}"
        );
    }
}

#[tokio::test]
async fn wrong_tokens_are_refused() {
    let app = TestApp::start().await;
    let secret = embed_secret(&app).await;
    let with = |key: &str, value: Value| {
        let mut claims = claims(&app, AGENT);
        claims[key] = value;
        claims
    };
    let now = app.clock.get().0 / 1000;
    for (what, key, claims) in [
        ("forged", "guess", claims(&app, AGENT)),
        ("expired", &*secret, with("exp", json!(now))),
        ("too long", &*secret, with("exp", json!(now + 3 * 3600))),
        (
            "other audience",
            &*secret,
            with("aud", json!("https://other.test")),
        ),
        ("no user", &*secret, with("sub", json!(" "))),
        ("unknown role", &*secret, with("roles", json!(["root"]))),
    ] {
        let answer = boot(&app, key, &claims).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (401, "not-authenticated"),
            "{what}"
        );
    }
    // {"alg":"none"} with the right claims and no signature.
    let good = claims(&app, AGENT).to_string();
    let encode = |text: &str| {
        use base64::Engine as _;
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(text)
    };
    let unsigned = format!(
        "{}.{}.",
        encode(r#"{"alg":"none","typ":"JWT"}"#),
        encode(&good)
    );
    assert_eq!(boot_with(&app, &unsigned).await.status, 401);
}

#[tokio::test]
async fn a_new_secret_ends_old_tokens_and_a_token_ends_by_itself() {
    let app = TestApp::start().await;
    let old = embed_secret(&app).await;
    let new = embed_secret(&app).await;
    assert_ne!(old, new);
    let claims = claims(&app, AGENT);
    assert_eq!(boot(&app, &old, &claims).await.status, 401);
    assert_eq!(boot(&app, &new, &claims).await.status, 200);
    app.clock.advance(Duration::from_hours(1));
    assert_eq!(boot(&app, &new, &claims).await.status, 401);
}

#[tokio::test]
async fn without_a_secret_there_are_no_embed_tokens() {
    let app = TestApp::start().await;
    let claims = claims(&app, AGENT);
    for guess in ["", "secret"] {
        assert_eq!(boot(&app, guess, &claims).await.status, 401, "{guess:?}");
    }
}

#[tokio::test]
async fn a_user_who_is_switched_off_is_refused() {
    let app = TestApp::start().await;
    let secret = embed_secret(&app).await;
    let path = format!("/api/ringlet/users/{AGENT}");
    app.admin()
        .await
        .put(&path, &json!({"enabled": false}))
        .await;
    assert_eq!(boot(&app, &secret, &claims(&app, AGENT)).await.status, 401);
}
