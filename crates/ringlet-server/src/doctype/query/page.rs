//! The list parameters `limit_start`, `limit_page_length` and `limit` (v2: `start`, `limit`).

use serde_json::Value;

use super::super::Problem;

/// Which part of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Rows to skip.
    pub start: u32,
    /// Rows at most; None: all.
    pub limit: Option<u32>,
}

/// What a client gets that asks for no length.
const DEFAULT_LENGTH: u32 = 20;

/// Reads the three parameters. A length that is no number counts as not sent, as with Frappe; 0 is all.
///
/// # Errors
/// A negative number.
pub fn read(
    start: Option<&Value>,
    limit_page_length: Option<&Value>,
    limit: Option<&Value>,
) -> Result<Page, Problem> {
    let start = number("limit_start", start)?.unwrap_or(0);
    let length = match limit_page_length {
        Some(length) => number("limit_page_length", Some(length))?,
        None => number("limit", limit)?,
    };
    let limit = match length.unwrap_or(DEFAULT_LENGTH) {
        0 => None,
        length => Some(length),
    };
    Ok(Page { start, limit })
}

/// None when it isn't a number.
fn number(name: &'static str, value: Option<&Value>) -> Result<Option<u32>, Problem> {
    let number = match value {
        Some(Value::Number(number)) => number.as_i64(),
        Some(Value::String(text)) => text.trim().parse::<i64>().ok(),
        _ => None,
    };
    match number {
        Some(number) if number < 0 => Err(Problem::query(name, "can't be negative")),
        Some(number) => Ok(Some(u32::try_from(number).unwrap_or(u32::MAX))),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn lengths() {
        let page = |length: Option<Value>, limit: Option<Value>| {
            read(None, length.as_ref(), limit.as_ref()).unwrap().limit
        };
        assert_eq!(page(None, None), Some(20));
        assert_eq!(page(Some(json!("5")), Some(json!(7))), Some(5));
        assert_eq!(page(None, Some(json!(7))), Some(7));
        assert_eq!(page(None, Some(json!("abc"))), Some(20));
        assert_eq!(page(Some(json!("0")), None), None);
        assert_eq!(page(Some(json!(9_999_999_999_i64)), None), Some(u32::MAX));
    }

    #[test]
    fn negative_ones_are_refused() {
        let problem = read(None, Some(&json!("-1")), None).unwrap_err();
        assert_eq!(problem.field(), "limit_page_length");
        assert_eq!(
            read(Some(&json!(-1)), None, None).unwrap_err().field(),
            "limit_start"
        );
    }
}
