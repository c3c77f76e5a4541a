//! A record in memory.

use super::Cell;

/// A row of a child table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The row's own key; empty for a row not stored yet.
    pub name: String,
    /// Field and value, in the definition's order.
    pub cells: Vec<(&'static str, Cell)>,
}

/// A record: its fields by name and its child rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Field and value. In a change, only the fields that change.
    pub cells: Vec<(&'static str, Cell)>,
    /// Child table's field and its rows. In a change, only the tables that change; such a table is replaced whole.
    pub children: Vec<(&'static str, Vec<Row>)>,
}

impl Row {
    /// The value of `field`; Null when the row has no such field.
    #[must_use]
    pub fn get(&self, field: &str) -> &Cell {
        find(&self.cells, field)
    }
}

impl Document {
    /// The value of `field`; Null when it has none.
    #[must_use]
    pub fn get(&self, field: &str) -> &Cell {
        find(&self.cells, field)
    }

    /// The text in `field`; None when there is none or it is empty.
    #[must_use]
    pub fn text(&self, field: &str) -> Option<&str> {
        self.get(field).as_text().filter(|text| !text.is_empty())
    }

    /// The document mentions `field` at all, if only to clear it.
    #[must_use]
    pub fn mentions(&self, field: &str) -> bool {
        self.cells.iter().any(|(name, _)| *name == field)
    }

    /// Puts a value into `field`.
    pub fn set(&mut self, field: &'static str, value: impl Into<Cell>) {
        let value = value.into();
        match self.cells.iter_mut().find(|(name, _)| *name == field) {
            Some((_, cell)) => *cell = value,
            None => self.cells.push((field, value)),
        }
    }

    /// The rows of the child table `field`; None when the document doesn't mention it.
    #[must_use]
    pub fn rows(&self, field: &str) -> Option<&[Row]> {
        self.children
            .iter()
            .find(|(name, _)| *name == field)
            .map(|(_, rows)| rows.as_slice())
    }

    /// Puts the rows of the child table `field`.
    pub fn set_rows(&mut self, field: &'static str, rows: Vec<Row>) {
        match self.children.iter_mut().find(|(name, _)| *name == field) {
            Some((_, old)) => *old = rows,
            None => self.children.push((field, rows)),
        }
    }

    /// This document with `changes` laid over it.
    #[must_use]
    pub fn with(&self, changes: &Self) -> Self {
        let mut merged = self.clone();
        for (field, cell) in &changes.cells {
            merged.set(field, cell.clone());
        }
        for (field, rows) in &changes.children {
            merged.set_rows(field, rows.clone());
        }
        merged
    }
}

fn find<'a>(cells: &'a [(&'static str, Cell)], field: &str) -> &'a Cell {
    cells
        .iter()
        .find(|(name, _)| *name == field)
        .map_or(&Cell::Null, |(_, cell)| cell)
}
