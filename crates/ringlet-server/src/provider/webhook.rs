//! A webhook as it came, and its fields whatever form they came in.

use std::collections::BTreeMap;

use serde_json::Value;

/// A webhook as it came. The key is not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawWebhook {
    /// `Content-Type` header.
    pub content_type: String,
    /// Query string without the key, still encoded.
    pub query: String,
    /// The body.
    pub body: Vec<u8>,
}

/// The fields of a webhook: keys without `$` and blanks, lower case; envelopes opened; every scalar a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WebhookFields {
    texts: BTreeMap<String, String>,
    lists: BTreeMap<String, Value>,
}

/// Keys below which some accounts put the fields.
const ENVELOPES: [&str; 6] = ["data", "event", "payload", "call", "result", "dados"];
/// Envelopes inside envelopes at most; anything deeper is not a webhook.
const DEPTH: u8 = 4;

impl WebhookFields {
    /// Reads JSON, form, multipart and query; the body goes before the query. None when there is no field at all, or the
    /// body claims to be JSON and isn't.
    #[must_use]
    pub fn read(webhook: &RawWebhook) -> Option<Self> {
        let mut fields = Self::default();
        for (key, value) in url::form_urlencoded::parse(webhook.query.as_bytes()) {
            fields.add_text(&key, &value);
        }
        fields.add_body(webhook)?;
        let empty = fields.texts.is_empty() && fields.lists.is_empty();
        (!empty).then_some(fields)
    }

    /// Takes the fields of a JSON object, e.g. a row of a list.
    #[must_use]
    pub fn of_row(row: &Value) -> Self {
        let mut fields = Self::default();
        fields.add_json(row, DEPTH);
        fields
    }

    fn add_body(&mut self, webhook: &RawWebhook) -> Option<()> {
        let body = webhook.body.trim_ascii();
        let kind = webhook.content_type.to_ascii_lowercase();
        if body.is_empty() {
            return Some(());
        }
        // What it looks like goes before what it claims to be: a JSON body under a form's content type is common.
        if kind.contains("json") || matches!(body.first(), Some(b'{' | b'[')) {
            let value = serde_json::from_slice(body).ok()?;
            self.add_json(&value, DEPTH);
        } else if kind.starts_with("multipart/") {
            for (key, value) in multipart(&webhook.content_type, &webhook.body) {
                self.add_text(&key, &value);
            }
        } else {
            for (key, value) in url::form_urlencoded::parse(body) {
                self.add_text(&key, &value);
            }
        }
        Some(())
    }

    fn add_text(&mut self, key: &str, value: &str) {
        let value = value.trim();
        if matches!(value.as_bytes().first(), Some(b'{' | b'['))
            && let Ok(parsed) = serde_json::from_str::<Value>(value)
        {
            return self.add_field(key, &parsed, DEPTH);
        }
        self.texts.insert(plain(key), value.to_owned());
    }

    fn add_json(&mut self, value: &Value, depth: u8) {
        match value {
            Value::Object(object) => {
                for (key, value) in object {
                    self.add_field(key, value, depth);
                }
            }
            Value::Array(items) if items.len() == 1 && depth > 0 => {
                self.add_json(&items[0], depth - 1);
            }
            _ => {}
        }
    }

    fn add_field(&mut self, key: &str, value: &Value, depth: u8) {
        let key = plain(key);
        match value {
            Value::Null => {}
            Value::String(text) => {
                self.texts.insert(key, text.trim().to_owned());
            }
            Value::Bool(truth) => {
                self.texts.insert(key, i32::from(*truth).to_string());
            }
            Value::Number(number) => {
                self.texts.insert(key, number.to_string());
            }
            Value::Object(_) if depth > 0 && ENVELOPES.contains(&key.as_str()) => {
                self.add_json(value, depth - 1);
            }
            Value::Object(_) | Value::Array(_) => {
                self.lists.insert(key, value.clone());
            }
        }
    }

    /// The field's text; None when it is missing or blank.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        self.texts
            .get(key)
            .map(String::as_str)
            .filter(|text| !text.is_empty())
    }

    /// The first of these fields that says anything.
    #[must_use]
    pub fn any(&self, keys: &[&str]) -> Option<&str> {
        keys.iter().find_map(|key| self.text(key))
    }

    /// The field is there, even if blank.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.texts.contains_key(key) || self.lists.contains_key(key)
    }

    /// The items of a list; none when the field is none.
    #[must_use]
    pub fn list(&self, key: &str) -> &[Value] {
        match self.lists.get(key) {
            Some(Value::Array(items)) => items,
            _ => &[],
        }
    }

    /// A text inside an object, or inside the last object of a list.
    #[must_use]
    pub fn inside(&self, key: &str, names: &[&str]) -> Option<String> {
        let object = match self.lists.get(key)? {
            Value::Array(items) => items.last()?,
            object => object,
        };
        names.iter().find_map(|name| match object.get(name)? {
            Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        })
    }

    /// Whole seconds; None for what isn't a count between zero and ten days.
    #[must_use]
    pub fn seconds(&self, keys: &[&str]) -> Option<i64> {
        let text = self.any(keys)?;
        let seconds = text
            .parse::<f64>()
            .ok()
            .filter(|s| (0.0..864_000.0).contains(s))?;
        #[allow(
            clippy::cast_possible_truncation,
            reason = "the range was just checked"
        )]
        Some(seconds as i64)
    }
}

/// A key without the portal's `$`, blanks (one real key ends in one) and capitals.
fn plain(key: &str) -> String {
    key.trim()
        .trim_start_matches('$')
        .trim()
        .to_ascii_lowercase()
}

/// The fields of `multipart/form-data` (RFC 7578). Files and headers other than the name don't matter here.
fn multipart(content_type: &str, body: &[u8]) -> Vec<(String, String)> {
    let boundary = content_type
        .split(';')
        .find_map(|part| part.trim().strip_prefix("boundary="))
        .map(|boundary| format!("--{}", boundary.trim_matches('"')));
    let Some(boundary) = boundary else {
        return Vec::new();
    };
    let text = String::from_utf8_lossy(body);
    text.split(boundary.as_str()).filter_map(part).collect()
}

fn part(part: &str) -> Option<(String, String)> {
    let (headers, value) = part.split_once("\r\n\r\n")?;
    let (_, rest) = headers.split_once("name=\"")?;
    let (name, _) = rest.split_once('"')?;
    Some((
        name.to_owned(),
        value.strip_suffix("\r\n").unwrap_or(value).to_owned(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(content_type: &str, query: &str, body: &str) -> Option<WebhookFields> {
        WebhookFields::read(&RawWebhook {
            content_type: content_type.to_owned(),
            query: query.to_owned(),
            body: body.as_bytes().to_vec(),
        })
    }

    #[test]
    fn every_form_gives_the_same_fields() {
        let form = "application/x-www-form-urlencoded";
        let multi = "multipart/form-data; boundary=\"b1\"";
        let parts = "--b1\r\nContent-Disposition: form-data; name=\"call_id\"\r\n\r\n7\r\n\
                     --b1\r\nContent-Disposition: form-data; name=\"customer_no_with_prefix \"\r\n\r\n900\r\n--b1--\r\n";
        for (content_type, query, body) in [
            (
                "application/json",
                "",
                r#"{"call_id":"7","customer_no_with_prefix ":"900"}"#,
            ),
            (
                "application/json",
                "",
                r#"{"call_id":7,"customer_no_with_prefix ":900}"#,
            ),
            (
                "application/json",
                "",
                r#"{"$call_id":"7","$customer_no_with_prefix ":"900"}"#,
            ),
            (
                "application/json",
                "",
                r#"{"data":{"Call_ID":"7","customer_no_with_prefix ":"900"}}"#,
            ),
            (
                "application/json",
                "",
                r#"[{"event":{"payload":{"call_id":"7","customer_no_with_prefix":"900"}}}]"#,
            ),
            (
                "text/plain",
                "",
                r#" {"call_id":"7","customer_no_with_prefix":"900"}"#,
            ),
            (form, "", "call_id=7&customer_no_with_prefix+=900"),
            (form, "call_id=8", "call_id=7&customer_no_with_prefix=900"),
            ("", "call_id=7&customer_no_with_prefix%20=900", ""),
            (
                form,
                "",
                "payload=%7B%22call_id%22%3A7%2C%22customer_no_with_prefix%22%3A900%7D",
            ),
            (multi, "", parts),
        ] {
            let fields = read(content_type, query, body).unwrap();
            assert_eq!(fields.text("call_id"), Some("7"), "{body}");
            assert_eq!(
                fields.text("customer_no_with_prefix"),
                Some("900"),
                "{body}"
            );
        }
    }

    #[test]
    fn what_isnt_a_webhook_gives_nothing() {
        for (content_type, body) in [
            ("application/json", ""),
            ("application/json", "{"),
            ("application/json", "not json"),
            ("application/json", "[]"),
            ("application/json", "{}"),
            ("multipart/form-data", "--x"),
            ("application/json", "\u{0}\u{1}"),
        ] {
            assert_eq!(read(content_type, "", body), None, "{body}");
        }
    }

    #[test]
    fn numbers_are_read_loosely_and_bounded() {
        let fields = read(
            "",
            "",
            r#"{"a":"42","b":42.9,"c":-1,"d":"1e99","e":"","f":true,"g":null,"h":"x"}"#,
        )
        .unwrap();
        assert_eq!(fields.seconds(&["a"]), Some(42));
        assert_eq!(fields.seconds(&["b"]), Some(42));
        assert_eq!(fields.seconds(&["e", "f"]), Some(1));
        for key in ["c", "d", "e", "g", "h", "missing"] {
            assert_eq!(fields.seconds(&[key]), None, "{key}");
        }
        assert!(fields.has("e") && !fields.has("g"));
    }

    #[test]
    fn objects_and_lists_are_looked_into() {
        let body = r#"{"answered_agent":{"number":"+91900"},"missed_agent":[{"number":"1"},{"number":2}],"x":[]}"#;
        let fields = read("", "", body).unwrap();
        assert_eq!(
            fields
                .inside("answered_agent", &["agent_number", "number"])
                .as_deref(),
            Some("+91900")
        );
        assert_eq!(
            fields.inside("missed_agent", &["number"]).as_deref(),
            Some("2")
        );
        assert_eq!(fields.inside("x", &["number"]), None);
    }
}
