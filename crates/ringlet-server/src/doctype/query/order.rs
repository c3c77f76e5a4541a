//! The list parameters `order_by` and `group_by`.

use super::super::{DocType, Problem};
use super::Order;
use super::select::plain;

/// Reads `order_by`: `field [asc|desc]`, separated by commas; empty is the DocType's own order.
///
/// # Errors
/// Anything that isn't exactly that: no part of it is ever handed to a database.
pub fn read(doctype: &DocType, text: &str) -> Result<Vec<Order>, Problem> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    text.split(',').map(|part| one(doctype, part)).collect()
}

/// Reads `group_by`: field names, separated by commas.
///
/// # Errors
/// Anything that isn't a field.
pub fn read_group_by(doctype: &DocType, text: &str) -> Result<Vec<&'static str>, Problem> {
    let parts = text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty());
    parts.map(|part| field(doctype, part, "group_by")).collect()
}

fn one(doctype: &DocType, part: &str) -> Result<Order, Problem> {
    let part = part.trim();
    let (name, descending) = match part.rsplit_once(char::is_whitespace) {
        Some((name, word)) if word.eq_ignore_ascii_case("desc") => (name, true),
        Some((name, word)) if word.eq_ignore_ascii_case("asc") => (name, false),
        _ => (part, false),
    };
    Ok(Order {
        field: field(doctype, name, "order_by")?,
        descending,
    })
}

fn field(doctype: &DocType, name: &str, parameter: &'static str) -> Result<&'static str, Problem> {
    let known = doctype.field(plain(doctype, name)).map(|field| field.name);
    known.ok_or_else(|| Problem::query(parameter, format!("“{}” isn't a field", name.trim())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctype::known::CALL_LOG;

    #[test]
    fn fields_with_and_without_direction() {
        let order = read(
            &CALL_LOG,
            "`tabCRM Call Log`.`creation` DESC, name asc,status",
        )
        .unwrap();
        let words: Vec<_> = order.iter().map(|o| (o.field, o.descending)).collect();
        assert_eq!(
            words,
            [("creation", true), ("name", false), ("status", false)]
        );
        assert_eq!(read(&CALL_LOG, " ").unwrap(), []);
        assert_eq!(
            read_group_by(&CALL_LOG, "status, type").unwrap(),
            ["status", "type"]
        );
    }

    #[test]
    fn injections_are_refused() {
        for text in [
            "name; drop table x",
            "name desc; drop table x",
            "name desc desc",
            "(case when 1=1 then name end)",
            "name,",
            "name--",
            "sleep(5)",
            "no_such_col desc",
            "name desc nulls last",
        ] {
            let problem = read(&CALL_LOG, text).unwrap_err();
            assert_eq!(
                (problem.exc_type(), problem.field().as_str()),
                ("ValidationError", "order_by"),
                "{text}"
            );
        }
    }
}
