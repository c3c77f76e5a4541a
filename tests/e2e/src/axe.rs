//! axe-core on the page as it is now, open shadow roots included.

use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use fantoccini::wd::TimeoutConfiguration;
use serde_json::Value;

use crate::Browser;
use crate::wait::until;

/// Rules of WCAG 2.0 to 2.2, A and AA.
const RUN: &str = r"
    const done = arguments[arguments.length - 1];
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }).then(
        result => done(result.violations.map(fault => ({
            id: fault.id, impact: fault.impact, help: fault.help,
            where: fault.nodes.slice(0, 5).map(node => node.target.flat().join(' >>> ') + '  ' + node.html.slice(0, 160)),
        }))),
        error => done(String(error)));
";

/// Nothing fades or slides any more: a half-faded text has a poor contrast. What moves for ever doesn't count.
const AT_REST: &str = r"
    const moves = root => [...root.querySelectorAll('*')].some(element =>
        element.getAnimations().some(animation =>
            animation.playState === 'running' && animation.effect.getComputedTiming().endTime !== Infinity) ||
        element.shadowRoot && moves(element.shadowRoot));
    return !moves(document);
";

/// An accessibility scan.
pub struct Scan;

impl Scan {
    /// Fails on every violation, with the elements concerned.
    ///
    /// # Errors
    /// The faults, or axe-core isn't there (`E2E_AXE` names its file).
    pub async fn pass(browser: &Browser, screen: &str) -> Result<()> {
        let file = std::env::var("E2E_AXE")
            .context("E2E_AXE doesn't name axe-core's file; run `cargo xtask test`")?;
        let source = std::fs::read_to_string(&file).with_context(|| file.clone())?;
        let client = browser.client();
        let patient = Some(Duration::from_secs(60));
        client
            .update_timeouts(TimeoutConfiguration::new(patient, patient, None))
            .await?;
        until("everything to have come to rest", async || {
            ensure!(browser.eval(AT_REST, vec![]).await? == true, "it moves");
            Ok(())
        })
        .await?;
        browser.eval(&source, vec![]).await?;
        let found = client.execute_async(RUN, vec![]).await?;
        let Value::Array(faults) = &found else {
            bail!("axe-core on {screen}: {found}")
        };
        if faults.is_empty() {
            return Ok(());
        }
        bail!(
            "accessibility of {screen}: {}",
            serde_json::to_string_pretty(faults)?
        )
    }
}
