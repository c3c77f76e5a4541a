//! The calls that the log holds, newest first, cut into days.

use std::collections::HashSet;
use std::sync::Arc;

use ringlet_model::api::CallLogEntry;

/// One call of the list.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    /// Shared, since rows are looked at again and again while the list is scrolled.
    pub(super) call: Arc<CallLogEntry>,
    /// Days since some fixed day, in the user's zone.
    pub(super) day: i64,
}

/// The calls of one day, as a stretch of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// The day.
    pub(super) day: i64,
    /// Index of its newest call.
    pub(super) first: usize,
    /// How many calls.
    pub(super) count: usize,
}

/// The list.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Rows {
    rows: Vec<Row>,
    spans: Vec<Span>,
    ids: HashSet<String>,
}

impl Rows {
    /// A list of a first page.
    pub(super) fn of(page: Vec<Row>) -> Self {
        let mut rows = Self::default();
        rows.append(page);
        rows
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(super) fn get(&self, index: usize) -> Option<&Row> {
        self.rows.get(index)
    }

    pub(super) fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Where a call stands.
    pub(super) fn index_of(&self, id: &str) -> Option<usize> {
        self.ids
            .contains(id)
            .then(|| self.rows.iter().position(|row| row.call.id == id))
            .flatten()
    }

    /// How many calls of a stretch fit a question.
    pub(super) fn count(&self, span: &Span, fits: impl Fn(&CallLogEntry) -> bool) -> usize {
        let rows = self.rows.iter().skip(span.first).take(span.count);
        rows.filter(|row| fits(&row.call)).count()
    }

    /// Puts an older page behind. A call that moved between two pages while they were read is kept once.
    pub(super) fn append(&mut self, page: Vec<Row>) {
        for row in page {
            if self.ids.insert(row.call.id.clone()) {
                self.rows.push(row);
            }
        }
        self.cut();
    }

    /// Puts the newest page in the place of what it covers. True when older calls stayed, so that the list's own end still
    /// is where the next page begins.
    pub(super) fn refresh(&mut self, page: Vec<Row>) -> bool {
        let Some(last) = page
            .last()
            .map(|row| (row.call.started_at, row.call.id.clone()))
        else {
            *self = Self::default();
            return false;
        };
        let older = std::mem::take(&mut self.rows).into_iter();
        let older: Vec<Row> = older
            .filter(|row| (row.call.started_at, row.call.id.as_str()) < (last.0, last.1.as_str()))
            .collect();
        let stayed = !older.is_empty();
        *self = Self::of(page);
        self.append(older);
        stayed
    }

    /// Takes a call as it is now, where the list has it.
    pub(super) fn replace(&mut self, call: &CallLogEntry) {
        if let Some(row) = self
            .index_of(&call.id)
            .and_then(|index| self.rows.get_mut(index))
        {
            row.call = Arc::new(call.clone());
        }
    }

    fn cut(&mut self) {
        self.spans.clear();
        for (index, row) in self.rows.iter().enumerate() {
            match self.spans.last_mut() {
                Some(span) if span.day == row.day => span.count += 1,
                _ => self.spans.push(Span {
                    day: row.day,
                    first: index,
                    count: 1,
                }),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::log::sample::entry;

    fn row(id: &str, second: i64) -> Row {
        Row {
            call: Arc::new(entry(id, second)),
            day: second.div_euclid(86_400),
        }
    }

    fn ids(rows: &Rows) -> Vec<String> {
        (0..rows.len())
            .filter_map(|index| rows.get(index).map(|row| row.call.id.clone()))
            .collect()
    }

    #[test]
    fn days_are_cut_where_the_date_changes() {
        let rows = Rows::of(vec![
            row("d", 90_000),
            row("c", 86_500),
            row("b", 86_399),
            row("a", 1),
        ]);
        let cut: Vec<_> = rows
            .spans()
            .iter()
            .map(|span| (span.day, span.first, span.count))
            .collect();
        assert_eq!(cut, [(1, 0, 2), (0, 2, 2)]);
        assert_eq!(rows.count(&rows.spans()[1], |call| call.id == "a"), 1);
    }

    #[test]
    fn a_next_page_goes_behind_without_doubles() {
        let mut rows = Rows::of(vec![row("d", 4), row("c", 3)]);
        rows.append(vec![row("c", 3), row("b", 2)]);
        assert_eq!(ids(&rows), ["d", "c", "b"]);
        assert_eq!(rows.index_of("b"), Some(2));
    }

    #[test]
    fn a_refresh_keeps_what_is_older_than_its_page() {
        let mut rows = Rows::of(vec![row("c", 3), row("b", 2), row("a", 1)]);
        assert!(rows.refresh(vec![row("d", 4), row("c", 3)]));
        assert_eq!(ids(&rows), ["d", "c", "b", "a"]);
    }

    #[test]
    fn a_refresh_drops_what_is_gone() {
        let mut rows = Rows::of(vec![row("c", 3), row("b", 2)]);
        assert!(!rows.refresh(vec![row("b", 2)]));
        assert_eq!(ids(&rows), ["b"]);
        assert_eq!(rows.index_of("c"), None);
        assert!(!rows.refresh(Vec::new()));
        assert!(rows.is_empty() && rows.spans().is_empty());
    }

    #[test]
    fn a_call_is_replaced_in_its_place() {
        let mut rows = Rows::of(vec![row("b", 2), row("a", 1)]);
        let mut changed = entry("a", 1);
        changed.disposition = Some("Interested".into());
        rows.replace(&changed);
        rows.replace(&entry("gone", 0));
        assert_eq!(
            rows.get(1).unwrap().call.disposition.as_deref(),
            Some("Interested")
        );
        assert_eq!(rows.len(), 2);
    }
}
