//! One page per peer, with the same buttons on it, served compressed and cacheable as in production.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path as UrlPath, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;

/// Compressed bodies by path: brotli takes its time.
type Kept = Arc<Mutex<HashMap<PathBuf, Bytes>>>;

/// Starts serving and answers the base address. It ends with the program.
pub(crate) async fn start() -> Result<String> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let base = format!("http://127.0.0.1:{}", listener.local_addr()?.port());
    let app = Router::new()
        .route("/page/{peer}/{count}", get(page))
        .route(
            "/bench/{*path}",
            get(|kept, UrlPath(path): UrlPath<String>| file(kept, below("bench").join(path))),
        )
        .route(
            "/{*path}",
            get(|kept, UrlPath(path): UrlPath<String>| file(kept, below("dist").join(path))),
        )
        .with_state(Kept::default());
    tokio::spawn(async move { axum::serve(listener, app).await });
    Ok(base)
}

fn below(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(folder)
}

async fn page(UrlPath((peer, count)): UrlPath<(String, usize)>) -> Response {
    let script = match peer.as_str() {
        "ringlet" => r#"<script src="/ringlet.js" data-region="US" async></script>"#.to_owned(),
        _ => format!(r#"<script type="module" src="/bench/dist/{peer}.js" async></script>"#),
    };
    let mut rows = String::new();
    let mut data = String::new();
    for index in 0..count {
        let text = number(index);
        if peer == "react" {
            let _ = write!(data, "{}{text}", if index == 0 { "" } else { "|" });
        } else {
            let _ = write!(
                rows,
                r#"<div><call-button phone-number="{text}" region="US"></call-button></div>"#
            );
        }
    }
    let html = format!(
        r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{peer}</title>
<script src="/bench/page.js"></script>{script}</head>
<body><main id="list" data-count="{count}" data-numbers="{data}">{rows}</main></body></html>"#
    );
    (
        [
            (header::CONTENT_TYPE, "text/html; charset=utf-8"),
            (header::CACHE_CONTROL, "no-cache"),
        ],
        html,
    )
        .into_response()
}

/// As `number()` of `page.js`.
fn number(index: usize) -> String {
    let tail = (1_000_000 + (index * 7919) % 9_000_000).to_string();
    let (a, b) = (&tail[..3], &tail[3..]);
    match index % 5 {
        0 => format!(
            "(650) {}{}-{b}",
            if a.starts_with('1') { "2" } else { &a[..1] },
            &a[1..]
        ),
        1 => format!("+91 98{a} {}", &tail[2..]),
        2 => format!("+49 30 {tail}"),
        3 => format!("+44 20 7{a} {b}"),
        _ => format!("+55 11 9{}-{b}", &tail[..4]),
    }
}

async fn file(State(kept): State<Kept>, path: PathBuf) -> Response {
    let kind = match path.extension().and_then(|kind| kind.to_str()) {
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    };
    let Ok(body) = small(&kept, &path) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_ENCODING, "br"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    (headers, body).into_response()
}

fn small(kept: &Kept, path: &Path) -> Result<Bytes> {
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(body) = kept.get(path) {
        return Ok(body.clone());
    }
    let plain = std::fs::read(path).with_context(|| path.display().to_string())?;
    let mut body = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut plain.as_slice(), &mut body, &params)?;
    let body = Bytes::from(body);
    kept.insert(path.to_owned(), body.clone());
    Ok(body)
}
