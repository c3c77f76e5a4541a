//! List queries → SQL. Columns come from [`super::table`], values are bound; nothing else of a query becomes SQL.

use std::fmt::Write as _;

use rusqlite::types::ToSqlOutput;
use rusqlite::{Row, ToSql};

use super::table::{column, own, table};
use crate::doctype::query::{Aggregate, Condition, ListQuery, Order, Selected, Test};
use crate::doctype::{Cell, DocType};
use crate::storage::View;

/// A statement and its parameters, `$1` first.
#[derive(Debug)]
pub(super) struct Statement {
    pub(super) sql: String,
    pub(super) values: Vec<Cell>,
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Self::Null => None::<i64>
                .to_sql()
                .map(|_| ToSqlOutput::from(rusqlite::types::Null)),
            Self::Int(number) => number.to_sql(),
            Self::Real(number) => number.to_sql(),
            Self::Text(text) => text.to_sql(),
        }
    }
}

/// The value in column `at`.
pub(super) fn cell(row: &Row<'_>, at: usize) -> rusqlite::Result<Cell> {
    use rusqlite::types::ValueRef;
    Ok(match row.get_ref(at)? {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(number) => Cell::Int(number),
        ValueRef::Real(number) => Cell::Real(number),
        ValueRef::Text(text) | ValueRef::Blob(text) => {
            Cell::Text(String::from_utf8_lossy(text).into_owned())
        }
    })
}

/// The statement of a list.
pub(super) fn list(doctype: &'static DocType, view: &View, query: &ListQuery) -> Statement {
    let columns: Vec<_> = query
        .select
        .iter()
        .map(|one| selected(doctype, one))
        .collect();
    let mut statement = Statement::of(format!(
        "SELECT {} FROM {}",
        columns.join(", "),
        table(doctype)
    ));
    statement.narrow(doctype, view, &query.all, &query.any);
    let grouped = !query.group_by.is_empty();
    let figures = query
        .select
        .iter()
        .any(|one| matches!(one, Selected::Aggregate { .. }));
    if grouped {
        let fields: Vec<_> = query
            .group_by
            .iter()
            .map(|field| column(doctype, field))
            .collect();
        let _ = write!(statement.sql, " GROUP BY {}", fields.join(", "));
    }
    // A default order only makes sense over single rows; the name makes any order total.
    if !query.order.is_empty() || !(grouped || figures) {
        let order = if query.order.is_empty() {
            &[doctype.sort.order()][..]
        } else {
            &query.order
        };
        statement.sort(doctype, order, !(grouped || figures));
    }
    statement.page(query.page.limit, query.page.start);
    statement
}

/// The statement of a count.
pub(super) fn count(
    doctype: &'static DocType,
    view: &View,
    all: &[Condition],
    any: &[Condition],
) -> Statement {
    let mut statement = Statement::of(format!("SELECT count(*) FROM {}", table(doctype)));
    statement.narrow(doctype, view, all, any);
    statement
}

/// The statement of one record, its fields in the definition's order.
pub(super) fn one(doctype: &'static DocType, view: &View, name: &str) -> Statement {
    let columns: Vec<_> = doctype
        .columns()
        .map(|field| column(doctype, field.name))
        .collect();
    let mut statement = Statement::of(format!(
        "SELECT {} FROM {}",
        columns.join(", "),
        table(doctype)
    ));
    let named = Condition {
        field: "name",
        test: Test::Equal(Cell::from(name)),
    };
    statement.narrow(doctype, view, &[named], &[]);
    statement
}

fn selected(doctype: &DocType, one: &Selected) -> String {
    match one {
        Selected::Field(field) => column(doctype, field.name).into_owned(),
        Selected::Aggregate { function, of, .. } => {
            let of = of.map_or("*".into(), |field| column(doctype, field.name));
            let function = match function {
                Aggregate::Count => "count",
                Aggregate::Sum => "sum",
                Aggregate::Avg => "avg",
                Aggregate::Min => "min",
                Aggregate::Max => "max",
            };
            format!("{function}({of})")
        }
    }
}

impl Statement {
    fn of(sql: String) -> Self {
        Self {
            sql,
            values: Vec::new(),
        }
    }

    /// Adds a parameter; returns its placeholder.
    fn bind(&mut self, value: Cell) -> String {
        self.values.push(value);
        format!("${}", self.values.len())
    }

    fn narrow(&mut self, doctype: &DocType, view: &View, all: &[Condition], any: &[Condition]) {
        let mut parts = Vec::new();
        if let (View::Own(user), Some(own)) = (view, own(doctype)) {
            self.values.push(Cell::from(user.as_str()));
            parts.push(own.to_owned());
        }
        for condition in all {
            parts.push(self.condition(doctype, condition));
        }
        if !any.is_empty() {
            let any: Vec<_> = any.iter().map(|one| self.condition(doctype, one)).collect();
            parts.push(format!("({})", any.join(" OR ")));
        }
        if !parts.is_empty() {
            let _ = write!(self.sql, " WHERE {}", parts.join(" AND "));
        }
    }

    fn sort(&mut self, doctype: &DocType, order: &[Order], total: bool) {
        let word = |descending| if descending { "DESC" } else { "ASC" };
        let mut parts: Vec<_> = order
            .iter()
            .map(|order| {
                format!(
                    "{} {}",
                    column(doctype, order.field),
                    word(order.descending)
                )
            })
            .collect();
        if total && let Some(last) = order.last() {
            parts.push(format!(
                "{} {}",
                column(doctype, "name"),
                word(last.descending)
            ));
        }
        let _ = write!(self.sql, " ORDER BY {}", parts.join(", "));
    }

    fn page(&mut self, limit: Option<u32>, start: u32) {
        let limit = self.bind(limit.map_or(Cell::Int(i64::MAX), |limit| Cell::Int(limit.into())));
        let start = self.bind(Cell::Int(start.into()));
        let _ = write!(self.sql, " LIMIT {limit} OFFSET {start}");
    }

    fn condition(&mut self, doctype: &DocType, condition: &Condition) -> String {
        let it = column(doctype, condition.field);
        let it = it.as_ref();
        match &condition.test {
            Test::Equal(Cell::Null) | Test::NotSet => format!("({it} IS NULL OR {it} = '')"),
            Test::NotEqual(Cell::Null) | Test::Set => format!("({it} IS NOT NULL AND {it} <> '')"),
            Test::Equal(value) => format!("{it} = {}", self.bind(value.clone())),
            Test::NotEqual(value) => {
                format!("({it} IS NULL OR {it} <> {})", self.bind(value.clone()))
            }
            Test::Less(value) => format!("{it} < {}", self.bind(value.clone())),
            Test::AtMost(value) => format!("{it} <= {}", self.bind(value.clone())),
            Test::Greater(value) => format!("{it} > {}", self.bind(value.clone())),
            Test::AtLeast(value) => format!("{it} >= {}", self.bind(value.clone())),
            Test::Like(pattern) => format!(
                r"{it} LIKE {} ESCAPE '\'",
                self.bind(pattern.as_str().into())
            ),
            Test::NotLike(pattern) => format!(
                r"({it} IS NULL OR {it} NOT LIKE {} ESCAPE '\')",
                self.bind(pattern.as_str().into())
            ),
            Test::In(values) => self.one_of(it, values),
            Test::NotIn(values) => {
                format!("NOT coalesce({}, FALSE)", self.one_of(it, values))
            }
            Test::Between(from, to) => {
                let (from, to) = (self.bind(from.clone()), self.bind(to.clone()));
                format!("{it} BETWEEN {from} AND {to}")
            }
            Test::NotBetween(from, to) => {
                let (from, to) = (self.bind(from.clone()), self.bind(to.clone()));
                format!("({it} IS NULL OR {it} NOT BETWEEN {from} AND {to})")
            }
        }
    }

    /// Nothing and the empty text are one value here too.
    fn one_of(&mut self, it: &str, values: &[Cell]) -> String {
        let blank = values.iter().any(Cell::is_blank);
        let places: Vec<_> = values
            .iter()
            .filter(|value| !value.is_blank())
            .map(|value| self.bind(value.clone()))
            .collect();
        match (places.is_empty(), blank) {
            (true, false) => "FALSE".to_owned(),
            (true, true) => format!("({it} IS NULL OR {it} = '')"),
            (false, false) => format!("{it} IN ({})", places.join(", ")),
            (false, true) => format!(
                "({it} IS NULL OR {it} = '' OR {it} IN ({}))",
                places.join(", ")
            ),
        }
    }
}
