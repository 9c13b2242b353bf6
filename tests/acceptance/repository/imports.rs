//! The import table of ARCHITECTURE.md against the manifests: a crate may name no dependency that its row does not.

use std::collections::{BTreeMap, BTreeSet};

use super::read;

/// Crate → names in backticks of its "may import" cell; `None` where the cell says "everything".
fn table() -> BTreeMap<String, Option<BTreeSet<String>>> {
    let document = read("ARCHITECTURE.md");
    let rows = document.lines().skip_while(|line| !line.starts_with("| crate |")).skip(2);
    rows.take_while(|line| line.starts_with('|'))
        .map(|line| {
            let cells: Vec<_> = line.split('|').map(str::trim).collect();
            let names = cells[2].split('`').skip(1).step_by(2).map(str::to_owned).collect();
            (cells[1].to_owned(), (cells[2] != "everything").then_some(names))
        })
        .collect()
}

/// Names under `[dependencies]` of a manifest, and our own crates also under `[dev-dependencies]`.
fn dependencies(manifest: &str, ours: &BTreeSet<String>) -> BTreeSet<String> {
    let mut section = "";
    let mut found = BTreeSet::new();
    for line in manifest.lines().map(str::trim) {
        if line.starts_with('[') {
            section = line;
        } else if let Some((name, _)) = line.split_once(['.', ' ', '='])
            && !line.starts_with('#')
            && (section == "[dependencies]" || (section == "[dev-dependencies]" && ours.contains(name)))
        {
            found.insert(name.to_owned());
        }
    }
    found
}

#[test]
fn every_manifest_stays_within_its_row() {
    let table = table();
    let ours = table.keys().cloned().collect();
    let folders = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../backend")).unwrap();
    let crates = folders.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let present: BTreeSet<_> = crates.chain(["tests".to_owned()]).collect();
    assert_eq!(present, ours, "crates in the tree, and rows of the table");
    for (name, allowed) in &table {
        let Some(allowed) = allowed else { continue };
        let manifest = if name == "tests" { "tests".to_owned() } else { format!("backend/{name}") };
        let named = dependencies(&read(&format!("{manifest}/Cargo.toml")), &ours);
        let beyond: Vec<_> = named.difference(allowed).collect();
        assert!(beyond.is_empty(), "{name} imports {beyond:?}; its row in ARCHITECTURE.md does not");
    }
}

#[test]
fn a_manifest_is_read_as_cargo_reads_it() {
    let manifest = "[package]\nname = \"x\"\n[dependencies]\n# why\na.workspace = true\nb = \"1\"\n\
                    [dev-dependencies]\nstore.workspace = true\nproptest.workspace = true\n";
    let found = dependencies(manifest, &BTreeSet::from(["store".to_owned()]));
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["a", "b", "store"]);
}
