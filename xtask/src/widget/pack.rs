//! What several chunks share. The splitter writes one wasm for each combination of marks, which soon are hundreds of small
//! files; here they are put one after the other into a few, and the link script cuts out of them what it instantiates.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Result, ensure};

use super::dist;

/// Marks of the administrator's screen.
const SETTINGS: [&str; 2] = ["settings", "office"];
/// The mark of what everybody who is signed in has fetched.
const FORMS: &str = "forms";

/// How the link script cuts a piece out of a pack, which is fetched once, and again where that failed.
const PIECE: &str = "const packs = new Map();
const piece = (file, from, to) => () => {
    const pack = packs.get(file) ?? fetch(new URL(file, import.meta.url)).then((answer) => {
        if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
        return answer.arrayBuffer();
    });
    packs.set(file, pack);
    pack.catch(() => packs.delete(file));
    return async (imports) => WebAssembly.instantiate((await pack).slice(from, to), imports);
};
";

/// Shared pieces, by the pack they go to: each with the name under which the splitter wrote it.
#[derive(Default)]
pub(super) struct Packs(BTreeMap<&'static str, Vec<(String, Vec<u8>)>>);

impl Packs {
    /// Puts a piece into the pack of those that need it.
    pub(super) fn add(&mut self, stem: &str, marks: &[String], bytes: Vec<u8>) {
        let pack = self.0.entry(pack_of(marks)).or_default();
        pack.push((stem.to_owned(), bytes));
    }

    /// Writes the packs into `folder`; answers the link script that takes the pieces out of them.
    pub(super) fn write(self, folder: &Path, link: &str) -> Result<String> {
        let mut link = link.to_owned();
        for (name, pieces) in self.0 {
            let whole: Vec<u8> = pieces
                .iter()
                .flat_map(|(_, bytes)| bytes)
                .copied()
                .collect();
            let file = dist::hashed(name, "bin", &whole);
            std::fs::write(folder.join(&file), &whole)?;
            let mut from = 0;
            for (stem, bytes) in pieces {
                let to = from + bytes.len();
                let before = fetching(&stem);
                ensure!(
                    link.contains(&before),
                    "the splitter fetches {stem} in another way"
                );
                link = link.replace(&before, &format!("piece(\"./{file}\", {from}, {to})"));
                from = to;
            }
        }
        Ok(format!("{PIECE}{link}"))
    }
}

/// As the splitter has a piece of its own fetched.
fn fetching(stem: &str) -> String {
    format!(
        "() => {{
    const src = fetch(new URL(\"./{stem}.wasm\", import.meta.url));
    src.catch(() => {{}});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}}
"
    )
}

/// Few enough to be fetched at once, and each with little in it that one of those who fetch it doesn't need.
fn pack_of(marks: &[String]) -> &'static str {
    let of_settings = |mark: &String| SETTINGS.contains(&mark.as_str());
    if marks.iter().any(|mark| mark == FORMS) {
        "shared_forms"
    } else if marks.iter().all(of_settings) {
        "shared_settings"
    } else if marks.iter().any(of_settings) {
        "shared_all"
    } else {
        "shared_calls"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(names: &[&str]) -> Vec<String> {
        names.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_piece_goes_where_those_who_need_it_look() {
        for (needed_by, pack) in [
            (&["forms", "log"][..], "shared_forms"),
            (&["office", "settings"], "shared_settings"),
            (&["list", "office"], "shared_all"),
            (&["list", "log"], "shared_calls"),
        ] {
            assert_eq!(pack_of(&marks(needed_by)), pack, "{needed_by:?}");
        }
    }

    #[test]
    fn the_link_script_takes_pieces_out_of_packs() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let mut packs = Packs::default();
        packs.add("chunk_1", &marks(&["list", "log"]), b"one".to_vec());
        packs.add("chunk_2", &marks(&["log", "stats"]), b"two".to_vec());
        let link = format!(
            "a = makeLoad({}, []);\nb = makeLoad({}, []);\n",
            fetching("chunk_1"),
            fetching("chunk_2")
        );
        let link = packs.write(folder.path(), &link)?;
        assert!(
            link.contains(", 0, 3), []);") && link.contains(", 3, 6), []);"),
            "{link}"
        );
        let file = std::fs::read_dir(folder.path())?.next().transpose()?;
        let whole = file.map(|file| std::fs::read(file.path())).transpose()?;
        assert_eq!(whole.as_deref(), Some(&b"onetwo"[..]));
        Ok(())
    }
}
