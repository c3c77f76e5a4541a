//! `GET /calls.csv`, `GET /calls.xlsx`

use std::io::Cursor;

use calamine::{Data, DataType as _, Range, Reader as _, Xlsx};
use reqwest::Method;
use ringlet_model::Timestamp;

use super::seed::{self, Seed};
use crate::app::{ADMIN, AGENT, Client, TestApp};

#[tokio::test]
async fn a_file_of_what_the_user_sees_with_nothing_a_spreadsheet_would_run() {
    let app = TestApp::start().await;
    seed::calls(
        &app,
        &[
            Seed {
                display_name: Some("=HYPERLINK(\"https://evil.test\")"),
                ..Seed::default()
            },
            Seed {
                id: "c2",
                agent: Some(ADMIN),
                minute: 1,
                ..Seed::default()
            },
        ],
    );
    let answer = app.agent().await.get("/calls.csv?outcome=completed").await;
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    insta::assert_snapshot!(answer.text);
    assert_eq!(
        app.admin()
            .await
            .get("/calls.csv")
            .await
            .text
            .lines()
            .count(),
        3
    );
    assert_eq!(
        app.admin().await.get("/calls.csv?start=x").await.status,
        422
    );
}

#[tokio::test]
async fn the_file_goes_on_beyond_one_read() {
    let app = TestApp::start().await;
    let ids: Vec<&'static str> = (0..2001)
        .map(|n| &*Box::leak(format!("call-{n}").into_boxed_str()))
        .collect();
    let seeds: Vec<_> = ids
        .iter()
        .map(|id| Seed {
            id,
            ..Seed::default()
        })
        .collect();
    seed::calls(&app, &seeds);
    assert_eq!(
        app.agent()
            .await
            .get("/calls.csv")
            .await
            .text
            .lines()
            .count(),
        2002
    );
}

/// The only sheet of a workbook, and that no cell of it is a formula.
async fn sheet(client: &Client, path: &str) -> Range<Data> {
    let answer = client.request(Method::GET, path).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    let head = |name| answer.headers()[name].to_str().unwrap();
    assert_eq!(
        head("content-type"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    );
    assert!(head("content-disposition").contains(".xlsx"));
    let bytes = answer.bytes().await.unwrap();
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let name = book.sheet_names()[0].clone();
    assert_eq!(book.sheet_names().len(), 1);
    assert!(book.worksheet_formula(&name).unwrap().is_empty());
    book.worksheet_range(&name).unwrap()
}

fn cell<'a>(sheet: &'a Range<Data>, column: &str, row: usize) -> &'a Data {
    let mut head = sheet.rows().next().unwrap().iter();
    let place = head.position(|name| *name == Data::String(column.to_owned()));
    sheet.get((row, place.unwrap())).unwrap()
}

#[tokio::test]
async fn a_workbook_has_exactly_what_is_filtered_as_texts_numbers_and_times() {
    let app = TestApp::start().await;
    let evil = Some("=HYPERLINK(\"https://evil.test\")");
    let calls: [Seed; 4] = std::array::from_fn(|place| Seed {
        id: ["c1", "c2", "c3", "c4"][place],
        display_name: evil.filter(|_| place == 1),
        outcome: (place < 3).then_some("completed"),
        state: if place < 3 { "ended" } else { "ringing" },
        agent: Some(if place == 2 { ADMIN } else { AGENT }),
        minute: i64::try_from(place).unwrap(),
        ..Seed::default()
    });
    seed::calls(&app, &calls);
    let (admin, agent) = (app.admin().await, app.agent().await);
    let found = sheet(&agent, "/calls.xlsx?outcome=completed").await;
    let csv = agent.get("/calls.csv?outcome=completed").await.text;
    let head: Vec<_> = found
        .rows()
        .next()
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(head.join(","), csv.lines().next().unwrap());
    assert_eq!(
        found.height(),
        1 + 2,
        "the head and what the filter finds of their own"
    );
    let text = |column, row| cell(&found, column, row).get_string();
    assert_eq!([text("id", 1), text("id", 2)], [Some("c2"), Some("c1")]);
    assert_eq!(
        text("number", 1),
        Some("+919876543210"),
        "a text with its plus"
    );
    assert_eq!(text("name", 1), evil, "a text as it is, which nothing runs");
    assert_eq!(cell(&found, "name", 2), &Data::Empty);
    assert_eq!(cell(&found, "duration_seconds", 1).get_float(), Some(75.0));
    for (column, at) in [
        ("started_at", 1_795_165_260_000),
        ("ended_at", 1_795_165_335_000),
    ] {
        let time = cell(&found, column, 1).get_datetime().unwrap();
        let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
        let shown = format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}");
        let clock = app.state.zone.write(Timestamp(at));
        assert!(
            clock.starts_with(&shown),
            "{shown} by the site's clock: {clock}"
        );
    }
    assert_eq!(cell(&found, "answered_at", 1), &Data::Empty);
    for (path, rows) in [
        ("", 5),
        ("?user_id=agent@example.test", 4),
        ("?outcome=busy", 1),
    ] {
        let found = sheet(&admin, &format!("/calls.xlsx{path}")).await;
        assert_eq!(found.height(), rows, "{path}");
    }
    assert_eq!(admin.get("/calls.xlsx?start=x").await.status, 422);
}
