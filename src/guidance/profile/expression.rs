//! An expression of a local rule: read once, carried out on each case.

use std::ops::Range;
use std::sync::LazyLock;

use minijinja::value::Value;
use minijinja::{Environment, Error, ErrorKind};

use super::functions::engine;
use super::kinds::WRONG_EXPRESSION;
use super::names::{Fault, marks};
use super::values::Everything;

static ENGINE: LazyLock<Environment<'static>> = LazyLock::new(engine);

/// How many characters an expression may have. The longest sensible one has some hundred.
const LONGEST: usize = 2000;

/// An expression that can be carried out.
#[derive(Debug)]
pub(super) struct Expression {
    compiled: minijinja::Expression<'static, 'static>,
}

/// Why an expression could not be carried out on a case.
pub(super) struct Failure {
    /// What was wrong.
    pub message: String,
    /// Where in the expression, if that is known.
    pub bytes: Option<Range<usize>>,
}

impl Expression {
    /// Reads an expression.
    ///
    /// # Errors
    /// What cannot be read, or may not stand in a rule.
    pub(super) fn read(source: &str) -> Result<Expression, Vec<Fault>> {
        let fault = |bytes, message: String, help: &str| {
            vec![Fault { kind: &WRONG_EXPRESSION, bytes, message, help: help.to_owned() }]
        };
        if source.len() > LONGEST {
            let message = format!("this is longer than any rule needs ({LONGEST} characters)");
            return Err(fault(0..source.len(), message, "make several rules of it"));
        }
        let refused = marks(source);
        if !refused.is_empty() {
            return Err(refused);
        }
        match ENGINE.compile_expression_owned(source.to_owned()) {
            Ok(compiled) => Ok(Expression { compiled }),
            Err(error) => {
                let bytes = within(&error, source).unwrap_or(0..source.len());
                let message = format!("this cannot be read as an expression: {}", detail(&error));
                Err(fault(bytes, message, "an expression is such as `has(item.due) and item.due >= today`"))
            }
        }
    }

    /// Whether it holds.
    ///
    /// # Errors
    /// Why that cannot be said.
    pub(super) fn holds(&self, everything: Everything) -> Result<bool, Failure> {
        match self.compiled.eval(Value::from_object(everything)) {
            Ok(value) => Ok(value.is_true()),
            Err(error) => Err(Failure { message: detail(&error), bytes: error.range() }),
        }
    }
}

/// What an error says, without the engine's name for its kind.
fn detail(error: &Error) -> String {
    match error.kind() {
        ErrorKind::OutOfFuel => "it takes too long".to_owned(),
        kind => error.detail().map_or_else(|| kind.to_string(), str::to_owned),
    }
}

/// The place of an error, if it lies in the expression and has an extent.
fn within(error: &Error, source: &str) -> Option<Range<usize>> {
    error.range().filter(|r| !r.is_empty() && source.get(r.clone()).is_some_and(|t| !t.trim().is_empty()))
}
