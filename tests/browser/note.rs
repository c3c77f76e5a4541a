//! Rich text is cleaned on its way in and out.

use ringlet::browser::rich_text::clean;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn only_what_a_note_may_hold_is_kept() {
    for (html, expected) in [
        (
            "<b>bold</b> and <i>italic</i>",
            "<b>bold</b> and <i>italic</i>",
        ),
        (
            "<ul><li>one</li><li>two</li></ul>",
            "<ul><li>one</li><li>two</li></ul>",
        ),
        ("<h1 onclick=alert(1)>Title</h1>", "Title"),
        ("<script>alert(1)</script>text", "text"),
        ("<img src=x onerror=alert(1)>", ""),
        ("<svg><script>alert(1)</script></svg>x", "x"),
        (
            "<b style=\"color:red\" onmouseover=alert(1)>b</b>",
            "<b>b</b>",
        ),
        ("<a href=\"javascript:alert(1)\">x</a>", "x"),
        (
            "<a href=\"https://example.com\" onclick=\"x\">x</a>",
            "<a href=\"https://example.com\" rel=\"noopener noreferrer\">x</a>",
        ),
        ("a &lt;b&gt; &amp; c", "a &lt;b&gt; &amp; c"),
        ("<p>unclosed <b>tags", "<p>unclosed <b>tags</b></p>"),
        ("<template><b>x</b></template>", ""),
    ] {
        assert_eq!(clean(html), expected, "{html}");
    }
}
