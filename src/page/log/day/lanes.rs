//! The calls of a day as lanes: one for each agent, as many lines in it as calls at the same time need.

use ringlet_model::api::CallLogEntry;

/// A call on its line, in minutes since midnight.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Block {
    /// The call.
    pub(super) call: CallLogEntry,
    /// It began.
    pub(super) from: u32,
    /// So many minutes are drawn: a short call still can be seen and pressed.
    pub(super) minutes: u32,
    /// On which line of its lane, from 0.
    pub(super) line: usize,
}

/// An agent's calls.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lane {
    /// The agent's name; None: nobody took these calls.
    pub(super) name: Option<String>,
    /// Earliest first.
    pub(super) blocks: Vec<Block>,
    /// Lines it needs.
    pub(super) lines: usize,
}

/// The shortest a call is drawn, in minutes.
const SHORTEST: u32 = 10;
/// What the style sheet makes of a short call at least, so that it can be pressed, and of a whole day, in CSS pixels.
const NARROWEST_PX: u32 = 25;
const NARROWEST_DAY_PX: u32 = 560;
const DAY: u32 = 24 * 60;

/// Cuts calls into lanes, by name; calls that nobody took come last. `minute` is a call's minute of the day.
pub(super) fn lanes(
    mut calls: Vec<CallLogEntry>,
    minute: impl Fn(&CallLogEntry) -> u32,
) -> Vec<Lane> {
    calls.sort_by(|a, b| (a.started_at, &a.id).cmp(&(b.started_at, &b.id)));
    let mut lanes: Vec<Lane> = Vec::new();
    for call in calls {
        let name = call.user_name.clone().or_else(|| call.user_id.clone());
        let from = minute(&call);
        let talked = call.duration_seconds.unwrap_or_default().max(0) / 60;
        let minutes = u32::try_from(talked).unwrap_or(DAY).max(SHORTEST);
        let block = Block {
            from,
            minutes: minutes.min(DAY.saturating_sub(from)),
            line: 0,
            call,
        };
        match lanes.iter_mut().find(|lane| lane.name == name) {
            Some(lane) => lane.blocks.push(block),
            None => lanes.push(Lane {
                name,
                blocks: vec![block],
                lines: 0,
            }),
        }
    }
    let (from, to) = hours(&lanes);
    let room = ((to - from) * 60 * NARROWEST_PX).div_ceil(NARROWEST_DAY_PX);
    lanes.iter_mut().for_each(|lane| lane.stack(room));
    lanes.sort_by(|a, b| (a.name.is_none(), &a.name).cmp(&(b.name.is_none(), &b.name)));
    lanes
}

impl Lane {
    /// Puts each call on the first line that is free by then; a call takes at least so many minutes of `room`.
    fn stack(&mut self, room: u32) {
        let mut free_from: Vec<u32> = Vec::new();
        for block in &mut self.blocks {
            let free = free_from.iter().position(|free| *free <= block.from);
            block.line = free.unwrap_or(free_from.len());
            let until = block.from + block.minutes.max(room);
            match free_from.get_mut(block.line) {
                Some(free) => *free = until,
                None => free_from.push(until),
            }
        }
        self.lines = free_from.len();
    }
}

/// The hours to draw: the working day, and more where there were calls. `from` inclusive, `to` exclusive.
pub(super) fn hours(lanes: &[Lane]) -> (u32, u32) {
    let blocks = || lanes.iter().flat_map(|lane| &lane.blocks);
    let first = blocks().map(|block| block.from / 60).min();
    let last = blocks()
        .map(|block| (block.from + block.minutes).div_ceil(60))
        .max();
    (first.unwrap_or(8).min(8), last.unwrap_or(18).clamp(18, 24))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::log::sample::entry;

    fn call(id: &str, name: Option<&str>, minute: i64, seconds: i64) -> CallLogEntry {
        CallLogEntry {
            user_id: None,
            user_name: name.map(Into::into),
            duration_seconds: Some(seconds),
            ..entry(id, minute * 60)
        }
    }

    fn cut(calls: Vec<CallLogEntry>) -> Vec<Lane> {
        lanes(calls, |call| (call.started_at.0 / 60_000) as u32)
    }

    #[test]
    fn calls_at_the_same_time_stand_below_one_another() {
        let lanes = cut(vec![
            call("c", Some("Asha"), 630, 0),
            call("b", Some("Asha"), 610, 0),
            call("a", Some("Asha"), 600, 1_200),
        ]);
        let lines: Vec<_> = lanes[0]
            .blocks
            .iter()
            .map(|block| (block.call.id.as_str(), block.line))
            .collect();
        assert_eq!(lines, [("a", 0), ("b", 1), ("c", 0)]);
        assert_eq!(lanes[0].lines, 2);
    }

    #[test]
    fn agents_are_in_order_and_nobody_is_last() {
        let lanes = cut(vec![
            call("a", None, 1, 0),
            call("b", Some("Priya"), 2, 0),
            call("c", Some("Asha"), 3, 0),
        ]);
        let names: Vec<_> = lanes.iter().map(|lane| lane.name.as_deref()).collect();
        assert_eq!(names, [Some("Asha"), Some("Priya"), None]);
    }

    #[test]
    fn a_day_shows_the_working_hours_and_what_lies_outside() {
        assert_eq!(hours(&[]), (8, 18));
        let early = cut(vec![call("a", None, 6 * 60 + 5, 0)]);
        assert_eq!(hours(&early), (6, 18));
        let late = cut(vec![call("a", None, 23 * 60 + 55, 7_200)]);
        assert_eq!(hours(&late), (8, 24));
        assert_eq!(
            late[0].blocks[0].minutes, 5,
            "what goes on after midnight isn't drawn"
        );
    }
}
