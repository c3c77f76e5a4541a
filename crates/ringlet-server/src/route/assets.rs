//! The widget's files and our own pages, from inside the binary (a debug build reads `dist/` at run time).
//!
//! - hashed files below `/assets/` never change: kept for a year;
//! - `/ringlet.js` has a stable name: kept for five minutes, then asked for again by its ETag;
//! - pages and everything else are asked for again each time.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{Embed, EmbeddedFile};

use super::not_found;
use crate::app::AppState;
use crate::service::{dialpad_frame, twilio};

#[derive(Embed)]
#[folder = "../../dist"]
struct Dist;

/// Our own pages run our own scripts and WebAssembly, nothing inline, and are framed by nobody else.
pub const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; font-src 'self'; connect-src 'self'; media-src 'self' blob:; manifest-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

const FOREVER: &str = "public, max-age=31536000, immutable";
const STABLE_NAME: &str = "public, max-age=300, stale-while-revalidate=86400";
const ASK_AGAIN: &str = "no-cache";

/// Beside [`PAGE_POLICY`] where Dialpad is on: its frame, which asks people to sign in and may open a window for that.
const DIALPAD_POLICY: &str = "; frame-src https://dialpad.com";
const DIALPAD_OPENER: &str = "same-origin-allow-popups";

/// Who works in our own pages beside us.
struct Beside {
    /// Dialpad's frame.
    dialpad: bool,
    /// Twilio's Voice SDK, which connects to Twilio.
    twilio: bool,
}

/// Answers every address that no other route has: a file, or 404.
pub async fn file_or_not_found(State(state): State<AppState>, request: Request) -> Response {
    let path = request.uri().path();
    let name = match path {
        "/" => "index.html",
        "/settings" | "/settings/" => "settings.html",
        other => other.trim_start_matches('/'),
    };
    let readable = matches!(*request.method(), Method::GET | Method::HEAD);
    match Dist::get(name).filter(|_| readable && !name.ends_with(".br")) {
        Some(file) if name.ends_with(".html") => {
            let page = answer(name, &file, request.headers());
            // Where they are switched on, calls through them must work at once, and a page's policy can't change later.
            let switches = name == "settings.html";
            let beside = Beside {
                dialpad: switches || dialpad_frame::is_on(&state).await,
                // Where storing failed the page is as strict as it can be.
                twilio: switches || twilio::is_set_up(&state).await.unwrap_or_default(),
            };
            as_a_page(page, &beside)
        }
        Some(file) => answer(name, &file, request.headers()),
        None if readable && path == "/" => not_built(),
        None => not_found(request.uri().clone()).await,
    }
}

fn not_built() -> Response {
    let text = "The widget isn't built yet: `cargo xtask demo` builds it and starts this server.\n";
    (StatusCode::SERVICE_UNAVAILABLE, text).into_response()
}

fn answer(name: &str, file: &EmbeddedFile, asked: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", hex::encode(&file.metadata.sha256_hash()[..12]));
    let mut response = if is_known(asked, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        body(name, file, asked)
    };
    let headers = response.headers_mut();
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept(name)));
    if !name.ends_with(".html") {
        // Modules, wasm and tables are imported by pages of other origins.
        headers.insert(
            header::ACCESS_CONTROL_ALLOW_ORIGIN,
            HeaderValue::from_static("*"),
        );
        headers.insert(
            "cross-origin-resource-policy",
            HeaderValue::from_static("cross-origin"),
        );
    }
    response
}

fn as_a_page(mut page: Response, beside: &Beside) -> Response {
    let headers = page.headers_mut();
    let mut policy = PAGE_POLICY.to_owned();
    if beside.twilio {
        let own = "connect-src 'self'";
        policy = policy.replace(own, &format!("{own} {}", twilio::PAGE_CONNECTS));
    }
    if beside.dialpad {
        let opener = HeaderValue::from_static(DIALPAD_OPENER);
        headers.insert("cross-origin-opener-policy", opener);
        policy.push_str(DIALPAD_POLICY);
    }
    let policy = HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static(PAGE_POLICY));
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    page
}

fn kept(name: &str) -> &'static str {
    if name.starts_with("assets/") {
        FOREVER
    } else if name == "ringlet.js" {
        STABLE_NAME
    } else {
        ASK_AGAIN
    }
}

fn is_known(asked: &HeaderMap, tag: &str) -> bool {
    asked
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|tags| {
            tags.split(',')
                .any(|known| known.trim().trim_start_matches("W/") == tag)
        })
}

/// The file, by the brotli twin that the widget build puts beside it where the browser takes that.
fn body(name: &str, file: &EmbeddedFile, asked: &HeaderMap) -> Response {
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    let twin = takes_brotli(asked)
        .then(|| Dist::get(&format!("{name}.br")))
        .flatten();
    let mut response = match twin {
        Some(twin) => {
            let mut response = Body::from(twin.data).into_response();
            response
                .headers_mut()
                .insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
            response
        }
        None => Body::from(file.data.clone()).into_response(),
    };
    let kind = if kind.type_() == mime_guess::mime::TEXT {
        format!("{kind}; charset=utf-8")
    } else {
        kind.to_string()
    };
    if let Ok(kind) = HeaderValue::from_str(&kind) {
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
    }
    response
}

fn takes_brotli(asked: &HeaderMap) -> bool {
    asked
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|encodings| {
            encodings.split(',').any(|encoding| {
                let (name, weight) = encoding.split_once(';').unwrap_or((encoding, ""));
                name.trim() == "br" && weight.trim() != "q=0"
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brotli_only_where_it_is_taken() {
        let takes = |encodings: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, encodings.parse().unwrap());
            takes_brotli(&headers)
        };
        assert!(takes("gzip, deflate, br") && takes("br;q=1.0"));
        assert!(!takes("gzip") && !takes("br;q=0") && !takes("") && !takes("brx"));
    }

    #[test]
    fn a_page_may_hold_dialpads_frame_and_keep_its_windows_only_where_dialpad_is_on() {
        let page = |dialpad| {
            let beside = Beside {
                dialpad,
                twilio: false,
            };
            as_a_page(StatusCode::OK.into_response(), &beside)
        };
        let with = page(true);
        let policy = with.headers()[header::CONTENT_SECURITY_POLICY].to_str();
        assert_eq!(
            policy.unwrap(),
            format!("{PAGE_POLICY}; frame-src https://dialpad.com")
        );
        assert_eq!(
            with.headers()["cross-origin-opener-policy"],
            "same-origin-allow-popups"
        );
        let without = page(false);
        assert_eq!(
            without.headers()[header::CONTENT_SECURITY_POLICY],
            PAGE_POLICY
        );
        assert!(
            !without.headers().contains_key("cross-origin-opener-policy"),
            "left to what every answer has"
        );
    }

    #[test]
    fn only_hashed_names_are_kept_forever() {
        assert_eq!(kept("assets/stage-one-1a2b.wasm"), FOREVER);
        assert_eq!(kept("ringlet.js"), STABLE_NAME);
        assert_eq!(kept("index.html"), ASK_AGAIN);
        assert_eq!(kept("demo/crm.css"), ASK_AGAIN);
    }
}
