//! Makes what was said with a provider fit to be kept and shown: no secret, no whole telephone number, not too long.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use super::mask_number;

/// Longest text kept.
const LONGEST: usize = 2_000;
/// Digits that a telephone number has.
const NUMBER: std::ops::RangeInclusive<usize> = 7..=15;
/// What the names of fields that hold secrets have in them.
const SECRET: [&str; 10] = [
    "secret",
    "token",
    "password",
    "authorization",
    "apikey",
    "api_key",
    "signature",
    "credential",
    "senha",
    // Dialpad's address of a WebSocket ends in a token.
    "websocket_url",
];
/// Shown in place of a secret.
const STARS: &str = "********";

/// A body or an address, masked: JSON by its fields, forms and queries by theirs, a signed token (Dialpad's events are some)
/// by what it says, anything else by what looks like a number.
#[must_use]
pub fn mask_traffic(text: &str) -> String {
    if let Some(claims) = claims(text) {
        return mask_traffic(&claims);
    }
    let json = text.trim_start().starts_with(['{', '[']);
    let masked = match json.then(|| serde_json::from_str::<Value>(text)) {
        Some(Ok(mut json)) => {
            mask_json(&mut json);
            json.to_string()
        }
        _ => mask_text(text),
    };
    masked.chars().take(LONGEST).collect()
}

/// What a JWT says, as JSON; None for what is none.
fn claims(text: &str) -> Option<String> {
    let mut parts = text.trim().split('.');
    let (_, claims, _) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || !text.trim_start().starts_with("eyJ") {
        return None;
    }
    let bytes = URL_SAFE_NO_PAD.decode(claims).ok()?;
    let claims: Value = serde_json::from_slice(&bytes).ok()?;
    claims.is_object().then(|| claims.to_string())
}

fn mask_json(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                if is_secret(name) && !field.is_object() && !field.is_array() {
                    *field = STARS.into();
                } else {
                    mask_json(field);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(mask_json),
        // A text may hold JSON or an address of its own.
        Value::String(text) => *text = mask_traffic(text),
        Value::Number(number) => {
            let text = number.to_string();
            let masked = mask_numbers(&text);
            if masked != text {
                *value = masked.into();
            }
        }
        _ => {}
    }
}

fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name == "key" || SECRET.iter().any(|part| name.contains(part))
}

/// `name=value` pairs with a secret's name lose the value; then numbers are masked. A nested address has its signs encoded.
fn mask_text(text: &str) -> String {
    if !text.contains(['=', '%']) {
        return mask_numbers(text);
    }
    let mut masked = String::with_capacity(text.len());
    let mut name = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let sign = if rest.len() >= 3 && rest.is_char_boundary(3) {
            match &rest[..3] {
                "%3D" | "%3d" => Some('='),
                "%26" | "%3F" | "%3f" => Some('&'),
                _ => None,
            }
        } else {
            None
        };
        let taken = if sign.is_some() { 3 } else { letter.len_utf8() };
        masked.push_str(&rest[..taken]);
        rest = &rest[taken..];
        match sign.unwrap_or(letter) {
            '=' if is_secret(&name) => {
                let end = rest.find(['&', ' ', '"', '%', '\n']).unwrap_or(rest.len());
                masked.push_str(STARS);
                rest = &rest[end..];
                name.clear();
            }
            other if other.is_ascii_alphanumeric() || other == '_' => name.push(other),
            _ => name.clear(),
        }
    }
    mask_numbers(&masked)
}

/// Masks runs of digits that may be a telephone number, however they are grouped; days and clock times stay.
fn mask_numbers(text: &str) -> String {
    if text.bytes().filter(u8::is_ascii_digit).count() < *NUMBER.start() {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    let mut masked = String::with_capacity(text.len());
    let mut at = 0;
    while at < letters.len() {
        let end = run(&letters, at);
        if end == at + 1 {
            masked.push(letters[at]);
            at = end;
            continue;
        }
        let piece: String = letters[at..end].iter().collect();
        let digits = piece.chars().filter(char::is_ascii_digit).count();
        // The letter before may be the end of an encoded sign, as in `%2B91…`.
        let encoded = at > 2 && letters[at - 3] == '%';
        let inside_a_word = at > 0 && letters[at - 1].is_ascii_alphabetic() && !encoded
            || letters.get(end).is_some_and(char::is_ascii_alphabetic);
        if NUMBER.contains(&digits) && !inside_a_word && !is_day(&piece) {
            let trimmed = piece.trim_end_matches([' ', '-', '.', '(']);
            masked.push_str(&mask_number(trimmed));
            masked.push_str(&piece[trimmed.len()..]);
        } else {
            masked.push_str(&piece);
        }
        at = end;
    }
    masked
}

/// Where the run of digits that begins here ends; one further when none does.
fn run(letters: &[char], start: usize) -> usize {
    if !letters[start].is_ascii_digit() && letters[start] != '+' {
        return start + 1;
    }
    let mut end = start + 1;
    while end < letters.len() {
        let grouped = matches!(letters[end], ' ' | '-' | '.' | '(' | ')')
            && letters.get(end + 1).is_some_and(char::is_ascii_digit);
        if letters[end].is_ascii_digit() || grouped {
            end += 1;
        } else {
            break;
        }
    }
    end
}

/// `2026-11-20`, with or without a time behind it.
fn is_day(text: &str) -> bool {
    let mut parts = text.splitn(3, '-').map(str::len);
    parts.next() == Some(4) && parts.next() == Some(2) && parts.next().is_some_and(|n| n >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_go_whatever_the_form() {
        for text in [
            r#"{"user_id":"5003","secret":"s3cr3t-value","to":5}"#,
            r#"{"dados":{"autenticacao_token":"s3cr3t-value"}}"#,
            r#"{"extra":"{\"api_key\":\"s3cr3t-value\"}"}"#,
            "To=1&token=s3cr3t-value&From=2",
            "https://x.example/v2/play?appid=1&secret=s3cr3t-value&file=a",
            "StatusCallback=https%3A%2F%2Fx.example%2Fhook%3Fkey%3Ds3cr3t-value&a=b",
            "GET /hook?key=s3cr3t-value",
            r#"{"id":"1","websocket_url":"wss://x.example/events/s3cr3t-value"}"#,
        ] {
            let masked = mask_traffic(text);
            assert!(!masked.contains("s3cr3t"), "{masked}");
            assert!(masked.contains(STARS), "{masked}");
        }
    }

    #[test]
    fn a_signed_event_is_shown_by_what_it_says_masked() {
        let event =
            URL_SAFE_NO_PAD.encode(r#"{"state":"ringing","external_number":"+12125550147"}"#);
        let masked = mask_traffic(&format!("eyJhbGciOiJIUzI1NiJ9.{event}.c2lnbmF0dXJl"));
        assert!(
            masked.contains("ringing") && masked.contains("**"),
            "{masked}"
        );
        for gone in ["5550147", &event, "c2lnbmF0dXJl"] {
            assert!(!masked.contains(gone), "{masked}");
        }
        assert_eq!(mask_traffic("eyJ.x.y"), "eyJ.x.y", "no token");
    }

    #[test]
    fn numbers_go_and_times_stay() {
        for text in [
            "+919876543210",
            "call 98765 43210 now",
            r#"{"to":919876543210}"#,
            r#"{"to":"(030) 123-45678"}"#,
            "From=09876543210",
            "To=%2B919876543210",
        ] {
            let masked = mask_traffic(text);
            assert!(masked.contains("**"), "{masked}");
            assert!(
                !masked.contains("543210") && !masked.contains("45678"),
                "{masked}"
            );
        }
        for text in [
            "2026-11-20 15:10:00",
            "s96C6XK1BUHX0oVZfOo5NhoJfZZJd0y1nmrNN6dRL01",
            r#"{"code":200,"duration":"42"}"#,
        ] {
            assert_eq!(mask_traffic(text), text);
        }
        assert_eq!(mask_traffic(&"x".repeat(5_000)).len(), LONGEST);
    }
}
