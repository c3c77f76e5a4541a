//! Stored HTML as plain text.

use wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, SupportedType};

/// Elements after which a line ends.
const LINES: &str = "p,li,br,div,h1,h2,h3,h4,blockquote";

/// The words of a piece of HTML, a line for each paragraph and list item. Nothing of it runs or loads.
#[must_use]
pub fn text_of(html: &str) -> String {
    let Some(body) = DomParser::new()
        .and_then(|parser| parser.parse_from_string(html, SupportedType::TextHtml))
        .ok()
        .and_then(|document| document.body())
    else {
        return String::new();
    };
    if let Ok(list) = body.query_selector_all(LINES) {
        for element in
            (0..list.length()).filter_map(|index| list.item(index)?.dyn_into::<Element>().ok())
        {
            if element.tag_name().eq_ignore_ascii_case("li") {
                let _ = element.insert_adjacent_text("afterbegin", "• ");
            }
            let _ = element.insert_adjacent_text("afterend", "\n");
        }
    }
    let text = body.text_content().unwrap_or_default();
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// A plain text as HTML, a paragraph for each line.
#[must_use]
pub fn of_text(text: &str) -> String {
    let escaped = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let lines = escaped
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    lines.map(|line| format!("<p>{line}</p>")).collect()
}

#[cfg(test)]
mod tests {
    use super::of_text;

    #[test]
    fn a_text_stays_a_text() {
        assert_eq!(
            of_text("a < b\n\n  <script>&"),
            "<p>a &lt; b</p><p>&lt;script&gt;&amp;</p>"
        );
    }
}
