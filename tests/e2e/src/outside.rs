//! The outside world, as a browser under test sees it: a few names, all of them the pretend Mini Dialer on this machine, and
//! nothing else. The machine's own name resolution stays as it is.

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ringlet_testkit::dialpad::page::DialerPage;
use sha2::{Digest, Sha256};
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// Dialpad, and names that only look like it.
const NAMES: [&str; 4] = [
    "dialpad.com",
    "dialpad.com.evil.example",
    "evildialpad.com",
    "sub.dialpad.com",
];

/// The pretend Mini Dialer at its true name.
pub struct Outside {
    /// The page behind all names.
    pub page: DialerPage,
    proxy: u16,
    proxying: JoinHandle<()>,
}

impl Outside {
    /// Starts it.
    ///
    /// # Errors
    /// When there is no port for it.
    pub async fn start() -> Result<Self> {
        let page = DialerPage::start(&NAMES).await?;
        let target = page.address().port();
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let proxy = listener.local_addr()?.port();
        let proxying = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                // Most of them are the browser's own wishes, which end here.
                tokio::spawn(async move { drop(connect(client, target).await) });
            }
        });
        Ok(Self {
            page,
            proxy,
            proxying,
        })
    }

    /// `127.0.0.1:<port>` of a proxy that knows the names, for browsers that can't be told names.
    pub(crate) fn proxy(&self) -> String {
        format!("127.0.0.1:{}", self.proxy)
    }

    /// Chromium's switches: where the names are, and whom to trust.
    pub(crate) fn chromium(&self) -> [String; 2] {
        let port = self.page.address().port();
        let rules = NAMES.map(|name| format!("MAP {name}:443 127.0.0.1:{port}"));
        let key = STANDARD.encode(Sha256::digest(self.page.public_key()));
        [
            format!("--host-resolver-rules={}", rules.join(", ")),
            format!("--ignore-certificate-errors-spki-list={key}"),
        ]
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        self.proxying.abort();
    }
}

/// One request of a browser to its proxy: `CONNECT` to one of the names goes to the page, everything else nowhere.
async fn connect(mut client: TcpStream, target: u16) -> Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        ensure!(head.len() < 8_192, "no request");
        head.push(client.read_u8().await?);
    }
    let head = String::from_utf8_lossy(&head);
    let wanted = head.split(' ').nth(1).context("no request")?;
    let is_known =
        head.starts_with("CONNECT ") && NAMES.iter().any(|name| wanted == format!("{name}:443"));
    if !is_known {
        client
            .write_all(b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n")
            .await?;
        return Ok(());
    }
    let mut page = TcpStream::connect(("127.0.0.1", target)).await?;
    client.write_all(b"HTTP/1.1 200 Connected\r\n\r\n").await?;
    copy_bidirectional(&mut client, &mut page).await?;
    Ok(())
}
