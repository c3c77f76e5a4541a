//! The widget against its peers, in Chromium: the same page, the same work, alternating, medians of many rounds.
//! `cargo xtask bench --widget` builds both and runs this.

mod peer;
mod site;
mod table;

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Result, bail};
use ringlet_e2e::{Browser, Engine, browse_within};
use serde_json::{Value, json};

use peer::{PEERS, Peer};
use table::Table;

/// Times of one kind, in milliseconds, by peer.
type Times = BTreeMap<&'static str, Vec<f64>>;

/// Longer than the whole benchmark takes.
const LIMIT: Duration = Duration::from_secs(3600);

fn main() -> Result<()> {
    let rounds = std::env::var("BENCH_ROUNDS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(9);
    browse_within(LIMIT, Engine::Chromium, "bench", true, async |browser| {
        let base = site::start().await?;
        let mut table = Table::default();
        page_load(browser, &base, rounds, &mut table).await?;
        slow_network(browser, &base, rounds.min(7), &mut table).await?;
        insertion(browser, &base, rounds, &mut table).await?;
        clicks(browser, &base, rounds, &mut table).await?;
        memory(browser, &base, rounds.min(5), &mut table).await?;
        table.print();
        Ok(())
    })
    .map_err(|failure| anyhow::anyhow!("{failure:?}"))
}

/// A page that was sent with a thousand buttons, cold and warm cache.
async fn page_load(browser: &Browser, base: &str, rounds: usize, table: &mut Table) -> Result<()> {
    let mut kinds: BTreeMap<String, Times> = BTreeMap::new();
    for _ in 0..rounds {
        for peer in PEERS {
            for cache in ["cold", "warm"] {
                if cache == "cold" {
                    browser.tell("Network.clearBrowserCache", json!({})).await?;
                }
                let times = load(browser, base, peer, 1000).await?;
                for (kind, time) in ["first", "all", "painted"].iter().zip(times) {
                    kinds
                        .entry(format!("1,000 on the page, {cache}: {kind}"))
                        .or_default()
                        .entry(peer.name)
                        .or_default()
                        .push(time);
                }
            }
        }
    }
    for (kind, times) in kinds {
        table.add(kind, "ms", times);
    }
    Ok(())
}

/// Milliseconds from the start of navigation to the first usable button, to all, and until they were painted.
async fn load(browser: &Browser, base: &str, peer: &Peer, count: usize) -> Result<[f64; 3]> {
    // What the page before still does and fetches isn't this one's.
    browser.open("about:blank").await?;
    browser
        .open(&format!("{base}/page/{}/{count}", peer.name))
        .await?;
    let times = browser.eval_async("await window.load").await?;
    let time = |kind: &str| times[kind].as_f64().unwrap_or(f64::NAN);
    Ok([time("first"), time("all"), time("painted")])
}

/// 200 buttons over 1.6 Mbit/s with 150 ms there and back, on a computer four times slower, nothing cached.
async fn slow_network(
    browser: &Browser,
    base: &str,
    rounds: usize,
    table: &mut Table,
) -> Result<()> {
    let slow = json!({ "offline": false, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 100_000 });
    let fast =
        json!({ "offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    let mut all = Times::new();
    browser.tell("Network.enable", json!({})).await?;
    browser
        .tell("Network.emulateNetworkConditions", slow)
        .await?;
    browser
        .tell("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }))
        .await?;
    for _ in 0..rounds {
        for peer in PEERS {
            browser.tell("Network.clearBrowserCache", json!({})).await?;
            let [_, formatted, _] = load(browser, base, peer, 200).await?;
            all.entry(peer.name).or_default().push(formatted);
        }
    }
    browser
        .tell("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }))
        .await?;
    browser
        .tell("Network.emulateNetworkConditions", fast)
        .await?;
    table.add(
        "200 on the page, slow network and computer: all".to_owned(),
        "ms",
        all,
    );
    Ok(())
}

/// Buttons put into a page that is already there.
async fn insertion(browser: &Browser, base: &str, rounds: usize, table: &mut Table) -> Result<()> {
    for count in [1000, 10_000] {
        let mut kinds: BTreeMap<String, Times> = BTreeMap::new();
        for round in 0..rounds {
            for peer in PEERS {
                load(browser, base, peer, 1).await?;
                browser.eval_async("await insert(200, 5)").await?;
                let from = 1000 + round * count;
                let times = browser
                    .eval_async(&format!("await insert({count}, {from})"))
                    .await?;
                expect_formatted(peer, &times["text"])?;
                for kind in ["formatted", "laidOut", "painted"] {
                    let time = times[kind].as_f64().unwrap_or(f64::NAN);
                    kinds
                        .entry(format!("{count} put in: {kind}"))
                        .or_default()
                        .entry(peer.name)
                        .or_default()
                        .push(time);
                }
            }
        }
        for (kind, times) in kinds {
            table.add(kind, "ms", times);
        }
    }
    Ok(())
}

/// A peer that doesn't do the work isn't one. The last of a thousand is Brazilian.
fn expect_formatted(peer: &Peer, text: &Value) -> Result<()> {
    let text = text.as_str().unwrap_or_default();
    if peer.formats && !text.starts_with("+55 11 9") {
        bail!("{} shows {text:?}", peer.name);
    }
    Ok(())
}

async fn clicks(browser: &Browser, base: &str, rounds: usize, table: &mut Table) -> Result<()> {
    let mut times = Times::new();
    for _ in 0..rounds {
        for peer in PEERS {
            load(browser, base, peer, 1).await?;
            let taken = browser.eval_async("await clicks(200)").await?;
            if taken["count"] != 200 {
                bail!("{}: {} of 200 clicks arrived", peer.name, taken["count"]);
            }
            times
                .entry(peer.name)
                .or_default()
                .push(taken["median"].as_f64().unwrap_or(f64::NAN));
        }
    }
    table.add("click to the page's handler".to_owned(), "µs", times);
    Ok(())
}

/// What 10,000 buttons hold: JavaScript's heap after a collection, and wasm's memory.
async fn memory(browser: &Browser, base: &str, rounds: usize, table: &mut Table) -> Result<()> {
    let mut heap = Times::new();
    for _ in 0..rounds {
        for peer in PEERS {
            load(browser, base, peer, 1).await?;
            browser.eval_async("await insert(10000, 0)").await?;
            browser
                .tell("HeapProfiler.collectGarbage", json!({}))
                .await?;
            let used = browser.tell("Runtime.getHeapUsage", json!({})).await?;
            let whole = ["usedSize", "embedderHeapUsedSize", "backingStorageSize"];
            let bytes: f64 = whole.iter().filter_map(|kind| used[*kind].as_f64()).sum();
            heap.entry(peer.name).or_default().push(bytes / 1e6);
        }
    }
    table.add("memory of 10,000".to_owned(), "MB", heap);
    Ok(())
}
