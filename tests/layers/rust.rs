//! Which files of a crate need which. A name that a module only hands on is followed to where it is declared, so that `pub use` in a
//! crate's first file makes no circle; nor does `mod`, by which a file only names its parts.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::Visit;

use super::circles::Edges;
use super::compiled::{file_of, parsed};
use super::packages::from_root;

/// A module, in a file of its own or inside another's.
struct Module {
    file: PathBuf,
    parent: Option<usize>,
    children: BTreeMap<String, usize>,
    /// Names that stand for a path: what it imports or hands on.
    names: BTreeMap<String, Vec<String>>,
    /// Paths all of whose names it imports.
    globs: Vec<Vec<String>>,
    /// Names that it declares itself.
    declared: Vec<String>,
    /// Every path that is written in it.
    mentioned: Vec<Vec<String>>,
}

/// Where a path leads.
#[derive(Clone, Copy)]
enum Target {
    Module(usize),
    /// Something that this module declares.
    Inside(usize),
}

/// The edges of the crate that begins with this file.
pub fn edges(first: &Path) -> Edges {
    let mut modules = Vec::new();
    let folder = first.parent().unwrap().to_path_buf();
    load(&mut modules, first, &folder, None);
    let mut edges = Edges::new();
    for (index, module) in modules.iter().enumerate() {
        for path in &module.mentioned {
            let Some(Target::Module(to) | Target::Inside(to)) = resolve(&modules, index, path, 0) else { continue };
            let (from, to) = (from_root(&module.file), from_root(&modules[to].file));
            if from != to {
                edges.entry(from).or_default().insert(to);
            }
        }
    }
    edges
}

/// Reads a file and those of its parts, which lie in `folder`.
fn load(modules: &mut Vec<Module>, file: &Path, folder: &Path, parent: Option<usize>) -> usize {
    fill(modules, file, folder, parent, &parsed(file).items)
}

fn fill(modules: &mut Vec<Module>, file: &Path, folder: &Path, parent: Option<usize>, items: &[syn::Item]) -> usize {
    let index = modules.len();
    modules.push(Module {
        file: file.into(),
        parent,
        children: BTreeMap::new(),
        names: BTreeMap::new(),
        globs: Vec::new(),
        declared: Vec::new(),
        mentioned: Vec::new(),
    });
    for item in items {
        if let syn::Item::Mod(item) = item {
            // Tests look at the whole, from outside.
            if item.attrs.iter().any(is_for_tests) {
                continue;
            }
            let name = item.ident.to_string();
            let inner = folder.join(&name);
            let child = match &item.content {
                Some((_, items)) => fill(modules, file, &inner, Some(index), items),
                None => load(modules, &file_of(&name, folder), &inner, Some(index)),
            };
            modules[index].children.insert(name, child);
            continue;
        }
        modules[index].declared.extend(declared(item));
        let mut reader = Reader { module: &mut modules[index] };
        reader.visit_item(item);
    }
    index
}

/// `#[cfg(test)]`
fn is_for_tests(attribute: &syn::Attribute) -> bool {
    attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Ident>().is_ok_and(|condition| condition == "test")
}

fn declared(item: &syn::Item) -> Option<String> {
    let name = match item {
        syn::Item::Const(item) => &item.ident,
        syn::Item::Enum(item) => &item.ident,
        syn::Item::Fn(item) => &item.sig.ident,
        syn::Item::Macro(item) => item.ident.as_ref()?,
        syn::Item::Static(item) => &item.ident,
        syn::Item::Struct(item) => &item.ident,
        syn::Item::Trait(item) => &item.ident,
        syn::Item::Type(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}

struct Reader<'a> {
    module: &'a mut Module,
}

impl Reader<'_> {
    fn import(&mut self, tree: &syn::UseTree, before: &[String]) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        let (name, path) = match tree {
            syn::UseTree::Path(path) => return self.import(&path.tree, &with(&path.ident)),
            syn::UseTree::Group(group) => return group.items.iter().for_each(|tree| self.import(tree, before)),
            syn::UseTree::Glob(_) => {
                self.module.mentioned.push(before.to_vec());
                return self.module.globs.push(before.to_vec());
            }
            syn::UseTree::Name(name) if name.ident == "self" => {
                (before.last().cloned().unwrap_or_default(), before.to_vec())
            }
            syn::UseTree::Name(name) => (name.ident.to_string(), with(&name.ident)),
            syn::UseTree::Rename(rename) => (rename.rename.to_string(), with(&rename.ident)),
        };
        self.module.mentioned.push(path.clone());
        self.module.names.insert(name, path);
    }

    /// The paths inside a macro's call, which is not parsed.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.end(&mut path);
                    }
                    path.push(name.to_string());
                    colons = 0;
                }
                TokenTree::Punct(sign) if sign.as_char() == ':' => colons += 1,
                other => {
                    self.end(&mut path);
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.tokens(group.stream());
                    }
                }
            }
        }
        self.end(&mut path);
    }

    fn end(&mut self, path: &mut Vec<String>) {
        if path.len() > 1 {
            self.module.mentioned.push(path.clone());
        }
        path.clear();
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.import(&item.tree, &[]);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.segments.len() > 1 {
            self.module.mentioned.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        }
        syn::visit::visit_path(self, path);
    }

    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {
        // `pub(in crate::x)` says who may use it, not what is used.
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        self.tokens(call.tokens.clone());
    }
}

/// Where a path that is written in a module leads; nowhere for what is not of this crate.
fn resolve(modules: &[Module], from: usize, path: &[String], depth: u32) -> Option<Target> {
    // An import of its own name, as in `use a::a`, must not turn for ever.
    if depth > 20 {
        return None;
    }
    let (first, rest) = path.split_first()?;
    let start = match first.as_str() {
        "crate" => Target::Module((0..=from).rev().find(|at| modules[*at].parent.is_none())?),
        "self" => Target::Module(from),
        "super" => Target::Module(modules[from].parent?),
        name => step(modules, from, name, depth)?,
    };
    rest.iter().try_fold(start, |target, name| match target {
        // What follows is a variant, a method or a constant of it.
        Target::Inside(_) => Some(target),
        Target::Module(at) if name == "super" => modules[at].parent.map(Target::Module),
        Target::Module(at) => Some(step(modules, at, name, depth).unwrap_or(Target::Inside(at))),
    })
}

/// What a name in a module stands for.
fn step(modules: &[Module], at: usize, name: &str, depth: u32) -> Option<Target> {
    let module = &modules[at];
    if let Some(child) = module.children.get(name) {
        return Some(Target::Module(*child));
    }
    if module.declared.iter().any(|known| known == name) {
        return Some(Target::Inside(at));
    }
    if let Some(path) = module.names.get(name) {
        return resolve(modules, at, path, depth + 1);
    }
    module.globs.iter().find_map(|glob| match resolve(modules, at, glob, depth + 1)? {
        Target::Module(other) if other != at => step(modules, other, name, depth + 1),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::circles;
    use super::*;

    /// A crate in a folder of its own; gives the circles in it.
    fn circles_of(name: &str, files: &[(&str, &str)]) -> Vec<String> {
        let folder = std::env::temp_dir().join(format!("weibao-layers-{name}-{}", std::process::id()));
        for (file, text) in files {
            let path = folder.join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let found = circles::find(&edges(&folder.join("lib.rs")));
        std::fs::remove_dir_all(&folder).unwrap();
        found
    }

    #[test]
    fn what_is_handed_on_is_followed_to_its_place() {
        let files = [
            ("lib.rs", "mod a; mod b; pub use a::A; pub fn own() {}"),
            ("a.rs", "pub struct A; impl A { pub const ONE: u8 = 1; }"),
            ("b.rs", "use crate::A; fn f(_: A) -> u8 { A::ONE }"),
        ];
        assert_eq!(circles_of("handed-on", &files), [""; 0]);
    }

    #[test]
    fn a_circle_is_seen_in_imports_paths_and_macros() {
        let b: [(&str, &str); 5] = [
            ("import", "use crate::a::A;"),
            ("path", "fn f() { crate::a::f(); }"),
            ("parent", "fn f() { super::a::f(); }"),
            ("macro", "fn f() { println!(\"{}\", { crate::a::f() }); }"),
            ("module", "use crate::a; fn f() { a::f(); }"),
        ];
        for (name, b) in b {
            let files =
                [("lib.rs", "mod a; mod b;"), ("a.rs", "use crate::b::B; pub struct A; pub fn f() {}"), ("b.rs", b)];
            assert_eq!(circles_of(name, &files).len(), 1, "{name}");
        }
    }

    #[test]
    fn tests_may_look_at_the_whole() {
        let whole = [
            ("lib.rs", "mod a; fn f() { a::f(); }"),
            ("a.rs", "pub fn f() {} #[cfg(test)] mod tests { fn g() { crate::f(); } }"),
        ];
        assert_eq!(circles_of("tests", &whole), [""; 0]);
        assert_eq!(
            circles_of("no-tests", &[whole[0], ("a.rs", "pub fn f() {} mod inner { fn g() { crate::f(); } }")]).len(),
            1
        );
    }

    #[test]
    fn a_part_that_needs_the_whole_is_a_circle_only_where_the_whole_needs_the_part() {
        let part = ("a/part.rs", "use super::A; pub fn f(_: A) {}");
        let whole = |text: &'static str| [("lib.rs", "mod a;"), ("a.rs", text), part];
        assert_eq!(circles_of("part", &whole("mod part; pub struct A;")), [""; 0]);
        assert_eq!(circles_of("both", &whole("mod part; pub struct A; fn f() { part::f(A); }")).len(), 1);
    }
}
