//! The list parameters `filters` and `or_filters`.

use serde_json::Value;

use super::super::value::{int, real, time};
use super::super::zone::is_day;
use super::super::{Cell, DocType, Field, Kind, Problem};
use super::select::plain;
use super::{Condition, Context, Test, timespan};

/// Most values that `in` takes, and most conditions of one query.
const MOST: usize = 500;
/// The last millisecond of a day, counted from its first.
const DAY_END: i64 = 86_400_000 - 1;

/// Reads filters in any of Frappe's shapes: `{"status": "Open"}`, `{"status": ["in", ["A", "B"]]}`,
/// `[[field, operator, value]]`, `[[DocType, field, operator, value]]`, or one such list alone.
///
/// # Errors
/// An unknown field, operator or shape, or a value of the wrong type; `parameter` is named in it.
pub fn read(
    doctype: &DocType,
    parameter: &'static str,
    filters: Option<&Value>,
    context: &Context<'_>,
) -> Result<Vec<Condition>, Problem> {
    let reader = Reader {
        doctype,
        parameter,
        context,
    };
    let conditions = match filters {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::String(text)) if text.trim().is_empty() => Vec::new(),
        Some(Value::Object(map)) => map
            .iter()
            .map(|(field, value)| reader.entry(field, value))
            .collect::<Result<_, _>>()?,
        Some(Value::Array(list)) if list.first().is_some_and(Value::is_string) => {
            vec![reader.tuple(list)?]
        }
        Some(Value::Array(list)) => list
            .iter()
            .map(|item| reader.item(item))
            .collect::<Result<Vec<_>, _>>()?
            .concat(),
        Some(_) => return Err(reader.bad("must be a JSON object or a list")),
    };
    if conditions.len() > MOST {
        return Err(reader.bad("too many conditions"));
    }
    Ok(conditions)
}

struct Reader<'a> {
    doctype: &'a DocType,
    parameter: &'static str,
    context: &'a Context<'a>,
}

impl Reader<'_> {
    /// `"status": "Open"` or `"status": ["in", [..]]`.
    fn entry(&self, field: &str, value: &Value) -> Result<Condition, Problem> {
        match value.as_array().map(Vec::as_slice) {
            Some([operator, operand]) => self.condition(field, operator, operand),
            Some(_) => Err(self.bad(format!("“{field}” needs an operator and a value"))),
            None => self.condition(field, &Value::from("="), value),
        }
    }

    /// One item of the outer list: a tuple, or an object of its own.
    fn item(&self, item: &Value) -> Result<Vec<Condition>, Problem> {
        match item {
            Value::Array(list) => Ok(vec![self.tuple(list)?]),
            Value::Object(map) => map
                .iter()
                .map(|(field, value)| self.entry(field, value))
                .collect(),
            _ => Err(self.bad("each must be a list [field, operator, value]")),
        }
    }

    /// `[field, value]`, `[field, operator, value]` or `[DocType, field, operator, value]`.
    fn tuple(&self, list: &[Value]) -> Result<Condition, Problem> {
        let equal = Value::from("=");
        let (field, operator, operand) = match list {
            [field, operand] => (field, &equal, operand),
            [field, operator, operand] => (field, operator, operand),
            [doctype, field, operator, operand] | [doctype, field, operator, operand, _] => {
                if doctype.as_str() != Some(self.doctype.name) {
                    return Err(Problem::UnknownField(format!("{doctype}.{field}")));
                }
                (field, operator, operand)
            }
            _ => return Err(self.bad("each must be [field, operator, value]")),
        };
        let field = field
            .as_str()
            .ok_or_else(|| self.bad("a field name must be a text"))?;
        self.condition(field, operator, operand)
    }

    fn condition(
        &self,
        name: &str,
        operator: &Value,
        operand: &Value,
    ) -> Result<Condition, Problem> {
        let field = self
            .doctype
            .field(plain(self.doctype, name))
            .ok_or_else(|| Problem::UnknownField(name.to_owned()))?;
        let word = operator
            .as_str()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        Ok(Condition {
            field: field.name,
            test: self.test(field, &word, operand)?,
        })
    }

    fn test(&self, field: &Field, operator: &str, operand: &Value) -> Result<Test, Problem> {
        Ok(match operator {
            "=" => Test::Equal(self.cell(field, operand)?),
            "!=" => Test::NotEqual(self.cell(field, operand)?),
            "<" => Test::Less(self.cell(field, operand)?),
            "<=" => Test::AtMost(self.cell(field, operand)?),
            ">" => Test::Greater(self.cell(field, operand)?),
            ">=" => Test::AtLeast(self.cell(field, operand)?),
            "like" => Test::Like(self.pattern(field, operand)?),
            "not like" => Test::NotLike(self.pattern(field, operand)?),
            "starts with" => Test::Like(format!("{}%", escape(&self.pattern(field, operand)?))),
            "ends with" => Test::Like(format!("%{}", escape(&self.pattern(field, operand)?))),
            "in" => Test::In(self.list(field, operand)?),
            "not in" => Test::NotIn(self.list(field, operand)?),
            "between" => {
                let (from, to) = self.range(field, operand)?;
                Test::Between(from, to)
            }
            "not between" => {
                let (from, to) = self.range(field, operand)?;
                Test::NotBetween(from, to)
            }
            "is" => match operand.as_str().map(str::to_ascii_lowercase).as_deref() {
                Some("set") => Test::Set,
                Some("not set") => Test::NotSet,
                _ => return Err(self.bad(format!("“{}” is: needs “set” or “not set”", field.name))),
            },
            "timespan" => self.timespan(field, operand)?,
            other => {
                return Err(self.bad(format!(
                    "operator “{other}” can't be used on “{}”",
                    field.name
                )));
            }
        })
    }

    /// A value to compare with, of the type the field is stored in.
    fn cell(&self, field: &Field, operand: &Value) -> Result<Cell, Problem> {
        let text = match operand {
            Value::Null => return Ok(Cell::Null),
            Value::String(text) if text.is_empty() => return Ok(Cell::Null),
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Bool(flag) => i64::from(*flag).to_string(),
            Value::Array(_) | Value::Object(_) => {
                return Err(self.bad(format!("“{}” needs a single value", field.name)));
            }
        };
        let cell = match field.kind {
            Kind::Int | Kind::Check | Kind::Duration => int(&text).or_else(|| real(&text)),
            Kind::Float => real(&text),
            Kind::Datetime => time(&text, self.context.zone),
            _ => Some(Cell::Text(text)),
        };
        cell.ok_or_else(|| {
            let wanted = if field.kind == Kind::Datetime {
                "a date"
            } else {
                "a number"
            };
            self.bad(format!("“{}” needs {wanted}", field.name))
        })
    }

    fn pattern(&self, field: &Field, operand: &Value) -> Result<String, Problem> {
        match operand {
            Value::String(text) => Ok(text.clone()),
            Value::Number(number) => Ok(number.to_string()),
            Value::Null => Ok(String::new()),
            _ => Err(self.bad(format!("“{}” needs a text", field.name))),
        }
    }

    /// `["A", "B"]` or `"A, B"`.
    fn list(&self, field: &Field, operand: &Value) -> Result<Vec<Cell>, Problem> {
        let items = match operand {
            Value::Array(list) => list.clone(),
            Value::String(text) => text.split(',').map(|part| part.trim().into()).collect(),
            other => vec![other.clone()],
        };
        if items.len() > MOST {
            return Err(self.bad(format!("“{}” has more than {MOST} values", field.name)));
        }
        items.iter().map(|item| self.cell(field, item)).collect()
    }

    /// Two values; of a day without time the whole day counts.
    fn range(&self, field: &Field, operand: &Value) -> Result<(Cell, Cell), Problem> {
        let pair = match operand {
            Value::Array(pair) => pair.clone(),
            Value::String(text) => text.split(',').map(|part| part.trim().into()).collect(),
            _ => Vec::new(),
        };
        let [from, to] = pair.as_slice() else {
            return Err(self.bad(format!("“{}” between: needs two values", field.name)));
        };
        let end = match self.cell(field, to)? {
            Cell::Int(ms) if field.kind == Kind::Datetime && to.as_str().is_some_and(is_day) => {
                Cell::Int(ms + DAY_END)
            }
            end => end,
        };
        Ok((self.cell(field, from)?, end))
    }

    fn timespan(&self, field: &Field, operand: &Value) -> Result<Test, Problem> {
        let name = operand.as_str().unwrap_or_default();
        match (field.kind, timespan::bounds(name, self.context)) {
            (Kind::Datetime, Some((from, to))) => Ok(Test::Between(from, to)),
            (Kind::Datetime, None) => Err(self.bad(format!("timespan “{name}” isn't known"))),
            _ => Err(self.bad(format!("“{}” isn't a time", field.name))),
        }
    }

    fn bad(&self, what: impl Into<String>) -> Problem {
        Problem::query(self.parameter, what)
    }
}

/// The text as a pattern that fits only itself.
fn escape(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}
