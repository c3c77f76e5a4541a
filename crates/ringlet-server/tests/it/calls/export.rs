//! `GET /calls.csv`

use super::seed::{self, Seed};
use crate::app::{ADMIN, TestApp};

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
