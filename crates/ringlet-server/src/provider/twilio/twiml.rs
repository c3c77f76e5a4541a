//! TwiML: what Twilio does when the agent has picked up.

use super::payload::{CALL, LEG};

/// Where Twilio tells of one leg of a call. The key is in `webhook` already.
pub(super) fn callback(webhook: &str, call_id: &str, leg: &str) -> String {
    let both = webhook.contains('?');
    let sign = if both { '&' } else { '?' };
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair(CALL, call_id).append_pair(LEG, leg);
    format!("{webhook}{sign}{}", query.finish())
}

/// Dials the customer and tells of it.
pub(super) fn bridge(customer: &str, from: &str, callback: &str, record: bool) -> String {
    let (from, callback) = (escaped(from), escaped(callback));
    let recording = if record {
        format!(
            " record=\"record-from-answer-dual\" recordingStatusCallback=\"{callback}\" \
             recordingStatusCallbackEvent=\"completed\""
        )
    } else {
        String::new()
    };
    format!(
        "<Response><Dial answerOnBridge=\"true\" callerId=\"{from}\"{recording}>\
         <Number statusCallback=\"{callback}\" statusCallbackEvent=\"initiated ringing answered completed\" \
         statusCallbackMethod=\"POST\">{}</Number></Dial></Response>",
        escaped(customer)
    )
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out_of_its_attribute() {
        let told = callback("https://x.example/hook?key=a", "c&1", "agent");
        assert_eq!(told, "https://x.example/hook?key=a&call=c%261&leg=agent");
        let bridge = bridge("+1\"><Say>", "+2", &told, true);
        assert!(bridge.contains("key=a&amp;call="), "{bridge}");
        assert!(!bridge.contains("<Say>"), "{bridge}");
        assert!(bridge.contains("recordingStatusCallback="), "{bridge}");
    }
}
