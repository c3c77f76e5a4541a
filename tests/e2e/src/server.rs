//! The real server binary on a free port, with a database and a key of its own, and the demo line.

use std::path::PathBuf;
use std::process::Stdio;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, ensure};
use jsonwebtoken::{EncodingKey, Header};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::process::{Child, Command};

use crate::process;
use crate::wait::until;

/// Demo logins: user and password, as `serve --demo` prints them.
pub const ADMIN: (&str, &str) = ("admin@example.test", "demo-admin");
/// Takes and makes calls.
pub const AGENT: (&str, &str) = ("agent@example.test", "demo-agent");
/// May look, not call.
pub const VIEWER: (&str, &str) = ("viewer@example.test", "demo-viewer");

/// A running server. It ends with this value; [`Server::kill`] ends it as a power cut does.
pub struct Server {
    url: String,
    listen: String,
    allow_origin: String,
    folder: TempDir,
    child: Child,
}

impl Server {
    /// Starts it and waits until it is ready.
    pub(crate) async fn start(allow_origin: &str) -> Result<Self> {
        let listen = format!("127.0.0.1:{}", process::free_port()?);
        let folder = tempfile::tempdir()?;
        let child = launch(&listen, allow_origin, &folder)?;
        let url = format!("http://{listen}");
        let server = Self {
            url,
            listen,
            allow_origin: allow_origin.to_owned(),
            folder,
            child,
        };
        server.ready().await?;
        Ok(server)
    }

    /// `http://127.0.0.1:<port>`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Kills it without a warning.
    ///
    /// # Errors
    /// When it can't be killed.
    pub async fn kill(&mut self) -> Result<()> {
        Ok(self.child.kill().await?)
    }

    /// Starts it again after [`Server::kill`], on the same port and database.
    ///
    /// # Errors
    /// When it doesn't get ready.
    pub async fn start_again(&mut self) -> Result<()> {
        self.child = launch(&self.listen, &self.allow_origin, &self.folder)?;
        self.ready().await
    }

    /// Ends it as a service manager does.
    pub(crate) async fn end(mut self) -> Result<()> {
        process::end(&mut self.child).await
    }

    /// The last lines it logged.
    #[must_use]
    pub fn log(&self) -> String {
        let text =
            std::fs::read_to_string(self.folder.path().join("server.log")).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        lines[lines.len().saturating_sub(40)..].join("\n")
    }

    /// Asks the server as a signed-in user, without a browser.
    ///
    /// # Errors
    /// When the login is refused.
    pub async fn sign_in(&self, (user, password): (&str, &str)) -> Result<Api> {
        let api = Api {
            url: self.url.clone(),
            token: String::new(),
        };
        let answer = api
            .post(
                "/api/ringlet/token",
                json!({ "usr": user, "pwd": password }),
            )
            .await?;
        let token = answer["token"].as_str().context("no token")?.to_owned();
        Ok(Api { token, ..api })
    }

    /// A token as the embedding site's own server would sign it for one of its users, good for an hour.
    ///
    /// # Errors
    /// When the administrator can't make an embed secret.
    #[expect(
        clippy::disallowed_methods,
        reason = "the server under test has the real clock"
    )]
    pub async fn embed_token(&self, user: &str) -> Result<String> {
        let admin = self.sign_in(ADMIN).await?;
        let answer = admin
            .post("/api/ringlet/settings/embed/secret", json!({}))
            .await?;
        let secret = answer["secret"]
            .as_str()
            .context("no embed secret")?
            .to_owned();
        let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
        let claims = json!({ "sub": user, "exp": now + 3600, "aud": self.url });
        Ok(jsonwebtoken::encode(
            &Header::default(),
            &claims,
            &EncodingKey::from_secret(secret.as_bytes()),
        )?)
    }

    async fn ready(&self) -> Result<()> {
        let url = format!("{}/readyz", self.url);
        let waited = until("the server to be ready", async || {
            let status = reqwest::get(&url).await?.status();
            ensure!(status.is_success(), "it answers {status}");
            Ok(())
        });
        waited.await.with_context(|| self.log())
    }
}

/// The server's HTTP, signed in.
pub struct Api {
    url: String,
    token: String,
}

impl Api {
    /// GET; the JSON.
    ///
    /// # Errors
    /// A status that isn't 2xx, with the body.
    pub async fn get(&self, path: &str) -> Result<Value> {
        self.send(reqwest::Client::new().get(format!("{}{path}", self.url)))
            .await
    }

    /// POST of JSON; the JSON.
    ///
    /// # Errors
    /// A status that isn't 2xx, with the body.
    pub async fn post(&self, path: &str, body: Value) -> Result<Value> {
        self.send(
            reqwest::Client::new()
                .post(format!("{}{path}", self.url))
                .json(&body),
        )
        .await
    }

    /// PUT of JSON; the JSON.
    ///
    /// # Errors
    /// A status that isn't 2xx, with the body.
    pub async fn put(&self, path: &str, body: Value) -> Result<Value> {
        self.send(
            reqwest::Client::new()
                .put(format!("{}{path}", self.url))
                .json(&body),
        )
        .await
    }

    /// DELETE.
    ///
    /// # Errors
    /// A status that isn't 2xx, with the body.
    pub async fn delete(&self, path: &str) -> Result<Value> {
        self.send(reqwest::Client::new().delete(format!("{}{path}", self.url)))
            .await
    }

    async fn send(&self, request: reqwest::RequestBuilder) -> Result<Value> {
        let request = if self.token.is_empty() {
            request
        } else {
            request.bearer_auth(&self.token)
        };
        let answer = request.send().await?;
        let (status, url) = (answer.status(), answer.url().path().to_owned());
        let body = answer.text().await?;
        ensure!(status.is_success(), "{url} answered {status}: {body}");
        Ok(serde_json::from_str(&body).unwrap_or(Value::String(body)))
    }
}

fn launch(listen: &str, allow_origin: &str, folder: &TempDir) -> Result<Child> {
    let log = std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(folder.path().join("server.log"))?;
    let database = format!("sqlite://{}", folder.path().join("ringlet.db").display());
    let mut command = Command::new(binary()?);
    // The demo line's waits, halved; stamps and talk times stay those of a real call.
    command.env("RINGLET_DEMO_PACE", "0.5");
    command
        .arg("serve")
        .args(["--demo", "--allow-private-endpoints"])
        .args(["--listen", listen, "--allow-origin", allow_origin]);
    command.args([
        "--public-url",
        &format!("http://{listen}"),
        "--database-url",
        &database,
    ]);
    command
        .arg("--secret-key-file")
        .arg(folder.path().join("ringlet.key"));
    process::spawn(
        command
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log),
    )
}

/// `E2E_SERVER`, else the one beside our own test binary.
fn binary() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("E2E_SERVER") {
        return Ok(named.into());
    }
    let beside = std::env::current_exe()?.with_file_name("../ringlet-server");
    ensure!(
        beside.is_file(),
        "no server at {}: cargo build --bin ringlet-server",
        beside.display()
    );
    Ok(beside)
}
