//! What of a linked wasm can be reached without going through a door: told by the linker's relocations (`--emit-relocs`), which say of every
//! function and of every constant which others it refers to.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use anyhow::{Context, Result, bail, ensure};
use wasmparser::{
    BinaryReaderError, DataKind, ElementItems, ElementKind, ExternalKind, KnownCustom, Linking, Operator, Parser,
    Payload, RelocationEntry, RelocationType, SymbolInfo, TypeRef,
};

/// What was reached. Functions are numbered as in the linked wasm, imports first; places are addresses in the memory.
#[derive(Debug, Default, PartialEq)]
pub struct Reached {
    pub functions: BTreeSet<u32>,
    /// The functions that were not passed.
    pub doors: BTreeSet<u32>,
    /// Places in the table whose function was reached.
    pub slots: BTreeSet<u32>,
    /// Constants that only doors lead to, one by one, in order.
    pub later_data: Vec<Range<u32>>,
}

/// What a place in the wasm refers to.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Target {
    Function { index: u32, pointed_to: bool },
    Data { start: u32, end: u32 },
}

/// A linked wasm, as far as it matters here.
#[derive(Default)]
struct Linked {
    roots: BTreeSet<u32>,
    names: BTreeMap<u32, String>,
    /// By the table's place: its function.
    slots: BTreeMap<u32, u32>,
    /// Each function's body, in bytes of the code section.
    bodies: Vec<(Range<usize>, u32)>,
    /// Where constants lie: in bytes of the data section, and at which address.
    segments: Vec<(Range<usize>, u32)>,
    symbols: Vec<Option<Target>>,
    code: Vec<RelocationEntry>,
    data: Vec<RelocationEntry>,
}

/// Reaches all from the exports on. `is_door`: by a function's name without its hash.
pub fn from_exports(wasm: &[u8], is_door: impl Fn(&str) -> bool) -> Result<Reached> {
    let linked = Linked::read(wasm).context("cannot read what the linker wrote")?;
    let doors = linked.names.iter().filter(|(_, name)| is_door(name)).map(|(index, _)| *index);
    linked.reach(doors.collect())
}

impl Linked {
    fn read(wasm: &[u8]) -> Result<Self> {
        let mut linked = Self::default();
        let (mut imports, mut code_start) = (0, 0);
        let mut relocations: Vec<(String, wasmparser::RelocSectionReader<'_>)> = Vec::new();
        let mut symbols = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(reader) => {
                    for import in reader.into_imports() {
                        imports += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::ExportSection(reader) => {
                    for export in reader {
                        let export = export?;
                        if export.kind == ExternalKind::Func {
                            linked.roots.insert(export.index);
                        }
                    }
                }
                Payload::StartSection { func, .. } => drop(linked.roots.insert(func)),
                Payload::ElementSection(reader) => {
                    for element in reader {
                        let element = element?;
                        let (ElementKind::Active { offset_expr, .. }, ElementItems::Functions(functions)) =
                            (element.kind, element.items)
                        else {
                            bail!("a table that is not filled at once with functions")
                        };
                        for (slot, function) in (constant(&offset_expr)?..).zip(functions) {
                            linked.slots.insert(slot, function?);
                        }
                    }
                }
                Payload::CodeSectionStart { range, .. } => code_start = range.start,
                Payload::CodeSectionEntry(body) => {
                    let range = body.range();
                    let index = imports + u32::try_from(linked.bodies.len())?;
                    linked.bodies.push((range.start - code_start..range.end - code_start, index));
                }
                Payload::DataSection(reader) => {
                    let start = reader.range().start;
                    for segment in reader {
                        let segment = segment?;
                        let DataKind::Active { offset_expr, .. } = segment.kind else { bail!("data without a place") };
                        let end = segment.range.end - start;
                        linked.segments.push((end - segment.data.len()..end, constant(&offset_expr)?));
                    }
                }
                Payload::CustomSection(section) => match section.as_known() {
                    KnownCustom::Reloc(reader) => relocations.push((section.name().to_owned(), reader)),
                    KnownCustom::Linking(reader) => {
                        for part in reader.subsections() {
                            if let Linking::SymbolTable(table) = part? {
                                symbols.extend(table.into_iter().collect::<Result<Vec<_>, _>>()?);
                            }
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        for symbol in symbols {
            let target = linked.symbol(symbol)?;
            linked.symbols.push(target);
        }
        for (name, reader) in relocations {
            let entries = reader.entries().into_iter().collect::<Result<Vec<_>, BinaryReaderError>>()?;
            match name.as_str() {
                "reloc.CODE" => linked.code = entries,
                "reloc.DATA" => linked.data = entries,
                other => bail!("relocations of {other}"),
            }
        }
        ensure!(
            !linked.code.is_empty() && !linked.data.is_empty(),
            "no relocations: it was linked without --emit-relocs"
        );
        Ok(linked)
    }

    fn symbol(&mut self, symbol: SymbolInfo<'_>) -> Result<Option<Target>> {
        Ok(match symbol {
            SymbolInfo::Func { index, name, .. } => {
                if let Some(name) = name {
                    self.names.insert(index, format!("{:#}", rustc_demangle::demangle(name)));
                }
                Some(Target::Function { index, pointed_to: false })
            }
            SymbolInfo::Data { symbol: Some(symbol), .. } => {
                let segment = self.segments.get(usize::try_from(symbol.index)?).context("a constant in no segment")?;
                let start = segment.1 + symbol.offset;
                Some(Target::Data { start, end: start + symbol.size })
            }
            _ => None,
        })
    }

    /// What a relocation is about.
    fn target(&self, entry: &RelocationEntry) -> Result<Option<Target>> {
        use RelocationType as Kind;
        let target = *self.symbols.get(usize::try_from(entry.index)?).context("a relocation of no symbol")?;
        Ok(match (entry.ty, target) {
            (Kind::FunctionIndexLeb, Some(Target::Function { .. })) => target,
            (Kind::TableIndexSleb | Kind::TableIndexI32, Some(Target::Function { index, .. })) => {
                Some(Target::Function { index, pointed_to: true })
            }
            // Where the reference begins before or behind the constant, it is still this constant that is read.
            (Kind::MemoryAddrLeb | Kind::MemoryAddrSleb | Kind::MemoryAddrI32, Some(Target::Data { .. }) | None) => {
                target
            }
            (Kind::TypeIndexLeb | Kind::GlobalIndexLeb | Kind::TableNumberLeb, _) => None,
            (kind, target) => bail!("a relocation of an unknown kind: {kind:?} to {target:?}"),
        })
    }

    fn reach(&self, doors: BTreeSet<u32>) -> Result<Reached> {
        let by_function = self.code_by_function()?;
        let by_place = self.data_by_place()?;
        let mut reached = Reached { doors, ..Reached::default() };
        let (mut constants, mut pointed_to) = (BTreeSet::new(), BTreeSet::new());
        let mut next: Vec<Target> =
            self.roots.iter().map(|index| Target::Function { index: *index, pointed_to: false }).collect();
        while let Some(target) = next.pop() {
            match target {
                Target::Function { index, pointed_to: is_pointed_to } => {
                    if reached.doors.contains(&index) {
                        ensure!(!is_pointed_to, "a pointer leads to a door");
                        continue;
                    }
                    if is_pointed_to {
                        pointed_to.insert(index);
                    }
                    if reached.functions.insert(index) {
                        next.extend(by_function.get(&index).into_iter().flatten());
                    }
                }
                Target::Data { start, end } => {
                    if constants.insert((start, end)) {
                        next.extend(by_place.range(start..end).flat_map(|(_, targets)| targets));
                    }
                }
            }
        }
        let slots = self.slots.iter().filter(|(_, function)| pointed_to.contains(function));
        reached.slots = slots.map(|(slot, _)| *slot).collect();
        reached.later_data = self.beside(&constants);
        Ok(reached)
    }

    fn code_by_function(&self) -> Result<BTreeMap<u32, Vec<Target>>> {
        let mut found: BTreeMap<u32, Vec<Target>> = BTreeMap::new();
        for entry in &self.code {
            let place = usize::try_from(entry.offset)?;
            let behind = self.bodies.partition_point(|(body, _)| body.end <= place);
            let (body, index) = self.bodies.get(behind).context("a relocation behind all code")?;
            ensure!(body.contains(&place), "a relocation between functions");
            found.entry(*index).or_default().extend(self.target(entry)?);
        }
        Ok(found)
    }

    fn data_by_place(&self) -> Result<BTreeMap<u32, Vec<Target>>> {
        let mut found: BTreeMap<u32, Vec<Target>> = BTreeMap::new();
        for entry in &self.data {
            let place = usize::try_from(entry.offset)?;
            let segment = self.segments.iter().find(|(range, _)| range.contains(&place));
            let (range, address) = segment.context("a relocation in no segment")?;
            let address = address + u32::try_from(place - range.start)?;
            found.entry(address).or_default().extend(self.target(entry)?);
        }
        Ok(found)
    }

    /// What the symbols cover and none of these does, cut wherever a symbol begins or ends.
    fn beside(&self, reached: &BTreeSet<(u32, u32)>) -> Vec<Range<u32>> {
        let all = self.symbols.iter().filter_map(|symbol| match symbol {
            Some(Target::Data { start, end }) if start < end => Some((*start, *end)),
            _ => None,
        });
        let all: BTreeSet<(u32, u32)> = all.collect();
        let cuts: BTreeSet<u32> = all.iter().flat_map(|(start, end)| [*start, *end]).collect();
        let (all, reached) = (merged(all.into_iter()), merged(reached.iter().copied()));
        let mut beside: Vec<Range<u32>> = Vec::new();
        for whole in all {
            let mut from = whole.start;
            for taken in reached.iter().filter(|taken| taken.start < whole.end && taken.end > whole.start) {
                if taken.start > from {
                    beside.push(from..taken.start);
                }
                from = from.max(taken.end);
            }
            if from < whole.end {
                beside.push(from..whole.end);
            }
        }
        let cut = |whole: Range<u32>| {
            let ends = cuts.range(whole.start + 1..whole.end).copied().chain([whole.end]);
            ends.scan(whole.start, |from, end| Some(std::mem::replace(from, end)..end)).collect::<Vec<_>>()
        };
        beside.into_iter().flat_map(cut).collect()
    }
}

/// As few as cover the same.
fn merged(ranges: impl Iterator<Item = (u32, u32)>) -> Vec<Range<u32>> {
    let sorted: BTreeSet<(u32, u32)> = ranges.filter(|(start, end)| start < end).collect();
    let mut merged: Vec<Range<u32>> = Vec::new();
    for (start, end) in sorted {
        match merged.last_mut() {
            Some(last) if last.end >= start => last.end = last.end.max(end),
            _ => merged.push(start..end),
        }
    }
    merged
}

fn constant(expression: &wasmparser::ConstExpr<'_>) -> Result<u32> {
    match expression.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(value.cast_unsigned()),
        other => bail!("{other:?} where a number is expected"),
    }
}
