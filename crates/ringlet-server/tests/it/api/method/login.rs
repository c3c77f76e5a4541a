//! `/api/method/login`, `logout`, `frappe.auth.get_logged_user`

use std::time::Duration;

use serde_json::json;

use crate::app::{AGENT, Client, PASSWORD, TestApp};

const LOGIN: &str = "/api/method/login";
const WHO: &str = "/api/method/frappe.auth.get_logged_user";

/// The client with the session cookie that `answer` set.
fn signed_in(app: &TestApp, answer: &crate::app::Answer) -> Client {
    let cookies = answer.headers.get_all("set-cookie");
    let sid = cookies
        .iter()
        .filter_map(|cookie| cookie.to_str().ok())
        .find(|cookie| cookie.starts_with("sid="))
        .unwrap();
    app.guest().with("cookie", sid.split(';').next().unwrap())
}

#[tokio::test]
async fn a_password_gives_a_session_until_signed_out() {
    let app = TestApp::start().await;
    let form = [("usr", "Agent@Example.test"), ("pwd", PASSWORD)];
    let answer = app.guest().post_form(LOGIN, &form).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(answer.json()["message"], "Logged In");
    assert_eq!(answer.json()["full_name"], "Agent");
    let agent = signed_in(&app, &answer);
    assert_eq!(agent.get(WHO).await.json(), json!({ "message": AGENT }));
    assert_eq!(
        agent.post("/api/method/logout", &json!({})).await.status,
        200
    );
    let after = agent.get(WHO).await;
    assert_eq!(
        (after.status, &after.json()["session_expired"]),
        (403, &json!(1))
    );
}

#[tokio::test]
async fn a_session_ends_by_itself() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    app.clock
        .advance(Duration::from_hours(7 * 24) - Duration::from_secs(1));
    assert_eq!(agent.get(WHO).await.status, 200);
    app.clock.advance(Duration::from_secs(1));
    assert_eq!(agent.get(WHO).await.status, 403);
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_user_look_the_same() {
    let app = TestApp::start().await;
    let guest = app.guest();
    let wrong = guest
        .post(LOGIN, &json!({"usr": AGENT, "pwd": "nope"}))
        .await;
    let unknown = guest
        .post(LOGIN, &json!({"usr": "ghost", "pwd": "nope"}))
        .await;
    for answer in [wrong, unknown] {
        assert_eq!(answer.status, 401);
        assert_eq!(
            answer.json(),
            json!({"message": "Invalid login credentials", "exc_type": "AuthenticationError"})
        );
    }
}

#[tokio::test]
async fn guessing_is_slowed_down_even_for_the_right_password() {
    let app = TestApp::start().await;
    let guest = app.guest();
    for _ in 0..8 {
        guest
            .post(LOGIN, &json!({"usr": AGENT, "pwd": "nope"}))
            .await;
    }
    let right = json!({"usr": AGENT, "pwd": PASSWORD});
    let answer = guest.post(LOGIN, &right).await;
    assert_eq!((answer.status, answer.header("retry-after")), (429, "300"));
    app.clock.advance(Duration::from_mins(5));
    assert_eq!(guest.post(LOGIN, &right).await.status, 200);
}

#[tokio::test]
async fn a_foreign_page_can_not_sign_anybody_in() {
    let app = TestApp::start().await;
    let foreign = app.guest().with("origin", "https://evil.test");
    let answer = foreign
        .post(LOGIN, &json!({"usr": AGENT, "pwd": PASSWORD}))
        .await;
    assert_eq!(
        (answer.status, &answer.json()["exc_type"]),
        (403, &json!("PermissionError"))
    );
    assert!(answer.header("set-cookie").is_empty());
}
