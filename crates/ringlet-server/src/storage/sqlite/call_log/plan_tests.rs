//! Every filter walks an index that ends in the time: a rare value costs no more than a common one.

use ringlet_model::Timestamp;
use ringlet_model::api::RecordRef;
use ringlet_model::call::{Direction, Outcome};
use rusqlite::{Connection, params_from_iter};

use super::{query, search, sources};
use crate::storage::sqlite::migration;
use crate::storage::{CallCursor, CallFilter, NumberFilter, TextFilter, View};

fn database() -> Connection {
    let mut connection = Connection::open_in_memory().unwrap();
    migration::apply(&mut connection).unwrap();
    connection
}

/// The steps of the plan that read calls or sort.
fn plan(connection: &Connection, view: &View, filter: &CallFilter) -> Vec<String> {
    let after = CallCursor {
        started_at: Timestamp(1),
        id: "x".to_owned(),
    };
    let way = match filter.text {
        Some(_) => search::Way::Rare,
        None => search::Way::Common,
    };
    let statement = query::rows(view, filter, Some(&after), 50, way);
    let mut explain = connection
        .prepare(&format!("EXPLAIN QUERY PLAN {}", statement.sql))
        .unwrap();
    let steps = explain
        .query_map(params_from_iter(statement.values), |row| {
            row.get::<_, String>(3)
        })
        .unwrap();
    let steps: Vec<_> = steps.map(Result::unwrap).collect();
    steps
        .into_iter()
        .filter(|step| step.contains(" c ") || step.contains(" a ") || step.contains("B-TREE"))
        .map(|step| step.replace("COVERING ", ""))
        .collect()
}

fn texts(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

/// A walk of this index with these columns held.
fn walk(index: &str, held: &str) -> String {
    format!("SEARCH c USING INDEX {index} ({held}(started_at,id)<(?,?))")
}

#[test]
fn a_single_value_walks_its_own_index() {
    let connection = database();
    let usual = CallFilter::default;
    let three = 3;
    for (filter, index, held, times) in [
        (usual(), "call_time", "", 1),
        (
            CallFilter {
                user_id: texts(&["u"]),
                ..usual()
            },
            "call_own_time",
            "<expr>=? AND ",
            1,
        ),
        (
            CallFilter {
                source: texts(&["demo"]),
                ..usual()
            },
            "call_source_direction_time",
            "<expr>=? AND direction=? AND ",
            three,
        ),
        (
            CallFilter {
                number: Some(NumberFilter::E164("+1".to_owned())),
                ..usual()
            },
            "call_number_time",
            "number_e164=? AND ",
            1,
        ),
        (
            CallFilter {
                number: Some(NumberFilter::Raw("101".to_owned())),
                ..usual()
            },
            "call_raw_time",
            "number_raw=? AND ",
            1,
        ),
        (
            CallFilter {
                direction: vec![Direction::Internal],
                ..usual()
            },
            "call_direction_time",
            "direction=? AND ",
            1,
        ),
        (
            CallFilter {
                outcome: vec![Outcome::Voicemail],
                ..usual()
            },
            "call_outcome_direction_time",
            "outcome=? AND direction=? AND ",
            three,
        ),
        (
            CallFilter {
                disposition: texts(&["Interested"]),
                ..usual()
            },
            "call_disposition_direction_time",
            "disposition=? AND direction=? AND ",
            three,
        ),
        (
            CallFilter {
                reference: Some(RecordRef {
                    doctype: "CRM Lead".to_owned(),
                    name: "L".to_owned(),
                }),
                ..usual()
            },
            "call_reference_time",
            "reference_name=? AND reference_doctype=? AND ",
            1,
        ),
    ] {
        let steps = plan(&connection, &View::All, &filter);
        assert_eq!(steps, vec![walk(index, held); times], "{filter:?}");
    }
}

#[test]
fn two_values_at_once_have_an_index_of_their_own() {
    let connection = database();
    let by = |of: &[&str]| CallFilter {
        outcome: if of.contains(&"outcome") {
            vec![Outcome::Missed]
        } else {
            Vec::new()
        },
        direction: if of.contains(&"direction") {
            vec![Direction::Outbound]
        } else {
            Vec::new()
        },
        source: texts(if of.contains(&"source") {
            &["demo"]
        } else {
            &[]
        }),
        disposition: texts(if of.contains(&"disposition") {
            &["Interested"]
        } else {
            &[]
        }),
        ..CallFilter::default()
    };
    for (first, second) in [
        ("outcome", "direction"),
        ("source", "direction"),
        ("source", "outcome"),
        ("disposition", "direction"),
        ("disposition", "outcome"),
        ("disposition", "source"),
    ] {
        let index = format!("call_{first}_{second}_time");
        let held = format!("{first}=? AND {second}=? AND ").replace("source", "<expr>");
        let steps = plan(&connection, &View::All, &by(&[first, second]));
        assert_eq!(steps, [walk(&index, &held)]);
    }
    for second in ["outcome", "source", "direction", "disposition"] {
        let index = format!("call_own_{second}_time");
        let held = format!("<expr>=? AND {second}=? AND ").replace("source", "<expr>");
        let narrowed = CallFilter {
            user_id: texts(&["u"]),
            ..by(&[second])
        };
        assert_eq!(
            plan(&connection, &View::All, &narrowed),
            [walk(&index, &held)]
        );
        let own = plan(&connection, &View::Own("u".to_owned()), &by(&[second]));
        assert_eq!(own[0], walk(&index, &held));
        assert!(own.iter().all(|step| !step.contains("B-TREE")), "{own:?}");
    }
}

#[test]
fn several_values_are_walked_side_by_side_without_sorting() {
    let connection = database();
    let filter = CallFilter {
        outcome: vec![Outcome::Missed, Outcome::NoAnswer, Outcome::Busy],
        source: texts(&["demo", "teams"]),
        direction: vec![Direction::Outbound],
        ..CallFilter::default()
    };
    let walk = walk("call_source_outcome_time", "<expr>=? AND outcome=? AND ");
    assert_eq!(plan(&connection, &View::All, &filter), vec![walk; 6]);
    // So many that fewer columns drive.
    let many: Vec<String> = (0..70).map(|number| format!("user{number}")).collect();
    let filter = CallFilter {
        user_id: many,
        ..CallFilter::default()
    };
    let steps = plan(&connection, &View::All, &filter);
    assert_eq!(steps, [self::walk("call_time", "")]);
}

#[test]
fn of_several_filters_the_most_telling_one_is_walked() {
    let connection = database();
    let filter = CallFilter {
        number: Some(NumberFilter::E164("+1".to_owned())),
        user_id: texts(&["u"]),
        outcome: vec![Outcome::Completed],
        direction: vec![Direction::Inbound],
        ..CallFilter::default()
    };
    let steps = plan(&connection, &View::All, &filter);
    assert_eq!(steps, [walk("call_number_time", "number_e164=? AND ")]);
    let period = CallFilter {
        start: Some(Timestamp(0)),
        ..CallFilter::default()
    };
    assert_eq!(
        plan(&connection, &View::All, &period),
        ["SEARCH c USING INDEX call_time (started_at>? AND (started_at,id)<(?,?))"]
    );
}

#[test]
fn an_agents_own_log_is_merged_without_sorting() {
    let connection = database();
    let steps = plan(
        &connection,
        &View::Own("u".to_owned()),
        &CallFilter::default(),
    );
    assert_eq!(
        steps,
        [
            &*walk("call_own_time", "<expr>=? AND "),
            "SEARCH a USING INDEX sqlite_autoindex_call_audience_1 (user_id=? AND (started_at,call_id)<(?,?))",
            "SEARCH c USING INDEX sqlite_autoindex_call_1 (id=?)",
        ]
    );
}

#[test]
fn a_source_is_found_by_every_list_that_it_is_in() {
    let connection = database();
    let calls =
        "INSERT INTO call (id, source, sources, same_as, direction, state, number_raw, started_at, created_at, modified_at)
         VALUES ('a', 'demo', NULL, NULL, 'inbound', 'ended', '', 1, 1, 1),
            ('b', 'demo', 'demo,teams', NULL, 'inbound', 'ended', '', 2, 2, 2),
            ('c', 'teams', NULL, 'b', 'inbound', 'ended', '', 2, 2, 2),
            ('d', 'manual', 'bluetooth_pbap,manual,teams', NULL, 'inbound', 'ended', '', 3, 3, 3),
            ('e', 'exotel', NULL, 'gone', 'inbound', 'ended', '', 4, 4, 4)";
    connection.execute(calls, []).unwrap();
    let all = sources::all(&connection).unwrap();
    assert!(all.iter().eq(["bluetooth_pbap", "demo", "manual", "teams"]));
    for (asked, lists) in [
        (
            &["teams"] as &[_],
            &["bluetooth_pbap,manual,teams", "demo,teams"] as &[_],
        ),
        (&["demo"], &["demo", "demo,teams"]),
        (
            &["manual", "teams"],
            &["bluetooth_pbap,manual,teams", "demo,teams"],
        ),
        (&["tea"], &["tea"]),
        (&[], &[]),
    ] {
        let filter = CallFilter {
            source: texts(asked),
            ..CallFilter::default()
        };
        let widened = sources::widened(&connection, filter).unwrap();
        assert_eq!(widened.source, lists, "{asked:?}");
    }
}

#[test]
fn lists_of_sources_are_found_from_one_to_the_next() {
    let connection = database();
    let mut explain = connection
        .prepare(&format!("EXPLAIN QUERY PLAN {}", sources::LISTS))
        .unwrap();
    let steps: Vec<String> = explain
        .raw_query()
        .mapped(|row| row.get(3))
        .map(Result::unwrap)
        .filter(|step: &String| step.contains(" c "))
        .collect();
    let index = "c USING INDEX call_source_direction_time";
    assert_eq!(
        steps,
        [
            format!("SCAN {index}"),
            format!("SEARCH {index} (<expr>>?)")
        ]
    );
}

#[test]
fn few_calls_with_a_text_are_looked_at_one_by_one() {
    let connection = database();
    let filter = CallFilter {
        text: Some(TextFilter {
            text: "+49".to_owned(),
            numbers: texts(&["+49"]),
        }),
        outcome: vec![Outcome::Missed],
        ..CallFilter::default()
    };
    for view in [View::All, View::Own("u".to_owned())] {
        let steps = plan(&connection, &view, &filter);
        assert_eq!(steps[0], "SEARCH c USING INTEGER PRIMARY KEY (rowid=?)");
    }
}

#[test]
fn a_search_never_looks_at_every_call() {
    let connection = database();
    let calls = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
         INSERT INTO call (id, source, direction, state, number_raw, number_e164, started_at, created_at, modified_at)
         SELECT i, 'demo', 'inbound', 'ended', '+9191' || i, '+9191' || i, i, i, i FROM n";
    connection.execute(calls, []).unwrap();
    // The planner knows now that there are calls and hardly any records.
    connection.execute_batch("ANALYZE").unwrap();
    let text = TextFilter {
        text: "+49".to_owned(),
        numbers: texts(&["+49"]),
    };
    let mut statement = query::Statement::default();
    for select in search::candidates(&mut statement, &text) {
        let mut explain = connection
            .prepare(&format!("EXPLAIN QUERY PLAN {select}"))
            .unwrap();
        let steps: Vec<String> = explain
            .raw_query()
            .mapped(|row| row.get(3))
            .map(Result::unwrap)
            .collect();
        assert!(
            steps.iter().all(|step| !step.starts_with("SCAN")),
            "{select}: {steps:?}"
        );
    }
}
