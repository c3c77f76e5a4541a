//! What news about a call means, as pure rules.

use ringlet_model::Timestamp;
use ringlet_model::api::CallView;
use ringlet_model::call::{CallState, Direction, Outcome};

/// Something to do because of news.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Show it: a call nobody here knew.
    Open,
    /// An inbound call started to ring.
    Ringing,
    /// It no longer rings.
    RingingOver,
    /// Its state changed.
    State,
    /// It is over.
    Ended,
    /// A disposition was chosen.
    Disposition,
    /// Wrapped up or skipped: nothing left to show.
    Close,
}

/// What follows from `incoming`, given what is known of the same call. None: it is stale, nothing changes.
#[must_use]
pub fn step(known: Option<&CallView>, incoming: &CallView) -> Option<Vec<Effect>> {
    let Some(known) = known else {
        return first_heard(incoming);
    };
    if incoming.revision <= known.revision {
        return None;
    }
    let mut effects = Vec::new();
    let (rang, rings) = (rings_in(known), rings_in(incoming));
    if rings && !rang {
        effects.push(Effect::Ringing);
    }
    if rang && !rings {
        effects.push(Effect::RingingOver);
    }
    // The page hears of a call it dialled once the server knows it.
    if incoming.state != known.state || known.id.is_empty() {
        effects.push(Effect::State);
        if incoming.state == CallState::Ended {
            effects.push(Effect::Ended);
        }
    }
    if incoming.disposition.is_some() && incoming.disposition != known.disposition {
        effects.push(Effect::Disposition);
    }
    if is_done(incoming) && !explains_itself(incoming) {
        effects.push(Effect::Close);
    }
    Some(effects)
}

fn first_heard(incoming: &CallView) -> Option<Vec<Effect>> {
    if is_done(incoming) {
        return None;
    }
    let mut effects = vec![Effect::Open];
    if rings_in(incoming) {
        effects.push(Effect::Ringing);
    }
    effects.push(Effect::State);
    if incoming.state == CallState::Ended {
        effects.push(Effect::Ended);
    }
    Some(effects)
}

/// An inbound call that waits to be taken.
#[must_use]
pub fn rings_in(call: &CallView) -> bool {
    call.direction == Direction::Inbound
        && matches!(
            call.state,
            CallState::Queued | CallState::Dialing | CallState::Ringing
        )
}

/// It came to nothing and says why: shown until the user has read it, though there is nothing to wrap up.
fn explains_itself(call: &CallView) -> bool {
    matches!(call.outcome, Some(Outcome::Failed | Outcome::Blocked))
}

/// Taken by somebody else: an inbound call that rang at several agents.
#[must_use]
pub fn is_somebody_elses(call: &CallView, user: &str) -> bool {
    call.agent
        .as_deref()
        .is_some_and(|agent| !agent.eq_ignore_ascii_case(user))
}

/// Whether a call is shown that was found when the page loaded: it is up, something was written about it, or it ended
/// less than ten minutes ago. Older ones wait in the log; a page shouldn't open with yesterday's pile.
#[must_use]
pub fn is_worth_restoring(call: &CallView, now: Timestamp, has_draft: bool) -> bool {
    const RECENT_SECONDS: i64 = 600;
    call.state.is_up()
        || has_draft
        || call
            .ended_at
            .is_none_or(|end| end.seconds_until(now) < RECENT_SECONDS)
}

/// Over, and nothing left to do with it.
#[must_use]
pub fn is_done(call: &CallView) -> bool {
    call.state == CallState::Ended && call.wrapped_up
}

/// Whether a call that just became known is the one this page is dialling and has no id for yet: same number, ours,
/// begun no more than a minute before we asked (the two clocks may differ).
#[must_use]
pub fn is_the_dialled(pending: &CallView, incoming: &CallView) -> bool {
    pending.id.is_empty()
        && incoming.direction != Direction::Inbound
        && pending.number.e164.is_some()
        && pending.number.e164 == incoming.number.e164
        && incoming.started_at >= Timestamp(pending.started_at.0 - 60_000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::message::sample;

    fn at(state: CallState, revision: u64) -> CallView {
        CallView {
            state,
            revision,
            ..sample()
        }
    }

    fn inbound(state: CallState, revision: u64) -> CallView {
        CallView {
            direction: Direction::Inbound,
            ..at(state, revision)
        }
    }

    #[test]
    fn news_older_than_what_is_known_changes_nothing() {
        let known = at(CallState::Connected, 5);
        for revision in [0, 4, 5] {
            assert_eq!(step(Some(&known), &at(CallState::Ringing, revision)), None);
        }
    }

    #[test]
    fn effects_of_each_move() {
        use CallState::{Connected, Ended, OnHold, Ringing};
        use Effect::{Ended as Over, Open, Ringing as Rings, RingingOver, State};
        for (known, incoming, effects) in [
            (None, at(Ringing, 1), vec![Open, State]),
            (None, inbound(Ringing, 1), vec![Open, Rings, State]),
            (None, at(Ended, 9), vec![Open, State, Over]),
            (
                Some(inbound(Ringing, 1)),
                inbound(Connected, 2),
                vec![RingingOver, State],
            ),
            (
                Some(inbound(Ringing, 1)),
                inbound(Ended, 2),
                vec![RingingOver, State, Over],
            ),
            (Some(at(Connected, 1)), at(OnHold, 2), vec![State]),
            (Some(at(Connected, 1)), at(Connected, 2), vec![]),
            (Some(at(Connected, 1)), at(Ended, 2), vec![State, Over]),
            (
                Some(CallView {
                    id: String::new(),
                    ..at(CallState::Dialing, 0)
                }),
                at(CallState::Dialing, 1),
                vec![State],
            ),
        ] {
            assert_eq!(
                step(known.as_ref(), &incoming),
                Some(effects),
                "{known:?} {incoming:?}"
            );
        }
    }

    #[test]
    fn a_wrapped_up_call_closes_and_stays_closed() {
        let done = CallView {
            wrapped_up: true,
            disposition: Some("Interested".into()),
            ..at(CallState::Ended, 9)
        };
        assert_eq!(step(None, &done), None);
        assert_eq!(
            step(Some(&at(CallState::Ended, 8)), &done),
            Some(vec![Effect::Disposition, Effect::Close])
        );
    }

    #[test]
    fn what_failed_stays_until_it_was_read() {
        let failed = CallView {
            wrapped_up: true,
            outcome: Some(Outcome::Failed),
            ..at(CallState::Ended, 2)
        };
        assert_eq!(
            step(Some(&at(CallState::Dialing, 1)), &failed),
            Some(vec![Effect::State, Effect::Ended])
        );
        assert_eq!(step(None, &failed), None, "another tab's");
    }

    #[test]
    fn a_call_that_somebody_else_took_is_known_by_its_agent() {
        let with = |agent: Option<&str>| CallView {
            agent: agent.map(Into::into),
            ..sample()
        };
        assert!(!is_somebody_elses(&with(None), "asha@example.test"));
        assert!(!is_somebody_elses(
            &with(Some("Asha@example.test")),
            "asha@example.test"
        ));
        assert!(is_somebody_elses(
            &with(Some("ravi@example.test")),
            "asha@example.test"
        ));
    }

    #[test]
    fn old_calls_wait_in_the_log() {
        let end = Timestamp(1_795_000_000_000);
        let over = CallView {
            ended_at: Some(end),
            ..at(CallState::Ended, 2)
        };
        let after = |seconds: i64| Timestamp(end.0 + seconds * 1000);
        assert!(is_worth_restoring(&over, after(599), false));
        assert!(!is_worth_restoring(&over, after(600), false));
        assert!(is_worth_restoring(&over, after(600), true));
        assert!(is_worth_restoring(
            &at(CallState::Connected, 2),
            after(90_000),
            false
        ));
    }

    #[test]
    fn the_dialled_call_is_known_by_number_and_time() {
        let pending = CallView {
            id: String::new(),
            revision: 0,
            ..sample()
        };
        assert!(is_the_dialled(&pending, &sample()));
        let other = |change: fn(&mut CallView)| {
            let mut view = sample();
            change(&mut view);
            is_the_dialled(&pending, &view)
        };
        assert!(!other(|view| view.direction = Direction::Inbound));
        assert!(!other(|view| view.number.e164 = Some("+14155550132".into())));
        assert!(!other(|view| view.started_at.0 -= 61_000));
        assert!(
            !is_the_dialled(&sample(), &sample()),
            "one that has an id is known already"
        );
    }
}
