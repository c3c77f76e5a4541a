//! `dialpad://` addresses, which Dialpad's own program opens: `developers.dialpad.com/docs/app-launch-urls`.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// An address that dials `phone_number` (E.164).
#[must_use]
pub fn launch_url(phone_number: &str, caller_id: Option<&str>, custom_data: &str) -> String {
    let encoded = |text| utf8_percent_encode(text, NON_ALPHANUMERIC);
    let mut url = format!(
        "dialpad://{phone_number}?customData={}",
        encoded(custom_data)
    );
    if let Some(caller_id) = caller_id {
        url.push_str("&fromNumber=");
        url.extend(encoded(caller_id));
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_and_what_comes_along() {
        assert_eq!(
            launch_url("+15555550123", Some("+15555550100"), "a b&c=\"d\""),
            "dialpad://+15555550123?customData=a%20b%26c%3D%22d%22&fromNumber=%2B15555550100"
        );
        assert_eq!(
            launch_url("+15555550123", None, "x"),
            "dialpad://+15555550123?customData=x"
        );
    }
}
