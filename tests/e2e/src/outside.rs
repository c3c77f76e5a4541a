//! The outside world, as a browser under test sees it: a few names, which are the pretend Mini Dialer and the pretend gateway of
//! Twilio on this machine, and nothing else. The machine's own name resolution stays as it is.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, ensure};
use ringlet_testkit::Site;
use ringlet_testkit::dialpad::DialpadCompany;
use ringlet_testkit::dialpad::page::DialerPage;
use ringlet_testkit::twilio::PretendTwilio;
use ringlet_testkit::twilio::voice::VoiceGateway;
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// Dialpad, and names that only look like it.
const DIALPAD: [&str; 4] = [
    "dialpad.com",
    "dialpad.com.evil.example",
    "evildialpad.com",
    "sub.dialpad.com",
];

/// Twilio's gateway, where its Voice SDK looks for it first, and where the SDK tells how well a call sounds.
const TWILIO: [&str; 3] = [
    "voice-js.roaming.twilio.com",
    "eventgw.twilio.com",
    "eventgw.us1.twilio.com",
];

/// The auth token of the pretend account.
pub const TWILIO_TOKEN: &str = "secret-token-of-twilio";

/// The API key of the pretend company of Dialpad's.
pub const DIALPAD_KEY: &str = "a-key-of-the-team";

/// Companies at their true names.
pub struct Outside {
    /// The page behind all names of Dialpad.
    pub page: DialerPage,
    /// Keeps the calls of Dialpad's page and sends their events, to whom subscribed.
    pub company: Arc<DialpadCompany>,
    /// Twilio's REST interface; no name leads there, since servers ask it, not browsers.
    pub twilio: PretendTwilio,
    /// Twilio's calls in pages.
    pub voice: VoiceGateway,
    proxy: u16,
    proxying: JoinHandle<()>,
}

impl Outside {
    /// Starts it.
    ///
    /// # Errors
    /// When there is no port for it.
    pub async fn start() -> Result<Self> {
        let company = Arc::new(DialpadCompany::start(DIALPAD_KEY, now).await?);
        let page = DialerPage::start(&DIALPAD, Arc::clone(&company)).await?;
        let twilio = PretendTwilio::start(TWILIO_TOKEN).await?;
        let voice = VoiceGateway::start(&TWILIO, &twilio).await?;
        let (dialpad, gateway) = (page.site().address().port(), voice.site().address().port());
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let proxy = listener.local_addr()?.port();
        let proxying = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                // Most of them are the browser's own wishes, which end here.
                tokio::spawn(async move { drop(connect(client, dialpad, gateway).await) });
            }
        });
        Ok(Self {
            page,
            company,
            twilio,
            voice,
            proxy,
            proxying,
        })
    }

    /// `127.0.0.1:<port>` of a proxy that knows the names, for browsers that can't be told names.
    pub(crate) fn proxy(&self) -> String {
        format!("127.0.0.1:{}", self.proxy)
    }

    /// Chromium's switches: where the names are, whom to trust, and a microphone that isn't one.
    pub(crate) fn chromium(&self) -> Vec<String> {
        let (dialpad, gateway) = (self.page.site(), self.voice.site());
        let map = |name: &str, site: &Site| format!("MAP {name}:443 {}", site.address());
        let rules: Vec<String> = (DIALPAD.iter().map(|name| map(name, dialpad)))
            .chain(TWILIO.iter().map(|name| map(name, gateway)))
            .collect();
        let keys = [dialpad.fingerprint(), gateway.fingerprint()];
        vec![
            format!("--host-resolver-rules={}", rules.join(", ")),
            format!("--ignore-certificate-errors-spki-list={}", keys.join(",")),
            "--use-fake-device-for-media-stream".to_owned(),
            "--use-fake-ui-for-media-stream".to_owned(),
        ]
    }
}

/// The company's clock is the server's.
#[expect(
    clippy::disallowed_methods,
    reason = "the server under test has the real clock"
)]
fn now() -> i64 {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH);
    passed.map_or(0, |passed| {
        i64::try_from(passed.as_millis()).unwrap_or(i64::MAX)
    })
}

impl Drop for Outside {
    fn drop(&mut self) {
        self.proxying.abort();
    }
}

/// One request of a browser to its proxy: `CONNECT` to one of the names goes to who has it, everything else nowhere.
async fn connect(mut client: TcpStream, dialpad: u16, gateway: u16) -> Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        ensure!(head.len() < 8_192, "no request");
        head.push(client.read_u8().await?);
    }
    let head = String::from_utf8_lossy(&head);
    let wanted = head.split(' ').nth(1).context("no request")?;
    let is = |name: &&str| wanted == format!("{name}:443");
    let target = match head.starts_with("CONNECT ") {
        true if DIALPAD.iter().any(&is) => Some(dialpad),
        true if TWILIO.iter().any(is) => Some(gateway),
        _ => None,
    };
    let Some(target) = target else {
        client
            .write_all(b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n")
            .await?;
        return Ok(());
    };
    let mut page = TcpStream::connect(("127.0.0.1", target)).await?;
    client.write_all(b"HTTP/1.1 200 Connected\r\n\r\n").await?;
    copy_bidirectional(&mut client, &mut page).await?;
    Ok(())
}
