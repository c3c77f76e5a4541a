//! Every filter walks an index that ends in the time: a rare value costs no more than a common one.

use ringlet_model::Timestamp;
use ringlet_model::api::RecordRef;
use ringlet_model::call::{Direction, Outcome};
use rusqlite::{Connection, params_from_iter};

use super::query;
use crate::storage::sqlite::migration;
use crate::storage::{CallCursor, CallFilter, NumberFilter, View};

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
    let statement = query::page(view, filter, Some(&after), 50);
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
        .collect()
}

#[test]
fn a_single_filter_walks_its_own_index() {
    let connection = database();
    let usual = CallFilter::default;
    for (filter, index) in [
        (usual(), "call_time ((started_at,id)<(?,?))"),
        (
            CallFilter {
                user_id: Some("u".to_owned()),
                ..usual()
            },
            "call_own_time (<expr>=? AND (started_at,id)<(?,?))",
        ),
        (
            CallFilter {
                source: Some("demo".to_owned()),
                ..usual()
            },
            "call_source_time (source=? AND (started_at,id)<(?,?))",
        ),
        (
            CallFilter {
                number: Some(NumberFilter::E164("+1".to_owned())),
                ..usual()
            },
            "call_number_time (number_e164=? AND (started_at,id)<(?,?))",
        ),
        (
            CallFilter {
                number: Some(NumberFilter::Raw("101".to_owned())),
                ..usual()
            },
            "call_raw_time (number_raw=? AND (started_at,id)<(?,?))",
        ),
        (
            CallFilter {
                direction: Some(Direction::Internal),
                ..usual()
            },
            "call_direction_time (direction=? AND (started_at,id)<(?,?))",
        ),
        (
            CallFilter {
                outcome: Some(Outcome::Voicemail),
                ..usual()
            },
            "call_outcome_time (outcome=? AND (started_at,id)<(?,?))",
        ),
        (
            CallFilter {
                disposition: Some("Interested".to_owned()),
                ..usual()
            },
            "call_disposition_time (disposition=? AND (started_at,id)<(?,?))",
        ),
        (
            CallFilter {
                reference: Some(RecordRef {
                    doctype: "CRM Lead".to_owned(),
                    name: "L".to_owned(),
                }),
                ..usual()
            },
            "call_reference_time (reference_name=? AND reference_doctype=? AND (started_at,id)<(?,?))",
        ),
        (
            CallFilter {
                start: Some(Timestamp(0)),
                end: Some(Timestamp(9)),
                ..usual()
            },
            "call_time (started_at>? AND (started_at,id)<(?,?))",
        ),
    ] {
        assert_eq!(
            plan(&connection, &View::All, &filter),
            [format!("SEARCH c USING INDEX {index}")],
            "{filter:?}"
        );
    }
}

#[test]
fn of_several_filters_the_most_telling_one_is_walked() {
    let connection = database();
    let filter = CallFilter {
        number: Some(NumberFilter::E164("+1".to_owned())),
        user_id: Some("u".to_owned()),
        outcome: Some(Outcome::Completed),
        direction: Some(Direction::Inbound),
        ..CallFilter::default()
    };
    let steps = plan(&connection, &View::All, &filter);
    assert_eq!(
        steps,
        ["SEARCH c USING INDEX call_number_time (number_e164=? AND (started_at,id)<(?,?))"]
    );
}

#[test]
fn a_users_log_is_walked_by_a_second_value_as_well() {
    let connection = database();
    let usual = CallFilter::default;
    for (filter, index) in [
        (
            CallFilter {
                outcome: Some(Outcome::Voicemail),
                direction: Some(Direction::Inbound),
                ..usual()
            },
            "call_own_outcome_time (<expr>=? AND outcome=? AND (started_at,id)<(?,?))",
        ),
        (
            CallFilter {
                source: Some("manual".to_owned()),
                ..usual()
            },
            "call_own_source_time (<expr>=? AND source=? AND (started_at,id)<(?,?))",
        ),
        (
            CallFilter {
                direction: Some(Direction::Internal),
                ..usual()
            },
            "call_own_direction_time (<expr>=? AND direction=? AND (started_at,id)<(?,?))",
        ),
        (
            CallFilter {
                disposition: Some("Interested".to_owned()),
                outcome: Some(Outcome::Completed),
                ..usual()
            },
            "call_own_disposition_time (<expr>=? AND disposition=? AND (started_at,id)<(?,?))",
        ),
    ] {
        let step = format!("SEARCH c USING INDEX {index}");
        let narrowed = CallFilter {
            user_id: Some("u".to_owned()),
            ..filter.clone()
        };
        assert_eq!(plan(&connection, &View::All, &narrowed), [&*step]);
        let own = plan(&connection, &View::Own("u".to_owned()), &filter);
        assert_eq!(own[0], step);
        assert!(own.iter().all(|step| !step.contains("B-TREE")), "{own:?}");
    }
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
            "SEARCH c USING INDEX call_own_time (<expr>=? AND (started_at,id)<(?,?))",
            "SEARCH a USING COVERING INDEX sqlite_autoindex_call_audience_1 (user_id=? AND (started_at,call_id)<(?,?))",
            "SEARCH c USING INDEX sqlite_autoindex_call_1 (id=?)",
        ]
    );
}
