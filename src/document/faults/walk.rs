//! Walks the trees of templates as the engine would, through every branch.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use minijinja::machinery::ast::{self, Expr, Stmt};

use super::input::Input;
use super::kinds::UNKNOWN_NAME;
use super::of_words::Book;
use super::source::{bytes, named, tree};
use super::types::{Macro, Type};
use super::{Fault, headings};

/// How deep templates and macros may stand in each other.
const DEEPEST: usize = 24;

pub(super) type Scope<'a> = BTreeMap<&'a str, Type<'a>>;
pub(super) type Trees<'a> = BTreeMap<&'a str, Stmt<'a>>;

/// A block of a template that extends another, with the file in which it stands.
type Blocks<'a> = BTreeMap<&'a str, Vec<(&'a str, &'a [Stmt<'a>])>>;

/// Checks all templates of a set.
pub(super) fn templates(input: &Input<'_>, book: &Book, faults: &mut Vec<Fault>) {
    let mut trees = Trees::new();
    for (name, file) in &input.templates {
        match tree(file.origin, file.text) {
            Ok(tree) => _ = trees.insert(*name, tree),
            Err(fault) => faults.push(fault),
        }
    }
    let mut used = BTreeSet::new();
    for tree in trees.values() {
        named(tree, &mut |other| _ = used.insert(other.to_owned()));
    }
    for (name, file) in input.own_names() {
        if let Some(tree) = trees.get(name) {
            headings::check(file.origin, tree, faults, input.document(name).is_some());
        }
    }
    let mut seen = BTreeSet::new();
    let begun = |name: &&str| !used.contains(*name) || input.document(name).is_some();
    for name in input.own_names().map(|(name, _)| name).filter(begun) {
        let Some(Stmt::Template(root)) = trees.get(name) else { continue };
        let mut walker = Walker {
            input,
            book,
            trees: &trees,
            languages: book.of_document(input.document(name).unwrap_or_default()),
            file: name,
            scopes: vec![super::types::variables(), Scope::new()],
            blocks: Blocks::new(),
            open_blocks: 0,
            checked: BTreeSet::new(),
            depth: 0,
            faults: Vec::new(),
        };
        walker.template(&root.children);
        for fault in walker.faults {
            // What several documents share is told once.
            if seen.insert((fault.file.clone(), fault.bytes.start, fault.message.clone())) {
                faults.push(fault);
            }
        }
    }
}

/// One document, on the way through its templates.
pub(super) struct Walker<'a> {
    input: &'a Input<'a>,
    pub(super) book: &'a Book,
    trees: &'a Trees<'a>,
    /// The languages in which the document can be made.
    pub(super) languages: Vec<String>,
    pub(super) file: &'a str,
    pub(super) scopes: Vec<Scope<'a>>,
    blocks: Blocks<'a>,
    /// How many blocks are being walked, for `super()`.
    open_blocks: usize,
    /// Macros with the kinds of value with which they were walked.
    pub(super) checked: BTreeSet<String>,
    depth: usize,
    faults: Vec<Fault>,
}

impl<'a> Walker<'a> {
    pub(super) fn fault(&mut self, fault: Fault) {
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }

    /// A template, and what it extends.
    fn template(&mut self, children: &'a [Stmt<'a>]) {
        let base = children.iter().find_map(|child| match child {
            Stmt::Extends(extends) => Some(extends),
            _ => None,
        });
        let Some(extends) = base else {
            self.all(children);
            return;
        };
        let Some((base_file, base_children)) = self.other(&extends.name) else {
            self.all(children);
            return;
        };
        for child in children {
            match child {
                Stmt::Block(block) => {
                    self.blocks.entry(block.name).or_default().push((self.file, &block.body));
                }
                Stmt::Extends(_) => {}
                other => self.statement(other),
            }
        }
        let file = std::mem::replace(&mut self.file, base_file);
        self.depth += 1;
        if self.depth < DEEPEST {
            self.template(base_children);
        }
        self.depth -= 1;
        self.file = file;
    }

    /// The text of the template that is being walked.
    pub(super) fn source(&self) -> &'a str {
        self.input.templates.get(self.file).map_or("", |file| file.text)
    }

    /// How the template that is being walked is called for people.
    pub(super) fn origin(&self) -> &'a str {
        self.input.templates.get(self.file).map_or(self.file, |file| file.origin)
    }

    /// The template that an expression names. That it is there was seen to when the set was put together.
    fn other(&self, name: &'a Expr<'a>) -> Option<(&'a str, &'a [Stmt<'a>])> {
        let Expr::Const(constant) = name else { return None };
        match self.trees.get_key_value(constant.value.as_str()?)? {
            (name, Stmt::Template(root)) => Some((*name, &root.children)),
            _ => None,
        }
    }

    pub(super) fn all(&mut self, statements: &'a [Stmt<'a>]) {
        statements.iter().for_each(|statement| self.statement(statement));
    }

    pub(super) fn set(&mut self, name: &'a str, value: Type<'a>) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.insert(name, value);
        }
    }

    /// Gives names to a value, or to the parts of one.
    fn assign(&mut self, target: &'a Expr<'a>, value: &Type<'a>) {
        match target {
            Expr::Var(var) => self.set(var.id, value.clone()),
            Expr::List(list) => self.assign_each(&list.items, value),
            Expr::Tuple(tuple) => self.assign_each(&tuple.items, value),
            _ => {}
        }
    }

    fn assign_each(&mut self, targets: &'a [Expr<'a>], value: &Type<'a>) {
        for (number, target) in targets.iter().enumerate() {
            let part = match value {
                Type::Several(items) => items.get(number).cloned().unwrap_or(Type::Any),
                _ => Type::Any,
            };
            self.assign(target, &part);
        }
    }

    fn within(&mut self, walk: impl FnOnce(&mut Self)) {
        self.scopes.push(Scope::new());
        walk(self);
        self.scopes.pop();
    }

    fn statement(&mut self, statement: &'a Stmt<'a>) {
        match statement {
            Stmt::Template(it) => self.all(&it.children),
            Stmt::EmitRaw(_) | Stmt::Extends(_) => {}
            Stmt::EmitExpr(it) => {
                let value = self.expression(&it.expr);
                self.printed(&value, bytes(it.expr.span()));
            }
            Stmt::ForLoop(it) => self.for_loop(it),
            Stmt::IfCond(it) => {
                self.expression(&it.expr);
                self.branches(&it.true_body, &it.false_body);
            }
            Stmt::WithBlock(it) => self.within(|walker| {
                for (target, value) in &it.assignments {
                    let value = walker.expression(value);
                    walker.assign(target, &value);
                }
                walker.all(&it.body);
            }),
            Stmt::Set(it) => {
                let value = self.expression(&it.expr);
                self.assign(&it.target, &value);
            }
            Stmt::SetBlock(it) => {
                self.within(|walker| walker.all(&it.body));
                if let Some(filter) = &it.filter {
                    self.expression(filter);
                }
                self.assign(&it.target, &Type::Words);
            }
            Stmt::AutoEscape(it) => self.all(&it.body),
            Stmt::FilterBlock(it) => {
                self.expression(&it.filter);
                self.all(&it.body);
            }
            Stmt::Block(it) => self.block(it.name, &it.body),
            Stmt::Import(it) => {
                if let Some(module) = self.module(&it.expr) {
                    self.assign(&it.name, &Type::Module(Rc::new(module)));
                } else {
                    self.assign(&it.name, &Type::Any);
                }
            }
            Stmt::FromImport(it) => self.import_from(it),
            Stmt::Include(it) => {
                if let Some((file, children)) = self.other(&it.name) {
                    self.elsewhere(file, |walker| walker.within(|walker| walker.all(children)));
                }
            }
            Stmt::Macro(it) => {
                let seen = Macro { file: self.file, tree: it, scopes: self.scopes.clone() };
                self.set(it.name, Type::Macro(Rc::new(seen)));
                // Once without knowing what it is given; where it is called, again with what is.
                self.macro_body(it, self.scopes.clone(), |_| Type::Any);
            }
            Stmt::CallBlock(it) => {
                self.within(|walker| {
                    for argument in &it.macro_decl.args {
                        walker.assign(argument, &Type::Any);
                    }
                    walker.all(&it.macro_decl.body);
                });
                self.called(&it.call, true);
            }
            Stmt::Do(it) => _ = self.called(&it.call, false),
        }
    }

    /// Both ways. What is set on one of them alone can be either afterwards.
    fn branches(&mut self, one: &'a [Stmt<'a>], other: &'a [Stmt<'a>]) {
        let before = self.scopes.clone();
        self.all(one);
        let after_one = std::mem::replace(&mut self.scopes, before);
        self.all(other);
        for (scope, earlier) in self.scopes.iter_mut().zip(after_one) {
            for (name, value) in earlier {
                let both = match scope.remove(name) {
                    Some(there) => there.or(value),
                    None => value,
                };
                scope.insert(name, both);
            }
        }
    }

    fn for_loop(&mut self, it: &'a ast::ForLoop<'a>) {
        let list = self.expression(&it.iter);
        let item = list.item();
        if item.is_none() {
            let message = format!("`for` needs a list, and here is {}", list.noun());
            let help = "name a list, such as `case.actions`; a single value is asked for with `if`";
            self.fault(Fault::new(&UNKNOWN_NAME, self.origin(), bytes(it.iter.span()), message, help));
        }
        self.within(|walker| {
            walker.set("loop", Type::Loop);
            walker.assign(&it.target, &item.unwrap_or(Type::Any));
            if let Some(filter) = &it.filter_expr {
                walker.expression(filter);
            }
            walker.all(&it.body);
        });
        self.within(|walker| walker.all(&it.else_body));
    }

    fn block(&mut self, name: &'a str, body: &'a [Stmt<'a>]) {
        let (file, body) =
            self.blocks.get(name).and_then(|b| b.first()).copied().unwrap_or((self.file, body));
        self.open_blocks += 1;
        self.elsewhere(file, |walker| walker.within(|walker| walker.all(body)));
        self.open_blocks -= 1;
    }

    /// Whether a block is being walked, so that `super()` means something.
    pub(super) fn is_in_block(&self) -> bool {
        self.open_blocks > 0
    }

    /// Walks in another file, unless templates go round in a ring.
    pub(super) fn elsewhere(&mut self, file: &'a str, walk: impl FnOnce(&mut Self)) {
        if self.depth >= DEEPEST {
            return;
        }
        self.depth += 1;
        let here = std::mem::replace(&mut self.file, file);
        walk(self);
        self.file = here;
        self.depth -= 1;
    }

    fn module(&mut self, name: &'a Expr<'a>) -> Option<Scope<'a>> {
        let (file, children) = self.other(name)?;
        let mut module = Scope::new();
        self.elsewhere(file, |walker| {
            walker.scopes.push(Scope::new());
            walker.all(children);
            module = walker.scopes.pop().unwrap_or_default();
        });
        Some(module)
    }

    fn import_from(&mut self, it: &'a ast::FromImport<'a>) {
        let module = self.module(&it.expr).map(|names| Type::Module(Rc::new(names)));
        for (name, alias) in &it.names {
            let Expr::Var(var) = name else { continue };
            let value = match &module {
                None => Type::Any,
                Some(module) => module.part(var.id).unwrap_or_else(|(message, help)| {
                    let at = bytes(name.span());
                    self.fault(Fault::new(&UNKNOWN_NAME, self.origin(), at, message, help));
                    Type::Any
                }),
            };
            self.assign(alias.as_ref().unwrap_or(name), &value);
        }
    }

    /// The body of a macro, with what each of its places is given.
    pub(super) fn macro_body(
        &mut self,
        tree: &'a ast::Macro<'a>,
        scopes: Vec<Scope<'a>>,
        given: impl Fn(usize) -> Type<'a>,
    ) {
        let outer = std::mem::replace(&mut self.scopes, scopes);
        self.within(|walker| {
            walker.set("caller", Type::Any);
            // It can call itself.
            walker.set(tree.name, Type::Any);
            for (number, argument) in tree.args.iter().enumerate() {
                walker.assign(argument, &given(number));
            }
            tree.defaults.iter().for_each(|default| _ = walker.expression(default));
            walker.all(&tree.body);
        });
        self.scopes = outer;
    }
}

/// Where a word stands in a piece of a source; the piece, if it is not there.
pub(super) fn word_at(source: &str, piece: std::ops::Range<usize>, word: &str) -> std::ops::Range<usize> {
    let found = source.get(piece.clone()).and_then(|text| text.find(word));
    found.map_or(piece.clone(), |at| piece.start + at..piece.start + at + word.len())
}
