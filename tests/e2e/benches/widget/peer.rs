//! Who is measured.

/// A way to put call buttons on a page.
pub(crate) struct Peer {
    /// Its page and its script in `bench/peers/`.
    pub(crate) name: &'static str,
    /// It shows numbers in international form.
    pub(crate) formats: bool,
}

/// All of them, in the order of the table.
pub(crate) const PEERS: &[Peer] = &[
    Peer {
        name: "ringlet",
        formats: true,
    },
    Peer {
        name: "plain",
        formats: true,
    },
    Peer {
        name: "lit",
        formats: true,
    },
    Peer {
        name: "react",
        formats: true,
    },
    Peer {
        name: "floor",
        formats: false,
    },
];
