//! Child processes: drivers, the virtual display, the server.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use tokio::process::{Child, Command};
use tokio::time::timeout;

/// A port that was free a moment ago.
pub(crate) fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// The first of `names` on the PATH, or itself when it is a path to a file.
pub(crate) fn find(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    names.iter().find_map(|name| {
        std::env::split_paths(&path)
            .map(|folder| folder.join(name))
            .find(|file| file.is_file())
    })
}

/// Asks a child to end, so that it tidies up after itself; kills it when it doesn't.
pub(crate) async fn end(child: &mut Child) -> Result<()> {
    signal(child, "TERM").await?;
    if timeout(Duration::from_secs(5), child.wait()).await.is_err() {
        child.kill().await?;
    }
    Ok(())
}

/// Sends a signal by its name (`TERM`, `STOP`, `CONT`); nothing when the child has ended.
pub(crate) async fn signal(child: &Child, name: &str) -> Result<()> {
    let Some(id) = child.id() else { return Ok(()) };
    let status = Command::new("kill")
        .arg(format!("-{name}"))
        .arg(id.to_string())
        .status()
        .await?;
    if !status.success() {
        bail!("kill -{name} {id} failed");
    }
    Ok(())
}

/// Starts a program that dies with us and whose chatter nobody wants.
pub(crate) fn spawn_quietly(command: &mut Command) -> Result<Child> {
    spawn(command.stdout(Stdio::null()).stderr(Stdio::null()))
}

/// Starts a program that dies with us.
pub(crate) fn spawn(command: &mut Command) -> Result<Child> {
    let shown = format!("{:?}", command.as_std());
    command
        .kill_on_drop(true)
        .spawn()
        .with_context(|| format!("can't start {shown}"))
}
