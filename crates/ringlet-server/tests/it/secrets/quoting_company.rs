//! A company with bad manners: it refuses everything, and quotes in its refusal all it was asked, secrets included.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Json, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

type Asked = Arc<Mutex<Vec<String>>>;

/// It runs until it is dropped.
pub(super) struct QuotingCompany {
    url: String,
    asked: Asked,
    server: JoinHandle<()>,
}

impl QuotingCompany {
    pub(super) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let asked = Asked::default();
        let routes = Router::new().fallback(quote).with_state(Arc::clone(&asked));
        let server = tokio::spawn(async move {
            axum::serve(listener, routes).await.unwrap();
        });
        Self { url, asked, server }
    }

    pub(super) fn url(&self) -> String {
        format!("{}/v1", self.url)
    }

    /// Everything it was asked.
    pub(super) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

impl Drop for QuotingCompany {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// Says no in the way of every company at once.
async fn quote(State(asked): State<Asked>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, 1 << 20).await.unwrap();
    let sent = parts.headers.get(header::AUTHORIZATION);
    let sent = sent
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let plain = sent
        .strip_prefix("Basic ")
        .and_then(|basic| STANDARD.decode(basic).ok())
        .and_then(|basic| String::from_utf8(basic).ok());
    let quoted = format!(
        "{} {} {} {}",
        parts.method,
        parts.uri,
        plain.as_deref().unwrap_or(sent),
        String::from_utf8_lossy(&body)
    );
    asked.lock().unwrap().push(quoted.clone());
    let no = json!({
        "success": false, "code": 400, "message": quoted, "msg": quoted, "mensagem": quoted, "erro": quoted,
        "error": quoted, "RestException": { "Message": quoted },
    });
    (StatusCode::BAD_REQUEST, Json(no)).into_response()
}
