//! Moving something about the viewport without losing it beyond an edge.

/// A displacement in CSS pixels from where style sheets put the thing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Offset {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// A rectangle in CSS pixels of the viewport.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Offset {
    /// Written as the CSS property `translate` takes it.
    #[must_use]
    pub fn css(self) -> String {
        format!("{}px {}px", fixed(self.x), fixed(self.y))
    }

    /// As kept in storage: `x,y`.
    #[must_use]
    pub fn text(self) -> String {
        format!("{},{}", fixed(self.x), fixed(self.y))
    }

    /// Reads what [`text`](Self::text) writes; None for anything else.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let (x, y) = text.split_once(',')?;
        Some(Self {
            x: from_fixed(x)?,
            y: from_fixed(y)?,
        })
    }

    /// The nearest offset that keeps `home` (where the thing is without an offset) inside a viewport of this size, with
    /// `margin` to its edges. What is larger than the viewport stays at its upper, left edge, where its handle is.
    #[must_use]
    pub fn clamped(self, home: Rect, viewport: (f64, f64), margin: f64) -> Self {
        Self {
            x: along(self.x, home.x, home.width, viewport.0, margin),
            y: along(self.y, home.y, home.height, viewport.1, margin),
        }
    }
}

/// With two decimals. Rust's own text of a float weighs 5 KB in a page.
fn fixed(value: f64) -> String {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "saturates, far outside of any screen"
    )]
    let hundredths = (value * 100.0).round() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

/// Reads what [`fixed`] writes.
fn from_fixed(text: &str) -> Option<f64> {
    let (whole, decimals) = text.split_once('.')?;
    let hundredths: i32 = format!("{whole}{decimals}").parse().ok()?;
    (decimals.len() == 2).then(|| f64::from(hundredths) / 100.0)
}

fn along(offset: f64, home: f64, size: f64, viewport: f64, margin: f64) -> f64 {
    let least = margin - home;
    let most = (viewport - margin - size - home).max(least);
    // Not `clamp`: its panic prints floats, and what formats them is large.
    offset.max(least).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOME: Rect = Rect {
        x: 904.0,
        y: 384.0,
        width: 360.0,
        height: 400.0,
    };
    const VIEWPORT: (f64, f64) = (1280.0, 800.0);

    #[test]
    fn stays_inside() {
        for ((x, y), (cx, cy)) in [
            ((0.0, 0.0), (0.0, 0.0)),
            ((-100.0, -50.0), (-100.0, -50.0)),
            ((500.0, 500.0), (8.0, 8.0)),
            ((-5000.0, -5000.0), (-896.0, -376.0)),
        ] {
            assert_eq!(
                Offset { x, y }.clamped(HOME, VIEWPORT, 8.0),
                Offset { x: cx, y: cy }
            );
        }
    }

    #[test]
    fn what_does_not_fit_keeps_its_handle_in_view() {
        let tall = Rect {
            height: 1000.0,
            y: -216.0,
            ..HOME
        };
        assert_eq!(
            Offset { x: 0.0, y: 0.0 }.clamped(tall, VIEWPORT, 8.0).y,
            224.0
        );
    }

    #[test]
    fn survives_storage() {
        let offset = Offset { x: -12.5, y: 40.0 };
        assert_eq!(Offset::from_text(&offset.text()), Some(offset));
        for text in [
            "",
            "1",
            "a,b",
            "NaN,1",
            "inf,0",
            "1,2",
            "1.5,2.5",
            "1.00,2.é",
        ] {
            assert_eq!(Offset::from_text(text), None, "{text:?}");
        }
    }
}
