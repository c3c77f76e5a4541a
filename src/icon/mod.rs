//! Glyphs, drawn at 16 px unless a class says otherwise.

use leptos::prelude::*;

mod shapes;

/// A glyph: the markup inside its `<svg>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Icon(&'static str);

/// Draws a glyph, hidden from screen readers: it stands beside a word, or in a button that has a name. `class` is ``,
/// `s14`, `s18`, `s20`, and `flip` for arrows that turn round in right-to-left text.
pub fn glyph(icon: Icon, class: &'static str) -> impl IntoView {
    view! { <svg class=format!("i {class}") viewBox="0 0 24 24" aria-hidden="true" inner_html=icon.0></svg> }
}
