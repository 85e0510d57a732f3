//! Headings that skip a level, whichever way through the template a case takes.
//!
//! A fault is told only where every way to a heading skips a level; what depends on the case is found when a
//! document is made.

use minijinja::machinery::ast::{Expr, Stmt};

use super::Fault;
use super::globals::FUNCTIONS;
use super::kinds::HEADING;
use super::source::bytes;

/// The levels that the last heading can have had: bit 0 for none, bit 1 for level 1.
type Levels = u8;

const ANY: Levels = 0b111_1111;

/// Checks the headings of a template.
pub(super) fn check(name: &str, tree: &Stmt<'_>, faults: &mut Vec<Fault>, is_document: bool) {
    let mut walk = Walk { name, faults, at_line_start: true };
    walk.statement(tree, if is_document { 1 } else { ANY });
}

struct Walk<'a> {
    name: &'a str,
    faults: &'a mut Vec<Fault>,
    at_line_start: bool,
}

impl Walk<'_> {
    fn all(&mut self, statements: &[Stmt<'_>], before: Levels) -> Levels {
        statements.iter().fold(before, |levels, statement| self.statement(statement, levels))
    }

    fn statement(&mut self, statement: &Stmt<'_>, before: Levels) -> Levels {
        match statement {
            Stmt::Template(it) => {
                // What it extends has headings of its own between the blocks.
                let before =
                    if it.children.iter().any(|c| matches!(c, Stmt::Extends(_))) { ANY } else { before };
                self.all(&it.children, before)
            }
            Stmt::EmitRaw(it) => self.text(it.raw, bytes(it.span()).start, before),
            Stmt::EmitExpr(it) => {
                self.at_line_start = false;
                if is_line(&it.expr) { before } else { ANY }
            }
            Stmt::IfCond(it) => {
                let start = self.at_line_start;
                let one = self.all(&it.true_body, before);
                self.at_line_start = start;
                one | self.all(&it.false_body, before)
            }
            Stmt::ForLoop(it) => {
                // Where the body begins again, a heading of the body came last. Its faults are told once.
                let told = self.faults.len();
                let once = before | self.all(&it.body, before);
                self.faults.truncate(told);
                once | self.all(&it.body, once)
            }
            Stmt::Macro(it) => {
                self.all(&it.body, ANY);
                before
            }
            Stmt::CallBlock(it) => {
                self.at_line_start = true;
                let levels = self.all(&it.macro_decl.body, before);
                self.at_line_start = true;
                levels
            }
            Stmt::Block(it) => self.all(&it.body, before),
            Stmt::SetBlock(it) => self.all(&it.body, before),
            Stmt::WithBlock(it) => self.all(&it.body, before),
            Stmt::FilterBlock(it) => self.all(&it.body, before),
            Stmt::Include(_) => ANY,
            _ => before,
        }
    }

    fn text(&mut self, raw: &str, start: usize, before: Levels) -> Levels {
        let mut levels = before;
        let mut at = start;
        for line in raw.split_inclusive('\n') {
            if self.at_line_start
                && let Some(level) = level_of(line)
            {
                let lower = (1_u8 << level) - 1;
                // Some way to this heading has one before it that is at most one level above.
                if levels & !(lower >> 1) == 0 {
                    let last = 7 - levels.leading_zeros() as usize;
                    let message = format!(
                        "a heading of level {level} follows one of level {last}; no level may be skipped"
                    );
                    let help = format!("write {} here, or put a heading between", "#".repeat(last + 1));
                    let message = if last == 0 {
                        format!(
                            "the first heading is of level {level}; a document begins with its title, of level 1"
                        )
                    } else {
                        message
                    };
                    let bytes = at..at + line.trim_end().len();
                    self.faults.push(Fault::new(&HEADING, self.name, bytes, message, help));
                }
                levels = 1 << level;
            }
            at += line.len();
            self.at_line_start = line.ends_with('\n');
        }
        levels
    }
}

/// The level of a line that is a heading.
fn level_of(line: &str) -> Option<u8> {
    let level = line.len() - line.trim_start_matches('#').len();
    let is_heading = (1..=6).contains(&level) && line[level..].starts_with(' ');
    is_heading.then(|| u8::try_from(level).unwrap_or(6))
}

/// Whether what is printed cannot hold a heading: a value, or what one of the program's functions makes.
fn is_line(expression: &Expr<'_>) -> bool {
    match expression {
        Expr::Call(call) => match &call.expr {
            Expr::Var(var) => FUNCTIONS.iter().any(|f| f.name == var.id),
            _ => false,
        },
        Expr::GetAttr(_) | Expr::Const(_) => true,
        Expr::Filter(filter) => filter.expr.as_ref().is_none_or(is_line),
        Expr::IfExpr(it) => is_line(&it.true_expr) && it.false_expr.as_ref().is_none_or(is_line),
        Expr::BinOp(it) => is_line(&it.left) && is_line(&it.right),
        _ => false,
    }
}
