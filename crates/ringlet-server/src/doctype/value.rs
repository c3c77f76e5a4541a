//! JSON ↔ [`Cell`], by the kind of field.

use ringlet_model::Timestamp;
use serde_json::Value;

use super::problem::Problem;
use super::zone::{Zone, is_day};
use super::{Cell, Field, Kind};

/// Longest text of Frappe's Data.
const TEXT_MOST: usize = 140;
/// Longest text of Frappe's Small Text, and our limit for HTML.
const LONG_MOST: usize = 65_535;

/// Reads what a client sent for `field`. Null and the empty text are [`Cell::Null`].
///
/// # Errors
/// [`Problem`] names the field and what it may hold.
pub fn read(field: &Field, value: &Value, zone: &Zone) -> Result<Cell, Problem> {
    let plain = match value {
        Value::Null => return Ok(Cell::Null),
        Value::String(text) if text.trim().is_empty() => return Ok(Cell::Null),
        Value::String(text) => text.clone(),
        Value::Bool(flag) => i64::from(*flag).to_string(),
        Value::Number(number) => number.to_string(),
        Value::Array(_) | Value::Object(_) => return Err(wrong(field, "a single value")),
    };
    match field.kind {
        Kind::Text | Kind::Link(_) | Kind::DynamicLink(_) | Kind::DocTypeName => {
            bounded(field, plain, TEXT_MOST)
        }
        Kind::LongText | Kind::Html => bounded(field, plain, LONG_MOST),
        Kind::Phone => phone(field, plain),
        Kind::Email => email(field, plain),
        Kind::Select(choices) => choice(field, plain, choices),
        Kind::Int | Kind::Duration => int(&plain).ok_or_else(|| wrong(field, "a whole number")),
        Kind::Check => check(&plain).ok_or_else(|| wrong(field, "0 or 1")),
        Kind::Float => real(&plain).ok_or_else(|| wrong(field, "a number")),
        Kind::Datetime => time(&plain, zone)
            .ok_or_else(|| wrong(field, "a date and time like 2026-11-20 10:00:00")),
        Kind::Date => day(plain).ok_or_else(|| wrong(field, "a date like 2026-11-20")),
    }
}

/// Writes a stored value as Frappe does.
#[must_use]
pub fn write(kind: Kind, cell: &Cell, zone: &Zone) -> Value {
    match (kind, cell) {
        (_, Cell::Null) => Value::Null,
        (Kind::Datetime, Cell::Int(ms)) => zone.write(Timestamp(*ms)).into(),
        (_, Cell::Int(number)) => (*number).into(),
        (_, Cell::Real(number)) => (*number).into(),
        (_, Cell::Text(text)) => text.clone().into(),
    }
}

/// `2026-11-20 10:00:00` in the zone → milliseconds.
pub(super) fn time(text: &str, zone: &Zone) -> Option<Cell> {
    zone.read(text).map(|at| Cell::Int(at.0))
}

/// A whole number, also written as `75.0`.
pub(super) fn int(text: &str) -> Option<Cell> {
    let text = text.trim();
    let whole = text.strip_suffix(".0").unwrap_or(text);
    whole.parse().ok().map(Cell::Int)
}

/// A finite number.
pub(super) fn real(text: &str) -> Option<Cell> {
    let number: f64 = text.trim().parse().ok()?;
    number.is_finite().then_some(Cell::Real(number))
}

fn check(text: &str) -> Option<Cell> {
    match text.trim() {
        "0" | "false" => Some(Cell::Int(0)),
        "1" | "true" => Some(Cell::Int(1)),
        _ => None,
    }
}

fn day(text: String) -> Option<Cell> {
    is_day(text.trim()).then(|| Cell::Text(text.trim().to_owned()))
}

fn bounded(field: &Field, text: String, most: usize) -> Result<Cell, Problem> {
    match text.chars().count() {
        length if length > most => Err(Problem::TooLong {
            field: field.name.to_owned(),
            length,
            most,
        }),
        _ => Ok(Cell::Text(text)),
    }
}

fn choice(field: &Field, text: String, choices: &'static [&'static str]) -> Result<Cell, Problem> {
    if choices.contains(&text.as_str()) {
        return Ok(Cell::Text(text));
    }
    Err(Problem::Choice {
        field: field.name.to_owned(),
        value: text,
        choices,
    })
}

/// Frappe's own rule: 1–20 of digits, space and `+ _ - , . * # ( )`; and anything that has at least a digit and reads
/// like a written number (a slash, an extension).
fn phone(field: &Field, text: String) -> Result<Cell, Problem> {
    let plain = |c: char| c.is_ascii_digit() || " +_-,.*#()/".contains(c);
    let (number, extension) = text.split_once(['x', 'e', ';']).unwrap_or((&text, ""));
    let fits = text.chars().count() <= 40
        && number.chars().all(plain)
        && number
            .chars()
            .any(|c| c.is_ascii_digit() || c == '*' || c == '#')
        && extension
            .chars()
            .all(|c| plain(c) || c.is_ascii_alphabetic() || c == '=');
    if fits {
        return Ok(Cell::Text(text.trim().to_owned()));
    }
    Err(Problem::Phone {
        field: field.name.to_owned(),
        value: text,
    })
}

fn email(field: &Field, text: String) -> Result<Cell, Problem> {
    let text = text.trim().to_owned();
    let fits = text.chars().count() <= TEXT_MOST
        && text.split_once('@').is_some_and(|(user, host)| {
            !user.is_empty()
                && host.contains('.')
                && !host.starts_with('.')
                && !host.ends_with('.')
                && !host.contains('@')
                && !text.contains(|c: char| c.is_whitespace() || "<>,;\"".contains(c))
        });
    if fits {
        return Ok(Cell::Text(text));
    }
    Err(Problem::Email {
        field: field.name.to_owned(),
        value: text,
    })
}

fn wrong(field: &Field, wanted: &'static str) -> Problem {
    Problem::Type {
        field: field.name.to_owned(),
        wanted,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read_kind(kind: Kind, value: Value) -> Result<Cell, &'static str> {
        read(&Field::new("it", kind), &value, &Zone::utc()).map_err(|problem| problem.exc_type())
    }

    #[test]
    fn values_become_cells() {
        for (kind, value, cell) in [
            (Kind::Text, json!("  "), Cell::Null),
            (Kind::Text, json!(12), Cell::from("12")),
            (Kind::Check, json!(true), Cell::Int(1)),
            (Kind::Check, json!("0"), Cell::Int(0)),
            (Kind::Duration, json!("75"), Cell::Int(75)),
            (Kind::Duration, json!(75.0), Cell::Int(75)),
            (Kind::Float, json!("0.5"), Cell::Real(0.5)),
            (
                Kind::Datetime,
                json!("1970-01-01 00:00:01"),
                Cell::Int(1000),
            ),
            (Kind::Date, json!("2026-11-20"), Cell::from("2026-11-20")),
            (Kind::Select(&["", "Low"]), json!("Low"), Cell::from("Low")),
            (
                Kind::Phone,
                json!("+91 98765-43210 ext. 12"),
                Cell::from("+91 98765-43210 ext. 12"),
            ),
            (
                Kind::Phone,
                json!("(0151) 23/456"),
                Cell::from("(0151) 23/456"),
            ),
            (
                Kind::Email,
                json!("asha@example.test"),
                Cell::from("asha@example.test"),
            ),
        ] {
            assert_eq!(read_kind(kind, value.clone()), Ok(cell), "{value}");
        }
    }

    #[test]
    fn what_does_not_fit_is_refused_with_frappes_class() {
        for (kind, value, class) in [
            (Kind::Text, json!({"a": 1}), "ValidationError"),
            (
                Kind::Text,
                json!("x".repeat(141)),
                "CharacterLengthExceededError",
            ),
            (Kind::Select(&["Low"]), json!("Exploded"), "ValidationError"),
            (Kind::Datetime, json!("yesterday-ish"), "ValidationError"),
            (Kind::Date, json!("20.11.2026"), "ValidationError"),
            (Kind::Int, json!("12a"), "ValidationError"),
            (Kind::Check, json!(2), "ValidationError"),
            (Kind::Float, json!("NaN"), "ValidationError"),
            (Kind::Phone, json!("call me"), "InvalidPhoneNumberError"),
            (Kind::Phone, json!("+"), "InvalidPhoneNumberError"),
            (
                Kind::Email,
                json!("asha@example"),
                "InvalidEmailAddressError",
            ),
            (
                Kind::Email,
                json!("a b@example.test"),
                "InvalidEmailAddressError",
            ),
        ] {
            assert_eq!(read_kind(kind, value.clone()), Err(class), "{value}");
        }
    }

    #[test]
    fn every_cell_is_written_in_frappes_way() {
        let zone = Zone::named("Asia/Kolkata").unwrap();
        assert_eq!(
            write(Kind::Datetime, &Cell::Int(0), &zone),
            json!("1970-01-01 05:30:00")
        );
        assert_eq!(write(Kind::Check, &Cell::Int(1), &zone), json!(1));
        assert_eq!(write(Kind::Text, &Cell::Null, &zone), Value::Null);
    }
}
