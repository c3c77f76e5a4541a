//! What holds whatever arrives, in whatever order.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;

use proptest::prelude::*;
use ringlet_dialpad::arrived::{Fields, Value};
use ringlet_dialpad::bridge::{Bridge, Effect, Phase};
use ringlet_dialpad::command::{Command, InitiateCall};
use ringlet_dialpad::id::Id;
use ringlet_dialpad::message::{Authentication, Message, Party, PartyId, Ringing};

/// A message as a browser might hand it over.
#[derive(Clone, Debug, Default, PartialEq)]
struct Tree(BTreeMap<String, Value<Tree>>);

impl Fields for Tree {
    fn field(&self, name: &str) -> Value<Self> {
        self.0.get(name).cloned().unwrap_or(Value::Absent)
    }
}

fn tree(entries: impl IntoIterator<Item = (&'static str, Value<Tree>)>) -> Tree {
    Tree(
        entries
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

fn text(text: &str) -> Value<Tree> {
    Value::Text(text.to_owned())
}

/// A message as Dialpad writes it.
fn write(message: &Message) -> Tree {
    let (method, payload) = match message {
        Message::Authentication(Authentication::Out) => (
            "user_authentication",
            tree([
                ("user_authenticated", Value::Flag(false)),
                ("user_id", Value::Null),
            ]),
        ),
        Message::Authentication(Authentication::In(user)) => (
            "user_authentication",
            tree([
                ("user_authenticated", Value::Flag(true)),
                ("user_id", user.map_or(Value::Null, number)),
            ]),
        ),
        Message::Ringing(ringing) => (
            "call_ringing",
            tree([
                ("state", text(if ringing.on { "on" } else { "off" })),
                ("id", number(ringing.id)),
                ("external_number", text(&ringing.external_number)),
                (
                    "internal_number",
                    optional(ringing.internal_number.as_ref()),
                ),
                ("contact", party(ringing.contact.as_ref())),
                ("target", party(ringing.target.as_ref())),
            ]),
        ),
    };
    tree([
        ("api", text("opencti_dialpad")),
        ("version", text("1.0")),
        ("method", text(method)),
        ("payload", Value::Object(payload)),
    ])
}

/// A number where that is exact, else digits.
fn number(id: Id) -> Value<Tree> {
    id.exact_number()
        .map_or_else(|| Value::Text(id.digits()), Value::Number)
}

fn optional(value: Option<&String>) -> Value<Tree> {
    value.map_or(Value::Absent, |value| text(value))
}

fn party(party: Option<&Party>) -> Value<Tree> {
    let Some(party) = party else {
        return Value::Absent;
    };
    Value::Object(tree([
        (
            "id",
            match &party.id {
                Some(PartyId::Text(key)) => text(key),
                Some(PartyId::Number(key)) => Value::Number(key.exact_number().unwrap_or(1.0)),
                None => Value::Absent,
            },
        ),
        ("type", optional(party.kind.as_ref())),
        ("name", optional(party.name.as_ref())),
        ("phone", optional(party.phone.as_ref())),
        ("email", optional(party.email.as_ref())),
    ]))
}

fn any_id() -> impl Strategy<Value = Id> {
    (1..=i64::MAX).prop_filter_map("an id", |id| Id::from_digits(&id.to_string()))
}

fn exact_id() -> impl Strategy<Value = Id> {
    (1..(1_u64 << 53)).prop_filter_map("an id", |id| Id::from_digits(&id.to_string()))
}

fn any_party() -> impl Strategy<Value = Party> {
    let word = || proptest::option::of(".{0,12}");
    let id = prop_oneof![
        Just(None),
        ".{0,12}".prop_map(|key| Some(PartyId::Text(key))),
        exact_id().prop_map(|id| Some(PartyId::Number(id))),
    ];
    (id, word(), word(), word(), word()).prop_map(|(id, kind, name, phone, email)| Party {
        id,
        kind,
        name,
        phone,
        email,
    })
}

fn any_message() -> impl Strategy<Value = Message> {
    let party = || proptest::option::of(any_party());
    let ringing = (
        any::<bool>(),
        any_id(),
        "\\+[1-9][0-9]{6,14}",
        proptest::option::of("\\+[1-9][0-9]{6,14}|blocked"),
        party(),
        party(),
    )
        .prop_map(
            |(on, id, external_number, internal_number, contact, target)| Ringing {
                on,
                id,
                external_number,
                internal_number,
                contact,
                target,
            },
        );
    prop_oneof![
        Just(Message::Authentication(Authentication::Out)),
        proptest::option::of(any_id())
            .prop_map(|user| Message::Authentication(Authentication::In(user))),
        ringing.prop_map(Message::Ringing),
    ]
}

/// Something that is in no place what Dialpad writes there.
fn rubbish() -> impl Strategy<Value = Value<Tree>> {
    prop_oneof![
        Just(Value::Other),
        Just(Value::Number(f64::NAN)),
        Just(Value::Number(-1.5)),
        Just(Value::Text("\u{0}off ".into())),
        Just(Value::Object(Tree::default())),
    ]
}

/// Values of every kind under the names that messages use.
fn any_tree() -> impl Strategy<Value = Tree> {
    let names = prop_oneof![
        Just("api".to_owned()),
        Just("version".to_owned()),
        Just("method".to_owned()),
        Just("payload".to_owned()),
        Just("state".to_owned()),
        Just("id".to_owned()),
        Just("user_authenticated".to_owned()),
        Just("user_id".to_owned()),
        Just("external_number".to_owned()),
        Just("contact".to_owned()),
        Just("__proto__".to_owned()),
        ".{0,8}",
    ];
    let words = prop_oneof![
        Just("opencti_dialpad".to_owned()),
        Just("1.0".to_owned()),
        Just("call_ringing".to_owned()),
        Just("user_authentication".to_owned()),
        Just("on".to_owned()),
        ".{0,20}",
    ];
    let leaf = prop_oneof![
        Just(Value::Absent),
        Just(Value::Null),
        Just(Value::Other),
        any::<bool>().prop_map(Value::Flag),
        any::<f64>().prop_map(Value::Number),
        words.prop_map(Value::Text),
    ];
    let node = leaf.prop_recursive(3, 40, 10, move |inner| {
        proptest::collection::btree_map(names.clone(), inner, 0..10)
            .prop_map(|fields| Value::Object(Tree(fields)))
    });
    node.prop_map(|value| match value {
        Value::Object(tree) => tree,
        other => tree([("api", other)]),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    /// What Dialpad writes is read as it was meant, and fields that we don't know don't disturb.
    #[test]
    fn messages_come_through(message in any_message(), more in any_tree()) {
        let mut written = write(&message);
        for (name, value) in more.0 {
            written.0.entry(name).or_insert(value);
        }
        prop_assert_eq!(Message::read(&written), Some(message));
    }

    /// Whatever else arrives: no panic, and what is believed could have been written by Dialpad.
    #[test]
    fn rubbish_is_not_believed(arrived in any_tree()) {
        if let Some(message) = Message::read(&arrived) {
            prop_assert_eq!(Message::read(&write(&message)), Some(message));
            prop_assert_eq!(arrived.field("api"), text("opencti_dialpad"));
            prop_assert_eq!(arrived.field("version"), text("1.0"));
        }
    }

    /// One wrong value where a value must be, and the message is none.
    #[test]
    fn one_wrong_value_spoils_a_message(message in any_message(), wrong in rubbish(), place in 0..4_usize) {
        let mut written = write(&message);
        let top = ["api", "version", "method"];
        let is_top = top.get(place).map(|name| written.0.insert((*name).to_owned(), wrong.clone()));
        if is_top.is_none() {
            let Some(Value::Object(payload)) = written.0.get_mut("payload") else { unreachable!() };
            let inside = match message {
                Message::Authentication(_) => "user_authenticated",
                Message::Ringing(_) => "id",
            };
            payload.0.insert(inside.to_owned(), wrong);
        }
        prop_assert_eq!(Message::read(&written), None);
    }

    /// Over any story: commands go only to somebody signed in and settled, the tab is claimed once for each sign-in, each
    /// dial is answered at most once, and time never stands still.
    #[test]
    fn the_rules_hold_over_any_story(steps in proptest::collection::vec(any_step(), 1..60)) {
        let mut bridge = Bridge::new(0);
        let mut now = 0;
        let mut claims_due = 0;
        let mut answered = Vec::new();
        for (key, step) in steps.into_iter().enumerate() {
            let key = u32::try_from(key).unwrap();
            let effects = match step {
                Step::Wait(ms) => { now += ms; bridge.tick(now) }
                Step::Hear(message) => bridge.hear(now, *message),
                Step::Load => bridge.loaded(now),
                Step::Want => bridge.want(now, key),
                Step::Dial => {
                    let call = InitiateCall { phone_number: "+14155550132".into(), ..InitiateCall::default() };
                    let taken = bridge.initiate(call).is_ok();
                    prop_assert_eq!(taken, matches!(bridge.phase(), Phase::SignedIn { settles_at: None, .. }));
                    Vec::new()
                }
            };
            for effect in effects {
                match effect {
                    Effect::Authentication(Authentication::In(_)) => claims_due = 1,
                    Effect::Authentication(Authentication::Out) => claims_due = 0,
                    Effect::Post(command) => {
                        prop_assert_eq!(&command, &Command::EnableCurrentTab, "nothing else goes by itself");
                        prop_assert!(bridge.takes_commands());
                        prop_assert!(claims_due > 0, "claimed twice");
                        claims_due -= 1;
                    }
                    Effect::Ready(key) => {
                        prop_assert!(bridge.takes_commands());
                        prop_assert!(!answered.contains(&key));
                        answered.push(key);
                    }
                    Effect::Dropped(key, _) => {
                        prop_assert!(!answered.contains(&key));
                        answered.push(key);
                    }
                    Effect::Phase | Effect::Ringing(_) => {}
                }
            }
            // Waking up when told to always leads on.
            if let Some(at) = bridge.wakes_at() {
                let mut ahead = bridge.clone();
                ahead.tick(at);
                prop_assert!(ahead.wakes_at().is_none_or(|next| next > at));
            }
        }
    }
}

#[derive(Clone, Debug)]
enum Step {
    Wait(u64),
    Hear(Box<Message>),
    Load,
    Want,
    Dial,
}

fn any_step() -> impl Strategy<Value = Step> {
    let user = prop_oneof![
        Just(None),
        Just(Id::from_digits("7")),
        Just(Id::from_digits("8"))
    ];
    prop_oneof![
        (0..40_000_u64).prop_map(Step::Wait),
        (0..500_u64).prop_map(Step::Wait),
        user.prop_map(|user| hear(Message::Authentication(Authentication::In(user)))),
        any_message().prop_map(hear),
        Just(Step::Load),
        Just(Step::Want),
        Just(Step::Dial),
    ]
}

fn hear(message: Message) -> Step {
    Step::Hear(Box::new(message))
}
