//! Filters of the call log → SQL.
//!
//! A page is found in two steps: an inner select names its rows in the order of time, an outer one reads them. The inner
//! one walks indexes that end in the time, one for each combination of the values that drive it, side by side; SQLite
//! merges them without sorting. Which indexes there are decides what drives: see [`super::drive`]. Other conditions are
//! checked row by row.

use super::drive::{self, Driver};
use super::search;
use crate::doctype::Cell;
use crate::storage::{CallCursor, CallFilter, NumberFilter, View};

/// The columns of an entry, in the order [`super::entry`] reads them.
const COLUMNS: &str = "c.id, c.source, c.external_id, c.agent,
     (SELECT u.name FROM user_account u WHERE u.id = c.agent),
     c.direction, c.state, c.outcome, c.reason, c.number_raw, c.number_e164,
     coalesce(CASE c.reference_doctype
         WHEN 'CRM Lead' THEN (SELECT r.lead_name FROM lead r WHERE r.name = c.reference_name)
         WHEN 'Contact' THEN (SELECT r.full_name FROM contact r WHERE r.name = c.reference_name)
         WHEN 'CRM Deal' THEN (SELECT coalesce(r.lead_name, r.organization) FROM deal r WHERE r.name = c.reference_name)
         END, c.display_name, json_extract(c.matches, '$[0].title')),
     c.own_number, c.reference_doctype, c.reference_name, c.started_at, c.answered_at, c.ended_at,
     c.duration_seconds, c.recording_url IS NOT NULL, c.disposition, c.wrapped_up_at IS NOT NULL,
     (SELECT count(*) FROM call_link l WHERE l.parent = c.id AND l.link_doctype = 'FCRM Note'),
     (SELECT count(*) FROM call_link l WHERE l.parent = c.id AND l.link_doctype = 'CRM Task'),
     c.created_at, c.modified_at,
     c.sources,
     c.outcome IS 'missed' AND EXISTS (SELECT 1 FROM call_back b WHERE b.call_id = c.id)";

/// Calls in a user's own log.
pub(super) const OWN: &str = "coalesce(c.agent, c.owner)";

/// Calls that rang for a user and that nobody has taken.
const RANG: &str =
    "call_audience a CROSS JOIN call c ON c.id = a.call_id AND coalesce(c.agent, c.owner) IS NULL
     AND c.same_as IS NULL";

/// A statement and its parameters, `?1` first.
#[derive(Debug, Default)]
pub(super) struct Statement {
    pub(super) sql: String,
    pub(super) values: Vec<Cell>,
}

/// The statement of a page.
pub(super) fn page(
    view: &View,
    filter: &CallFilter,
    after: Option<&CallCursor>,
    limit: u32,
    search: search::Way,
) -> Statement {
    let mut statement = rows(view, filter, after, limit, search);
    statement.sql = format!(
        "SELECT {COLUMNS} FROM ({}) f CROSS JOIN call c ON c.rowid = f.row ORDER BY f.at DESC, f.id DESC",
        statement.sql
    );
    statement
}

/// The inner statement of a page, which names its rows.
pub(super) fn rows(
    view: &View,
    filter: &CallFilter,
    after: Option<&CallCursor>,
    limit: u32,
    search: search::Way,
) -> Statement {
    let mut statement = Statement::default();
    let found = statement.found(view, filter, after, search, "c.rowid AS row");
    let limit = statement.bind(Cell::Int(limit.into()));
    statement.sql = format!("{found} ORDER BY at DESC, id DESC LIMIT {limit}");
    statement
}

/// Clocks of zones differ by a multiple of it, milliseconds.
pub(super) const QUARTER_MS: i64 = 900_000;

/// Columns that [`sums`] adds up.
const SUMMED: &str = "c.outcome IS 'completed' AS reached, c.duration_seconds AS talk";

/// The statement that adds up what a filter finds by quarter of an hour: the quarter, whether both sides talked, how many
/// calls, seconds of talk.
pub(super) fn sums(view: &View, filter: &CallFilter, search: search::Way) -> Statement {
    let mut statement = Statement::default();
    let found = statement.found(view, filter, None, search, SUMMED);
    statement.sql = by_quarter(&found);
    statement
}

/// The same of calls that rang for a user and that nobody has taken.
pub(super) fn sums_rang(user: &str, filter: &CallFilter) -> Statement {
    let mut statement = Statement::rang_for(user, filter, SUMMED);
    statement.sql = by_quarter(&statement.sql);
    statement
}

fn by_quarter(found: &str) -> String {
    format!(
        "SELECT at / {QUARTER_MS}, reached, count(*), coalesce(sum(talk), 0) FROM ({found}) GROUP BY 1, 2"
    )
}

/// The statement that counts the calls that a filter finds and whose number waits for a call back.
pub(super) fn call_backs(view: &View, filter: &CallFilter) -> Statement {
    let mut statement = Statement::default();
    let seen = statement.seen_by(view);
    let within = statement.time(filter, None, "b.at", "b.call_id");
    let checked = statement.checked(view, filter, &Driver::default(), search::Way::Common);
    statement.sql = format!(
        "SELECT count(*) FROM call_back b CROSS JOIN call c ON c.id = b.call_id WHERE true{within}{seen}{checked}"
    );
    statement
}

/// The statement of one call, whether it leads or not.
pub(super) fn one(view: &View, id: &str) -> Statement {
    let mut statement = Statement::default();
    let id = statement.bind(id.into());
    let seen = statement.seen_by(view);
    statement.sql = format!("SELECT {COLUMNS} FROM call c WHERE c.id = {id}{seen}");
    statement
}

/// The statement of the other entries of a call's conversation.
pub(super) fn same(view: &View, id: &str) -> Statement {
    let mut statement = Statement::default();
    let id = statement.bind(id.into());
    let seen = statement.seen_by(view);
    statement.sql = format!(
        "SELECT {COLUMNS} FROM call c WHERE c.id IN ({}) AND c.id <> {id}{seen} ORDER BY c.started_at, c.id",
        conversation(&id)
    );
    statement
}

/// Selects the ids of all entries of a call's conversation; `id` is the call's, as SQL.
pub(super) fn conversation(id: &str) -> String {
    format!(
        "SELECT coalesce(same_as, id) FROM call WHERE id = {id}
         UNION SELECT s.id FROM call l JOIN call s ON s.same_as = coalesce(l.same_as, l.id) WHERE l.id = {id}"
    )
}

impl Statement {
    /// Adds a parameter; returns its placeholder. SQLite takes `$2` for a name, numbered where it first stands; `?2` is the
    /// second value wherever it stands.
    pub(super) fn bind(&mut self, value: Cell) -> String {
        self.values.push(value);
        format!("?{}", self.values.len())
    }

    /// Any of these values.
    pub(super) fn among(&mut self, column: &str, values: &[Cell]) -> String {
        let places: Vec<_> = values
            .iter()
            .map(|value| self.bind(value.clone()))
            .collect();
        match places.as_slice() {
            [only] => format!("{column} = {only}"),
            several => format!("{column} IN ({})", several.join(", ")),
        }
    }

    /// Selects time, id and `columns` of all calls that a filter without a text finds.
    pub(super) fn all(view: &View, filter: &CallFilter, columns: &str) -> Self {
        let mut statement = Self::default();
        statement.sql = statement.found(view, filter, None, search::Way::Common, columns);
        statement
    }

    /// The same of those that rang for a user and that nobody has taken.
    pub(super) fn rang_for(user: &str, filter: &CallFilter, columns: &str) -> Self {
        let mut statement = Self::default();
        statement.sql = statement.rang(user, filter, None, search::Way::Common, columns);
        statement
    }

    fn seen_by(&mut self, view: &View) -> String {
        match view {
            View::All => String::new(),
            View::Own(user) => {
                let me = self.bind(user.as_str().into());
                format!(
                    " AND ({OWN} = {me} OR (c.agent IS NULL AND EXISTS
                        (SELECT 1 FROM call_audience a WHERE a.call_id = c.id AND a.user_id = {me})))"
                )
            }
        }
    }

    /// Selects time, id and `columns` of the calls that are found.
    fn found(
        &mut self,
        view: &View,
        filter: &CallFilter,
        after: Option<&CallCursor>,
        search: search::Way,
        columns: &str,
    ) -> String {
        if search == search::Way::Rare {
            return self.rare(view, filter, after, columns);
        }
        let driver = drive::choose(view, filter);
        let mut checked = self.checked(view, filter, &driver, search);
        if let View::Own(user) = view
            && !driver.drives(OWN)
        {
            checked += &format!(" AND {}", self.among(OWN, &drive::own(user).values));
        }
        let within = self.time(filter, after, "c.started_at", "c.id");
        let mut selects = Vec::new();
        for values in driver.combinations() {
            let equal: String = std::iter::zip(&driver.columns, values)
                .map(|(column, value)| format!("{} = {} AND ", column.sql, self.bind(value)))
                .collect();
            selects.push(format!(
                "SELECT c.started_at AS at, c.id AS id, {columns} FROM call c INDEXED BY {} WHERE {equal}c.same_as IS NULL{checked}{within}",
                driver.index
            ));
        }
        if let View::Own(user) = view {
            selects.push(self.rang(user, filter, after, search, columns));
        }
        selects.join(" UNION ALL ")
    }

    /// The same where few calls have the text that is searched: those are looked at, whatever else is asked for. NOT
    /// INDEXED leaves the way by their rows alone.
    fn rare(
        &mut self,
        view: &View,
        filter: &CallFilter,
        after: Option<&CallCursor>,
        columns: &str,
    ) -> String {
        let mut mine = String::new();
        if let View::Own(user) = view {
            let me = self.bind(user.as_str().into());
            mine = format!(
                " AND ({OWN} = {me} OR ({OWN} IS NULL AND EXISTS
                    (SELECT 1 FROM call_audience a WHERE a.call_id = c.id AND a.user_id = {me})))"
            );
        }
        let checked = self.checked(view, filter, &Driver::default(), search::Way::Rare);
        let within = self.time(filter, after, "c.started_at", "c.id");
        format!(
            "SELECT c.started_at AS at, c.id AS id, {columns} FROM call c NOT INDEXED WHERE c.same_as IS NULL{mine}{checked}{within}"
        )
    }

    /// Those that rang for the user and that nobody has taken are the user's to see as well.
    fn rang(
        &mut self,
        user: &str,
        filter: &CallFilter,
        after: Option<&CallCursor>,
        search: search::Way,
        columns: &str,
    ) -> String {
        let me = self.bind(user.into());
        let me_only = View::Own(user.to_owned());
        let checked = self.checked(&me_only, filter, &Driver::default(), search);
        let within = self.time(filter, after, "a.started_at", "a.call_id");
        format!(
            "SELECT a.started_at AS at, a.call_id AS id, {columns} FROM {RANG} WHERE a.user_id = {me}{checked}{within}"
        )
    }

    /// Begun within the period and after the cursor. Every index ends in the time, so that these narrow whichever is
    /// walked.
    fn time(
        &mut self,
        filter: &CallFilter,
        after: Option<&CallCursor>,
        at: &str,
        id: &str,
    ) -> String {
        let mut sql = String::new();
        if let Some(start) = filter.start {
            sql += &format!(" AND {at} >= {}", self.bind(Cell::Int(start.0)));
        }
        match (filter.end, after) {
            // A cursor lies before the end already, and narrows more.
            (_, Some(after)) => {
                let time = self.bind(Cell::Int(after.started_at.0));
                let last = self.bind(after.id.as_str().into());
                sql += &format!(" AND ({at}, {id}) < ({time}, {last})");
            }
            (Some(end), None) => sql += &format!(" AND {at} < {}", self.bind(Cell::Int(end.0))),
            (None, None) => {}
        }
        sql
    }

    /// The conditions that the driver doesn't hold.
    fn checked(
        &mut self,
        view: &View,
        filter: &CallFilter,
        driver: &Driver,
        search: search::Way,
    ) -> String {
        let mut sql = String::new();
        for column in drive::value_columns(filter) {
            // An own log is driven by whose it is: asked for somebody else's, it has nothing.
            let own = column.sql == OWN && *view != View::All;
            if own || !driver.drives(column.sql) {
                sql += &format!(" AND {}", self.among(column.sql, &column.values));
            }
        }
        if let Some(reference) = filter
            .reference
            .as_ref()
            .filter(|_| !driver.drives(drive::RECORD))
        {
            let name = self.bind(reference.name.as_str().into());
            let doctype = self.bind(reference.doctype.as_str().into());
            sql += &format!(" AND c.reference_name = {name} AND c.reference_doctype = {doctype}");
        }
        if let Some(number) = &filter.number {
            let (column, value) = match number {
                NumberFilter::E164(number) => (drive::NUMBER, number),
                NumberFilter::Raw(number) => (drive::RAW, number),
            };
            if !driver.drives(column) {
                sql += &format!(" AND {column} = {}", self.bind(value.as_str().into()));
            }
        }
        if let Some(text) = &filter.text {
            sql += &format!(" AND {}", search::condition(self, text, search));
        }
        sql
    }
}
