//! HTML of notes and tasks: what a note editor makes, and nothing that runs.

use std::sync::LazyLock;

use ammonia::Builder;

/// Text, lists, links and headings; no scripts, styles, frames, pictures or forms.
static ALLOWED: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut allowed = Builder::empty();
    allowed
        .tags(
            [
                "p",
                "br",
                "div",
                "span",
                "b",
                "strong",
                "i",
                "em",
                "u",
                "s",
                "del",
                "ul",
                "ol",
                "li",
                "a",
                "h1",
                "h2",
                "h3",
                "h4",
                "blockquote",
                "code",
                "pre",
                "hr",
            ]
            .into(),
        )
        .add_tag_attributes("a", ["href"])
        .add_tag_attributes("ol", ["start"])
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer"))
        .clean_content_tags(["script", "style"].into());
    allowed
});

/// The harmless part of `html`.
pub(super) fn sanitized(html: &str) -> String {
    ALLOWED.clean(html).to_string()
}

/// Plain text as HTML that shows it.
pub(in crate::service) fn of_text(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '\n' => html.push_str("<br>"),
            other => html.push(other),
        }
    }
    html
}

/// What a person reads of `html`, line by line.
pub(in crate::service) fn to_text(html: &str) -> String {
    let ends = [
        "<br>", "</p>", "</div>", "</li>", "</h1>", "</h2>", "</h3>", "</h4>",
    ];
    let mut broken = html.to_owned();
    for end in ends {
        broken = broken.replace(end, &format!("{end}\n"));
    }
    let bare = Builder::empty().clean(&broken).to_string();
    let signs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ];
    let text = signs
        .iter()
        .fold(bare, |text, (entity, sign)| text.replace(entity, sign));
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{of_text, sanitized, to_text};

    #[test]
    fn text_goes_in_and_comes_out_again() {
        for text in ["plain", "1 < 2 & 3 > 2", "two\nlines", "&lt;b&gt;"] {
            assert_eq!(to_text(&sanitized(&of_text(text))), text);
        }
        assert_eq!(to_text("<p>a <b>b</b></p><ul><li>c</li></ul>"), "a b\nc");
    }

    #[test]
    fn what_an_editor_makes_stays() {
        for html in [
            "<p>Asked for <b>ten</b> <i>seats</i></p>",
            "<ul><li>one</li><li><u>two</u></li></ul>",
            "<ol start=\"3\"><li>three</li></ol>",
            "<h2>Next</h2><blockquote>soon</blockquote><pre><code>1 &lt; 2</code></pre>",
            "<p></p>",
            "plain &amp; simple",
        ] {
            assert_eq!(sanitized(html), html);
        }
        assert_eq!(
            sanitized("<a href=\"https://example.test/a?b=1\" target=\"_blank\">x</a>"),
            "<a href=\"https://example.test/a?b=1\" rel=\"noopener noreferrer\">x</a>"
        );
    }

    #[test]
    fn what_runs_or_loads_goes() {
        for (html, clean) in [
            ("<script>alert(1)</script>hi", "hi"),
            ("<img src=x onerror=alert(1)>hi", "hi"),
            (
                "<p onclick=\"alert(1)\" style=\"position:fixed\">hi</p>",
                "<p>hi</p>",
            ),
            (
                "<a href=\"javascript:alert(1)\">hi</a>",
                "<a rel=\"noopener noreferrer\">hi</a>",
            ),
            (
                "<a href=\"JaVa\tScRiPt:alert(1)\">hi</a>",
                "<a rel=\"noopener noreferrer\">hi</a>",
            ),
            (
                "<a href=\"data:text/html,x\">hi</a>",
                "<a rel=\"noopener noreferrer\">hi</a>",
            ),
            (
                "<a href=\"//evil.test\">hi</a>",
                "<a rel=\"noopener noreferrer\">hi</a>",
            ),
            ("<iframe src=\"https://evil.test\"></iframe>hi", "hi"),
            ("<style>*{display:none}</style>hi", "hi"),
            ("<svg><script>alert(1)</script></svg>hi", "hi"),
            (
                "<form action=\"https://evil.test\"><input name=a></form>hi",
                "hi",
            ),
            (
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
                "",
            ),
            ("<p>unclosed", "<p>unclosed</p>"),
        ] {
            assert_eq!(sanitized(html), clean, "{html}");
        }
    }
}
