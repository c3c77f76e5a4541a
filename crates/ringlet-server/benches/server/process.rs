//! A server process of its own, with a filled database.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use ringlet_model::Role;
use tempfile::TempDir;

use crate::Options;
use crate::{load, seed};

/// A running server; killed when dropped.
pub(crate) struct Server {
    child: Child,
    /// `127.0.0.1:<port>`.
    pub(crate) address: String,
    /// The administrator's session cookie.
    pub(crate) cookie: String,
    /// Path and query of the webhook door.
    pub(crate) webhook: String,
    _folder: TempDir,
}

impl Server {
    /// Fills a database with `calls` calls and starts the program on it, with `environment` added.
    pub(crate) async fn start(options: &Options, calls: u32, environment: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("bench.db");
        let url = format!("sqlite://{}", database.display());
        let migrated = Command::new(&options.binary)
            .args(["migrate", "--database-url", &url])
            .stdout(Stdio::null())
            .status();
        assert!(migrated.unwrap().success());
        let cookie = seed::fill(&database, calls, options.size(20_000), Role::Admin);
        let address = free_address();
        let child = Command::new(&options.binary)
            .args(["serve", "--listen", &address, "--database-url", &url])
            .env("RINGLET_LOG", "warn")
            .envs(environment.iter().copied())
            .spawn()
            .unwrap();
        let mut server = Self {
            child,
            address,
            cookie,
            webhook: String::new(),
            _folder: folder,
        };
        server.wait_until_ready().await;
        server.switch_on().await;
        server
    }

    async fn wait_until_ready(&self) {
        let until = Instant::now() + Duration::from_secs(60);
        loop {
            if let Ok(mut connection) = load::Connection::open(&self.address).await {
                let answer = connection
                    .send(b"GET /readyz HTTP/1.1\r\nhost: x\r\n\r\n")
                    .await;
                if answer.is_ok_and(|answer| answer.status == 200) {
                    return;
                }
            }
            assert!(Instant::now() < until, "the server doesn't become ready");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Switches Tata Tele on, gives the number that is called to the administrator (so that one person is told of a call,
    /// as on a working day), and learns the address of the webhooks.
    async fn switch_on(&mut self) {
        let mut connection = load::Connection::open(&self.address).await.unwrap();
        let settings = r#"{"enabled":1,"api_token":"bench","phone_number":"918047100001"}"#;
        let path = "/api/resource/CRM%20Tata%20Tele%20Settings/CRM%20Tata%20Tele%20Settings";
        let put = self.head(&self.cookie, "PUT", path, settings.len()) + settings;
        let answer = connection.send(put.as_bytes()).await.unwrap();
        assert_eq!(answer.status, 200, "{}", answer.text());
        let agent = format!(
            r#"{{"user":"{}","mobile_no":"+918047100001"}}"#,
            seed::ADMIN
        );
        let path = "/api/resource/CRM%20Telephony%20Agent";
        let post = self.head(&self.cookie, "POST", path, agent.len()) + &agent;
        let answer = connection.send(post.as_bytes()).await.unwrap();
        assert_eq!(answer.status, 200, "{}", answer.text());
        let path = "/api/ringlet/settings/providers/tata_tele/webhook";
        let answer = connection
            .send(self.head(&self.cookie, "GET", path, 0).as_bytes())
            .await
            .unwrap();
        let info: serde_json::Value = serde_json::from_str(&answer.text()).unwrap();
        let url = url::Url::parse(info["url"].as_str().unwrap()).unwrap();
        self.webhook = format!("{}?{}", url.path(), url.query().unwrap());
    }

    /// A request's head, signed in.
    pub(crate) fn head(&self, cookie: &str, method: &str, path: &str, length: usize) -> String {
        format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\ncookie: sid={}\r\naccept: application/json\r\n\
             content-type: application/json\r\ncontent-length: {length}\r\n\r\n",
            self.address, cookie
        )
    }

    /// Processor time used so far (user and system), seconds.
    pub(crate) fn cpu_seconds(&self) -> f64 {
        // Nanoseconds on the processor, by thread: `stat` counts in hundredths of a second only.
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.child.id())).unwrap();
        let nanoseconds: u64 = tasks
            .filter_map(|task| std::fs::read_to_string(task.ok()?.path().join("schedstat")).ok())
            .filter_map(|line| line.split_whitespace().next()?.parse::<u64>().ok())
            .sum();
        Duration::from_nanos(nanoseconds).as_secs_f64()
    }

    /// Memory held, MiB.
    pub(crate) fn resident_mib(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status
            .lines()
            .find(|line| line.starts_with("VmRSS:"))
            .unwrap();
        let kib: f64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
        kib / 1024.0
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn free_address() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().to_string()
}
