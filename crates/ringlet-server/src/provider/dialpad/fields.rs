//! Reading Dialpad's JSON without trusting it: ids come as numbers or texts, times as milliseconds since 1970, durations as
//! fractions of milliseconds, and any field may be missing, null or of another type.

use ringlet_model::Timestamp;
use serde_json::{Map, Value};

/// A stamp further ahead than this is wrong, whoever wrote it.
const AHEAD: i64 = 24 * 3600 * 1000;
/// 2000-01-01; older is a sentinel.
const OLDEST: i64 = 946_684_800_000;
/// No call lasts longer than ten days.
const LONGEST_MILLIS: f64 = 864_000_000.0;
/// Longest id taken over; real ones have 16 to 19 digits.
const LONGEST_ID: usize = 40;

/// A JSON object of Dialpad's.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields<'a>(Option<&'a Map<String, Value>>);

impl<'a> Fields<'a> {
    /// The object; without fields when it is none.
    pub(super) fn of(value: &'a Value) -> Self {
        Self(value.as_object())
    }

    fn value(self, key: &str) -> Option<&'a Value> {
        self.0?.get(key).filter(|value| !value.is_null())
    }

    /// An object inside.
    pub(super) fn inside(self, key: &str) -> Self {
        Self(self.value(key).and_then(Value::as_object))
    }

    /// The objects of a list.
    pub(super) fn list(self, key: &str) -> impl Iterator<Item = Self> + use<'a> {
        let items = self
            .value(key)
            .and_then(Value::as_array)
            .map(Vec::as_slice)
            .unwrap_or_default();
        items.iter().map(Self::of)
    }

    /// The plain values of a field: itself, or the items of its list.
    pub(super) fn each(self, key: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
        match self.value(key) {
            Some(Value::Array(items)) => items.as_slice(),
            Some(value) => std::slice::from_ref(value),
            None => &[],
        }
        .iter()
    }

    /// A text that isn't blank; a number counts as its digits.
    pub(super) fn text(self, key: &str) -> Option<String> {
        self.value(key).and_then(text)
    }

    /// An id in digits; None for zero and what is no id.
    pub(super) fn id(self, key: &str) -> Option<String> {
        id(self.value(key)?)
    }

    /// A truth.
    pub(super) fn is(self, key: &str) -> bool {
        match self.value(key) {
            Some(Value::Bool(truth)) => *truth,
            Some(Value::String(text)) => matches!(text.trim(), "true" | "True" | "1"),
            Some(Value::Number(number)) => number.as_f64() == Some(1.0),
            _ => false,
        }
    }

    /// A stamp, milliseconds since 1970; None for what isn't a believable one. A clock that runs ahead of ours is taken for
    /// ours.
    pub(super) fn stamp(self, key: &str, now: Timestamp) -> Option<Timestamp> {
        let millis = number(self.value(key)?)?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_precision_loss,
            reason = "the range is checked on both sides"
        )]
        let millis = (OLDEST as f64..=now.0.saturating_add(AHEAD) as f64)
            .contains(&millis)
            .then_some(millis as i64)?;
        Some(Timestamp(millis.min(now.0)))
    }

    /// A duration in whole seconds, from fractions of milliseconds.
    pub(super) fn seconds(self, key: &str) -> Option<i64> {
        let millis = number(self.value(key)?)?;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the range was just checked"
        )]
        (0.0..LONGEST_MILLIS)
            .contains(&millis)
            .then_some((millis / 1000.0).round() as i64)
    }
}

/// A text that isn't blank; a number counts as its digits.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn id(value: &Value) -> Option<String> {
    let text = match value {
        Value::Number(number) => number.as_u64()?.to_string(),
        Value::String(text) => text.trim().to_owned(),
        _ => return None,
    };
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let something = text.bytes().any(|byte| byte != b'0');
    (digits && something && text.len() <= LONGEST_ID).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const NOW: Timestamp = Timestamp(1_790_000_000_000);

    #[test]
    fn an_id_loses_no_digit_and_nothing_else_is_one() {
        let body = json!({
            "number": 9_223_372_036_854_775_807_u64, "text": "9223372036854775807", "zero": 0, "zeros": "0", "blank": "",
            "null": null, "word": "Office:1", "fraction": 1.5, "negative": -4, "list": [1], "long": "1".repeat(41),
        });
        let fields = Fields::of(&body);
        for key in ["number", "text"] {
            assert_eq!(fields.id(key).as_deref(), Some("9223372036854775807"));
        }
        for key in [
            "zero", "zeros", "blank", "null", "word", "fraction", "negative", "list", "long",
            "missing",
        ] {
            assert_eq!(fields.id(key), None, "{key}");
        }
    }

    #[test]
    fn stamps_and_durations() {
        let body = json!({
            "at": 1_789_999_999_123_i64, "text": "1789999999123", "float": 1_789_999_999_123.0, "soon": 1_790_000_000_500_i64,
            "seconds": 1_789_999_999, "far": 1_890_000_000_000_i64, "talk": 61_499.7, "minus": -1, "true": true,
        });
        let fields = Fields::of(&body);
        for key in ["at", "text", "float"] {
            assert_eq!(fields.stamp(key, NOW), Some(Timestamp(1_789_999_999_123)));
        }
        assert_eq!(fields.stamp("soon", NOW), Some(NOW));
        for key in ["seconds", "far", "minus", "true"] {
            assert_eq!(fields.stamp(key, NOW), None, "{key}");
        }
        assert_eq!(fields.seconds("talk"), Some(61));
        assert_eq!(fields.seconds("minus"), None);
    }
}
