//! Who is on the other side.

use super::*;

#[test]
fn who_is_calling() {
    let record = |name: &str, title: &str| RecordMatch {
        doctype: "Contact".into(),
        name: name.into(),
        title: title.into(),
        subtitle: None,
    };
    let ringing = inbound(CallView {
        state: CallState::Ringing,
        capabilities: all(),
        ..sample()
    });
    let face = Face::of(&scene(&ringing));
    assert_eq!(face.name, Name::Text("Lata Shah".into()));
    assert_eq!(
        face.record
            .as_ref()
            .and_then(|record| record.href.as_deref()),
        Some("/crm/CRM%20Lead/CRM-LEAD-2026-00001")
    );
    assert_eq!(
        feet(&face),
        [("Reject", Kind::Danger), ("Answer", Kind::Answer)]
    );

    let several = CallView {
        matches: vec![record("a", "Jonas Weber"), record("b", "Stadtwerke Berlin")],
        ..ringing.clone()
    };
    let face = Face::of(&scene(&several));
    assert_eq!(
        (face.name, face.pick, face.record),
        (Name::Text("2 records match".into()), true, None)
    );
    let picked = RecordRef {
        doctype: "Contact".into(),
        name: "b".into(),
    };
    let face = Face::of(&Scene {
        picked: Some(&picked),
        ..scene(&several)
    });
    assert_eq!(
        (face.name, face.pick),
        (Name::Text("Stadtwerke Berlin".into()), false)
    );

    let stranger = CallView {
        matches: vec![],
        display_name: None,
        ..ringing
    };
    let face = Face::of(&Scene {
        place: Some("India".into()),
        ..scene(&stranger)
    });
    assert_eq!(face.name, Name::Number("+91 99999 88888".into()));
    assert_eq!(
        face.sub,
        [
            Name::Text("Not in your CRM".into()),
            Name::Text("India".into())
        ]
    );
    assert!(face.lead);
}

#[test]
fn initials_of_names() {
    for (name, expected) in [
        ("Lata Shah", "LS"),
        ("Maximiliane von Schwarzenberg-Hohenlohe", "MS"),
        ("João Pedro de Albuquerque Cavalcanti", "JC"),
        ("ليلى الشامي", "لش"),
        ("लता शाह", "लश"),
        ("+91 99999 88888", ""),
        ("", ""),
        ("lata", "L"),
    ] {
        assert_eq!(initials(name), expected, "{name:?}");
    }
}
