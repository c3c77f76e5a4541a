//! What came of the files, or would come of them.

use leptos::prelude::*;
use ringlet_model::api::{ImportProblem, ImportReport};

use crate::browser::intl;
use crate::i18n;
use crate::icon::{Icon, glyph};

fn count(count: u32) -> usize {
    usize::try_from(count).unwrap_or_default()
}

/// Counts, dates, and what couldn't be read.
pub(super) fn report(report: &ImportReport, stored: bool) -> AnyView {
    let t = i18n::log();
    let title = if stored {
        t.added_calls(count(report.added))
    } else {
        t.new_calls(count(report.added))
    };
    let rest = [
        (report.changed > 0).then(|| t.changed_calls(count(report.changed))),
        (report.known > 0).then(|| t.known_calls(count(report.known))),
        (report.skipped > 0).then(|| t.skipped_rows(count(report.skipped))),
        dates(report),
    ];
    let rest = rest.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let (tone, icon) = if stored {
        ("note go", Icon::CIRCLE_CHECK)
    } else {
        ("note info", Icon::INFO)
    };
    view! {
        <div class=tone role="status">
            {glyph(icon, "")}
            <div><p class="med">{title}</p> {(!rest.is_empty()).then(|| view! { <p>{rest}</p> })}</div>
        </div>
        {(!report.problems.is_empty()).then(|| problems(&report.problems))}
    }
    .into_any()
}

/// From when to when they are.
fn dates(report: &ImportReport) -> Option<String> {
    let tag = i18n::locale().tag();
    let (first, last) = (report.first_at?, report.last_at?);
    Some(format!(
        "{} – {}",
        intl::moment(first, tag),
        intl::moment(last, tag)
    ))
}

fn problems(problems: &[ImportProblem]) -> impl IntoView + use<> {
    let t = i18n::log();
    let line = |problem: &ImportProblem| {
        let place = t.file_line(&problem.file, &problem.line.to_string());
        view! { <li><span class="t2">{place}</span> " " {problem.reason.clone()}</li> }
    };
    view! {
        <details class="part">
            <summary class="lbl">{t.what_is_wrong}</summary>
            <ul class="wrong">{problems.iter().map(line).collect_view()}</ul>
        </details>
    }
}
