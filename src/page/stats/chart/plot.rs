//! Bars and lines over days, by the chart library.

use std::convert::Infallible;

use plotters::chart::{ChartBuilder, ChartContext, LabelAreaPosition};
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, IntoFont, TextStyle};

use super::canvas::{Canvas, Ink, Shape, UNITS};

/// Room for the numbers at the left, and for the days below, pixels.
const LEFT: i32 = 34;
const BELOW: i32 = 22;
const ABOVE: i32 = 8;
/// One label of a day needs so much, pixels.
const LABEL: i32 = 46;
/// Between the two parts of a bar, units.
const GAP: i32 = UNITS * 3 / 2;
/// Size of the words, pixels.
const WORDS: i32 = 12;

type Drawn = Result<(), DrawingAreaErrorKind<Infallible>>;
type Area<'a> = DrawingArea<Canvas<'a>, Shift>;
type Chart<'a, 'b> = ChartContext<'a, Canvas<'b>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// A day, or a week, of a chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::page::stats) struct Bar {
    /// Below it, where there is room.
    pub(in crate::page::stats) label: String,
    /// All about it, for the pointer.
    pub(in crate::page::stats) title: String,
    /// Calls.
    pub(in crate::page::stats) calls: u64,
    /// Of them, those that reached somebody.
    pub(in crate::page::stats) reached: u64,
    /// Share of success, 0–1; None: nothing to have a share of.
    pub(in crate::page::stats) rate: Option<f64>,
}

/// A finished drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::page::stats) struct Drawing {
    /// Width and height in units.
    pub(super) size: (u32, u32),
    pub(super) shapes: Vec<Shape>,
    /// Left edge and width of each bar's slot, units.
    pub(super) slots: Vec<(i32, i32)>,
}

/// Calls as bars, those that reached somebody below. `size` is in pixels.
pub(in crate::page::stats) fn calls(bars: &[Bar], size: (u32, u32)) -> Drawing {
    draw(bars, size, |root| {
        let most = bars.iter().map(|bar| bar.calls).max().unwrap_or(0);
        // Below four the library would write halves.
        let mut chart = frame(root, bars.len(), amount(most.max(4)))?;
        axes(&mut chart, &|count| count.to_string())?;
        let half = half_width(root, bars.len());
        for (place, bar) in bars.iter().enumerate() {
            let at = |count: u64| chart.backend_coord(&(centre(place), amount(count)));
            let ((x, ground), (_, reached), (_, all)) = (at(0), at(bar.reached), at(bar.calls));
            if bar.reached > 0 {
                let part = [(x - half, reached), (x + half, ground)];
                root.draw(&Rectangle::new(part, Ink::Reached.filled()))?;
            }
            if bar.calls > bar.reached {
                let below = if bar.reached > 0 {
                    reached - GAP
                } else {
                    ground
                };
                let part = [(x - half, all.min(below - UNITS)), (x + half, below)];
                root.draw(&Rectangle::new(part, Ink::Missed.filled()))?;
            }
        }
        days(root, &chart, bars)
    })
}

/// The share of success as a line; where there is none, it is broken. `size` is in pixels.
pub(in crate::page::stats) fn rates(
    bars: &[Bar],
    size: (u32, u32),
    percent: &dyn Fn(f64) -> String,
) -> Drawing {
    draw(bars, size, |root| {
        let mut chart = frame(root, bars.len(), 1.0)?;
        axes(&mut chart, percent)?;
        let points: Vec<Option<(i32, i32)>> = bars
            .iter()
            .enumerate()
            .map(|(place, bar)| Some(chart.backend_coord(&(centre(place), bar.rate?))))
            .collect();
        for run in points.split(Option::is_none) {
            let run: Vec<_> = run.iter().copied().flatten().collect();
            for point in &run {
                root.draw(&Circle::new(*point, UNITS * 3, Ink::Reached.filled()))?;
            }
            root.draw(&PathElement::new(run, Ink::Reached))?;
        }
        days(root, &chart, bars)
    })
}

/// An empty drawing where there is no room for one.
fn draw(
    bars: &[Bar],
    (width, height): (u32, u32),
    paint: impl FnOnce(&Area<'_>) -> Drawn,
) -> Drawing {
    let units = UNITS.unsigned_abs();
    let size = (width * units, height * units);
    let mut shapes = Vec::new();
    let room = width > 2 * LEFT.unsigned_abs() && height > 2 * BELOW.unsigned_abs();
    if room && !bars.is_empty() {
        let canvas = Canvas {
            size,
            shapes: &mut shapes,
        };
        // The canvas refuses nothing, so that a drawing which isn't whole can't come from it.
        let drawn = paint(&canvas.into_drawing_area());
        debug_assert!(drawn.is_ok());
    }
    let slot = |place: i32, count: i32| {
        let across = i32::try_from(width).unwrap_or(0) * UNITS - LEFT * UNITS;
        let edge = |place: i32| LEFT * UNITS + across * place / count;
        (edge(place), edge(place + 1) - edge(place))
    };
    let count = if room { bars.len() } else { 0 };
    let count = i32::try_from(count).unwrap_or(i32::MAX);
    Drawing {
        size,
        shapes,
        slots: (0..count).map(|place| slot(place, count)).collect(),
    }
}

fn frame<'a, 'b>(
    root: &'a Area<'b>,
    bars: usize,
    top: f64,
) -> Result<Chart<'a, 'b>, DrawingAreaErrorKind<Infallible>> {
    ChartBuilder::on(root)
        .margin_top(ABOVE * UNITS)
        .set_label_area_size(LabelAreaPosition::Left, LEFT * UNITS)
        .set_label_area_size(LabelAreaPosition::Bottom, BELOW * UNITS)
        .build_cartesian_2d(0.0..centre(bars) - 0.5, 0.0..top)
}

/// Lines across, and their numbers.
fn axes(chart: &mut Chart<'_, '_>, number: &dyn Fn(f64) -> String) -> Drawn {
    chart
        .configure_mesh()
        .disable_x_mesh()
        .disable_x_axis()
        .max_light_lines(0)
        .x_labels(0)
        .y_labels(3)
        .y_label_formatter(&|value| number(*value))
        .y_label_style(words())
        .bold_line_style(Ink::Mesh)
        // Without this axis there would be no numbers; it shows no line.
        .axis_style(Ink::Axis.stroke_width(0))
        .set_tick_mark_size(LabelAreaPosition::Left, 4 * UNITS)
        .draw()
}

fn words() -> TextStyle<'static> {
    ("sans-serif", WORDS * UNITS)
        .into_font()
        .color(&Ink::Text)
        .pos(Pos::new(HPos::Center, VPos::Top))
}

/// The line that bars stand on, and the days below, as many as there is room for.
fn days(root: &Area<'_>, chart: &Chart<'_, '_>, bars: &[Bar]) -> Drawn {
    let across = i32::try_from(root.dim_in_pixel().0).unwrap_or(0) / UNITS - LEFT;
    let fit = usize::try_from(across / LABEL).unwrap_or(0).max(1);
    let step = bars.len().div_ceil(fit).max(1);
    let ends = [0.0, centre(bars.len()) - 0.5].map(|x| chart.backend_coord(&(x, 0.0)));
    root.draw(&PathElement::new(ends, Ink::Axis))?;
    for (place, bar) in bars.iter().enumerate().step_by(step) {
        let (x, y) = chart.backend_coord(&(centre(place), 0.0));
        root.draw(&Text::new(bar.label.clone(), (x, y + 7 * UNITS), words()))?;
    }
    Ok(())
}

/// Half of a bar's width, units: at most 26 pixels in all.
fn half_width(root: &Area<'_>, bars: usize) -> i32 {
    let across = i32::try_from(root.dim_in_pixel().0).unwrap_or(0) - LEFT * UNITS;
    let slot = across / i32::try_from(bars.max(1)).unwrap_or(i32::MAX);
    (slot * 7 / 20).clamp(UNITS / 4, 13 * UNITS)
}

#[allow(clippy::cast_precision_loss, reason = "a chart has some hundred bars")]
fn centre(place: usize) -> f64 {
    place as f64 + 0.5
}

#[allow(clippy::cast_precision_loss, reason = "nobody counts beyond 2^53")]
const fn amount(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(label: &str, calls: u64, reached: u64, rate: Option<f64>) -> Bar {
        Bar {
            label: label.into(),
            title: String::new(),
            calls,
            reached,
            rate,
        }
    }

    fn rects(drawing: &Drawing, wanted: Ink) -> Vec<[i32; 4]> {
        let rect = |shape: &Shape| match shape {
            Shape::Rect(ink, place) if *ink == wanted => Some(*place),
            _ => None,
        };
        drawing.shapes.iter().filter_map(rect).collect()
    }

    fn texts(drawing: &Drawing) -> Vec<&str> {
        drawing
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Text { text, .. } => Some(text.as_str()),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn bars_are_as_high_as_their_counts() {
        let bars = [
            bar("9", 200, 100, None),
            bar("10", 50, 0, None),
            bar("11", 0, 0, None),
        ];
        let drawing = calls(&bars, (600, 190));
        let (reached, missed) = (rects(&drawing, Ink::Reached), rects(&drawing, Ink::Missed));
        assert_eq!((reached.len(), missed.len()), (1, 2));
        let plot = (190 - BELOW - ABOVE) * UNITS;
        assert!((reached[0][3] - plot / 2).abs() <= 1, "{reached:?}");
        assert!((missed[0][3] + GAP - plot / 2).abs() <= 1, "{missed:?}");
        assert!((missed[1][3] - plot / 4).abs() <= 1, "{missed:?}");
        assert!(texts(&drawing).contains(&"200"), "{:?}", texts(&drawing));
    }

    #[test]
    fn numbers_at_the_side_are_whole() {
        for most in 0..40 {
            let drawing = calls(&[bar("day", most, 0, None)], (600, 190));
            let numbers = texts(&drawing);
            assert!(numbers.len() > 2, "{most}: {numbers:?}");
            assert!(
                !numbers.iter().any(|text| text.contains('.')),
                "{most}: {numbers:?}"
            );
        }
    }

    #[test]
    fn days_are_written_where_there_is_room() {
        let bars: Vec<Bar> = (1..=30)
            .map(|day| bar(&format!("d{day}"), 1, 1, None))
            .collect();
        let days = |width| {
            let drawing = calls(&bars, (width, 190));
            texts(&drawing)
                .iter()
                .filter(|text| text.starts_with('d'))
                .count()
        };
        assert_eq!(days(1500), 30);
        assert_eq!(days(330), 6);
    }

    #[test]
    fn a_line_is_broken_where_nothing_is_known() {
        let shares = [Some(0.5), Some(1.0), None, Some(0.0)];
        let bars: Vec<Bar> = shares.iter().map(|share| bar("", 1, 1, *share)).collect();
        let drawing = rates(&bars, (600, 190), &|share| format!("{share}"));
        let lines = drawing.shapes.iter().filter_map(|shape| match shape {
            Shape::Line(Ink::Reached, points) => Some(points.len()),
            _ => None,
        });
        assert_eq!(lines.collect::<Vec<_>>(), [2, 1]);
    }

    #[test]
    fn nothing_is_drawn_without_room() {
        let narrow = calls(&[bar("", 1, 1, None)], (20, 190));
        assert!(narrow.shapes.is_empty() && narrow.slots.is_empty());
        assert!(calls(&[], (600, 190)).shapes.is_empty());
    }
}
