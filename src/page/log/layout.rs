//! Where days and rows of the list lie, so that only those near the window need to be drawn. All lengths in CSS pixels.

use std::ops::Range;

use super::rows::Span;

/// How high the parts of the list are, as measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Heights {
    /// The line above a day.
    pub(super) day: f64,
    /// One call.
    pub(super) row: f64,
}

/// The list as it lies.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Layout {
    spans: Vec<Span>,
    /// Upper edge of each day.
    tops: Vec<f64>,
    /// Whole height.
    pub(super) total: f64,
    heights: Heights,
}

/// What of a day is near the window.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Slice {
    /// The day.
    pub(super) span: Span,
    /// Its upper edge.
    pub(super) top: f64,
    /// Its height, with its line.
    pub(super) height: f64,
    /// Indices of its rows near the window, in the whole list.
    pub(super) rows: Vec<usize>,
}

/// The height of so many rows.
#[allow(
    clippy::cast_precision_loss,
    reason = "a list of 2^53 rows has other problems"
)]
pub(super) const fn pixels(count: usize, each: f64) -> f64 {
    count as f64 * each
}

impl Layout {
    pub(super) fn new(spans: &[Span], heights: Heights) -> Self {
        let mut total = 0.0;
        let tops = spans
            .iter()
            .map(|span| {
                let top = total;
                total += heights.day + pixels(span.count, heights.row);
                top
            })
            .collect();
        Self {
            spans: spans.to_vec(),
            tops,
            total,
            heights,
        }
    }

    /// Days and rows that lie between two heights.
    pub(super) fn between(&self, from: f64, to: f64) -> Vec<Slice> {
        // The last day that begins at or above `from`, and all that begin above `to`.
        let first = self
            .tops
            .partition_point(|top| *top <= from)
            .saturating_sub(1);
        let days = self
            .spans
            .iter()
            .zip(&self.tops)
            .skip(first)
            .take_while(|(_, top)| **top < to);
        days.map(|(span, top)| {
            self.slice(span, *top, self.rows_between(span, from - top, to - top))
        })
        .collect()
    }

    /// The same with one row more, wherever it is: the one that has the focus mustn't go.
    pub(super) fn between_and(&self, from: f64, to: f64, row: Option<usize>) -> Vec<Slice> {
        let mut slices = self.between(from, to);
        let Some((row, day)) = row.and_then(|row| Some((row, self.day_of(row)?))) else {
            return slices;
        };
        let Some((span, top)) = self.spans.get(day).zip(self.tops.get(day)) else {
            return slices;
        };
        match slices.iter_mut().find(|slice| slice.span == *span) {
            Some(slice) if slice.rows.contains(&row) => {}
            Some(slice) => {
                let place = slice.rows.partition_point(|other| *other < row);
                slice.rows.insert(place, row);
            }
            None => {
                let place = slices.partition_point(|slice| slice.top < *top);
                slices.insert(place, self.slice(span, *top, row..row + 1));
            }
        }
        slices
    }

    fn slice(&self, span: &Span, top: f64, rows: Range<usize>) -> Slice {
        Slice {
            span: *span,
            top,
            height: self.heights.day + pixels(span.count, self.heights.row),
            rows: rows.collect(),
        }
    }

    /// Which day a row is of.
    fn day_of(&self, row: usize) -> Option<usize> {
        self.spans
            .partition_point(|span| span.first <= row)
            .checked_sub(1)
    }

    /// Rows of a day between two heights below its upper edge.
    fn rows_between(&self, span: &Span, from: f64, to: f64) -> Range<usize> {
        let at = |height: f64| {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a negative height is the first row"
            )]
            let row = ((height - self.heights.day) / self.heights.row) as usize;
            row.min(span.count)
        };
        let last = (at(to) + 1).min(span.count);
        span.first + at(from).min(last)..span.first + last
    }

    /// Upper edge of a row.
    pub(super) fn top_of(&self, index: usize) -> f64 {
        let day = self.day_of(index);
        match day.and_then(|day| self.spans.get(day).zip(self.tops.get(day))) {
            Some((span, top)) => {
                top + self.heights.day + pixels(index - span.first, self.heights.row)
            }
            None => 0.0,
        }
    }

    /// The row at a height, else the one below it.
    pub(super) fn row_at(&self, height: f64) -> usize {
        self.between(height, height + self.heights.day + self.heights.row)
            .into_iter()
            .find_map(|slice| slice.rows.first().copied())
            .unwrap_or_default()
    }

    /// How far to scroll so that a row can be seen whole below its day's line; None when it can.
    pub(super) fn reveal(&self, index: usize, scrolled: f64, view: f64) -> Option<f64> {
        let top = self.top_of(index);
        let highest = top - self.heights.day;
        let lowest = top + self.heights.row - view;
        (scrolled > highest || scrolled < lowest).then(|| {
            if scrolled > highest {
                highest.max(0.0)
            } else {
                lowest
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEIGHTS: Heights = Heights {
        day: 40.0,
        row: 50.0,
    };

    /// Days of 3, 1 and 1000 calls: 40 + 150, 40 + 50, 40 + 50,000 high.
    fn layout() -> Layout {
        let mut first = 0;
        let spans: Vec<Span> = [3, 1, 1000]
            .into_iter()
            .enumerate()
            .map(|(index, count)| {
                let span = Span {
                    day: 9 - index as i64,
                    first,
                    count,
                };
                first += count;
                span
            })
            .collect();
        Layout::new(&spans, HEIGHTS)
    }

    fn rows(slices: Vec<Slice>) -> Vec<Vec<usize>> {
        slices.into_iter().map(|slice| slice.rows).collect()
    }

    #[test]
    fn only_what_is_near_is_drawn() {
        let between = |from, to| rows(layout().between(from, to));
        assert_eq!(between(0.0, 100.0), [vec![0, 1]]);
        assert_eq!(between(90.0, 250.0), [vec![1, 2], vec![3]]);
        assert_eq!(
            between(10_280.0 + 40.0, 10_280.0 + 140.0),
            [vec![204, 205, 206]]
        );
        assert_eq!(layout().between(0.0, 1e9).len(), 3);
    }

    #[test]
    fn the_row_with_the_focus_stays_wherever_it_is() {
        let and = |row| rows(layout().between_and(0.0, 100.0, row));
        assert_eq!(and(None), [vec![0, 1]]);
        assert_eq!(and(Some(1)), [vec![0, 1]]);
        assert_eq!(and(Some(2)), [vec![0, 1, 2]]);
        assert_eq!(and(Some(900)), [vec![0, 1], vec![900]]);
        let below = layout().between_and(20_000.0, 20_100.0, Some(0));
        assert_eq!(below.first().map(|slice| slice.rows.clone()), Some(vec![0]));
    }

    #[test]
    fn every_row_is_drawn_somewhere_and_where_it_is_said_to_be() {
        let layout = layout();
        let mut seen = Vec::new();
        let mut at = 0.0;
        while at < layout.total {
            for slice in layout.between(at, at + 300.0) {
                for row in slice.rows {
                    let top = layout.top_of(row);
                    assert!(
                        top + 50.0 > at - 50.0 && top <= at + 350.0,
                        "row {row} at {top}, seen from {at}"
                    );
                    if !seen.contains(&row) {
                        seen.push(row);
                    }
                }
            }
            at += 300.0;
        }
        assert_eq!(seen, (0..1004).collect::<Vec<_>>());
    }

    #[test]
    fn a_row_is_revealed_below_its_day_and_above_the_edge() {
        let layout = layout();
        assert_eq!(layout.reveal(1, 0.0, 400.0), None);
        assert_eq!(layout.reveal(0, 300.0, 400.0), Some(0.0));
        assert_eq!(
            layout.reveal(10, 0.0, 400.0),
            Some(layout.top_of(10) + 50.0 - 400.0)
        );
    }

    #[test]
    fn the_row_at_a_height_is_the_one_below_a_day_s_line() {
        let layout = layout();
        assert_eq!(layout.row_at(0.0), 0);
        assert_eq!(layout.row_at(100.0), 1);
        assert_eq!(layout.row_at(195.0), 3);
        assert_eq!(Layout::new(&[], HEIGHTS).row_at(5.0), 0);
    }

    #[test]
    fn a_million_calls_are_found_at_once() {
        let spans: Vec<Span> = (0..1_000)
            .map(|day| Span {
                day: 1_000 - day as i64,
                first: day * 1_000,
                count: 1_000,
            })
            .collect();
        let layout = Layout::new(&spans, HEIGHTS);
        let drawn = layout.between(layout.total / 2.0, layout.total / 2.0 + 800.0);
        assert!(drawn.iter().map(|slice| slice.rows.len()).sum::<usize>() <= 18);
        assert_eq!(layout.row_at(layout.top_of(987_654)), 987_654);
    }
}
