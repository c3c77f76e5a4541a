//! The widget's own codec between Rust types and plain JavaScript values.

use std::collections::BTreeMap;

use ringlet::browser::json::{parse, read, stringify, write};
use serde::{Deserialize, Serialize};
use wasm_bindgen_test::wasm_bindgen_test;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Way {
    Plain,
    Newtype(u8),
    Named { at: i64 },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Tagged {
    Empty,
    Full { count: u32 },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Inner {
    id: String,
    note: Option<String>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Whole {
    #[serde(rename = "type")]
    kind: Way,
    #[serde(default)]
    list: Vec<Inner>,
    share: f64,
    on: bool,
    map: BTreeMap<String, i64>,
    tagged: Tagged,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    gone: Option<Inner>,
}

fn whole() -> Whole {
    Whole {
        kind: Way::Named {
            at: 1_790_000_000_123,
        },
        list: vec![Inner {
            id: "a \"quoted\" 名".to_owned(),
            note: None,
        }],
        share: 0.25,
        on: true,
        map: BTreeMap::from([("x".to_owned(), -3)]),
        tagged: Tagged::Full { count: 7 },
        gone: None,
    }
}

#[wasm_bindgen_test]
fn a_type_comes_back_as_it_went() {
    assert_eq!(read::<Whole>(write(&whole())), Ok(whole()));
    let text = stringify(&whole());
    assert_eq!(parse(&text).map(read::<Whole>), Some(Ok(whole())));
    for way in [Way::Plain, Way::Newtype(200), Way::Named { at: -1 }] {
        assert_eq!(read::<Way>(write(&way)).as_ref(), Ok(&way));
    }
    assert_eq!(read::<Tagged>(write(&Tagged::Empty)), Ok(Tagged::Empty));
}

fn from_text<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, &'static str> {
    parse(text)
        .ok_or("no JSON")
        .and_then(|value| read(value).map_err(|fault| fault.field))
}

#[wasm_bindgen_test]
fn what_may_be_missing_may_be_missing_and_what_is_unknown_is_left_out() {
    let text = r#"{"of a newer server": {}, "type": "plain", "share": 1, "on": false, "map": {}, "tagged": {"kind": "empty"}}"#;
    let read = from_text::<Whole>(text).unwrap();
    assert_eq!((read.kind, read.list), (Way::Plain, Vec::new()));
    assert_eq!(read.gone, None);
}

#[wasm_bindgen_test]
fn a_number_is_taken_for_its_text() {
    let inner = from_text::<Inner>(r#"{"id": 42, "note": null}"#);
    assert_eq!(inner.map(|inner| inner.id), Ok("42".to_owned()));
}

#[wasm_bindgen_test]
fn a_wrong_value_names_its_field() {
    for (text, field) in [
        (r#"{"note": "x"}"#, ""),
        (r#"{"id": [], "note": "x"}"#, "id"),
        (r#"{"id": "1", "note": {}}"#, "note"),
        ("[]", ""),
        ("null", ""),
        ("7", ""),
    ] {
        assert_eq!(from_text::<Inner>(text).unwrap_err(), field, "{text}");
    }
    assert!(parse("{").is_none());
}

#[wasm_bindgen_test]
fn a_number_that_does_not_fit_is_refused() {
    for text in ["256", "-1", "1.5", "\"1\"", "true"] {
        assert!(from_text::<u8>(text).is_err(), "{text}");
    }
    assert_eq!(from_text::<u8>("255"), Ok(255));
}
