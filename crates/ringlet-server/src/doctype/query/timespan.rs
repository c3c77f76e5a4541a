//! The periods of the filter operator `timespan`.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::super::Cell;
use super::Context;

/// The first and last moment of a period such as `last week`; None when it isn't known. Weeks begin on Sunday, as
/// Frappe's do until a site chooses otherwise.
pub(super) fn bounds(name: &str, context: &Context<'_>) -> Option<(Cell, Cell)> {
    let today = context.zone.day(context.now)?;
    let (first, last) = days(name.trim().to_ascii_lowercase().as_str(), today)?;
    let midnight = |day: Date| context.zone.instant(day.at(0, 0, 0, 0));
    let start = midnight(first)?;
    let end = midnight(last.checked_add(1.day()).ok()?)?;
    Some((Cell::Int(start.0), Cell::Int(end.0 - 1)))
}

/// First and last day.
fn days(name: &str, today: Date) -> Option<(Date, Date)> {
    let yesterday = today.yesterday().ok()?;
    match name {
        "today" => return Some((today, today)),
        "yesterday" => return Some((yesterday, yesterday)),
        "tomorrow" => {
            let tomorrow = today.tomorrow().ok()?;
            return Some((tomorrow, tomorrow));
        }
        "last 7 days" => return Some((today.checked_sub(7.days()).ok()?, yesterday)),
        "last 14 days" => return Some((today.checked_sub(14.days()).ok()?, yesterday)),
        "last 30 days" => return Some((today.checked_sub(30.days()).ok()?, yesterday)),
        "last 90 days" => return Some((today.checked_sub(90.days()).ok()?, yesterday)),
        _ => {}
    }
    let (which, unit) = name.split_once(' ')?;
    let (this, length) = period(unit, today)?;
    let first = match which {
        "this" => this,
        "last" => this.checked_sub(length).ok()?,
        "next" => this.checked_add(length).ok()?,
        _ => return None,
    };
    let last = first.checked_add(length).ok()?.yesterday().ok()?;
    Some((first, last))
}

/// The first day of the present period and its length.
fn period(unit: &str, today: Date) -> Option<(Date, Span)> {
    let month = today.first_of_month();
    let in_year = |months: i8| {
        let first = (today.month() - 1) / months * months + 1;
        Date::new(today.year(), first, 1).ok()
    };
    match unit {
        "week" => {
            let back = i64::from(today.weekday().to_sunday_zero_offset());
            Some((today.checked_sub(back.days()).ok()?, 1.week()))
        }
        "month" => Some((month, 1.month())),
        "quarter" => Some((in_year(3)?, 3.months())),
        "6 months" => Some((in_year(6)?, 6.months())),
        "year" => Some((today.first_of_year(), 1.year())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_around_a_friday_in_november() {
        let today = Date::constant(2026, 11, 20);
        for (name, first, last) in [
            ("today", "2026-11-20", "2026-11-20"),
            ("yesterday", "2026-11-19", "2026-11-19"),
            ("tomorrow", "2026-11-21", "2026-11-21"),
            ("last 7 days", "2026-11-13", "2026-11-19"),
            ("this week", "2026-11-15", "2026-11-21"),
            ("last week", "2026-11-08", "2026-11-14"),
            ("next month", "2026-12-01", "2026-12-31"),
            ("this quarter", "2026-10-01", "2026-12-31"),
            ("last 6 months", "2026-01-01", "2026-06-30"),
            ("last year", "2025-01-01", "2025-12-31"),
        ] {
            let (from, to) = days(name, today).unwrap();
            assert_eq!(
                (from.to_string(), to.to_string()),
                (first.to_owned(), last.to_owned()),
                "{name}"
            );
        }
        assert_eq!(days("last fortnight", today), None);
        assert_eq!(days("", today), None);
    }
}
