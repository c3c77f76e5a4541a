//! The PABX's lists of extensions, DIDs and operators: rows as they are told.

use serde_json::{Map, Value, json};

/// A list of rows, each with an id of its own.
#[derive(Clone, Debug)]
pub(super) struct Shelf {
    id: &'static str,
    next: u32,
    rows: Vec<Map<String, Value>>,
}

impl Shelf {
    /// An empty list whose rows are known by this field.
    pub(super) const fn new(id: &'static str) -> Self {
        Self {
            id,
            next: 1,
            rows: Vec::new(),
        }
    }

    /// Adds a row; answers its id.
    pub(super) fn add(&mut self, values: Map<String, Value>) -> String {
        let id = self.next.to_string();
        self.next += 1;
        let mut row = values;
        row.insert(self.id.to_owned(), json!(id));
        self.rows.push(row);
        id
    }

    /// Changes a row; false when there is none of that id.
    pub(super) fn change(&mut self, id: &str, values: Map<String, Value>) -> bool {
        let Some(row) = self.find(id) else {
            return false;
        };
        row.extend(values);
        true
    }

    /// Removes a row; false when there is none of that id.
    pub(super) fn remove(&mut self, id: &str) -> bool {
        let before = self.rows.len();
        let field = self.id;
        self.rows.retain(|row| row.get(field) != Some(&json!(id)));
        self.rows.len() < before
    }

    fn find(&mut self, id: &str) -> Option<&mut Map<String, Value>> {
        let field = self.id;
        self.rows
            .iter_mut()
            .find(|row| row.get(field) == Some(&json!(id)))
    }

    /// All rows.
    pub(super) fn rows(&self) -> Vec<Value> {
        self.rows.iter().cloned().map(Value::Object).collect()
    }
}
