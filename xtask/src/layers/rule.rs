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

/// All walls.
pub(super) fn imports() -> Vec<Rule> {
    WIDGET.into()
}
