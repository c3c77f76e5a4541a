//! Reads the cards of a phone's call list (Bluetooth PBAP): vCard 2.1 and 3.0, as phones really write them.
//!
//! The property is `X-IRMC-CALL-DATETIME`, its kind a bare parameter (`;MISSED`) or a `TYPE`; the number and the name may
//! be empty. The folding, quoted-printable and character sets of cards are `calcard`'s business.

use calcard::vcard::{VCard, VCardEntry, VCardParameterValue, VCardProperty, VCardValue};
use calcard::{Entry, Parser};

/// Whose call a card tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Somebody called, and was answered.
    Incoming,
    /// The phone's owner called.
    Outgoing,
    /// Somebody called, and wasn't answered.
    Missed,
}

impl Kind {
    /// Reads the word of a card, or a person's.
    #[must_use]
    pub(super) fn from_word(word: &str) -> Option<Self> {
        Some(match word.trim().to_ascii_lowercase().as_str() {
            "received" | "incoming" | "inbound" => Self::Incoming,
            "dialed" | "dialled" | "outgoing" | "outbound" => Self::Outgoing,
            "missed" => Self::Missed,
            _ => return None,
        })
    }

    /// What a file of this name holds: `ich.vcf`, `och.vcf`, `mch.vcf`; the combined `cch.vcf` says nothing.
    #[must_use]
    pub(super) fn of_file(name: &str) -> Option<Self> {
        let name = name.rsplit(['/', '\\']).next()?.to_ascii_lowercase();
        let stem = name.split('.').next()?;
        let says = |word: &str| {
            stem.split(|c: char| !c.is_ascii_alphabetic())
                .any(|part| part == word)
        };
        match () {
            () if says("ich") => Some(Self::Incoming),
            () if says("och") => Some(Self::Outgoing),
            () if says("mch") => Some(Self::Missed),
            () => None,
        }
    }

    /// The word of a card.
    #[must_use]
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Incoming => "RECEIVED",
            Self::Outgoing => "DIALED",
            Self::Missed => "MISSED",
        }
    }
}

/// What a card tells of one call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CallCard {
    /// Whose call it was.
    pub kind: Kind,
    /// When, as the card writes it.
    pub stamp: String,
    /// The other side's number; empty when withheld.
    pub number: String,
    /// The other side's name.
    pub name: Option<String>,
}

/// The cards of a file, each with the line on which it begins.
pub(super) fn cards(text: &str) -> Vec<(u64, &str)> {
    let mut cards = Vec::new();
    let (mut begun, mut line, mut place) = (None, 0, 0);
    for row in text.split_inclusive('\n') {
        line += 1;
        if row.trim().eq_ignore_ascii_case("BEGIN:VCARD") {
            if let Some((at, from)) = begun {
                cards.push((at, &text[from..place]));
            }
            begun = Some((line, place));
        }
        place += row.len();
    }
    if let Some((at, from)) = begun {
        cards.push((at, &text[from..]));
    }
    cards
}

/// Reads one card; `usual` is the kind of a card that doesn't say.
///
/// # Errors
/// A sentence that says why it tells of no call.
pub(super) fn read(card: &str, usual: Option<Kind>) -> Result<CallCard, String> {
    let Entry::VCard(card) = Parser::new(card).entry() else {
        return Err("This card can't be read.".to_owned());
    };
    let call = property(
        &card,
        |name| matches!(name, VCardProperty::Other(name) if name.eq_ignore_ascii_case("X-IRMC-CALL-DATETIME")),
    );
    let call = call.ok_or("This card is a contact's, not a call's.")?;
    let kind = kind(call).or(usual).ok_or(
        "Neither the card nor the file says whether the call was incoming, outgoing or missed.",
    )?;
    let stamp = text(call);
    if stamp.is_empty() {
        return Err("The card doesn't say when the call was.".to_owned());
    }
    let number = property(&card, |name| *name == VCardProperty::Tel).map(text);
    let number = number.unwrap_or_default();
    let number = number.strip_prefix("tel:").unwrap_or(&number).trim();
    Ok(CallCard {
        kind,
        stamp,
        number: number.chars().take(64).collect(),
        name: name(&card),
    })
}

fn property(card: &VCard, wanted: impl Fn(&VCardProperty) -> bool) -> Option<&VCardEntry> {
    card.entries.iter().find(|entry| wanted(&entry.name))
}

fn kind(call: &VCardEntry) -> Option<Kind> {
    call.params.iter().find_map(|param| match &param.value {
        VCardParameterValue::Text(word) => Kind::from_word(word),
        VCardParameterValue::Null => Kind::from_word(param.name.as_str()),
        _ => None,
    })
}

fn texts(entry: &VCardEntry) -> impl Iterator<Item = &str> {
    entry
        .values
        .iter()
        .flat_map(|value| match value {
            VCardValue::Text(text) => std::slice::from_ref(text).iter(),
            VCardValue::Component(parts) => parts.iter(),
            _ => [].iter(),
        })
        .map(|text| text.trim())
}

fn text(entry: &VCardEntry) -> String {
    texts(entry).collect::<Vec<_>>().join("")
}

/// The formatted name, else given and family name.
fn name(card: &VCard) -> Option<String> {
    let whole = property(card, |name| *name == VCardProperty::Fn).map(text);
    let parts = || {
        let entry = property(card, |name| *name == VCardProperty::N)?;
        let mut parts: Vec<&str> = texts(entry).take(2).collect();
        parts.reverse();
        parts.retain(|part| !part.is_empty());
        Some(parts.join(" "))
    };
    let name = whole.filter(|name| !name.is_empty()).or_else(parts)?;
    let name: String = name.chars().take(140).collect();
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(card: &str) -> Result<CallCard, String> {
        read(&format!("BEGIN:VCARD\r\n{card}\r\nEND:VCARD\r\n"), None)
    }

    #[test]
    fn both_versions_are_read_with_all_their_oddities() {
        let call = |kind, stamp: &str, number: &str, name: Option<&str>| {
            Ok(CallCard {
                kind,
                stamp: stamp.to_owned(),
                number: number.to_owned(),
                name: name.map(str::to_owned),
            })
        };
        for (card, wanted) in [
            (
                "VERSION:3.0\r\nN:;Asha Doe;;;\r\nFN:Asha Doe\r\nTEL;TYPE=CELL:+493023125021\r\nX-IRMC-CALL-DATETIME;TYPE=MISSED:20261119T120000Z",
                call(
                    Kind::Missed,
                    "20261119T120000Z",
                    "+493023125021",
                    Some("Asha Doe"),
                ),
            ),
            (
                "VERSION:3.0\r\nFN:A\r\nTEL:1\r\nX-IRMC-CALL-DATETIME;RECEIVED:20261119T120000",
                call(Kind::Incoming, "20261119T120000", "1", Some("A")),
            ),
            (
                "VERSION:2.1\r\nN:Doe;Asha\r\nTEL;X-0:1155\r\nX-IRMC-CALL-DATETIME;DIALED:20261119T120000",
                call(Kind::Outgoing, "20261119T120000", "1155", Some("Asha Doe")),
            ),
            (
                "VERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg =\r\nM=C3=BCller\r\nTEL;CELL;PREF:0171 234\r\n 5678\r\nX-IRMC-CALL-DATETIME;X-NEW;RECEIVED:20261119T120000",
                call(
                    Kind::Incoming,
                    "20261119T120000",
                    "0171 2345678",
                    Some("Jörg Müller"),
                ),
            ),
            (
                "VERSION:2.1\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller\r\nFN:\r\nTEL:\r\nX-IRMC-CALL-DATETIME;MISSED:20261119T120000",
                call(Kind::Missed, "20261119T120000", "", Some("Müller")),
            ),
            (
                "VERSION:3.0\r\nN:\r\nTEL;VALUE=uri:tel:+4930123\r\nX-IRMC-CALL-DATETIME;TYPE=received:20261119T120000",
                call(Kind::Incoming, "20261119T120000", "+4930123", None),
            ),
        ] {
            assert_eq!(one(card), wanted, "{card}");
        }
    }

    #[test]
    fn what_tells_of_no_call_says_why() {
        for (card, word) in [
            ("VERSION:3.0\r\nFN:A\r\nTEL:1", "contact"),
            (
                "VERSION:2.1\r\nTEL:1\r\nX-IRMC-CALL-DATETIME;MISSED:",
                "when",
            ),
            (
                "VERSION:2.1\r\nTEL:1\r\nX-IRMC-CALL-DATETIME:20261119T120000",
                "incoming",
            ),
        ] {
            let reason = one(card).unwrap_err();
            assert!(reason.contains(word), "{reason}");
        }
        let bare =
            "BEGIN:VCARD\nVERSION:2.1\nTEL:1\nX-IRMC-CALL-DATETIME:20261119T120000\nEND:VCARD\n";
        assert_eq!(
            read(bare, Some(Kind::Outgoing)).unwrap().kind,
            Kind::Outgoing
        );
    }

    #[test]
    fn a_file_is_cut_into_its_cards_whatever_is_broken() {
        let text = "rubbish\nBEGIN:VCARD\nVERSION:2.1\nTEL:1\nbegin:vcard\r\nTEL:2\r\nEND:VCARD\r\n\r\nBEGIN:VCARD\nTEL:3";
        let found: Vec<(u64, usize)> = cards(text)
            .iter()
            .map(|(line, card)| (*line, card.len()))
            .collect();
        assert_eq!(
            found.iter().map(|(line, _)| *line).collect::<Vec<_>>(),
            [2, 5, 9]
        );
        assert!(cards(text)[2].1.ends_with("TEL:3"));
        assert!(cards("").is_empty() && cards("no cards").is_empty());
    }

    #[test]
    fn a_files_name_says_what_it_holds() {
        for (name, kind) in [
            ("telecom/ich.vcf", Some(Kind::Incoming)),
            ("SIM1\\telecom\\OCH.VCF", Some(Kind::Outgoing)),
            ("mch-2026.vcf", Some(Kind::Missed)),
            ("cch.vcf", None),
            ("michael.vcf", None),
            ("", None),
        ] {
            assert_eq!(Kind::of_file(name), kind, "{name}");
        }
    }

    /// The same call in the spelling of one phone or another.
    fn spelled(way: usize, kind: Kind, stamp: &str, number: &str, name: &str) -> String {
        let word = kind.word();
        match way % 4 {
            0 => format!(
                "VERSION:3.0\r\nFN:{name}\r\nTEL;TYPE=CELL:{number}\r\nX-IRMC-CALL-DATETIME;TYPE={word}:{stamp}"
            ),
            1 => format!(
                "VERSION:3.0\nN:;{name};;;\nFN:\nTEL:{number}\nX-IRMC-CALL-DATETIME;{word}:{stamp}"
            ),
            2 => format!(
                "VERSION:2.1\r\nX-IRMC-CALL-DATETIME;{word}:{stamp}\r\nTEL;X-0:{number}\r\nN:;{name}"
            ),
            _ => {
                let quoted: String = name.bytes().map(|byte| format!("={byte:02X}")).collect();
                format!(
                    "VERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{quoted}\r\nTEL;CELL:{number}\r\nx-irmc-call-datetime;{}:{stamp}",
                    word.to_lowercase()
                )
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn every_spelling_says_the_same(
            way in 0_usize..4,
            kind in proptest::sample::select(vec![Kind::Incoming, Kind::Outgoing, Kind::Missed]),
            stamp in "20[0-9]{6}T[0-9]{6}Z?",
            number in "\\+?[0-9]{0,15}",
            name in "([\\p{Latin}\\p{Devanagari}]{1,12}( [\\p{Latin}]{1,12})?)?",
        ) {
            let wanted = CallCard {
                kind,
                stamp: stamp.clone(),
                number: number.clone(),
                name: (!name.is_empty()).then(|| name.clone()),
            };
            let card = spelled(way, kind, &stamp, &number, &name);
            proptest::prop_assert_eq!(one(&card), Ok(wanted), "{}", card);
        }

        #[test]
        fn nothing_that_a_file_holds_is_too_much(text in "(BEGIN:VCARD\r?\n|X-IRMC-CALL-DATETIME|TEL|[;:=\r\n]|\\PC{0,20}){0,40}") {
            for (_, card) in cards(&text) {
                drop(read(card, None));
            }
        }
    }
}
