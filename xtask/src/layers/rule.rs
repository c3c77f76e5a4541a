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

/// All walls.
pub(super) fn imports() -> Vec<Rule> {
    Vec::new()
}
