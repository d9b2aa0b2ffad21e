//! A finished wasm in two parts: the first runs at once, the rest is brought into it later.
//!
//! The rest takes the first one's memory, table and functions, and puts its own functions and constants where the whole had them: addresses, and places
//! in the table, mean the same as before. What the first part calls of it, the doors, it calls by new places at the end of the table.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use anyhow::{Context, Result, bail, ensure};
use walrus::ir::{self, Call, CallIndirect, GlobalGet, GlobalSet, Instr, InstrLocId, Value, Visitor, VisitorMut};
use walrus::{
    ConstExpr, DataKind, ElementItems, ElementKind, ExportItem, Function, FunctionBuilder, FunctionId, FunctionKind,
    GlobalId, ImportKind, ImportedFunction, LocalFunction, MemoryId, Module, TableId,
};

use super::names::short;
use super::reach::Reached;

/// Both parts, each a wasm of its own.
pub struct Parts {
    pub first: Vec<u8>,
    pub rest: Vec<u8>,
}

/// The module that the rest imports all from.
const FIRST: &str = "a";
/// By which names: then come the functions.
const MEMORY: usize = 0;
const TABLE: usize = 1;
const GET_STACK: usize = 2;
const SET_STACK: usize = 3;
const FUNCTIONS: usize = 4;

/// The name by which a function of the linked wasm is known again in the finished one.
pub fn name(index: usize) -> String {
    format!("linked{index}")
}

fn index(name: &str) -> Option<u32> {
    name.strip_prefix("linked")?.parse().ok()
}

/// Parts `whole`, whose functions bear the names that [`name`] gives them. Where a number of the first part could be the address of a constant that only
/// doors lead to, that constant stays in the first part, and is taken out of `reached`.
///
/// # Errors
/// Where a function would be lost or stand in both.
pub fn parted(whole: &[u8], reached: &mut Reached) -> Result<Parts> {
    keep_what_looks_used(&Whole::read(whole)?, reached)?;
    let plan = Plan::new(&Whole::read(whole)?, reached)?;
    let parts = Parts { first: plan.first(Whole::read(whole)?)?, rest: plan.rest(Whole::read(whole)?)? };
    let count = |wasm: &[u8]| anyhow::Ok(Module::from_buffer(wasm)?.funcs.iter_local().count());
    let (all, first, rest) = (count(whole)?, count(&parts.first)?, count(&parts.rest)?);
    // The first part has a function more for each door, and two for the stack's pointer.
    ensure!(all + plan.doors.len() + 2 == first + rest, "of {all} functions {first} and {rest} came into the parts");
    Ok(parts)
}

/// Holds two finished parts against each other.
///
/// # Errors
/// Where the rest needs what the first part does not give, or something in the first part looks like the address of a constant of the rest.
pub fn check(parts: &Parts, reached: &Reached) -> Result<()> {
    let (first, rest) = (Module::from_buffer(&parts.first)?, Module::from_buffer(&parts.rest)?);
    for import in rest.imports.iter() {
        let export = first.exports.iter().find(|export| export.name == import.name);
        let fits = match (&import.kind, export.map(|export| &export.item)) {
            (ImportKind::Function(wanted), Some(ExportItem::Function(given))) => {
                let (wanted, given) = (rest.funcs.get(*wanted).ty(), first.funcs.get(*given).ty());
                let (wanted, given) = (rest.types.get(wanted), first.types.get(given));
                wanted.params() == given.params() && wanted.results() == given.results()
            }
            (ImportKind::Memory(_), Some(ExportItem::Memory(_)))
            | (ImportKind::Table(_), Some(ExportItem::Table(_))) => true,
            _ => false,
        };
        ensure!(fits && import.module == FIRST, "the rest's import {} is none that the first part gives", import.name);
    }
    match numbers(&first, |_| true).into_iter().find_map(|number| Some((number, later(reached, number)?))) {
        Some((number, at)) => {
            bail!("{number} in the first part looks like the address of what lies at {at:?} in the rest")
        }
        None => Ok(()),
    }
}

fn keep_what_looks_used(whole: &Whole, reached: &mut Reached) -> Result<()> {
    loop {
        let first = Plan::new(whole, reached)?.first;
        let first: BTreeSet<FunctionId> = first.into_iter().map(|number| whole.functions[number]).collect();
        let numbers = numbers(&whole.module, |function| first.contains(&function));
        let used: Vec<_> = numbers.into_iter().filter_map(|number| later(reached, number)).collect();
        if used.is_empty() {
            return Ok(());
        }
        reached.later_data.retain(|later| !used.contains(later));
    }
}

/// The constant of the rest that lies there.
fn later(reached: &Reached, address: u32) -> Option<Range<u32>> {
    let behind = reached.later_data.partition_point(|later| later.end <= address);
    reached.later_data.get(behind).filter(|later| later.contains(&address)).cloned()
}

/// All numbers in these functions that may be addresses: they may have been counted on from what the linker wrote. Addresses in constants are as it wrote
/// them, and are followed where it says that they are some.
fn numbers(module: &Module, is_of: impl Fn(FunctionId) -> bool) -> BTreeSet<u32> {
    let mut numbers = Numbers(BTreeSet::new());
    for (_, function) in module.funcs.iter_local().filter(|(id, _)| is_of(*id)) {
        ir::dfs_in_order(&mut numbers, function, function.entry_block());
    }
    numbers.0
}

struct Numbers(BTreeSet<u32>);

impl Visitor<'_> for Numbers {
    fn visit_const(&mut self, number: &ir::Const) {
        if let Value::I32(number) = number.value {
            self.0.insert(number.cast_unsigned());
        }
    }

    fn visit_load(&mut self, load: &ir::Load) {
        self.0.extend(u32::try_from(load.arg.offset));
    }

    fn visit_store(&mut self, store: &ir::Store) {
        self.0.extend(u32::try_from(store.arg.offset));
    }
}

/// The wasm, and its functions in their order, which is the same however often it is read.
struct Whole {
    module: Module,
    functions: Vec<FunctionId>,
    memory: MemoryId,
    table: TableId,
    stack: GlobalId,
}

impl Whole {
    fn read(wasm: &[u8]) -> Result<Self> {
        let module = Module::from_buffer(wasm).context("cannot read the finished wasm")?;
        let functions = module.funcs.iter().map(Function::id).collect();
        let memory = module.memories.iter().next().context("a wasm without a memory")?.id();
        let table = module.tables.main_function_table()?.context("a wasm without a table")?;
        let mutable: Vec<_> = module.globals.iter().filter(|global| global.mutable).map(walrus::Global::id).collect();
        let [stack] = *mutable else { bail!("one global changes, the stack's pointer, and not {}", mutable.len()) };
        Ok(Self { module, functions, memory, table, stack })
    }

    /// Where each function stands.
    fn numbers(&self) -> BTreeMap<FunctionId, usize> {
        self.functions.iter().enumerate().map(|(number, id)| (*id, number)).collect()
    }

    /// By the place in the table: its function.
    fn slots(&self) -> Result<BTreeMap<u32, FunctionId>> {
        let mut slots = BTreeMap::new();
        for element in self.module.elements.iter() {
            let (
                ElementKind::Active { offset: ConstExpr::Value(Value::I32(first)), .. },
                ElementItems::Functions(functions),
            ) = (&element.kind, &element.items)
            else {
                bail!("a table that is not filled at once with functions")
            };
            slots.extend((first.cast_unsigned()..).zip(functions.iter().copied()));
        }
        Ok(slots)
    }

    /// The functions that this one calls.
    fn called(&self, function: FunctionId) -> Vec<FunctionId> {
        struct Calls(Vec<FunctionId>);
        impl Visitor<'_> for Calls {
            fn visit_function_id(&mut self, function: &FunctionId) {
                self.0.push(*function);
            }
        }
        let mut calls = Calls(Vec::new());
        if let FunctionKind::Local(local) = &self.module.funcs.get(function).kind {
            ir::dfs_in_order(&mut calls, local, local.entry_block());
        }
        calls.0
    }

    /// Fills the table with these and no others.
    fn fill(&mut self, slots: BTreeMap<u32, FunctionId>) {
        let old: Vec<_> = self.module.elements.iter().map(walrus::Element::id).collect();
        for element in old {
            self.module.elements.delete(element);
        }
        self.module.tables.get_mut(self.table).elem_segments.clear();
        let mut runs: Vec<(u32, Vec<FunctionId>)> = Vec::new();
        for (slot, function) in slots {
            match runs.last_mut() {
                Some((first, run)) if u32::try_from(run.len()).is_ok_and(|long| *first + long == slot) => {
                    run.push(function)
                }
                _ => runs.push((slot, vec![function])),
            }
        }
        for (first, run) in runs {
            let kind =
                ElementKind::Active { table: self.table, offset: ConstExpr::Value(Value::I32(first.cast_signed())) };
            let element = self.module.elements.add(kind, ElementItems::Functions(run));
            self.module.tables.get_mut(self.table).elem_segments.insert(element);
        }
    }

    fn emit(mut self) -> Vec<u8> {
        walrus::passes::gc::run(&mut self.module);
        self.module.emit_wasm()
    }
}

/// What goes where. Functions are numbered in their order.
struct Plan<'a> {
    /// The functions of the first part, all imports among them.
    first: BTreeSet<usize>,
    /// The doors, and the place in the table by which each is called.
    doors: BTreeMap<usize, u32>,
    /// What the rest calls of the first part, and by which name.
    shared: BTreeMap<usize, String>,
    reached: &'a Reached,
}

impl<'a> Plan<'a> {
    fn new(whole: &Whole, reached: &'a Reached) -> Result<Self> {
        let (module, numbers, slots) = (&whole.module, whole.numbers(), whole.slots()?);
        let number = |id: &FunctionId| numbers.get(id).copied();
        let named: BTreeMap<u32, usize> = module
            .funcs
            .iter()
            .filter_map(|function| Some((index(function.name.as_deref()?)?, number(&function.id())?)))
            .collect();
        let doors: Option<BTreeSet<usize>> = reached.doors.iter().map(|door| named.get(door).copied()).collect();
        let doors = doors.context("a door is not there any more")?;
        let doors: BTreeMap<usize, u32> =
            doors.into_iter().zip(u32::try_from(module.tables.get(whole.table).initial)?..).collect();

        let mut next: Vec<usize> =
            reached.functions.iter().filter_map(|function| named.get(function)).copied().collect();
        // Of two functions that have become one, only the other's name may be left.
        next.extend(reached.slots.iter().filter_map(|slot| number(slots.get(slot)?)));
        // What has no name of the linker's was made for the exports; it may also lie in the table for the script.
        let nameless = |id: &FunctionId| module.funcs.get(*id).name.as_deref().and_then(index).is_none();
        next.extend(slots.values().filter(|id| nameless(id)).filter_map(number));
        next.extend(module.exports.iter().filter_map(|export| match &export.item {
            ExportItem::Function(function) => number(function),
            _ => None,
        }));
        next.extend(module.start.as_ref().and_then(number));
        next.extend(module.imports.iter().filter_map(|import| match &import.kind {
            ImportKind::Function(function) => number(function),
            _ => None,
        }));
        let mut first = BTreeSet::new();
        while let Some(function) = next.pop() {
            if !doors.contains_key(&function) && first.insert(function) {
                next.extend(
                    whole
                        .functions
                        .get(function)
                        .into_iter()
                        .flat_map(|id| whole.called(*id))
                        .filter_map(|id| number(&id)),
                );
            }
        }

        let rest = whole.functions.iter().enumerate().filter(|(number, _)| !first.contains(number));
        let shared: BTreeSet<usize> = rest
            .flat_map(|(_, id)| whole.called(*id))
            .filter_map(|id| number(&id))
            .filter(|id| first.contains(id))
            .collect();
        let shared = shared.into_iter().enumerate().map(|(at, function)| (function, short(at + FUNCTIONS))).collect();
        Ok(Self { first, doors, shared, reached })
    }

    /// The places in the table that belong to the first part, or to the rest.
    fn slots(&self, whole: &Whole, first: bool) -> Result<BTreeMap<u32, FunctionId>> {
        let numbers = whole.numbers();
        let is_of = |id: &FunctionId| numbers.get(id).is_some_and(|number| self.first.contains(number) == first);
        Ok(whole.slots()?.into_iter().filter(|(_, id)| is_of(id)).collect())
    }

    /// The first part: the whole without what only doors lead to.
    fn first(&self, mut whole: Whole) -> Result<Vec<u8>> {
        let slots = self.slots(&whole, true)?;
        whole.fill(slots);
        let mut swap = Swap::default();
        for (door, slot) in &self.doors {
            let door = whole.functions[*door];
            swap.calls.insert(door, through_table(&mut whole, door, *slot));
        }
        let (first, rest): (Vec<_>, Vec<_>) =
            whole.functions.iter().enumerate().partition(|(number, _)| self.first.contains(number));
        let (first, rest): (Vec<_>, Vec<_>) =
            (first.into_iter().map(|(_, id)| *id).collect(), rest.into_iter().map(|(_, id)| *id).collect());
        swap.in_all(&mut whole.module, &first);
        let segments: Vec<_> = whole.module.data.iter().map(walrus::Data::id).collect();
        for segment in segments {
            let data = whole.module.data.get_mut(segment);
            // wasm-opt makes several of one, and would give two the same name.
            data.name = None;
            for piece in self.pieces(&data.kind, data.value.len())? {
                data.value[piece.in_segment].fill(0);
            }
        }
        let table = whole.module.tables.get_mut(whole.table);
        table.initial += u64::try_from(self.doors.len())?;
        table.maximum = table.maximum.map(|most| most.max(table.initial));

        let (get, set) = accessors(&mut whole);
        let exports = &mut whole.module.exports;
        exports.add(&short(MEMORY), whole.memory);
        exports.add(&short(TABLE), whole.table);
        exports.add(&short(GET_STACK), get);
        exports.add(&short(SET_STACK), set);
        for (function, name) in &self.shared {
            exports.add(name, whole.functions[*function]);
        }
        for function in rest {
            whole.module.funcs.delete(function);
        }
        Ok(whole.emit())
    }

    /// The rest: what only doors lead to, and of the first part what it needs as imports.
    fn rest(&self, mut whole: Whole) -> Result<Vec<u8>> {
        let mut slots = self.slots(&whole, false)?;
        slots.extend(self.doors.iter().map(|(door, slot)| (*slot, whole.functions[*door])));
        whole.fill(slots);
        let module = &mut whole.module;
        module.start = None;
        let exports: Vec<_> = module.exports.iter().map(walrus::Export::id).collect();
        for export in exports {
            module.exports.delete(export);
        }
        let imports: Vec<_> = module.imports.iter().map(walrus::Import::id).collect();
        for import in imports {
            module.imports.delete(import);
        }
        let mut pieces = Vec::new();
        let segments: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
        for segment in segments {
            let data = module.data.get(segment);
            for piece in self.pieces(&data.kind, data.value.len())? {
                pieces.push((piece.address, data.value[piece.in_segment].to_vec()));
            }
            module.data.delete(segment);
        }
        module.memories.get_mut(whole.memory).data_segments.clear();
        for (address, bytes) in pieces {
            let offset = ConstExpr::Value(Value::I32(address.cast_signed()));
            let data = module.data.add(DataKind::Active { memory: whole.memory, offset }, bytes);
            module.memories.get_mut(whole.memory).data_segments.insert(data);
        }
        module.memories.get_mut(whole.memory).import = Some(module.imports.add(FIRST, &short(MEMORY), whole.memory));
        let table = module.tables.get_mut(whole.table);
        table.initial += u64::try_from(self.doors.len())?;
        table.maximum = table.maximum.map(|most| most.max(table.initial));
        table.import = Some(module.imports.add(FIRST, &short(TABLE), whole.table));

        for (function, name) in &self.shared {
            let function = whole.functions[*function];
            let ty = module.funcs.get(function).ty();
            let import = module.imports.add(FIRST, name, function);
            module.funcs.get_mut(function).kind = FunctionKind::Import(ImportedFunction { import, ty });
        }
        let pointer = module.globals.get(whole.stack).ty;
        let (get, set) = (module.types.add(&[], &[pointer]), module.types.add(&[pointer], &[]));
        let mut swap = Swap::default();
        swap.get.insert(whole.stack, module.add_import_func(FIRST, &short(GET_STACK), get).0);
        swap.set.insert(whole.stack, module.add_import_func(FIRST, &short(SET_STACK), set).0);
        let (first, rest): (Vec<_>, Vec<_>) =
            whole.functions.iter().copied().enumerate().partition(|(number, _)| self.first.contains(number));
        swap.in_all(module, &rest.into_iter().map(|(_, id)| id).collect::<Vec<_>>());
        for (_, function) in first.into_iter().filter(|(number, _)| !self.shared.contains_key(number)) {
            module.funcs.delete(function);
        }
        Ok(whole.emit())
    }

    /// What of a segment goes with the rest: as few pieces as can be.
    fn pieces(&self, kind: &DataKind, length: usize) -> Result<Vec<Piece>> {
        let start = start(kind)?;
        let end = start + u32::try_from(length)?;
        let mut pieces: Vec<Range<u32>> = Vec::new();
        for later in self.reached.later_data.iter().filter(|later| later.start < end && later.end > start) {
            let (from, to) = (later.start.max(start), later.end.min(end));
            match pieces.last_mut() {
                Some(last) if last.end == from => last.end = to,
                _ => pieces.push(from..to),
            }
        }
        let piece = |Range { start: from, end: to }| {
            Ok(Piece { address: from, in_segment: usize::try_from(from - start)?..usize::try_from(to - start)? })
        };
        pieces.into_iter().map(piece).collect()
    }
}

/// Where a segment begins.
fn start(kind: &DataKind) -> Result<u32> {
    match kind {
        DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } => Ok(start.cast_unsigned()),
        _ => bail!("data without a place"),
    }
}

struct Piece {
    address: u32,
    in_segment: Range<usize>,
}

/// Other functions in the place of calls, and functions in the place of what reads or sets a global.
#[derive(Default)]
struct Swap {
    calls: BTreeMap<FunctionId, FunctionId>,
    get: BTreeMap<GlobalId, FunctionId>,
    set: BTreeMap<GlobalId, FunctionId>,
}

impl Swap {
    fn in_all(&mut self, module: &mut Module, functions: &[FunctionId]) {
        for function in functions {
            if let FunctionKind::Local(function) = &mut module.funcs.get_mut(*function).kind {
                self.in_one(function);
            }
        }
    }

    fn in_one(&mut self, function: &mut LocalFunction) {
        let entry = function.entry_block();
        ir::dfs_pre_order_mut(self, function, entry);
    }
}

impl VisitorMut for Swap {
    fn visit_instr_mut(&mut self, instruction: &mut Instr, _: &mut InstrLocId) {
        let function = match instruction {
            Instr::Call(Call { func }) => self.calls.get(func),
            Instr::GlobalGet(GlobalGet { global }) => self.get.get(global),
            Instr::GlobalSet(GlobalSet { global }) => self.set.get(global),
            _ => None,
        };
        if let Some(func) = function {
            *instruction = Call { func: *func }.into();
        }
    }
}

/// A function that calls what stands at a place in the table, as `like` is called.
fn through_table(whole: &mut Whole, like: FunctionId, slot: u32) -> FunctionId {
    let module = &mut whole.module;
    let ty = module.funcs.get(like).ty();
    let (parameters, results) = (module.types.params(ty).to_vec(), module.types.results(ty).to_vec());
    let locals: Vec<_> = parameters.iter().map(|parameter| module.locals.add(*parameter)).collect();
    let mut function = FunctionBuilder::new(&mut module.types, &parameters, &results);
    let mut body = function.func_body();
    for local in &locals {
        body.local_get(*local);
    }
    body.i32_const(slot.cast_signed());
    body.instr(CallIndirect { ty, table: whole.table });
    function.finish(locals, &mut module.funcs)
}

/// Functions that read and set the stack's pointer: no global that changes crosses from one wasm to another in browsers of 2018.
fn accessors(whole: &mut Whole) -> (FunctionId, FunctionId) {
    let (module, stack) = (&mut whole.module, whole.stack);
    let ty = module.globals.get(stack).ty;
    let mut get = FunctionBuilder::new(&mut module.types, &[], &[ty]);
    get.func_body().global_get(stack);
    let get = get.finish(Vec::new(), &mut module.funcs);
    let value = module.locals.add(ty);
    let mut set = FunctionBuilder::new(&mut module.types, &[ty], &[]);
    set.func_body().local_get(value).global_set(stack);
    (get, set.finish(vec![value], &mut module.funcs))
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::ir::{BinaryOp, LoadKind, MemArg};
    use walrus::{InstrSeqBuilder, RefType, ValType};

    const SOUND: i32 = 1024;
    const LATER: i32 = 2048;

    /// The word there.
    fn at(address: i32) -> Range<u32> {
        address as u32..address as u32 + 4
    }

    /// A function from number to number.
    fn function(
        module: &mut Module,
        index: usize,
        work: impl FnOnce(&mut InstrSeqBuilder, walrus::LocalId),
    ) -> FunctionId {
        let given = module.locals.add(ValType::I32);
        let mut function = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[ValType::I32]);
        work(&mut function.func_body(), given);
        let function = function.finish(vec![given], &mut module.funcs);
        module.funcs.get_mut(function).name = Some(name(index));
        function
    }

    /// `run` leads through a door (2) to what reads a constant, moves the stack's pointer, and calls an import (0), a function of the first part (1), and one
    /// by the table (4); `plain` does not.
    fn whole() -> (Vec<u8>, Reached) {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        module.exports.add("memory", memory);
        let stack = ConstExpr::Value(Value::I32(512));
        let stack = module.globals.add_local(ValType::I32, true, false, stack);
        let table = module.tables.add_local(false, 3, Some(3), RefType::FUNCREF);
        let ty = module.types.add(&[ValType::I32], &[ValType::I32]);
        let (twice, _) = module.add_import_func("env", "twice", ty);
        module.funcs.get_mut(twice).name = Some(name(0));
        let there = MemArg { align: 4, offset: 0 };
        let word = LoadKind::I32 { atomic: false };
        let next = function(&mut module, 1, |body, given| {
            body.local_get(given).i32_const(1).binop(BinaryOp::I32Add);
        });
        let by_table = function(&mut module, 4, |body, given| {
            body.local_get(given).i32_const(3).binop(BinaryOp::I32Mul).call(next);
        });
        let later = function(&mut module, 3, |body, given| {
            body.global_get(stack).i32_const(16).binop(BinaryOp::I32Sub).global_set(stack);
            body.i32_const(LATER).load(memory, word, there).local_get(given).binop(BinaryOp::I32Add);
            body.i32_const(2).instr(CallIndirect { ty, table }).call(twice);
            body.global_get(stack).i32_const(16).binop(BinaryOp::I32Add).global_set(stack);
        });
        let door = function(&mut module, 2, |body, given| {
            body.local_get(given).call(later);
        });
        let run = function(&mut module, 5, |body, given| {
            body.local_get(given).call(door);
        });
        module.exports.add("run", run);
        let plain = function(&mut module, 6, |body, given| {
            body.local_get(given).i32_const(SOUND).load(memory, word, there).binop(BinaryOp::I32Add).call(next);
        });
        module.exports.add("plain", plain);
        let mut data = vec![7, 0, 0, 0];
        data.resize((LATER - SOUND) as usize, 0);
        data.extend([35, 0, 0, 0]);
        let offset = ConstExpr::Value(Value::I32(SOUND));
        module.data.add(DataKind::Active { memory, offset }, data);
        let mut whole = Whole { module, functions: Vec::new(), memory, table, stack };
        whole.fill([(1, next), (2, by_table)].into());
        let mut reached =
            Reached { functions: [0, 1, 5, 6].into(), doors: [2].into(), slots: [1].into(), ..Reached::default() };
        reached.later_data.push(at(LATER));
        (whole.module.emit_wasm(), reached)
    }

    /// Wasms that live in one store.
    struct Machine {
        engine: wasmi::Engine,
        store: wasmi::Store<()>,
        linker: wasmi::Linker<()>,
    }

    impl Machine {
        fn new() -> Self {
            let engine = wasmi::Engine::default();
            let mut linker = wasmi::Linker::new(&engine);
            linker.func_wrap("env", "twice", |number: i32| number * 2).unwrap();
            Self { store: wasmi::Store::new(&engine, ()), engine, linker }
        }

        fn start(&mut self, wasm: &[u8]) -> wasmi::Instance {
            let module = wasmi::Module::new(&self.engine, wasm).unwrap();
            self.linker.instantiate_and_start(&mut self.store, &module).unwrap()
        }

        fn call(&mut self, instance: &wasmi::Instance, function: &str, number: i32) -> Option<i32> {
            let function = instance.get_typed_func::<i32, i32>(&self.store, function).unwrap();
            function.call(&mut self.store, number).ok()
        }
    }

    #[test]
    fn both_parts_together_do_what_the_whole_does_and_the_first_what_it_can_alone() {
        let (whole, mut reached) = whole();
        let mut machine = Machine::new();
        let instance = machine.start(&whole);
        let told = (0..5).map(|number| machine.call(&instance, "run", number)).collect::<Vec<_>>();
        assert_eq!(told.first(), Some(&Some((35 * 3 + 1) * 2)));
        let plain = machine.call(&instance, "plain", 4);
        assert_eq!(plain, Some(12));

        let parts = parted(&whole, &mut reached).unwrap();
        check(&parts, &reached).unwrap();
        let mut machine = Machine::new();
        let first = machine.start(&parts.first);
        assert_eq!(machine.call(&first, "plain", 4), plain);
        assert_eq!(machine.call(&first, "run", 0), None, "the door is shut");
        let exports: Vec<_> =
            first.exports(&machine.store).map(|export| (export.name().to_owned(), export.into_extern())).collect();
        for (name, export) in exports {
            machine.linker.define(FIRST, &name, export).unwrap();
        }
        machine.start(&parts.rest);
        assert_eq!((0..5).map(|number| machine.call(&first, "run", number)).collect::<Vec<_>>(), told);
        assert_eq!(machine.call(&first, "plain", 4), plain);
        let stack = first.get_typed_func::<(), i32>(&machine.store, &short(GET_STACK)).unwrap();
        assert_eq!(stack.call(&mut machine.store, ()).unwrap(), 512);
    }

    #[test]
    fn what_the_first_part_may_read_stays_there_and_is_missed_where_it_does_not() {
        let (whole, mut reached) = whole();
        reached.later_data.insert(0, at(SOUND));
        let parts = parted(&whole, &mut reached).unwrap();
        assert!(reached.later_data.iter().eq([&at(LATER)]));
        reached.later_data.insert(0, at(SOUND));
        let missed = check(&parts, &reached).unwrap_err().to_string();
        assert!(missed.starts_with("1024 in the first part"), "{missed}");
    }

    #[test]
    fn a_door_that_is_gone_is_missed() {
        let (whole, mut reached) = whole();
        reached.doors.insert(99);
        assert!(parted(&whole, &mut reached).is_err());
    }
}
