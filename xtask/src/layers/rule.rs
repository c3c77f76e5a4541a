//! The walls inside a package.

/// A wall: code in some places may not use some paths.
pub(super) struct Rule {
    /// Folders and files, from the project's root.
    pub(super) within: &'static [&'static str],
    /// Folders and files among them that may.
    pub(super) except: &'static [&'static str],
    /// Beginnings of forbidden paths.
    pub(super) not: &'static [&'static str],
    /// What the wall is for.
    pub(super) why: &'static str,
}

impl Rule {
    /// The path lies behind this wall.
    pub(super) fn forbids(&self, path: &[String]) -> bool {
        self.not.iter().any(|start| {
            let start: Vec<&str> = start.split("::").collect();
            path.len() >= start.len()
                && path.iter().zip(&start).all(|(ours, theirs)| ours == theirs)
        })
    }
}

/// The widget, from the outside to the inside: page, element → component → session → backend, softphone → browser.
const WIDGET: [Rule; 5] = [
    Rule {
        within: &["src/component"],
        except: &[],
        not: &[
            "crate::backend::Client",
            "crate::softphone",
            "crate::page",
            "gloo_net",
        ],
        why: "a component shows what it is given and never fetches",
    },
    Rule {
        within: &["src/session"],
        except: &[],
        not: &["crate::component", "crate::page", "crate::element"],
        why: "the session is there without any view of it",
    },
    Rule {
        within: &["src/backend"],
        except: &[],
        not: &[
            "crate::softphone",
            "crate::session",
            "crate::component",
            "crate::page",
        ],
        why: "the backend carries requests and knows nothing of who makes them",
    },
    Rule {
        within: &["src/softphone"],
        except: &[],
        not: &[
            "crate::backend",
            "crate::session",
            "crate::component",
            "crate::page",
        ],
        why: "a softphone and the backend don't know each other",
    },
    Rule {
        within: &["src/browser", "src/i18n", "src/icon"],
        except: &[],
        not: &[
            "crate::backend",
            "crate::softphone",
            "crate::session",
            "crate::component",
            "crate::page",
            "crate::element",
        ],
        why: "it serves all the others and needs none of them",
    },
];

/// The server, from the outside to the inside: route, worker → service → storage, provider, vault, realtime.
const SERVER: [Rule; 7] = [
    Rule {
        within: &["crates/ringlet-server/src"],
        except: &["crates/ringlet-server/src/storage/sqlite"],
        not: &["rusqlite", "rusqlite_migration"],
        why: "SQL stays behind the storage traits",
    },
    Rule {
        within: &[
            "crates/ringlet-server/src/route",
            "crates/ringlet-server/src/worker",
        ],
        except: &[],
        not: &["crate::storage::sqlite"],
        why: "only the app chooses who stands behind a trait",
    },
    Rule {
        within: &["crates/ringlet-server/src/service"],
        except: &[],
        not: &[
            "crate::route",
            "crate::worker",
            "crate::storage::sqlite",
            "axum",
        ],
        why: "a service is the same whoever asks and whatever stores",
    },
    Rule {
        within: &["crates/ringlet-server/src/storage"],
        except: &[],
        not: &[
            "crate::route",
            "crate::worker",
            "crate::service",
            "crate::provider",
            "axum",
        ],
        why: "storage keeps what it is given",
    },
    Rule {
        within: &[
            "crates/ringlet-server/src/realtime",
            "crates/ringlet-server/src/vault",
        ],
        except: &[],
        not: &[
            "crate::route",
            "crate::worker",
            "crate::service",
            "crate::provider",
            "axum",
        ],
        why: "it serves the services and needs none of them",
    },
    Rule {
        within: &["crates/ringlet-server/src/provider"],
        except: &[],
        not: &[
            "crate::route",
            "crate::worker",
            "crate::service",
            "crate::storage",
            "crate::realtime",
            "axum",
        ],
        why: "a provider speaks to its company and never sees the database",
    },
    Rule {
        within: &["crates/ringlet-server/src/worker"],
        except: &[],
        not: &["crate::route", "axum"],
        why: "a worker uses services as a route does",
    },
];

/// All walls.
pub(super) fn imports() -> Vec<Rule> {
    WIDGET.into_iter().chain(SERVER).collect()
}
