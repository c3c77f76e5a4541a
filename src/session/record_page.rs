//! Where a record has its page.

/// Fills `/crm/{doctype}/{name}`; what is put in is percent-encoded, so that nothing in it is filled again.
#[must_use]
pub fn address(template: &str, doctype: &str, name: &str) -> String {
    template
        .replace("{doctype}", &percent_encode(doctype))
        .replace("{name}", &percent_encode(name))
}

fn percent_encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}
