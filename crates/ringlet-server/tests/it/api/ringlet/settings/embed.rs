//! `/api/ringlet/settings/embed`

use serde_json::json;

use crate::app::TestApp;

const EMBED: &str = "/api/ringlet/settings/embed";

#[tokio::test]
async fn origins_are_tidied_and_the_snippets_are_right() {
    let app = TestApp::start_with(|config| {
        config.allowed_origins = vec!["https://fixed.test".to_owned()];
    })
    .await;
    let admin = app.admin().await;
    let origins = json!({"origins": ["https://CRM.test:443/", "https://crm.test", " ", "http://localhost:3000"]});
    let saved = admin.put(EMBED, &origins).await;
    assert_eq!(saved.status, 200, "{}", saved.text);
    let saved = saved.json();
    assert_eq!(
        saved["origins"],
        json!(["https://crm.test", "http://localhost:3000"])
    );
    assert_eq!(saved["fixed_origins"], json!(["https://fixed.test"]));
    assert_eq!(
        (&saved["secret_set"], &saved["secret_made_at"]),
        (&json!(false), &json!(null))
    );
    let base = &app.base;
    assert_eq!(
        saved["script_tag"],
        format!("<script src=\"{base}/ringlet.js\" data-backend=\"{base}\" async></script>")
    );
    let csp = saved["csp"].as_str().unwrap();
    assert!(
        csp.contains(&format!("script-src {base} 'wasm-unsafe-eval'")),
        "{csp}"
    );
    admin.post(&format!("{EMBED}/secret"), &json!({})).await;
    let read = admin.get(EMBED).await.json();
    assert_eq!(read["secret_set"], true);
    assert_eq!(read["secret_made_at"], app.clock.get().0);
}

#[tokio::test]
async fn nonsense_is_no_origin() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    for origin in [
        "*",
        "null",
        "crm.test",
        "https://crm.test/path",
        "javascript:alert(1)",
    ] {
        let answer = admin.put(EMBED, &json!({"origins": [origin]})).await;
        assert_eq!(
            (answer.status, &answer.json()["field"]),
            (422, &json!("origins")),
            "{origin}"
        );
    }
    assert_eq!(admin.get(EMBED).await.json()["origins"], json!([]));
}
