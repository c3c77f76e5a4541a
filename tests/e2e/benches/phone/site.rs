//! The page, the peers and the bound modules, over a socket of this machine.

use std::path::{Path, PathBuf};

use anyhow::Result;
use axum::Router;
use axum::extract::{Path as UrlPath, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;

/// Starts serving and answers the base address. It ends with the program.
pub(crate) async fn start(modules: &Path) -> Result<String> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let base = format!("http://127.0.0.1:{}", listener.local_addr()?.port());
    let bench = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bench");
    let app = Router::new()
        .nest("/bench", folder(bench))
        .nest("/phone", folder(modules.to_owned()));
    tokio::spawn(async move { axum::serve(listener, app).await });
    Ok(base)
}

fn folder(folder: PathBuf) -> Router {
    Router::new()
        .route("/{*path}", get(file))
        .with_state(folder)
}

async fn file(State(folder): State<PathBuf>, UrlPath(path): UrlPath<String>) -> Response {
    let path = folder.join(path);
    let kind = match path.extension().and_then(|kind| kind.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        _ => "application/wasm",
    };
    match std::fs::read(path) {
        Ok(body) => ([(header::CONTENT_TYPE, kind)], body).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
