//! Text with bold, italic, lists and links: reading it out of an editable element, putting it in, editing commands.

use web_sys::{
    Document, DomParser, Element, HtmlDocument, HtmlElement, Node, Range, SupportedType,
};

use wasm_bindgen::JsCast;

/// What a note may hold. Everything else keeps its text and loses its tag; scripts and styles lose both.
const KEPT: [&str; 11] = [
    "b", "strong", "i", "em", "ul", "ol", "li", "a", "br", "p", "div",
];
const DROPPED: [&str; 6] = ["script", "style", "template", "iframe", "object", "svg"];

/// The element's content as clean HTML; empty when it holds no text.
#[must_use]
pub fn read(element: &Element) -> String {
    if element
        .text_content()
        .is_none_or(|text| text.trim().is_empty())
    {
        return String::new();
    }
    clean_children(element)
}

/// Puts HTML into the element, cleaned first: it may come from a device's storage that others can write.
pub fn write(element: &Element, html: &str) {
    element.set_inner_html(&clean(html));
}

/// Clean HTML out of any HTML; nothing of it is run or fetched on the way.
#[must_use]
pub fn clean(html: &str) -> String {
    let parsed =
        DomParser::new().and_then(|parser| parser.parse_from_string(html, SupportedType::TextHtml));
    parsed
        .ok()
        .and_then(|document| document.body())
        .map(|body| clean_children(&body))
        .unwrap_or_default()
}

fn clean_children(node: &Node) -> String {
    let children = node.child_nodes();
    (0..children.length())
        .filter_map(|index| children.get(index))
        .map(|child| clean_node(&child))
        .collect()
}

fn clean_node(node: &Node) -> String {
    if node.node_type() == Node::TEXT_NODE {
        return escape(&node.text_content().unwrap_or_default());
    }
    let Some(element) = node.dyn_ref::<Element>() else {
        return String::new();
    };
    let tag = element.local_name();
    if DROPPED.contains(&tag.as_str()) {
        return String::new();
    }
    let inside = clean_children(node);
    match tag.as_str() {
        "br" => "<br>".to_owned(),
        "a" => link(element, inside),
        kept if KEPT.contains(&kept) => format!("<{kept}>{inside}</{kept}>"),
        _ => inside,
    }
}

fn link(element: &Element, inside: String) -> String {
    match element
        .get_attribute("href")
        .and_then(|href| safe_address(&href))
    {
        Some(href) => format!(
            "<a href=\"{}\" rel=\"noopener noreferrer\">{inside}</a>",
            escape(&href)
        ),
        None => inside,
    }
}

/// An address that a link may have: web, mail or phone. One without a scheme is taken as a web address.
#[must_use]
pub fn safe_address(text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() || text.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return None;
    }
    let scheme = text
        .split_once(':')
        .map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme.as_deref() {
        Some("http" | "https" | "mailto" | "tel") => Some(text.to_owned()),
        Some(other) if !other.contains(['.', '/']) => None,
        _ => Some(format!("https://{text}")),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

fn document() -> Option<HtmlDocument> {
    let document: Document = web_sys::window()?.document()?;
    document.dyn_into().ok()
}

/// Runs an editing command (`bold`, `italic`, `insertUnorderedList`, `insertText`, `createLink`) on the selection.
///
/// `execCommand` is called obsolete, but it is what every engine offers for this, undo history included.
pub fn command(name: &str, value: Option<&str>) {
    let Some(document) = document() else { return };
    drop(match value {
        Some(value) => document.exec_command_with_show_ui_and_value(name, false, value),
        None => document.exec_command(name),
    });
}

/// Where the caret or selection inside `editor` is; None when it is elsewhere.
#[must_use]
pub fn selection_in(editor: &HtmlElement) -> Option<Range> {
    let selection = selection(editor)?;
    let range = selection.get_range_at(0).ok()?;
    editor
        .contains(range.start_container().ok().as_ref())
        .then_some(range)
}

/// Selects `range` again, after a field elsewhere had the focus.
pub fn select(editor: &HtmlElement, range: &Range) {
    drop(editor.focus());
    if let Some(selection) = selection(editor) {
        drop(selection.remove_all_ranges());
        drop(selection.add_range(range));
    }
}

/// The selection as the editor's tree sees it: Chromium keeps one per shadow root, other engines one per document.
fn selection(editor: &HtmlElement) -> Option<web_sys::Selection> {
    let root = editor.get_root_node();
    let own = js_sys::Reflect::get(&root, &"getSelection".into())
        .ok()
        .and_then(|get| get.dyn_into::<js_sys::Function>().ok());
    if let Some(own) = own {
        return own.call0(&root).ok()?.dyn_into().ok();
    }
    web_sys::window()?.get_selection().ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_a_link_may_have() {
        for (text, address) in [
            (
                "https://example.com/a?b=c",
                Some("https://example.com/a?b=c"),
            ),
            ("mailto:a@example.com", Some("mailto:a@example.com")),
            ("example.com/offer", Some("https://example.com/offer")),
            ("example.com:8080/a", Some("https://example.com:8080/a")),
            ("javascript:alert(1)", None),
            ("JavaScript:alert(1)", None),
            ("data:text/html,x", None),
            ("java\nscript:alert(1)", None),
            ("", None),
        ] {
            assert_eq!(safe_address(text).as_deref(), address, "{text:?}");
        }
    }
}
