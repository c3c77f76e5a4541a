//! Server-sent events out of a byte stream's text, after the HTML standard's "event stream interpretation".

/// One event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServerEvent {
    /// Last `id:` seen so far; empty before the first.
    pub id: String,
    /// `event:`; empty means `message`.
    pub event: String,
    /// All `data:` lines, joined by line feeds.
    pub data: String,
}

/// Takes text in pieces of any size, gives whole events.
#[derive(Debug, Default)]
pub struct EventParser {
    rest: String,
    next: ServerEvent,
    has_data: bool,
}

impl EventParser {
    /// Takes the next piece; gives the events that it completed.
    pub fn push(&mut self, text: &str) -> Vec<ServerEvent> {
        self.rest.push_str(text);
        let mut events = Vec::new();
        while let Some((line, rest)) = split_line(&self.rest) {
            let (line, rest) = (line.to_owned(), rest.to_owned());
            self.rest = rest;
            events.extend(self.line(&line));
        }
        events
    }

    fn line(&mut self, line: &str) -> Option<ServerEvent> {
        if line.is_empty() {
            return self.dispatch();
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field.trim_start_matches('\u{feff}') {
            "event" => self.next.event = value.into(),
            "data" => {
                if self.has_data {
                    self.next.data.push('\n');
                }
                self.next.data.push_str(value);
                self.has_data = true;
            }
            "id" if !value.contains('\0') => self.next.id = value.into(),
            _ => {}
        }
        None
    }

    fn dispatch(&mut self) -> Option<ServerEvent> {
        let id = self.next.id.clone();
        let event = std::mem::replace(
            &mut self.next,
            ServerEvent {
                id,
                ..ServerEvent::default()
            },
        );
        std::mem::take(&mut self.has_data).then_some(event)
    }
}

/// The first whole line and what follows; a lone CR at the end may still become CRLF, so it waits.
fn split_line(text: &str) -> Option<(&str, &str)> {
    let end = text.find(['\n', '\r'])?;
    let (line, rest) = text.split_at(end);
    if rest == "\r" {
        return None;
    }
    Some((line, rest.strip_prefix("\r\n").unwrap_or(&rest[1..])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(id: &str, event: &str, data: &str) -> ServerEvent {
        ServerEvent {
            id: id.into(),
            event: event.into(),
            data: data.into(),
        }
    }

    const STREAM: &str = ": ping\n\nid: 7\nevent: demo_call\ndata: {\"a\":1}\n\ndata: x\r\ndata:y\r\n\r\nevent: reset\ndata\n\n";

    fn expected() -> Vec<ServerEvent> {
        vec![
            event("7", "demo_call", "{\"a\":1}"),
            event("7", "", "x\ny"),
            event("7", "reset", ""),
        ]
    }

    #[test]
    fn whole_stream() {
        assert_eq!(EventParser::default().push(STREAM), expected());
    }

    #[test]
    fn any_cut_gives_the_same_events() {
        for cut in 0..STREAM.len() {
            let mut parser = EventParser::default();
            let mut events = parser.push(&STREAM[..cut]);
            events.extend(parser.push(&STREAM[cut..]));
            assert_eq!(events, expected(), "cut at {cut}");
        }
    }

    #[test]
    fn an_unfinished_event_waits() {
        let mut parser = EventParser::default();
        assert_eq!(parser.push("data: a\n"), []);
        assert_eq!(parser.push("\n"), [event("", "", "a")]);
    }
}
