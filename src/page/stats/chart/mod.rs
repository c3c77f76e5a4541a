//! Charts: drawn by a library, shown as SVG, redrawn when their width changes.

mod canvas;
pub(super) mod plot;

use leptos::prelude::*;

use self::canvas::{Shape, UNITS};
use self::plot::{Bar, Drawing};
use crate::browser::size;

/// Height of every chart, pixels.
const HEIGHT: u32 = 190;

/// A chart as wide as its place. Its numbers stand in a table beside it, so that it is hidden from screen readers.
pub(super) fn chart(
    bars: Vec<Bar>,
    draw: impl Fn(&[Bar], (u32, u32)) -> Drawing + Send + Sync + 'static,
) -> impl IntoView {
    let place = NodeRef::<leptos::html::Div>::new();
    let width = RwSignal::new(0_u32);
    Effect::new(move |_| {
        let Some(element) = place.get() else { return };
        let measured = element.clone();
        size::follow(&[element.into()], move || {
            let now = u32::try_from(measured.client_width()).unwrap_or(0);
            if width
                .try_get_untracked()
                .is_some_and(|before| before != now)
            {
                width.set(now);
            }
        });
    });
    view! {
        <div class="plot" aria-hidden="true" node_ref=place>
            {move || {
                let drawing = draw(&bars, (width.get(), HEIGHT));
                let (across, down) = drawing.size;
                let slots = slots(&drawing, &bars);
                let shapes = drawing.shapes.into_iter().map(shape).collect_view();
                view! { <svg viewBox=format!("0 0 {across} {down}")>{shapes} {slots}</svg> }
            }}
        </div>
    }
}

fn shape(shape: Shape) -> AnyView {
    match shape {
        Shape::Rect(ink, [x, y, width, height]) => {
            view! { <rect class=ink.class() x=x y=y width=width height=height/> }.into_any()
        }
        Shape::Line(ink, points) => {
            let points: Vec<_> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
            view! { <polyline class=format!("line {}", ink.class()) points=points.join(" ")/> }
                .into_any()
        }
        Shape::Dot(ink, (x, y), radius) => {
            view! { <circle class=ink.class() cx=x cy=y r=radius/> }.into_any()
        }
        Shape::Text {
            at: (x, y),
            anchor,
            baseline,
            text,
        } => {
            view! { <text class="text" x=x y=y text-anchor=anchor dominant-baseline=baseline>{text}</text> }
                .into_any()
        }
    }
}

/// What the pointer finds over each bar.
fn slots(drawing: &Drawing, bars: &[Bar]) -> impl IntoView + use<> {
    let height = i32::try_from(HEIGHT).unwrap_or(0) * UNITS;
    let slots = drawing.slots.iter().zip(bars);
    slots
        .map(|((x, width), bar)| {
            view! { <rect class="slot" x=*x y="0" width=*width height=height><title>{bar.title.clone()}</title></rect> }
        })
        .collect_view()
}
