//! A row of the reference and how it is compared.

use ringlet_phone::{Region, Types, parse};
use serde::Deserialize;

/// Everything the reference says of one input.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Row {
    region: String,
    input: String,
    e164: Option<String>,
    valid: bool,
    possible: bool,
    r#type: Option<String>,
    international: Option<String>,
    national: Option<String>,
    ext: Option<String>,
    #[serde(default)]
    rfc3966: Option<String>,
    /// Why it is (not) possible; only where it parses.
    #[serde(default)]
    reason: Option<String>,
    /// The region it belongs to; only where it parses.
    #[serde(default)]
    region_of: Option<String>,
    /// Why it doesn't parse.
    #[serde(default)]
    error: Option<String>,
    /// How the row was made.
    #[serde(default, rename = "kind")]
    _kind: Option<String>,
}

/// Compares every field of every row.
pub(crate) fn check(rows: &[Row], types: &Types) {
    for row in rows {
        let context = format!("{:?} in {}", row.input, row.region);
        match parse(&row.input, Region::new(&row.region)) {
            Err(error) => {
                assert_eq!(Some(error.as_str()), row.error.as_deref(), "{context}");
                assert_eq!(
                    (&row.e164, row.valid, row.possible),
                    (&None, false, false),
                    "{context}"
                );
            }
            Ok(number) => {
                assert_eq!(row.error, None, "{context}: {number:?}");
                assert_eq!(Some(number.e164()), row.e164, "{context}");
                assert_eq!(Some(number.international()), row.international, "{context}");
                assert_eq!(Some(number.national()), row.national, "{context}");
                assert_eq!(number.extension(), row.ext.as_deref(), "{context}");
                assert_eq!(number.is_possible(), row.possible, "{context}");
                assert_eq!(
                    Some(number.possibility().as_str()),
                    row.reason.as_deref(),
                    "{context}"
                );
                assert_eq!(types.is_valid(&number), row.valid, "{context}");
                assert_eq!(
                    Some(types.number_type(&number).as_str()),
                    row.r#type.as_deref(),
                    "{context}"
                );
                let region = types.region(&number);
                assert_eq!(
                    region.as_ref().map(Region::as_str),
                    row.region_of.as_deref(),
                    "{context}"
                );
                if let Some(uri) = &row.rfc3966 {
                    assert_eq!(number.rfc3966(), *uri, "{context}");
                }
            }
        }
    }
}
