//! Who may embed: sites that an administrator allowed, for people whom the site's own server vouches for.

use anyhow::{Result, ensure};
use ringlet_e2e::{AGENT, Page, Stage, journey, until};

use crate::popup::{ANSWERED, CALL};

async fn error_heard(stage: &Stage, code: &str) -> Result<()> {
    until(&format!("the error {code}"), async || {
        let heard = stage
            .browser
            .eval("return window.heard ?? []", vec![])
            .await?;
        ensure!(heard.to_string().contains(code), "the page heard {heard}");
        Ok(())
    })
    .await
}

fn page(stage: &Stage, token: &str) -> Page {
    let body = format!(
        "<script>window.heard = []; addEventListener('ringlet-error', event => heard.push(event.detail.code));</script>
         <call-button phone-number=\"{ANSWERED}\"></call-button>"
    );
    Page {
        html: stage.html(&body, &format!("data-token=\"{token}\"")),
        csp: None,
    }
}

/// A good token on a site that nobody allowed.
async fn a_foreign_site(stage: &mut Stage) -> Result<()> {
    let token = stage.server.embed_token(AGENT.0).await?;
    let foreign = stage.foreign_site().await?;
    let url = foreign.put("/", page(stage, &token));
    stage.expect_network_faults();
    stage.browser.open(&url).await?;
    stage.browser.click(CALL).await?;
    error_heard(stage, "backend-unreachable").await
}

/// An allowed site with a token that somebody else signed.
async fn a_forged_token(stage: &mut Stage) -> Result<()> {
    let token = stage.server.embed_token(AGENT.0).await?;
    let (unsigned, _) = token.rsplit_once('.').unwrap_or_default();
    let url = stage
        .pages
        .put("/", page(stage, &format!("{unsigned}.AAAA")));
    stage.expect_network_faults();
    stage.browser.open(&url).await?;
    stage.browser.click(CALL).await?;
    error_heard(stage, "not-authenticated").await
}

journey!(a_foreign_site: Chromium);
journey!(a_forged_token: Chromium, Firefox, WebKit);
