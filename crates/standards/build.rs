//! Compiles `standards/` into bytes for `src/lib.rs`, and what is a file of its own into compact JSON. Any defect of the data stops the build, each at its file and line.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use weibao_compiler::Defect;
use weibao_core::catalog::{Area, Catalog, Clause, Content, Figure, Negative, Standard};
use weibao_core::packed::{self, Packed};

fn main() -> Result<(), Box<dyn Error>> {
    let standards = Path::new("../../standards");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    println!("cargo::rerun-if-changed={}", standards.display());

    let editions = names(standards, |name| name.starts_with("cn-"))?;
    let [older @ .., newest] = editions.as_slice() else { return Err("standards/ holds no edition".into()) };
    let compiled = sound(newest, weibao_compiler::compile(&standards.join(newest)))?;
    let mut catalogs = vec![compiled.catalog.clone()];
    for edition in older {
        catalogs.push(sound(edition, weibao_compiler::compile(&standards.join(edition)))?.catalog);
    }
    let older = catalogs.iter().skip(1).map(|catalog| Ok(packed::to_bytes(catalog)));
    fs::write(out.join("older.rs"), embedded("edition", older, &out)?)?;
    let maps = migrations(standards, &catalogs)?;
    fs::write(out.join("migrations.rs"), embedded("migration", maps.iter().map(serde_json::to_vec), &out)?)?;
    let lists = sound("lists", weibao_compiler::lists(&standards.join("lists")))?;
    embed(&out.join("catalog.bin"), &compiled.catalog)?;
    embed(&out.join("lists.bin"), &lists)?;
    embed(&out.join("skeleton.bin"), &skeleton(&compiled.catalog))?;
    embed(&out.join("form.bin"), &compiled.form)?;
    embed(&out.join("prose.bin"), &compiled.prose)?;
    fs::write(out.join("example-county.json"), compact(&standards.join("example-county.json"))?.1)?;
    fs::write(out.join("example-rules.json"), compact(&standards.join("rules/example.json"))?.1)?;
    fs::write(out.join("overlays.rs"), overlays(&standards.join("overlays"), &out)?)?;
    Ok(())
}

/// Writes it as bytes. What is embedded must read back as what was compiled: `src/lib.rs` relies on it.
fn embed<T: Packed + PartialEq>(file: &Path, compiled: &T) -> Result<(), Box<dyn Error>> {
    let bytes = packed::to_bytes(compiled);
    if packed::from_bytes::<T>(&bytes) != *compiled {
        return Err(format!("{} does not read back as what was compiled", file.display()).into());
    }
    Ok(fs::write(file, bytes)?)
}

/// What a folder holds by this name, sorted; nothing where there is no folder.
fn names(folder: &Path, wanted: impl Fn(&str) -> bool) -> Result<Vec<String>, Box<dyn Error>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut names = Vec::new();
    for file in fs::read_dir(folder)? {
        names.extend(file?.file_name().into_string().ok().filter(|name| wanted(name)));
    }
    names.sort();
    Ok(names)
}

/// The maps from one edition to another: `migrations/OLD--NEW.toml`.
fn migrations(standards: &Path, catalogs: &[Catalog]) -> Result<Vec<Value>, Box<dyn Error>> {
    let folder = standards.join("migrations");
    let mut maps = Vec::new();
    for name in names(&folder, |name| name.ends_with(".toml"))? {
        let of = |id: &str| catalogs.iter().find(|catalog| catalog.id == id);
        let sides = name.trim_end_matches(".toml").split_once("--").and_then(|(old, new)| Some((of(old)?, of(new)?)));
        let (old, new) = sides.ok_or_else(|| format!("standards/migrations/{name} names no two editions"))?;
        maps.push(sound("migrations", weibao_compiler::migration(&folder, &name, old, new))?);
    }
    Ok(maps)
}

/// Each in a file of its own, as the source of a slice.
fn embedded(
    name: &str,
    contents: impl Iterator<Item = serde_json::Result<Vec<u8>>>,
    out: &Path,
) -> Result<String, Box<dyn Error>> {
    let mut list = String::from("&[\n");
    for (number, content) in contents.enumerate() {
        let file = format!("{name}-{number}");
        fs::write(out.join(&file), content?)?;
        list.push_str(&format!("    include_bytes!({file:?}),\n"));
    }
    list.push(']');
    Ok(list)
}

/// What was compiled; else every defect is told, at its file and line.
fn sound<T>(folder: &str, compiled: Result<T, Vec<Defect>>) -> Result<T, Box<dyn Error>> {
    compiled.map_err(|defects| {
        for defect in &defects {
            println!("cargo::error=standards/{folder}/{defect}");
        }
        format!("标准数据有 {} 处错误，见上", defects.len()).into()
    })
}

/// What a returned workbook is read by: ids, figures, registers; none of the words.
fn skeleton(catalog: &Catalog) -> Catalog {
    let clause = |clause: &Clause| Clause { id: clause.id.clone(), ..Clause::default() };
    let standard = |standard: &Standard| Standard {
        id: standard.id.clone(),
        clauses: standard.clauses.iter().map(clause).collect(),
        ..Standard::default()
    };
    let content = |content: &Content| Content {
        id: content.id.clone(),
        standards: content.standards.iter().map(standard).collect(),
        ..Content::default()
    };
    let area = |area: &Area| Area {
        id: area.id.clone(),
        contents: area.contents.iter().map(content).collect(),
        ..Area::default()
    };
    let figure = |figure: &Figure| Figure {
        key: figure.key.clone(),
        label: figure.label.clone(),
        unit: figure.unit.clone(),
        decimal: figure.decimal,
        ..Figure::default()
    };
    Catalog {
        id: catalog.id.clone(),
        revision: catalog.revision,
        areas: catalog.areas.iter().map(area).collect(),
        negatives: catalog
            .negatives
            .iter()
            .map(|item| Negative { id: item.id.clone(), ..Negative::default() })
            .collect(),
        figures: catalog.figures.iter().map(figure).collect(),
        registers: catalog.registers.clone(),
        ..Catalog::default()
    }
}

/// A JSON file and its text without blanks.
fn compact(path: &Path) -> Result<(Value, String), Box<dyn Error>> {
    let shown = path.display();
    let text = fs::read_to_string(path).map_err(|why| format!("{shown}: {why}"))?;
    let value: Value = serde_json::from_str(&text).map_err(|why| format!("{shown}: {why}"))?;
    let text = value.to_string();
    Ok((value, text))
}

/// The overlays by id, as the source of a slice.
fn overlays(folder: &Path, out: &Path) -> Result<String, Box<dyn Error>> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|file| file.map(|file| file.path())).collect::<Result<_, _>>()?;
    paths.sort();
    let mut list = String::from("&[\n");
    for path in paths {
        let (value, text) = compact(&path)?;
        let id = value.get("id").and_then(Value::as_str).ok_or_else(|| format!("{}: no id", path.display()))?;
        let file = format!("overlay-{id}.json");
        fs::write(out.join(&file), text)?;
        list.push_str(&format!("    ({id:?}, include_str!({file:?})),\n"));
    }
    list.push(']');
    Ok(list)
}
