//! A labelled set: what sources tell, and which of it is one conversation. The result is the same in any order.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::conversation::{Sighting, Verdict, conversations};
use super::{CallState, Direction, Outcome};
use crate::Timestamp;

/// 2026-11-20T09:00:00Z.
const NINE: i64 = 1_795_165_200_000;

/// What a source tells: `name source user number direction outcome start end`, times in seconds after nine, `-` for none.
fn sighting(line: &str) -> Sighting {
    let words: Vec<_> = line.split_whitespace().collect();
    let [id, source, user, number, direction, outcome, start, end] = words.as_slice() else {
        panic!("{line}");
    };
    let said = |word: &str| (word != "-").then(|| word.to_owned());
    let at =
        |word: &str| said(word).map(|word| Timestamp(NINE + word.parse::<i64>().unwrap() * 1000));
    Sighting {
        id: (*id).to_owned(),
        source: (*source).to_owned(),
        user: said(user),
        number: said(number),
        direction: Direction::from_word(direction).unwrap(),
        state: CallState::Ended,
        outcome: said(outcome).map(|word| Outcome::from_word(&word).unwrap()),
        started_at: at(start).unwrap(),
        ended_at: at(end),
    }
}

/// A case: what is told, and each conversation with its leader first. What isn't named is alone.
struct Case {
    what: &'static str,
    told: &'static [&'static str],
    same: &'static [&'static str],
    verdicts: &'static [(&'static str, &'static str, bool)],
}

const CASES: &[Case] = &[
    Case {
        what: "Teams and Placetel see one outbound call, their clocks two seconds apart",
        told: &[
            "p placetel asha +491512345678 outbound completed 0 180",
            "t teams asha +491512345678 outbound completed 2 179",
        ],
        same: &["p t"],
        verdicts: &[],
    },
    Case {
        what: "a phone's list over Bluetooth knows only when a call of Tata Tele began",
        told: &[
            "b bluetooth_pbap asha +919999988888 inbound - 4 -",
            "s tata_tele asha +919999988888 inbound completed 0 95",
        ],
        same: &["s b"],
        verdicts: &[],
    },
    Case {
        what: "the desk phone was missed, Teams was answered: the one where they talked is shown",
        told: &[
            "p placetel asha +491512345678 inbound missed 0 20",
            "t teams asha +491512345678 inbound completed 1 240",
        ],
        same: &["t p"],
        verdicts: &[],
    },
    Case {
        what: "three sources",
        told: &[
            "p placetel asha +491512345678 inbound completed 0 100",
            "t teams asha +491512345678 inbound completed 1 101",
            "b bluetooth_pbap asha +491512345678 inbound - 3 -",
            "m manual asha +491512345678 inbound completed 0 120",
        ],
        same: &["p t b m"],
        verdicts: &[],
    },
    Case {
        what: "two quick calls, both seen by both: each goes with its own",
        told: &[
            "s1 tata_tele asha +919999988888 outbound no-answer 0 20",
            "s2 tata_tele asha +919999988888 outbound completed 26 90",
            "b1 bluetooth_pbap asha +919999988888 outbound - 1 -",
            "b2 bluetooth_pbap asha +919999988888 outbound - 27 -",
        ],
        same: &["s1 b1", "s2 b2"],
        verdicts: &[],
    },
    Case {
        what: "two quick calls, the phone knows only the second",
        told: &[
            "s1 tata_tele asha +919999988888 outbound no-answer 0 20",
            "s2 tata_tele asha +919999988888 outbound completed 26 90",
            "b2 bluetooth_pbap asha +919999988888 outbound - 27 -",
        ],
        same: &["s2 b2"],
        verdicts: &[],
    },
    Case {
        what: "two quick calls to the same number, one through each source: two",
        told: &[
            "s tata_tele asha +919999988888 outbound no-answer 0 20",
            "b bluetooth_pbap asha +919999988888 outbound - 45 -",
        ],
        same: &[],
        verdicts: &[],
    },
    Case {
        what: "another agent's call to the same number at the same time: two",
        told: &[
            "p placetel asha +491512345678 inbound completed 0 100",
            "t teams ben +491512345678 inbound completed 0 100",
        ],
        same: &[],
        verdicts: &[],
    },
    Case {
        what: "the directions contradict each other: two",
        told: &[
            "p placetel asha +491512345678 inbound missed 0 10",
            "t teams asha +491512345678 outbound completed 8 100",
        ],
        same: &[],
        verdicts: &[],
    },
    Case {
        what: "a source tells calls apart itself: two",
        told: &[
            "p1 placetel asha +491512345678 inbound completed 0 100",
            "p2 placetel asha +491512345678 inbound missed 5 15",
        ],
        same: &[],
        verdicts: &[],
    },
    Case {
        what: "the example of the documentation",
        told: &[
            "A placetel asha +491512345678 inbound completed 0 185",
            "B teams asha +491512345678 inbound completed 2 184",
            "C bluetooth_pbap asha +491512345678 inbound - 4 -",
            "D teams asha +491512345678 outbound completed 240 300",
            "E bluetooth_pbap asha +491512345678 inbound - 260 -",
        ],
        same: &["A B C"],
        verdicts: &[],
    },
    Case {
        what: "no answer through one line, dialled through another at once: two, also where a phone saw one of them",
        told: &[
            "s tata_tele asha +919999988888 outbound no-answer 0 8",
            "j jt_telecom asha +919999988888 outbound completed 10 60",
            "b bluetooth_pbap asha +919999988888 outbound - 11 -",
        ],
        same: &["j b"],
        verdicts: &[],
    },
    Case {
        what: "an inbound call that one line passes on to another: one",
        told: &[
            "s twilio asha +919999988888 inbound completed 0 60",
            "p placetel asha +919999988888 inbound completed 3 60",
        ],
        same: &["s p"],
        verdicts: &[],
    },
    Case {
        what: "another number, a withheld one, nobody's call: all apart",
        told: &[
            "p placetel asha +491512345678 inbound completed 0 100",
            "t teams asha +491512345679 inbound completed 0 100",
            "w1 placetel asha - inbound completed 200 300",
            "w2 teams asha - inbound completed 200 300",
            "n1 placetel - +491512345670 inbound missed 400 420",
            "n2 teams - +491512345670 inbound missed 400 420",
        ],
        same: &[],
        verdicts: &[],
    },
    Case {
        what: "a conversation of an hour, entered by hand with its minutes only",
        told: &[
            "s tata_tele asha +919999988888 outbound completed 45 3600",
            "m manual asha +919999988888 outbound completed 0 3600",
        ],
        same: &["s m"],
        verdicts: &[],
    },
    Case {
        what: "a person set two apart: they stay so, and the third goes with the nearer one",
        told: &[
            "p placetel asha +491512345678 inbound completed 0 100",
            "t teams asha +491512345678 inbound completed 1 101",
            "b bluetooth_pbap asha +491512345678 inbound - 1 -",
        ],
        same: &["t b"],
        verdicts: &[("p", "t", false)],
    },
    Case {
        what: "a person joined what the rule keeps apart",
        told: &[
            "p placetel asha +491512345678 inbound missed 0 10",
            "t teams ben +491512345670 outbound completed 900 1000",
        ],
        same: &["t p"],
        verdicts: &[("p", "t", true)],
    },
];

fn shown(told: &[Sighting], verdicts: &[Verdict]) -> BTreeSet<Vec<String>> {
    let mut groups: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (id, leader) in conversations(told, verdicts) {
        groups.entry(leader).or_default().insert(id);
    }
    let row = |(leader, others): (String, BTreeSet<String>)| {
        std::iter::once(leader).chain(others).collect()
    };
    groups.into_iter().map(row).collect()
}

fn expected(case: &Case) -> BTreeSet<Vec<String>> {
    let group = |line: &&str| {
        let mut ids: Vec<_> = line.split(' ').map(ToOwned::to_owned).collect();
        ids[1..].sort();
        ids
    };
    case.same.iter().map(group).collect()
}

fn told(case: &Case) -> (Vec<Sighting>, Vec<Verdict>) {
    let verdict = |(a, b, same): &(&str, &str, bool)| Verdict {
        a: (*a).to_owned(),
        b: (*b).to_owned(),
        same: *same,
    };
    (
        case.told.iter().map(|line| sighting(line)).collect(),
        case.verdicts.iter().map(verdict).collect(),
    )
}

#[test]
fn the_labelled_set() {
    for case in CASES {
        let (told, verdicts) = told(case);
        assert_eq!(shown(&told, &verdicts), expected(case), "{}", case.what);
    }
}

proptest! {
    /// All cases at once, hours apart, in any order.
    #[test]
    fn the_labelled_set_in_any_order(order in Just((0..100_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let (mut all, mut verdicts, mut wanted) = (Vec::new(), Vec::new(), BTreeSet::new());
        for (number, case) in CASES.iter().enumerate() {
            let name = |id: &str| format!("{id}-{number}");
            let (told, said) = told(case);
            for mut one in told {
                one.id = name(&one.id);
                let later = i64::try_from(number).unwrap() * 24 * 3_600_000;
                one.started_at.0 += later;
                one.ended_at = one.ended_at.map(|at| Timestamp(at.0 + later));
                all.push(one);
            }
            verdicts.extend(said.into_iter().map(|one| Verdict { a: name(&one.a), b: name(&one.b), same: one.same }));
            wanted.extend(expected(case).into_iter().map(|group| {
                let mut ids: Vec<_> = group.iter().map(|id| name(id)).collect();
                ids[1..].sort();
                ids
            }));
        }
        let count = all.len();
        let shuffled: Vec<_> = order.iter().filter(|at| **at < count).map(|at| all[*at].clone()).collect();
        prop_assert_eq!(shuffled.len(), count);
        prop_assert_eq!(shown(&shuffled, &verdicts), wanted);
    }

    /// Random entries of few users, numbers and sources, crowded in time: the result doesn't depend on their order, no
    /// conversation has two entries of a source, and none contradicts itself.
    #[test]
    fn order_never_matters(
        entries in prop::collection::vec((0..4_usize, 0..2_usize, 0..2_usize, any::<bool>(), 0..120_i64, 0..90_i64), 0..14),
        order in Just((0..14_usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let sources = ["placetel", "teams", "bluetooth_pbap", "manual"];
        let all: Vec<_> = entries.iter().enumerate().map(|(at, (source, user, number, out, start, long))| {
            let direction = if *out { "outbound" } else { "inbound" };
            let end = if *source == 2 { "-".to_owned() } else { (start + long).to_string() };
            sighting(&format!("c{at} {} u{user} +1{number} {direction} completed {start} {end}", sources[*source]))
        }).collect();
        let shuffled: Vec<_> = order.iter().filter(|at| **at < all.len()).map(|at| all[*at].clone()).collect();
        let result = conversations(&all, &[]);
        prop_assert_eq!(&conversations(&shuffled, &[]), &result);
        let find = |id: &str| all.iter().find(|one| one.id == id).unwrap();
        let mut sources_of: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (id, leader) in &result {
            let (one, leader) = (find(id), find(leader));
            prop_assert!(one.user == leader.user && one.number == leader.number && one.direction == leader.direction);
            prop_assert!(!result.contains_key(&leader.id));
            let held = sources_of.entry(&leader.id).or_insert_with(|| BTreeSet::from([leader.source.as_str()]));
            prop_assert!(held.insert(&one.source), "{id}: a second one of its source");
        }
    }
}
