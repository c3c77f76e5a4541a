//! Filters in every shape, and what is refused.

use ringlet_model::Timestamp;
use serde_json::{Value, json};

use super::super::known::{CALL_LOG, TASK};
use super::super::{Cell, Zone};
use super::{Condition, Context, Test, read_filters};

fn conditions(filters: Value) -> Result<Vec<Condition>, String> {
    let zone = Zone::named("Asia/Kolkata").unwrap();
    let context = Context {
        zone: &zone,
        now: Timestamp(1_795_168_800_000),
    };
    read_filters(&CALL_LOG, "filters", Some(&filters), &context)
        .map_err(|problem| format!("{} {problem}", problem.exc_type()))
}

fn is(field: &'static str, test: Test) -> Vec<Condition> {
    vec![Condition { field, test }]
}

#[test]
fn the_shapes_of_one_filter_mean_the_same() {
    let wanted = is("status", Test::Equal("Completed".into()));
    for filters in [
        json!({"status": "Completed"}),
        json!({"status": ["=", "Completed"]}),
        json!([["status", "=", "Completed"]]),
        json!([["status", "Completed"]]),
        json!([["CRM Call Log", "status", "=", "Completed"]]),
        json!([["CRM Call Log", "status", "=", "Completed", false]]),
        json!([{"status": "Completed"}]),
        json!(["status", "=", "Completed"]),
        json!([["`tabCRM Call Log`.`status`", "=", "Completed"]]),
    ] {
        assert_eq!(conditions(filters.clone()), Ok(wanted.clone()), "{filters}");
    }
    assert_eq!(conditions(json!(null)), Ok(vec![]));
    assert_eq!(conditions(json!([])), Ok(vec![]));
    assert_eq!(conditions(json!("")), Ok(vec![]));
}

#[test]
fn operators() {
    let text = |text: &str| Cell::from(text);
    for (filter, field, test) in [
        (
            json!(["status", "!=", "Busy"]),
            "status",
            Test::NotEqual(text("Busy")),
        ),
        (
            json!(["duration", ">", "10"]),
            "duration",
            Test::Greater(Cell::Int(10)),
        ),
        (
            json!(["duration", ">=", 10]),
            "duration",
            Test::AtLeast(Cell::Int(10)),
        ),
        (
            json!(["duration", "<", 10]),
            "duration",
            Test::Less(Cell::Int(10)),
        ),
        (
            json!(["duration", "<=", 10.5]),
            "duration",
            Test::AtMost(Cell::Real(10.5)),
        ),
        (
            json!(["from", "like", "+9198%"]),
            "from",
            Test::Like("+9198%".into()),
        ),
        (
            json!(["from", "Not Like", "%1"]),
            "from",
            Test::NotLike("%1".into()),
        ),
        (
            json!(["from", "starts with", "5_%"]),
            "from",
            Test::Like(r"5\_\%%".into()),
        ),
        (
            json!(["from", "ends with", "7"]),
            "from",
            Test::Like("%7".into()),
        ),
        (
            json!(["status", "in", ["A", "B"]]),
            "status",
            Test::In(vec![text("A"), text("B")]),
        ),
        (
            json!(["status", "not in", "A, B"]),
            "status",
            Test::NotIn(vec![text("A"), text("B")]),
        ),
        (
            json!(["duration", "between", [1, 2]]),
            "duration",
            Test::Between(Cell::Int(1), Cell::Int(2)),
        ),
        (json!(["note", "is", "set"]), "note", Test::Set),
        (json!(["note", "is", "not set"]), "note", Test::NotSet),
        (json!(["note", "=", ""]), "note", Test::Equal(Cell::Null)),
        (json!(["note", "=", null]), "note", Test::Equal(Cell::Null)),
    ] {
        assert_eq!(conditions(json!([filter])), Ok(is(field, test)));
    }
}

#[test]
fn times_are_the_sites_and_a_day_is_whole() {
    let midnight = 1_795_113_000_000; // 2026-11-20 00:00 in Kolkata
    let day = 86_400_000;
    assert_eq!(
        conditions(json!([[
            "start_time",
            "between",
            ["2026-11-20", "2026-11-21"]
        ]])),
        Ok(is(
            "start_time",
            Test::Between(Cell::Int(midnight), Cell::Int(midnight + 2 * day - 1))
        ))
    );
    assert_eq!(
        conditions(json!([["start_time", ">=", "2026-11-20 00:00:00"]])),
        Ok(is("start_time", Test::AtLeast(Cell::Int(midnight))))
    );
    assert_eq!(
        conditions(json!([["creation", "timespan", "yesterday"]])),
        Ok(is(
            "creation",
            Test::Between(Cell::Int(midnight - day), Cell::Int(midnight - 1))
        ))
    );
}

#[test]
fn refusals_name_what_is_wrong() {
    for (filters, refusal) in [
        (
            json!([["no_such_col", "=", "1"]]),
            "DataError Field not permitted in query: no_such_col",
        ),
        (
            json!({"a'; drop table x": 1}),
            "DataError Field not permitted in query: a'; drop table x",
        ),
        (
            json!([["User", "name", "=", "x"]]),
            "DataError Field not permitted in query: \"User\".\"name\"",
        ),
        (
            json!([["status", "regexp", "x"]]),
            "ValidationError filters: operator “regexp” can't be used on “status”",
        ),
        (
            json!([["status", "descendants of", "x"]]),
            "ValidationError filters: operator “descendants of” can't be used on “status”",
        ),
        (
            json!([["start_time", ">", "yesterday-ish"]]),
            "ValidationError filters: “start_time” needs a date",
        ),
        (
            json!([["duration", "=", "long"]]),
            "ValidationError filters: “duration” needs a number",
        ),
        (
            json!([["duration", "between", [1]]]),
            "ValidationError filters: “duration” between: needs two values",
        ),
        (
            json!([["note", "is", "empty"]]),
            "ValidationError filters: “note” is: needs “set” or “not set”",
        ),
        (
            json!([["status", "timespan", "today"]]),
            "ValidationError filters: “status” isn't a time",
        ),
        (
            json!([["creation", "timespan", "last fortnight"]]),
            "ValidationError filters: timespan “last fortnight” isn't known",
        ),
        (
            json!([["status", "=", {"a": 1}]]),
            "ValidationError filters: “status” needs a single value",
        ),
        (
            json!([7]),
            "ValidationError filters: each must be a list [field, operator, value]",
        ),
        (
            json!([[]]),
            "ValidationError filters: each must be [field, operator, value]",
        ),
        (
            json!(7),
            "ValidationError filters: must be a JSON object or a list",
        ),
        (
            json!({"status": ["=", "a", "b"]}),
            "ValidationError filters: “status” needs an operator and a value",
        ),
    ] {
        assert_eq!(
            conditions(filters.clone()),
            Err(refusal.to_owned()),
            "{filters}"
        );
    }
    let many: Vec<_> = (0..501).map(|n| n.to_string()).collect();
    assert!(conditions(json!([["status", "in", many]])).is_err());
}

#[test]
fn numbers_may_name_records() {
    let context = Context {
        zone: &Zone::utc(),
        now: Timestamp(0),
    };
    let found = read_filters(&TASK, "filters", Some(&json!({"name": 7})), &context).unwrap();
    assert_eq!(found, is("name", Test::Equal("7".into())));
}
