//! What must hold for every set of reports about a call, in every order.

use proptest::prelude::*;
use ringlet_model::Timestamp;
use ringlet_model::call::{
    CallEvent, CallRecord, CallState, Direction, EventKind, Facts, Leg, Outcome, Stamp,
};

fn timestamp() -> impl Strategy<Value = Timestamp> {
    // Few enough values that ties are common, and the extremes that a hostile body could carry.
    prop_oneof![
        8 => 0_i64..20_000,
        1 => Just(i64::MIN),
        1 => Just(i64::MAX),
    ]
    .prop_map(Timestamp)
}

fn stamp() -> impl Strategy<Value = Stamp> {
    (timestamp(), any::<bool>()).prop_map(|(at, exact)| Stamp { at, exact })
}

fn leg() -> impl Strategy<Value = Option<Leg>> {
    prop::option::of(prop_oneof![Just(Leg::Agent), Just(Leg::Customer)])
}

fn outcome() -> impl Strategy<Value = Option<Outcome>> {
    prop::option::of(prop::sample::select(Outcome::BY_STRENGTH.to_vec()))
}

fn kind() -> impl Strategy<Value = EventKind> {
    prop_oneof![
        Just(EventKind::Dialing),
        leg().prop_map(EventKind::Ringing),
        leg().prop_map(EventKind::Answered),
        Just(EventKind::Held),
        Just(EventKind::Resumed),
        outcome().prop_map(EventKind::Ended),
        outcome().prop_map(EventKind::Past),
        Just(EventKind::Other),
    ]
}

fn facts() -> impl Strategy<Value = Facts> {
    let text = || prop::option::of("[ab]{0,2}");
    let seconds =
        prop_oneof![8 => 0_i64..100, 1 => Just(-5), 1 => Just(i64::MAX), 1 => Just(i64::MIN)];
    (
        prop::option::of(timestamp()),
        prop::option::of(timestamp()),
        prop::option::of(timestamp()),
        prop::option::of(seconds),
        (text(), text(), text(), text()),
    )
        .prop_map(|(started, answered, ended, talk_seconds, texts)| Facts {
            started,
            answered,
            ended,
            talk_seconds,
            recording_url: texts.0,
            reason: texts.1,
            rung_agent: texts.2,
            answered_agent: texts.3,
        })
}

fn event() -> impl Strategy<Value = CallEvent> {
    (stamp(), kind(), facts()).prop_map(|(stamp, kind, facts)| CallEvent { stamp, kind, facts })
}

fn direction() -> impl Strategy<Value = Direction> {
    prop::sample::select(vec![
        Direction::Inbound,
        Direction::Outbound,
        Direction::Internal,
    ])
}

/// Events, and the same events again: shuffled, and some of them repeated.
fn events_twice() -> impl Strategy<Value = (Vec<CallEvent>, Vec<CallEvent>)> {
    prop::collection::vec(event(), 1..9).prop_flat_map(|events| {
        let repeats = prop::collection::vec(prop::sample::select(events.clone()), 0..6);
        let again = repeats
            .prop_map({
                let events = events.clone();
                move |repeats| [events.clone(), repeats].concat()
            })
            .prop_shuffle();
        (Just(events), again)
    })
}

fn replay(direction: Direction, started: Stamp, events: &[CallEvent]) -> CallRecord {
    let mut record = CallRecord::new(direction, started);
    for event in events {
        record.apply(event);
    }
    record
}

/// Everything a reader can see of a record: nothing of it may panic.
fn faces(record: &CallRecord) -> impl PartialEq + std::fmt::Debug + use<> {
    (
        record.state(),
        record.outcome(),
        record.started_at(),
        record.answered_at(),
        record.ended_at(),
        record.duration_seconds(),
        record.recording_url().map(ToOwned::to_owned),
        record.reason().map(ToOwned::to_owned),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn order_and_repetition_dont_matter(
        direction in direction(),
        started in stamp(),
        (events, again) in events_twice(),
    ) {
        let once = replay(direction, started, &events);
        let other = replay(direction, started, &again);
        prop_assert_eq!(&once, &other);
        prop_assert_eq!(faces(&once), faces(&other));
    }

    #[test]
    fn an_inbound_call_is_the_same_whichever_report_came_first(
        (events, again) in events_twice(),
    ) {
        let from_first = |events: &[CallEvent]| {
            let heard = Stamp::heard(events[0].stamp.at);
            replay(Direction::Inbound, heard, events)
        };
        prop_assert_eq!(from_first(&events), from_first(&again));
    }

    #[test]
    fn no_event_moves_a_call_backwards(
        direction in direction(),
        started in stamp(),
        events in prop::collection::vec(event(), 1..12),
    ) {
        let mut record = CallRecord::new(direction, started);
        for event in &events {
            let (state, outcome) = (record.state(), record.outcome());
            record.apply(event);
            prop_assert!(record.state().rank() >= state.rank(), "{state:?} → {:?}", record.state());
            if state == CallState::Ended {
                prop_assert_eq!(record.state(), CallState::Ended);
            }
            // A known result may be corrected by a provider's own word, but never becomes unknown again.
            prop_assert!(outcome.is_none() || record.outcome().is_some());
        }
    }

    #[test]
    fn what_is_shown_is_consistent(
        direction in direction(),
        started in stamp(),
        events in prop::collection::vec(event(), 0..12),
    ) {
        let record = replay(direction, started, &events);
        let ended = record.state() == CallState::Ended;
        // Only of a call that is told of when it is long over nobody may know since when.
        let past = events.iter().any(|event| matches!(event.kind, EventKind::Past(_)));
        prop_assert!(record.ended_at().is_none() || ended);
        prop_assert!(record.ended_at().is_some() || !ended || past);
        prop_assert!(ended || record.outcome().is_none());
        prop_assert!(record.outcome().is_some() || record.duration_seconds().is_none());
        prop_assert!(record.duration_seconds().unwrap_or(0) >= 0);
        if let Some(outcome) = record.outcome() {
            prop_assert_eq!(outcome.seen_from(direction), outcome);
        }
    }

    #[test]
    fn a_stored_record_reads_back_the_same(
        direction in direction(),
        started in stamp(),
        events in prop::collection::vec(event(), 0..12),
    ) {
        let record = replay(direction, started, &events);
        let text = serde_json::to_string(&record).unwrap();
        prop_assert_eq!(serde_json::from_str::<CallRecord>(&text).unwrap(), record);
    }
}
