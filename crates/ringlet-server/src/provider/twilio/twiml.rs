//! TwiML: what Twilio does with a call when it asks us.

use std::io;

use quick_xml::Writer;
use quick_xml::events::BytesText;

use super::payload::{CALL, LEG, USER};

/// How long agents are rung, seconds.
const RING_SECONDS: &str = "30";
/// What is told of each leg.
const EVENTS: &str = "initiated ringing answered completed";

/// The customer is dialled and connected with who is on the line.
pub struct Bridge<'a> {
    /// E.164.
    pub customer: &'a str,
    /// Our number, which the customer sees.
    pub from: &'a str,
    /// Where Twilio tells of the customer's leg.
    pub callback: &'a str,
    /// Both sides are recorded from the answer on.
    pub record: bool,
}

/// Agents are rung, all at once; who answers first has the call.
pub struct Ring<'a> {
    /// Our webhook's address, with its key.
    pub webhook: &'a str,
    /// Our own id of the call.
    pub call_id: &'a str,
    /// Asked what to do when nobody answered, and when the call is over.
    pub over: &'a str,
    /// Whom.
    pub agents: &'a [Rung],
    /// Both sides are recorded from the answer on.
    pub record: bool,
}

/// An agent who is rung.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    /// User id.
    pub user: String,
    /// On what.
    pub device: Device,
}

/// What an agent takes calls on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Device {
    /// The browser, by its identity.
    Browser(String),
    /// A phone, E.164.
    Phone(String),
}

/// A sentence that Twilio speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// As Twilio names the language.
    pub language: &'static str,
    /// The sentence.
    pub text: &'static str,
}

type Xml = Writer<Vec<u8>>;

/// Where Twilio tells of one leg of a call. The key is in `webhook` already.
#[must_use]
pub fn callback(webhook: &str, call_id: &str, leg: &str) -> String {
    with_query(webhook, &[(CALL, call_id), (LEG, leg)])
}

fn with_query(url: &str, pairs: &[(&str, &str)]) -> String {
    let sign = if url.contains('?') { '&' } else { '?' };
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(pairs);
    format!("{url}{sign}{}", query.finish())
}

/// Dials the customer and tells of it.
#[must_use]
pub fn bridge(bridge: &Bridge<'_>) -> String {
    response(|xml| {
        let mut dial = xml
            .create_element("Dial")
            .with_attribute(("answerOnBridge", "true"))
            .with_attribute(("callerId", bridge.from));
        if bridge.record {
            dial = dial.with_attributes(recording(bridge.callback));
        }
        dial.write_inner_content(|xml| {
            xml.create_element("Number")
                .with_attributes(told(bridge.callback))
                .write_text_content(BytesText::new(bridge.customer))?;
            Ok(())
        })?;
        Ok(())
    })
}

/// Rings the agents and tells of each.
#[must_use]
pub fn ring(ring: &Ring<'_>) -> String {
    let whole = callback(ring.webhook, ring.call_id, super::payload::INBOUND);
    response(|xml| {
        let mut dial = xml
            .create_element("Dial")
            .with_attribute(("answerOnBridge", "true"))
            .with_attribute(("timeout", RING_SECONDS))
            .with_attribute(("action", ring.over))
            .with_attribute(("method", "POST"));
        if ring.record {
            dial = dial.with_attributes(recording(&whole));
        }
        dial.write_inner_content(|xml| {
            for agent in ring.agents {
                rung(xml, ring, agent)?;
            }
            Ok(())
        })?;
        Ok(())
    })
}

fn rung(xml: &mut Xml, ring: &Ring<'_>, agent: &Rung) -> io::Result<()> {
    let of = [
        (CALL, ring.call_id),
        (LEG, super::payload::RUNG),
        (USER, &agent.user),
    ];
    let callback = with_query(ring.webhook, &of);
    match &agent.device {
        Device::Phone(number) => {
            xml.create_element("Number")
                .with_attributes(told(&callback))
                .write_text_content(BytesText::new(number))?;
        }
        Device::Browser(identity) => {
            xml.create_element("Client")
                .with_attributes(told(&callback))
                .write_inner_content(|xml| {
                    xml.create_element("Identity")
                        .write_text_content(BytesText::new(identity))?;
                    xml.create_element("Parameter")
                        .with_attribute(("name", super::CALL_PARAMETER))
                        .with_attribute(("value", ring.call_id))
                        .write_empty()?;
                    Ok(())
                })?;
        }
    }
    Ok(())
}

/// Says why, and hangs up.
#[must_use]
pub fn sorry(spoken: Spoken) -> String {
    response(|xml| {
        xml.create_element("Say")
            .with_attribute(("language", spoken.language))
            .write_text_content(BytesText::new(spoken.text))?;
        xml.create_element("Hangup").write_empty()?;
        Ok(())
    })
}

/// Nothing more: the call ends.
#[must_use]
pub fn nothing() -> String {
    response(|_| Ok(()))
}

fn told(callback: &str) -> [(&'static str, &str); 3] {
    [
        ("statusCallback", callback),
        ("statusCallbackEvent", EVENTS),
        ("statusCallbackMethod", "POST"),
    ]
}

fn recording(callback: &str) -> [(&'static str, &str); 3] {
    [
        ("record", "record-from-answer-dual"),
        ("recordingStatusCallback", callback),
        ("recordingStatusCallbackEvent", "completed"),
    ]
}

/// The document. Writing into memory doesn't fail; were it to, an empty answer ends the call.
fn response(content: impl FnOnce(&mut Xml) -> io::Result<()>) -> String {
    let mut xml = Writer::new(Vec::new());
    let written = xml
        .create_element("Response")
        .write_inner_content(content)
        .map(drop);
    match written.map(|()| String::from_utf8(xml.into_inner())) {
        Ok(Ok(text)) => text,
        _ => "<Response></Response>".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out_of_its_attribute() {
        let told = callback("https://x.example/hook?key=a", "c&1", "agent");
        assert_eq!(told, "https://x.example/hook?key=a&call=c%261&leg=agent");
        let text = bridge(&Bridge {
            customer: "+1\"><Say>",
            from: "+2\"><Say>",
            callback: &told,
            record: true,
        });
        assert!(text.contains("key=a&amp;call="), "{text}");
        assert!(!text.contains("<Say>"), "{text}");
        assert!(text.contains("recordingStatusCallback="), "{text}");
    }

    #[test]
    fn several_agents_are_rung_at_once_each_on_their_device() {
        let agents = [
            Rung {
                user: "a@x.example".to_owned(),
                device: Device::Browser("a(at)x.example".to_owned()),
            },
            Rung {
                user: "b@x.example".to_owned(),
                device: Device::Phone("+15550100009".to_owned()),
            },
        ];
        let text = ring(&Ring {
            webhook: "https://x.example/hook?key=k",
            call_id: "c1",
            over: "https://x.example/over",
            agents: &agents,
            record: false,
        });
        assert_eq!(text.matches("<Dial ").count(), 1, "{text}");
        assert!(
            text.contains(
                "<Identity>a(at)x.example</Identity><Parameter name=\"ringlet_call\" value=\"c1\"/>"
            ),
            "{text}"
        );
        assert!(text.contains(">+15550100009</Number>"), "{text}");
        assert!(text.contains("leg=rung&amp;user=b%40x.example"), "{text}");
        assert!(!text.contains("record="), "{text}");
    }
}
