//! `/`, `/settings`, `/docs`, unknown addresses

use serde_json::Value;

use crate::app::TestApp;

#[tokio::test]
async fn the_interface_is_described_without_reaching_out() {
    let app = TestApp::start().await;
    let guest = app.guest();
    let description: Value = guest.get("/api-docs/openapi.json").await.json();
    for path in [
        "/api/ringlet/boot",
        "/api/ringlet/users/{id}",
        "/api/ringlet/events",
    ] {
        assert!(description["paths"][path].is_object(), "{path}");
    }
    assert!(description["components"]["schemas"]["UserRow"].is_object());
    let page = guest.get("/docs/").await;
    assert_eq!(page.status, 200);
    assert!(
        !page.text.contains("//cdn") && !page.text.contains("https://"),
        "{}",
        page.text
    );
    assert!(
        page.header("content-security-policy")
            .contains("script-src 'self';")
    );
    for script in [
        "swagger-ui-bundle.js",
        "swagger-initializer.js",
        "swagger-ui.css",
    ] {
        assert_eq!(
            guest.get(&format!("/docs/{script}")).await.status,
            200,
            "{script}"
        );
    }
}

#[tokio::test]
async fn unknown_addresses_are_404_and_leave_the_folder_alone() {
    let app = TestApp::start().await;
    let guest = app.guest();
    for path in [
        "/nothing",
        "/assets/nothing.js",
        "/api/ringlet/nothing",
        "/assets/../../Cargo.toml",
        "/..%2f..%2fCargo.toml",
        "/assets/%2e%2e/%2e%2e/Cargo.toml",
    ] {
        let answer = guest.get(path).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (404, "not-found"),
            "{path}: {}",
            answer.text
        );
    }
}

#[tokio::test]
async fn every_answer_is_closed_up() {
    let app = TestApp::start().await;
    for path in [
        "/healthz",
        "/api/ringlet/boot",
        "/nothing",
        "/api/ringlet/users",
    ] {
        let answer = app.guest().get(path).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert!(
            answer
                .header("content-security-policy")
                .contains("default-src 'none'"),
            "{path}"
        );
        assert!(!answer.header("x-request-id").is_empty(), "{path}");
    }
    let named = app
        .guest()
        .with("x-request-id", "from-proxy-7")
        .get("/healthz")
        .await;
    assert_eq!(named.header("x-request-id"), "from-proxy-7");
}
