//! What came out: medians, and Ringlet's ratio to each peer.

use super::Times;
use super::peer::PEERS;

/// Lines of the report.
#[derive(Default)]
pub(crate) struct Table(Vec<(String, &'static str, Times)>);

impl Table {
    /// One measurement of all peers.
    pub(crate) fn add(&mut self, what: String, unit: &'static str, times: Times) {
        self.0.push((what, unit, times));
    }

    /// Medians with the quartiles' distance, then ratios. Below 1: Ringlet needs less.
    #[allow(clippy::print_stdout, reason = "a report for a person")]
    pub(crate) fn print(&self) {
        print!("{:<50} {:>4}", "median (± half the middle half)", "");
        for peer in PEERS {
            print!(" {:>15}", peer.name);
        }
        println!("   ringlet is × of plain, lit, react, floor");
        for (what, unit, times) in &self.0 {
            print!("{what:<50} {unit:>4}");
            for peer in PEERS {
                let own = times.get(peer.name).map_or(&[][..], Vec::as_slice);
                print!(
                    " {:>9.1} ±{:>4.1}",
                    quantile(own, 0.5),
                    (quantile(own, 0.75) - quantile(own, 0.25)) / 2.0
                );
            }
            let median = |name: &str| times.get(name).map_or(f64::NAN, |own| quantile(own, 0.5));
            let ratios = PEERS[1..]
                .iter()
                .map(|peer| format!("{:.2}", median("ringlet") / median(peer.name)));
            println!("   {}", ratios.collect::<Vec<_>>().join("  "));
        }
    }
}

/// A quantile of unsorted values, the nearest of them.
fn quantile(values: &[f64], part: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "small and positive"
    )]
    let index = (part * last as f64).round() as usize;
    sorted.get(index).copied().unwrap_or(f64::NAN)
}
