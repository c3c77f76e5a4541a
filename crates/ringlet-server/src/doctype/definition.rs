//! What a DocType is.

/// A record type.
#[derive(Debug)]
pub struct DocType {
    /// Frappe's name, e.g. `CRM Call Log`.
    pub name: &'static str,
    /// Its own fields, in the order answers show them; the standard ones (`name`, `owner` …) are [`Self::standard`].
    pub fields: &'static [Field],
    /// Its child tables.
    pub children: &'static [ChildTable],
    /// Where a new record's name comes from.
    pub naming: Naming,
    /// The order of a list that asks for none.
    pub sort: Sort,
}

/// A child table: rows that live and die with their record.
#[derive(Debug)]
pub struct ChildTable {
    /// The field that holds the rows, e.g. `phone_nos`.
    pub field: &'static str,
    /// Frappe's name of the row type, e.g. `Contact Phone`.
    pub doctype: &'static str,
    /// The fields of a row.
    pub fields: &'static [Field],
}

/// One field.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name on the wire.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// A record without it is refused.
    pub required: bool,
    /// The server fills it; what a client sends is ignored.
    pub read_only: bool,
    /// What a new record gets when the client sends nothing.
    pub default: Option<&'static str>,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text of at most 140 characters (Frappe's Data).
    Text,
    /// Text of at most 65 535 characters (Small Text).
    LongText,
    /// HTML; sanitised before it is stored.
    Html,
    /// A phone number in any spelling.
    Phone,
    /// An e-mail address.
    Email,
    /// One of these words; the empty word stands for nothing where it is listed.
    Select(&'static [&'static str]),
    /// A whole number.
    Int,
    /// A fraction.
    Float,
    /// 0 or 1.
    Check,
    /// Whole seconds.
    Duration,
    /// A point in time; on the wire naive in the site's zone.
    Datetime,
    /// A day, `YYYY-MM-DD`.
    Date,
    /// The name of a record of that DocType.
    Link(&'static str),
    /// The name of a DocType.
    DocTypeName,
    /// The name of a record of the DocType that another field (named here) holds.
    DynamicLink(&'static str),
}

/// Where a new record's name comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// From this field.
    Field(&'static str),
    /// Twelve random letters and digits.
    Random,
    /// The next whole number.
    Counter,
    /// Such a prefix, the year and a five-digit number: `CRM-LEAD-2026-00001`.
    Series(&'static str),
    /// The full name, with a number behind it when taken (Frappe's Contact).
    FullName,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Last changed first.
    Modified,
    /// Newest first.
    Creation,
}

impl Field {
    /// A field of that kind: optional, writable, without default.
    #[must_use]
    pub const fn new(name: &'static str, kind: Kind) -> Self {
        Self {
            name,
            kind,
            required: false,
            read_only: false,
            default: None,
        }
    }

    /// The same, required.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The same, filled by the server.
    #[must_use]
    pub const fn read_only(mut self) -> Self {
        self.read_only = true;
        self
    }

    /// The same, with a default.
    #[must_use]
    pub const fn default(mut self, value: &'static str) -> Self {
        self.default = Some(value);
        self
    }
}

/// Fields that every record has.
const STANDARD: [Field; 7] = [
    Field::new("name", Kind::Text).read_only(),
    Field::new("owner", Kind::Text).read_only(),
    Field::new("creation", Kind::Datetime).read_only(),
    Field::new("modified", Kind::Datetime).read_only(),
    Field::new("modified_by", Kind::Text).read_only(),
    Field::new("docstatus", Kind::Int).read_only(),
    Field::new("idx", Kind::Int).read_only(),
];

impl DocType {
    /// The fields that every record has, in the order answers show them.
    #[must_use]
    pub const fn standard() -> &'static [Field] {
        &STANDARD
    }

    /// Standard fields, then its own.
    pub fn columns(&self) -> impl Iterator<Item = &'static Field> + use<> {
        STANDARD.iter().chain(self.fields)
    }

    /// The field of that name; None when there is none.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.columns().find(|field| field.name == name)
    }

    /// The child table of that name; None when there is none.
    #[must_use]
    pub fn child(&self, name: &str) -> Option<&'static ChildTable> {
        self.children.iter().find(|child| child.field == name)
    }
}
