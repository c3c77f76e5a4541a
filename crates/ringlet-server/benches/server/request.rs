//! The requests that are measured.

use std::sync::Arc;

use crate::process::Server;
use crate::seed::{self, Whose};

/// The name of [`Request::webhook`].
pub(crate) const WEBHOOK: &str = "webhook ingest";

/// A request, made anew for each number.
pub(crate) struct Request {
    pub(crate) name: &'static str,
    pub(crate) make: Arc<dyn Fn(u64) -> String + Send + Sync>,
}

impl Request {
    fn same(server: &Server, name: &'static str, path: &str) -> Self {
        Self::by(server, Whose::All, name, path)
    }

    pub(crate) fn by(server: &Server, whose: Whose, name: &'static str, path: &str) -> Self {
        let cookie = match whose {
            Whose::All => server.cookie.clone(),
            Whose::Own => seed::cookie_of(1),
        };
        let bytes = server.head(&cookie, "GET", path, 0);
        Self {
            name,
            make: Arc::new(move |_| bytes.clone()),
        }
    }

    /// Twenty calls by a filter.
    pub(crate) fn list(server: &Server, name: &'static str, whose: Whose, query: &str) -> Self {
        Self::by(server, whose, name, &format!("/calls?limit=20{query}"))
    }

    /// A call log entry as a program creates it, durable when answered. Each is with another number: a thousand at once with
    /// one would all be looked at, whether they are one conversation.
    pub(crate) fn create(server: &Server) -> Self {
        let body = r#"{"from":"+91987@","to":"+918047100001","type":"Incoming","status":"Completed","duration":42,"start_time":"2026-11-20 10:00:00","end_time":"2026-11-20 10:01:00","telephony_medium":"Manual"}"#;
        let with_id = |number: u64| {
            let body = body.replace('@', &format!("{:07}", number % 10_000_000));
            body.replacen('{', &format!("{{\"id\":\"bench-{number}\","), 1)
        };
        let (head, cookie) = (server.address.clone(), server.cookie.clone());
        Self {
            name: "create call log",
            make: Arc::new(move |number| {
                let body = with_id(number);
                format!(
                    "POST /api/resource/CRM%20Call%20Log HTTP/1.1\r\nhost: {head}\r\ncookie: sid={cookie}\r\n\
                     content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
                    body.len()
                )
            }),
        }
    }

    /// One of the four webhooks of an incoming call; every fourth request begins another call.
    pub(crate) fn webhook(server: &Server) -> Self {
        let (address, path) = (server.address.clone(), server.webhook.clone());
        Self {
            name: WEBHOOK,
            make: Arc::new(move |number| {
                let body = webhook_body(number / 4, number % 4);
                format!(
                    "POST {path} HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\n\
                     content-length: {}\r\n\r\n{body}",
                    body.len()
                )
            }),
        }
    }
}

/// Step 0–3 of incoming call number `call`: received, agent answered, hung up, and the last one once more.
pub(crate) fn webhook_body(call: u64, step: u64) -> String {
    let (trigger, status, seconds, end) = match step {
        0 => ("received_on_server", "", 0, ""),
        1 => ("answered_by_agent", "answered", 0, ""),
        _ => ("hangup", "answered", 40, "2026-11-20 15:11:00"),
    };
    let caller = 9_000_000_000 + call % 900_000;
    format!(
        r#"{{"uuid":"bench{call}","call_id":"HYD1-B-{call}","ref_id":"","direction":"inbound","start_stamp":"2026-11-20 15:10:00","answer_stamp":"","end_stamp":"{end}","call_to_number":"918047100001","caller_id_number":"{caller}","billsec":"{seconds}","duration":"{seconds}","call_status":"{status}","call_connected":"1","recording_url":"","trigger":"{trigger}"}}"#
    )
}

/// The five requests of the budget.
pub(crate) fn five(server: &Server) -> [Request; 5] {
    [
        Request::same(
            server,
            "is anything enabled",
            "/api/method/crm.integrations.api.is_call_integration_enabled",
        ),
        Request::list(server, "20 newest", Whose::All, ""),
        Request::same(
            server,
            "contact by number",
            "/api/method/crm.integrations.api.get_contact_by_phone_number?phone_number=%2B919100000077",
        ),
        Request::create(server),
        Request::webhook(server),
    ]
}
