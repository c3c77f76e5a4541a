//! The browsers of the journeys and their WebDrivers.

use anyhow::{Result, bail};

use super::cargo_tool;
use crate::command::{find, program};
use crate::project::run;
use crate::step::Outcome;

/// A browser engine and what it takes to drive it.
pub(crate) struct Engine {
    /// As `E2E_REQUIRE` names it.
    pub(crate) name: &'static str,
    /// Each line: programs of which one is enough.
    programs: &'static [&'static [&'static str]],
    /// Debian packages that bring them.
    packages: &'static [&'static str],
}

/// Runs all tests that need a browser.
pub(crate) const CHROMIUM: Engine = Engine {
    name: "chromium",
    programs: &[
        &["chromium", "chromium-browser", "google-chrome"],
        &["chromedriver"],
    ],
    packages: &["chromium", "chromium-driver"],
};

/// Runs the core journeys; its driver comes from crates.io.
pub(crate) const FIREFOX: Engine = Engine {
    name: "firefox",
    programs: &[&["firefox-esr", "firefox"]],
    packages: &["firefox-esr"],
};

/// Runs the core journeys, on a virtual display.
pub(crate) const WEBKIT: Engine = Engine {
    name: "webkit",
    programs: &[&["WebKitWebDriver"], &["Xvfb"]],
    packages: &["webkit2gtk-driver", "xvfb"],
};

const ALL: [&Engine; 3] = [&CHROMIUM, &FIREFOX, &WEBKIT];

impl Engine {
    /// All its programs are on the PATH.
    pub(crate) fn is_ready(&self) -> bool {
        self.programs.iter().all(|names| find(names).is_some())
            && (self.name != FIREFOX.name || find(&["geckodriver"]).is_some())
    }
}

/// Names of the engines whose absence is a failure: `E2E_REQUIRE`, else all of them where `CI` is set, else none.
pub(crate) fn required() -> String {
    match (std::env::var("E2E_REQUIRE"), std::env::var_os("CI")) {
        (Ok(names), _) => names,
        (Err(_), Some(_)) => ALL.map(|engine| engine.name).join(","),
        (Err(_), None) => String::new(),
    }
}

/// The absence of this engine is a failure.
pub(crate) fn is_required(engine: &Engine) -> bool {
    required().split(',').any(|name| name.trim() == engine.name)
}

/// Installs missing browsers and drivers where that is possible without asking anybody; says what to do where it isn't.
pub(crate) fn ensure() -> Result<Outcome> {
    install_packages()?;
    if find(FIREFOX.programs[0]).is_some() && find(&["geckodriver"]).is_none() {
        cargo_tool::geckodriver()?;
    }
    let missing: Vec<&Engine> = ALL
        .into_iter()
        .filter(|engine| !engine.is_ready())
        .collect();
    if missing.is_empty() {
        return Ok(Outcome::Done);
    }
    let packages: Vec<&str> = missing
        .iter()
        .flat_map(|engine| engine.packages.iter().copied())
        .collect();
    let names: Vec<&str> = missing.iter().map(|engine| engine.name).collect();
    let advice = format!(
        "no journeys in {}; on Debian: sudo apt-get install {}",
        names.join(", "),
        packages.join(" ")
    );
    if missing.iter().any(|engine| is_required(engine)) {
        bail!("{advice} (required here: {})", required());
    }
    Ok(Outcome::Skipped(advice))
}

/// Asks the distribution for what is missing, when we are root and it is Debian-like.
fn install_packages() -> Result<()> {
    let missing: Vec<&str> = ALL
        .into_iter()
        .filter(|engine| engine.programs.iter().any(|names| find(names).is_none()))
        .flat_map(|engine| engine.packages.iter().copied())
        .collect();
    if missing.is_empty() || find(&["apt-get"]).is_none() || !is_root() {
        return Ok(());
    }
    run(program("apt-get").arg("update"))?;
    let quiet = ["install", "-y", "--no-install-recommends"];
    run(program("apt-get")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(quiet)
        .args(missing))
}

/// We may install packages: our effective user is root.
fn is_root() -> bool {
    crate::command::output(program("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
