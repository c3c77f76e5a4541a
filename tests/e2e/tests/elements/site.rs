//! Serves the built widget and the test pages. Pages are `localhost`, the widget is `127.0.0.1`: two origins, as at a
//! customer's, under the content security policy that `docs/embed.md` gives.

use std::path::{Path, PathBuf};

use anyhow::Result;
use axum::Router;
use axum::extract::Path as UrlPath;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;

/// Wasm of no content: what the stand-in for stage two is compiled from.
const EMPTY_WASM: &[u8] = b"\0asm\x01\0\0\0";

pub(crate) struct Site {
    port: u16,
}

impl Site {
    pub(crate) async fn start() -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let port = listener.local_addr()?.port();
        let app = Router::new()
            .route("/page/{name}", get(move |UrlPath(name)| page(name, port)))
            .route(
                "/broken/ringlet.js",
                get(|| widget("ringlet.js".to_owned())),
            )
            .route("/broken/{*asset}", get(broken))
            .route("/guest/api/ringlet/boot", get(move || boot(port, "null")))
            .route(
                "/signed-in/api/ringlet/boot",
                get(move || boot(port, r#"{"id":"agent"}"#)),
            )
            .route("/api/ringlet/boot", get(move || boot(port, "null")))
            .route("/{*path}", get(|UrlPath(path)| widget(path)));
        // It ends with the test's runtime, after the browser: a page that is still asking would complain. What goes wrong
        // before shows as a page that doesn't load.
        tokio::spawn(async move {
            let _ = axum::serve(listener, app).await;
        });
        Ok(Self { port })
    }

    pub(crate) fn page(&self, name: &str) -> String {
        format!("http://localhost:{}/page/{name}.html", self.port)
    }
}

fn below(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

fn kind(name: &str) -> &'static str {
    match Path::new(name).extension().and_then(|kind| kind.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

async fn page(name: String, port: u16) -> Response {
    let Ok(text) = std::fs::read_to_string(below("tests/elements/page").join(&name)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let widget = format!("http://127.0.0.1:{port}");
    let frames = match name.as_str() {
        "dialpad.html" => "; frame-src https://dialpad.com",
        "attack.html" => "; frame-src https:",
        _ => "",
    };
    let policy = format!(
        "default-src 'none'; style-src 'none'; img-src 'none'; script-src 'self' {widget} 'wasm-unsafe-eval'; connect-src {widget}{frames}"
    );
    let headers = [
        (header::CONTENT_TYPE, kind(&name).to_owned()),
        (header::CONTENT_SECURITY_POLICY, policy),
    ];
    (headers, text.replace("{widget}", &widget)).into_response()
}

/// A file of `dist/`, but a stand-in for stage two.
async fn widget(path: String) -> Response {
    let stand_in = path.starts_with("assets/ui-");
    let body = match (stand_in, path.ends_with(".wasm")) {
        (true, true) => Ok(EMPTY_WASM.to_vec()),
        (true, false) => std::fs::read(below("tests/elements/stand-in.js")),
        (false, _) => std::fs::read(below("../../dist").join(&path)),
    };
    let Ok(body) = body else {
        return (StatusCode::NOT_FOUND, open_to_all()).into_response();
    };
    (open_to_all(), [(header::CONTENT_TYPE, kind(&path))], body).into_response()
}

/// The widget's code without its wasm.
async fn broken(UrlPath(path): UrlPath<String>) -> Response {
    if path.ends_with(".wasm") {
        return (StatusCode::NOT_FOUND, open_to_all()).into_response();
    }
    widget(path).await
}

/// What a server in Germany answers to that user.
async fn boot(port: u16, user: &'static str) -> Response {
    let body = format!(r#"{{"user":{user},"site":{{"region":"DE"}}}}"#);
    let cors = [
        (
            header::ACCESS_CONTROL_ALLOW_ORIGIN,
            format!("http://localhost:{port}"),
        ),
        (header::ACCESS_CONTROL_ALLOW_CREDENTIALS, "true".to_owned()),
    ];
    (cors, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}

fn open_to_all() -> [(header::HeaderName, &'static str); 1] {
    [(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")]
}
