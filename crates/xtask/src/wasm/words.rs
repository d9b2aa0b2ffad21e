//! `memory.copy` and `memory.fill` as functions that move words.
//!
//! MVP has neither instruction, and wasm-opt's lowering of them moves one byte a step. That was an eighth of the time of a judgement.

use anyhow::{Context, Result, ensure};
use walrus::ir::{self, BinaryOp, ExtendedLoad, Instr, InstrSeqId, LoadKind, MemArg, StoreKind, UnaryOp, VisitorMut};
use walrus::{FunctionBuilder, FunctionId, InstrLocId, InstrSeqBuilder, LocalId, MemoryId, Module, ValType};

/// Addresses need not be multiples of 8.
const ANYWHERE: MemArg = MemArg { align: 1, offset: 0 };

/// How far one step of a loop goes.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    /// Two words: half the counting of one.
    Words,
    Word,
    Byte,
}

impl Step {
    const fn bytes(self) -> i32 {
        match self {
            Step::Words => 16,
            Step::Word => 8,
            Step::Byte => 1,
        }
    }

    const fn load(self) -> LoadKind {
        match self {
            Step::Words | Step::Word => LoadKind::I64 { atomic: false },
            Step::Byte => LoadKind::I32_8 { kind: ExtendedLoad::ZeroExtend },
        }
    }

    const fn store(self) -> StoreKind {
        match self {
            Step::Words | Step::Word => StoreKind::I64 { atomic: false },
            Step::Byte => StoreKind::I32_8 { atomic: false },
        }
    }
}

/// Puts calls of the two functions in the place of the two instructions.
///
/// # Errors
/// Where the module has no memory or several: then the loops would not know which.
pub fn instead_of_bytes(module: &mut Module) -> Result<()> {
    let memory = module.memories.iter().next().context("a wasm without a memory")?.id();
    ensure!(module.memories.len() == 1, "a wasm with several memories");
    let (copy, fill) = (copy(module, memory), fill(module, memory));
    let mut swap = Swap { copy, fill };
    for (_, function) in module.funcs.iter_local_mut() {
        let entry = function.entry_block();
        ir::dfs_pre_order_mut(&mut swap, function, entry);
    }
    Ok(())
}

struct Swap {
    copy: FunctionId,
    fill: FunctionId,
}

impl VisitorMut for Swap {
    fn visit_instr_mut(&mut self, instruction: &mut Instr, _: &mut InstrLocId) {
        match instruction {
            Instr::MemoryCopy(_) => *instruction = ir::Call { func: self.copy }.into(),
            Instr::MemoryFill(_) => *instruction = ir::Call { func: self.fill }.into(),
            _ => {}
        }
    }
}

/// `(to, from, length)`: the bytes arrive as they were, also where the two ranges overlap.
fn copy(module: &mut Module, memory: MemoryId) -> FunctionId {
    let [to, from, length] = std::array::from_fn(|_| module.locals.add(ValType::I32));
    let mut function = FunctionBuilder::new(&mut module.types, &[ValType::I32; 3], &[]);
    // Only where the target begins inside the source is it to be filled from its end: to - from, unsigned, is then below the length.
    function.func_body().local_get(to).local_get(from).binop(BinaryOp::I32Sub).local_get(length);
    function.func_body().binop(BinaryOp::I32LtU).if_else(
        None,
        |from_the_end| {
            for step in [Step::Word, Step::Byte] {
                each(from_the_end, length, step, |body| {
                    take(body, length, step);
                    for start in [to, from] {
                        body.local_get(start).local_get(length).binop(BinaryOp::I32Add);
                    }
                    body.load(memory, step.load(), ANYWHERE).store(memory, step.store(), ANYWHERE);
                });
            }
        },
        |from_the_start| {
            for step in [Step::Words, Step::Word, Step::Byte] {
                each(from_the_start, length, step, |body| {
                    // The second word is read after the first was written: a target that lies before its source overwrites only what was read.
                    let offsets: &[u64] = if step == Step::Words { &[0, 8] } else { &[0] };
                    for offset in offsets {
                        let there = MemArg { offset: *offset, ..ANYWHERE };
                        body.local_get(to).local_get(from);
                        body.load(memory, step.load(), there).store(memory, step.store(), there);
                    }
                    advance(body, &[to, from], step);
                    take(body, length, step);
                });
            }
        },
    );
    function.finish(vec![to, from, length], &mut module.funcs)
}

/// `(to, byte, length)`.
fn fill(module: &mut Module, memory: MemoryId) -> FunctionId {
    let [to, byte, length] = std::array::from_fn(|_| module.locals.add(ValType::I32));
    let word = module.locals.add(ValType::I64);
    let mut function = FunctionBuilder::new(&mut module.types, &[ValType::I32; 3], &[]);
    let mut body = function.func_body();
    body.local_get(byte).i32_const(0xff).binop(BinaryOp::I32And).unop(UnaryOp::I64ExtendUI32);
    body.i64_const(0x0101_0101_0101_0101).binop(BinaryOp::I64Mul).local_set(word);
    for (step, value) in [(Step::Word, word), (Step::Byte, byte)] {
        each(&mut body, length, step, |body| {
            body.local_get(to).local_get(value).store(memory, step.store(), ANYWHERE);
            advance(body, &[to], step);
            take(body, length, step);
        });
    }
    function.finish(vec![to, byte, length], &mut module.funcs)
}

/// `while length >= step { work }`
fn each(body: &mut InstrSeqBuilder, length: LocalId, step: Step, work: impl FnOnce(&mut InstrSeqBuilder)) {
    body.block(None, |block| {
        let out: InstrSeqId = block.id();
        block.loop_(None, |round| {
            let again = round.id();
            round.local_get(length).i32_const(step.bytes()).binop(BinaryOp::I32LtU).br_if(out);
            work(round);
            round.br(again);
        });
    });
}

/// `length -= step`
fn take(body: &mut InstrSeqBuilder, length: LocalId, step: Step) {
    body.local_get(length).i32_const(step.bytes()).binop(BinaryOp::I32Sub).local_set(length);
}

/// `place += step`, for each.
fn advance(body: &mut InstrSeqBuilder, places: &[LocalId], step: Step) {
    for place in places {
        body.local_get(*place).i32_const(step.bytes()).binop(BinaryOp::I32Add).local_set(*place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: usize = 256;

    /// A module with the two instructions in exported functions, run after the pass.
    struct Machine {
        store: wasmi::Store<()>,
        instance: wasmi::Instance,
    }

    impl Machine {
        fn new() -> Self {
            let mut module = Module::default();
            let memory = module.memories.add_local(false, false, 1, None, None);
            module.exports.add("memory", memory);
            for name in ["copy", "fill"] {
                let locals: [LocalId; 3] = std::array::from_fn(|_| module.locals.add(ValType::I32));
                let mut function = FunctionBuilder::new(&mut module.types, &[ValType::I32; 3], &[]);
                let mut body = function.func_body();
                for local in locals {
                    body.local_get(local);
                }
                if name == "copy" {
                    body.memory_copy(memory, memory);
                } else {
                    body.memory_fill(memory);
                }
                let function = function.finish(locals.to_vec(), &mut module.funcs);
                module.exports.add(name, function);
            }
            instead_of_bytes(&mut module).unwrap();
            let bytes = module.emit_wasm();

            // Bulk memory is off: an instruction that was left would be refused.
            let mut floor = wasmi::Config::default();
            floor.wasm_bulk_memory(false);
            let engine = wasmi::Engine::new(&floor);
            let mut store = wasmi::Store::new(&engine, ());
            let module = wasmi::Module::new(&engine, bytes).unwrap();
            let instance = wasmi::Linker::new(&engine).instantiate_and_start(&mut store, &module).unwrap();
            Self { store, instance }
        }

        /// The memory after a call, which began as 0, 1, 2, …
        fn after(&mut self, function: &str, numbers: (i32, i32, i32)) -> Vec<u8> {
            let memory = self.instance.get_memory(&self.store, "memory").unwrap();
            memory.data_mut(&mut self.store)[..SIZE].copy_from_slice(&fresh());
            let called = self.instance.get_typed_func::<(i32, i32, i32), ()>(&self.store, function).unwrap();
            called.call(&mut self.store, numbers).unwrap();
            memory.data(&self.store)[..SIZE].to_vec()
        }
    }

    fn fresh() -> Vec<u8> {
        (0..=u8::MAX).collect()
    }

    #[test]
    fn copies_like_memmove_however_the_two_overlap() {
        let mut machine = Machine::new();
        for length in 0..=64_usize {
            for from in [80_usize, 83, 88] {
                for to in 0..=160_usize {
                    let mut expected = fresh();
                    expected.copy_within(from..from + length, to);
                    let found = machine.after("copy", (to as i32, from as i32, length as i32));
                    assert!(found == expected, "{length} bytes from {from} to {to}");
                }
            }
        }
    }

    #[test]
    fn fills_what_it_is_told_and_no_byte_more() {
        let mut machine = Machine::new();
        for length in 0..=64_usize {
            for to in 0..=9_usize {
                // Only the lowest byte counts, as in the instruction.
                for byte in [0, 1, 0x80, 0xff, 0x1234, -1] {
                    let mut expected = fresh();
                    expected[to..to + length].fill(byte as u8);
                    let found = machine.after("fill", (to as i32, byte, length as i32));
                    assert!(found == expected, "{length} bytes {byte} at {to}");
                }
            }
        }
    }
}
