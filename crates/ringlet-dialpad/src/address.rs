//! Where the frame is, and what it may do.

use alloc::string::String;

/// The one origin that is listened to and spoken to.
pub const ORIGIN: &str = "https://dialpad.com";

/// The frame's `allow`, as Dialpad's documentation gives it.
pub const ALLOW: &str = "microphone; speaker-selection; autoplay; camera; display-capture; hid";

/// The frame's `sandbox`: Dialpad's documentation, and `allow-forms`, without which its sign-in page sends no form.
const SANDBOX: &str = "allow-popups allow-scripts allow-same-origin allow-forms";

/// Address of the frame; None where the last segment isn't one (`[A-Za-z0-9_-]+`).
#[must_use]
pub fn frame(segment: &str) -> Option<String> {
    let is_segment = !segment.is_empty()
        && segment
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    is_segment.then(|| [ORIGIN, "/apps/", segment].concat())
}

/// The frame's `sandbox`, with what the administrator added (tokens parted by spaces). A token that would let the frame
/// take the page away, or that isn't one, is left out.
#[must_use]
pub fn sandbox(more: &str) -> String {
    let mut tokens = String::from(SANDBOX);
    for token in more.split_ascii_whitespace() {
        let is_token = token.starts_with("allow-")
            && !token.starts_with("allow-top-navigation")
            && token
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        if is_token && !tokens.split(' ').any(|known| known == token) {
            tokens.push(' ');
            tokens.push_str(token);
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_stays_one() {
        assert_eq!(
            frame("a_B-9").as_deref(),
            Some("https://dialpad.com/apps/a_B-9")
        );
        assert_eq!(
            frame("open").as_deref(),
            Some("https://dialpad.com/apps/open")
        );
        for segment in [
            "",
            "../evil",
            "a/b",
            "a?b",
            "a#b",
            "a%2e",
            "a b",
            "ä",
            "@evil.example",
        ] {
            assert_eq!(frame(segment), None, "{segment}");
        }
    }

    #[test]
    fn the_sandbox_only_opens_where_it_is_harmless() {
        assert_eq!(
            sandbox(
                "allow-popups-to-escape-sandbox  allow-forms allow-top-navigation allow-top-navigation-by-user-activation x \"><b>"
            ),
            "allow-popups allow-scripts allow-same-origin allow-forms allow-popups-to-escape-sandbox"
        );
    }
}
