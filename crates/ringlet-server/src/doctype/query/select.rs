//! The list parameter `fields`.

use serde_json::Value;

use super::super::{DocType, Problem};
use super::{Aggregate, Selected};

/// Reads `fields`: an array of field names, `*`, or `count(name) as n`; None is the name alone.
///
/// # Errors
/// An unknown field or something that is no field.
pub fn read(doctype: &DocType, fields: Option<&Value>) -> Result<Vec<Selected>, Problem> {
    let names = match fields {
        None | Some(Value::Null) => return Ok(vec![named(doctype, "name")?]),
        Some(Value::String(text)) if text.trim().is_empty() => {
            return Ok(vec![named(doctype, "name")?]);
        }
        Some(Value::String(one)) => vec![one.as_str()],
        Some(Value::Array(list)) => list
            .iter()
            .map(|item| {
                item.as_str()
                    .ok_or_else(|| Problem::query("fields", "a name must be a text"))
            })
            .collect::<Result<_, _>>()?,
        Some(_) => return Err(Problem::query("fields", "must be a list of field names")),
    };
    let mut selected = Vec::new();
    for name in names {
        match plain(doctype, name) {
            "*" => selected.extend(doctype.columns().map(Selected::Field)),
            plain if plain.contains('(') => selected.push(aggregate(doctype, plain)?),
            plain => selected.push(named(doctype, plain)?),
        }
    }
    if selected.is_empty() {
        return Err(Problem::query("fields", "must name at least one field"));
    }
    Ok(selected)
}

/// The name without the decoration desk clients send: `` `tabCRM Call Log`.`name` `` → `name`.
pub(super) fn plain<'a>(doctype: &DocType, text: &'a str) -> &'a str {
    let text = text.trim();
    let own = text
        .strip_prefix("`tab")
        .and_then(|rest| rest.strip_prefix(doctype.name))
        .and_then(|rest| rest.strip_prefix("`."));
    own.unwrap_or(text).trim_matches('`')
}

fn named(doctype: &DocType, name: &str) -> Result<Selected, Problem> {
    doctype
        .field(name)
        .map(Selected::Field)
        .ok_or_else(|| Problem::UnknownField(name.to_owned()))
}

/// `count(name) as n`, `sum(duration)`, `count(*)`.
fn aggregate(doctype: &DocType, text: &str) -> Result<Selected, Problem> {
    let bad = || Problem::UnknownField(text.to_owned());
    let (call, alias) = split_alias(text);
    let (function, of) = call
        .strip_suffix(')')
        .and_then(|call| call.split_once('('))
        .ok_or_else(bad)?;
    let function = match function.trim().to_ascii_lowercase().as_str() {
        "count" => Aggregate::Count,
        "sum" => Aggregate::Sum,
        "avg" => Aggregate::Avg,
        "min" => Aggregate::Min,
        "max" => Aggregate::Max,
        _ => return Err(bad()),
    };
    let of = match plain(doctype, of) {
        "*" if function == Aggregate::Count => None,
        name => Some(
            doctype
                .field(name)
                .ok_or_else(|| Problem::UnknownField(name.to_owned()))?,
        ),
    };
    let alias = alias.unwrap_or(call);
    let named_well = alias == call
        || (alias.len() <= 64 && alias.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'));
    if !named_well {
        return Err(bad());
    }
    Ok(Selected::Aggregate {
        function,
        of,
        alias: alias.to_owned(),
    })
}

/// Splits `x as y`, in any case.
fn split_alias(text: &str) -> (&str, Option<&str>) {
    let at = text.to_ascii_lowercase().rfind(" as ");
    match at.and_then(|at| Some((text.get(..at)?, text.get(at + 4..)?))) {
        Some((call, alias)) => (call.trim(), Some(alias.trim().trim_matches('`'))),
        None => (text.trim(), None),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::doctype::known::CALL_LOG;

    fn keys(fields: Value) -> Result<Vec<String>, &'static str> {
        read(&CALL_LOG, Some(&fields))
            .map(|list| list.iter().map(|one| one.key().to_owned()).collect())
            .map_err(|problem| problem.exc_type())
    }

    #[test]
    fn names_star_and_figures() {
        assert_eq!(keys(json!(null)).unwrap(), ["name"]);
        assert_eq!(
            keys(json!(["name", "`tabCRM Call Log`.`from`"])).unwrap(),
            ["name", "from"]
        );
        assert_eq!(keys(json!(["*"])).unwrap().len(), 23);
        assert_eq!(
            keys(json!([
                "status",
                "count(name) as n",
                "COUNT(*) AS total",
                "sum(duration)"
            ]))
            .unwrap(),
            ["status", "n", "total", "sum(duration)"]
        );
    }

    #[test]
    fn anything_else_is_refused() {
        for fields in [
            json!(["no_such_col"]),
            json!(["name; drop table x"]),
            json!(["(select 1)"]),
            json!(["count(name) as n; drop"]),
            json!(["sleep(5)"]),
            json!(["sum(*)"]),
            json!(["count(no_such)"]),
            json!(["`tabUser`.`name`"]),
        ] {
            assert_eq!(keys(fields.clone()), Err("DataError"), "{fields}");
        }
        for fields in [json!([1]), json!({"a": 1}), json!([])] {
            assert_eq!(keys(fields.clone()), Err("ValidationError"), "{fields}");
        }
    }
}
