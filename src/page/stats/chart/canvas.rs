//! Where the chart library draws: shapes for an SVG, which the style sheet colours.
//!
//! The library lays out axes and steps and paints in RGB. Our colours are the tokens of the style sheet, which follow the
//! theme, so an ink goes through the library as a number and comes out as the shape's class. Texts are set by the browser;
//! the library's own way to measure them (an element with a `style` attribute) is forbidden under a strict CSP.

use std::convert::Infallible;

use plotters::style::Color;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    text_anchor::{HPos, VPos},
};

/// Units of drawing in one CSS pixel. The library rounds to whole units.
pub(super) const UNITS: i32 = 10;

/// What a shape is drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Ink {
    /// A line behind the data.
    Mesh,
    /// The line that bars stand on.
    Axis,
    /// Words.
    Text,
    /// Calls that reached somebody.
    Reached,
    /// Calls that didn't.
    Missed,
}

impl Ink {
    const ALL: [Self; 5] = [
        Self::Mesh,
        Self::Axis,
        Self::Text,
        Self::Reached,
        Self::Missed,
    ];

    fn of(color: BackendColor) -> Self {
        let found = Self::ALL.into_iter().find(|ink| *ink as u8 == color.rgb.0);
        found.unwrap_or(Self::Text)
    }

    /// The class of its shapes.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Mesh => "mesh",
            Self::Axis => "axis",
            Self::Text => "text",
            Self::Reached => "reached",
            Self::Missed => "not-reached",
        }
    }
}

impl Color for Ink {
    fn to_backend_color(&self) -> BackendColor {
        BackendColor {
            alpha: 1.0,
            rgb: (*self as u8, 0, 0),
        }
    }
}

/// A shape; coordinates in units from the top left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A filled rectangle: left, top, width, height.
    Rect(Ink, [i32; 4]),
    /// A line through points.
    Line(Ink, Vec<BackendCoord>),
    /// A filled circle: centre and radius.
    Dot(Ink, BackendCoord, u32),
    /// Words at a point: which part of them it is, in SVG's terms.
    Text {
        at: BackendCoord,
        anchor: &'static str,
        baseline: &'static str,
        text: String,
    },
}

/// Collects what the library draws.
pub(super) struct Canvas<'a> {
    pub(super) size: (u32, u32),
    pub(super) shapes: &'a mut Vec<Shape>,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Canvas<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    /// Nothing we draw is made of single units.
    fn draw_pixel(&mut self, _at: BackendCoord, _color: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        if style.stroke_width() > 0 {
            let ink = Ink::of(style.color());
            self.shapes
                .push(Shape::Line(ink, path.into_iter().collect()));
        }
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        let place = [
            left.min(right),
            top.min(bottom),
            (right - left).abs(),
            (bottom - top).abs(),
        ];
        self.shapes.push(Shape::Rect(Ink::of(style.color()), place));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        self.shapes
            .push(Shape::Dot(Ink::of(style.color()), center, radius));
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let pos = style.anchor();
        self.shapes.push(Shape::Text {
            at,
            anchor: match pos.h_pos {
                HPos::Left => "start",
                HPos::Right => "end",
                HPos::Center => "middle",
            },
            baseline: match pos.v_pos {
                VPos::Top => "hanging",
                VPos::Center => "central",
                VPos::Bottom => "auto",
            },
            text: text.to_owned(),
        });
        Ok(())
    }

    /// About the size: enough to lay out with.
    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a font's size is a small positive number"
        )]
        let size = style.size() as u32;
        let letters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        Ok((letters.saturating_mul(size) * 6 / 10, size))
    }
}
