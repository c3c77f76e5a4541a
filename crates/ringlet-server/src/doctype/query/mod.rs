//! List queries: what of Frappe's list parameters means, checked against the DocType's fields. Nothing of the client's
//! text reaches a database but as a bound value.

mod filter;
mod order;
mod page;
mod select;
mod timespan;

#[cfg(test)]
mod filter_tests;

pub use filter::read as read_filters;
pub use order::{read as read_order, read_group_by};
pub use page::{Page, read as read_page};
pub use select::read as read_fields;

use super::{Cell, Field, Sort, Zone};

/// A list query.
#[derive(Clone, Debug, PartialEq)]
pub struct ListQuery {
    /// The columns of the answer.
    pub select: Vec<Selected>,
    /// All of these must hold.
    pub all: Vec<Condition>,
    /// One of these must hold; empty: no matter.
    pub any: Vec<Condition>,
    /// One row per different value of these.
    pub group_by: Vec<&'static str>,
    /// First by this, then by that; empty: the DocType's own order.
    pub order: Vec<Order>,
    /// Which part of the answer.
    pub page: Page,
}

/// One column of an answer.
#[derive(Clone, Debug)]
pub enum Selected {
    /// A field under its own name.
    Field(&'static Field),
    /// A figure over the rows of a group.
    Aggregate {
        /// Which figure.
        function: Aggregate,
        /// Over which field; None: over the rows themselves (`count(*)`).
        of: Option<&'static Field>,
        /// Its name in the answer.
        alias: String,
    },
}

/// A figure over rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregate {
    /// How many.
    Count,
    /// All together.
    Sum,
    /// On average.
    Avg,
    /// The smallest.
    Min,
    /// The largest.
    Max,
}

/// Something that must hold of a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The field's name.
    pub field: &'static str,
    /// What must hold.
    pub test: Test,
}

/// What must hold of a value. Nothing and the empty text are the same, and differ from every other value.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// It is this.
    Equal(Cell),
    /// It isn't this.
    NotEqual(Cell),
    /// It lies before this.
    Less(Cell),
    /// It lies before this or is it.
    AtMost(Cell),
    /// It lies behind this.
    Greater(Cell),
    /// It lies behind this or is it.
    AtLeast(Cell),
    /// It fits this pattern: `%` any text, `_` any letter, `\` before either means the sign itself.
    Like(String),
    /// It doesn't.
    NotLike(String),
    /// It is one of these.
    In(Vec<Cell>),
    /// It is none of these.
    NotIn(Vec<Cell>),
    /// It lies between these, both included.
    Between(Cell, Cell),
    /// It lies outside.
    NotBetween(Cell, Cell),
    /// There is a value.
    Set,
    /// There is none.
    NotSet,
}

/// An order by one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The field's name.
    pub field: &'static str,
    /// Largest first.
    pub descending: bool,
}

/// What reading a query needs to know besides the DocType.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    /// The site's zone: naive times are its own.
    pub zone: &'a Zone,
    /// Now: "last week" is counted from it.
    pub now: ringlet_model::Timestamp,
}

impl Selected {
    /// Its key in the answer.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Field(field) => field.name,
            Self::Aggregate { alias, .. } => alias,
        }
    }
}

impl PartialEq for Selected {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Sort {
    /// The order of a list that asks for none.
    #[must_use]
    pub const fn order(self) -> Order {
        match self {
            Self::Modified => Order {
                field: "modified",
                descending: true,
            },
            Self::Creation => Order {
                field: "creation",
                descending: true,
            },
        }
    }
}
