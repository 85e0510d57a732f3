//! What comes out of an expression, and every name in it that there is not.

use std::ops::Range;

use minijinja::machinery::ast::{self, BinOpKind, Expr};

use super::Fault;
use super::globals::{FUNCTIONS, Function, TESTS};
use super::kinds::{UNKNOWN_FUNCTION, UNKNOWN_NAME, WRONG_CALL};
use super::source::bytes;
use super::types::{Type, listed};
use super::walk::{Walker, word_at};
use crate::case::reading::nearest;

impl<'a> Walker<'a> {
    /// What comes out of an expression.
    pub(super) fn expression(&mut self, expression: &'a Expr<'a>) -> Type<'a> {
        match expression {
            Expr::Var(var) => self.variable(var.id, bytes(var.span())),
            Expr::Const(constant) => of_constant(&constant.value),
            Expr::Slice(it) => {
                for part in [&it.start, &it.stop, &it.step].into_iter().flatten() {
                    self.expression(part);
                }
                self.expression(&it.expr)
            }
            Expr::UnaryOp(it) => {
                self.expression(&it.expr);
                match it.op {
                    ast::UnaryOpKind::Not => Type::Flag,
                    ast::UnaryOpKind::Neg => Type::Number,
                }
            }
            Expr::BinOp(it) => self.two(it),
            Expr::Compare(it) => {
                self.expression(&it.expr);
                it.ops.iter().for_each(|op| _ = self.expression(&op.expr));
                Type::Flag
            }
            Expr::IfExpr(it) => {
                self.expression(&it.test_expr);
                let one = self.expression(&it.true_expr);
                match &it.false_expr {
                    Some(other) => one.or(self.expression(other)),
                    None => Type::Any,
                }
            }
            Expr::Filter(it) => self.filter(it),
            Expr::Test(it) => self.test(it),
            Expr::GetAttr(it) => self.part(it),
            Expr::GetItem(it) => self.item(it),
            Expr::Call(it) => self.called(it, false),
            Expr::List(it) => Type::Several(it.items.iter().map(|item| self.expression(item)).collect()),
            Expr::Tuple(it) => Type::Several(it.items.iter().map(|item| self.expression(item)).collect()),
            Expr::Map(it) => {
                it.keys.iter().chain(&it.values).for_each(|part| _ = self.expression(part));
                Type::Any
            }
        }
    }

    fn two(&mut self, it: &'a ast::BinOp<'a>) -> Type<'a> {
        let left = self.expression(&it.left);
        let right = self.expression(&it.right);
        match it.op {
            BinOpKind::ScOr => left.or(right),
            BinOpKind::ScAnd => match right {
                // What comes first is given back only where it is nothing.
                Type::Record(_) | Type::List(_) => right,
                _ => Type::Any,
            },
            BinOpKind::Concat => joined(&left, &right),
            BinOpKind::Add
            | BinOpKind::Sub
            | BinOpKind::Mul
            | BinOpKind::Div
            | BinOpKind::FloorDiv
            | BinOpKind::Rem
            | BinOpKind::Pow => Type::Number,
            _ => Type::Flag,
        }
    }

    fn variable(&mut self, name: &'a str, at: Range<usize>) -> Type<'a> {
        if let Some(found) = self.scopes.iter().rev().find_map(|scope| scope.get(name)) {
            return found.clone();
        }
        if let Some(function) = FUNCTIONS.iter().find(|f| f.name == name) {
            return Type::Function(function.name);
        }
        if name == "super" && self.is_in_block() {
            return Type::Function("super");
        }
        let names = self.scopes.iter().flat_map(|scope| scope.keys().copied());
        let help = match nearest(name, names.chain(FUNCTIONS.iter().map(|f| f.name))) {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                let all = self.scopes.first().into_iter().flat_map(|scope| scope.keys().copied());
                format!("a template has {}, and what it sets itself with `{{% set %}}`", listed(all))
            }
        };
        self.fault(Fault::new(&UNKNOWN_NAME, self.origin(), at, format!("there is no `{name}` here"), help));
        Type::Any
    }

    fn part(&mut self, it: &'a ast::Spanned<ast::GetAttr<'a>>) -> Type<'a> {
        let whole = self.expression(&it.expr);
        whole.part(it.name).unwrap_or_else(|(message, help)| {
            let end = bytes(it.span()).end;
            let at = self.name_before(end, it.name);
            self.fault(Fault::new(&UNKNOWN_NAME, self.origin(), at, message, help));
            Type::Any
        })
    }

    /// Where a name stands that ends at a byte.
    fn name_before(&self, end: usize, name: &str) -> Range<usize> {
        let source = self.source();
        let before = source.get(..end).unwrap_or(source);
        match before.rfind(name) {
            Some(start) => start..start + name.len(),
            None => end.saturating_sub(1)..end,
        }
    }

    fn item(&mut self, it: &'a ast::GetItem<'a>) -> Type<'a> {
        let whole = self.expression(&it.expr);
        let wanted = self.expression(&it.subscript_expr);
        if let (Type::Several(items), Expr::Const(number)) = (&whole, &it.subscript_expr)
            && let Some(number) = number.value.as_usize()
        {
            return items.get(number).cloned().unwrap_or(Type::Any);
        }
        match (&whole, wanted) {
            (Type::Record(_) | Type::Piece(_), Type::Literal(keys)) => {
                let mut found = Type::Any;
                for key in keys {
                    found = whole.part(&key).unwrap_or_else(|(message, help)| {
                        let at = bytes(it.subscript_expr.span());
                        self.fault(Fault::new(&UNKNOWN_NAME, self.origin(), at, message, help));
                        Type::Any
                    });
                }
                found
            }
            _ => whole.item().unwrap_or(Type::Any),
        }
    }

    fn test(&mut self, it: &'a ast::Spanned<ast::Test<'a>>) -> Type<'a> {
        self.expression(&it.expr);
        it.args.iter().for_each(|argument| _ = self.argument(argument));
        if !TESTS.iter().any(|test| test.name == it.name) {
            let help = match it.name {
                "defined" | "undefined" | "none" => {
                    "whatever a case can hold is there: ask whether it is written with `if`".to_owned()
                }
                name => meant(name, TESTS, "there is"),
            };
            let at = word_at(self.source(), bytes(it.span()), it.name);
            let message = format!("there is no test `{}`", it.name);
            self.fault(Fault::new(&UNKNOWN_FUNCTION, self.origin(), at, message, help));
        }
        Type::Flag
    }

    /// What is printed must be something that can be.
    pub(super) fn printed(&mut self, value: &Type<'a>, at: Range<usize>) {
        let (message, help) = match value {
            Type::List(_) | Type::Several(_) => (
                "a list cannot be printed as a whole".to_owned(),
                "go through it with `for`, or write its items in a line with `|join`".to_owned(),
            ),
            Type::Record(info) if info.name != "Person" => {
                (format!("{} cannot be printed as a whole", info.noun), "name one of its fields".to_owned())
            }
            Type::Piece(info) => {
                (format!("{} cannot be printed as a whole", info.noun), "name one of its parts".to_owned())
            }
            Type::Function(name) => {
                (format!("`{name}` is a function and prints nothing by itself"), format!("write `{name}()`"))
            }
            Type::Macro(called) => (
                format!("`{}` is a macro and prints nothing by itself", called.tree.name),
                format!("write `{}()`", called.tree.name),
            ),
            _ => return,
        };
        self.fault(Fault::new(&WRONG_CALL, self.origin(), at, message, help));
    }
}

fn of_constant<'a>(value: &minijinja::Value) -> Type<'a> {
    match value.as_str() {
        Some(text) => Type::Literal(vec![text.to_owned()]),
        None if value.as_i64().is_some() => Type::Number,
        None if value.is_true() || matches!(value.kind(), minijinja::value::ValueKind::Bool) => Type::Flag,
        None => Type::Any,
    }
}

/// How many letters all that a text may be can have together.
const LONGEST: usize = 1 << 16;

fn size(texts: &[String]) -> usize {
    texts.iter().map(|text| text.len() + 1).sum()
}

/// Two texts one after the other: what is known of their beginning stays known.
fn joined<'a>(left: &Type<'a>, right: &Type<'a>) -> Type<'a> {
    match (left, right) {
        // A text that is made longer from itself would soon fill the memory; no key of words is so long.
        (Type::Literal(a), Type::Literal(b)) if size(a) * size(b) < LONGEST => {
            Type::texts(a.iter().flat_map(|a| b.iter().map(move |b| format!("{a}{b}"))).collect())
        }
        (Type::Literal(a), _) => Type::Prefixed(a.clone()),
        (Type::Prefixed(a), _) => Type::Prefixed(a.clone()),
        _ => Type::Words,
    }
}

/// What somebody may have meant by the name of a function, filter or test.
pub(super) fn meant(name: &str, known: &[Function], begin: &str) -> String {
    match nearest(name, known.iter().map(|f| f.name)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("{begin} {}", listed(known.iter().map(|f| f.name))),
    }
}
