//! Calls of functions, filters and macros.

use std::rc::Rc;

use minijinja::machinery::ast::{self, CallArg, Expr};

use super::Fault;
use super::expressions::meant;
use super::globals::{FILTERS, FUNCTIONS, Function, Gives};
use super::kinds::{UNKNOWN_FUNCTION, WRONG_CALL};
use super::source::bytes;
use super::types::{Macro, Type, listed, record};
use super::walk::{Walker, word_at};
use crate::case::reading::nearest;

/// An argument that was given: its name, if it has one, what it is, and how it is written.
pub(super) struct Given<'a> {
    pub name: Option<&'a str>,
    pub value: Type<'a>,
    pub written: &'a Expr<'a>,
}

impl<'a> Walker<'a> {
    pub(super) fn argument(&mut self, argument: &'a CallArg<'a>) -> Given<'a> {
        let (name, written) = match argument {
            CallArg::Pos(value) | CallArg::PosSplat(value) | CallArg::KwargSplat(value) => (None, value),
            CallArg::Kwarg(name, value) => (Some(*name), value),
        };
        Given { name, value: self.expression(written), written }
    }

    /// What comes out of a call; `with_body` says whether it is a `{% call %}`.
    pub(super) fn called(&mut self, call: &'a ast::Spanned<ast::Call<'a>>, with_body: bool) -> Type<'a> {
        let at = bytes(call.expr.span());
        let name = match &call.expr {
            Expr::Var(var) => Some(var.id),
            _ => None,
        };
        let is_known = name.is_none_or(|name| {
            self.scopes.iter().any(|scope| scope.contains_key(name))
                || FUNCTIONS.iter().any(|f| f.name == name)
                || name == "super" && self.is_in_block()
        });
        if let (Some(name), false) = (name, is_known) {
            let macros = self.scopes.iter().flatten().filter(|(_, v)| matches!(v, Type::Macro(_)));
            let macros: Vec<&str> = macros.map(|(name, _)| *name).collect();
            let help = match nearest(name, macros.into_iter().chain(FUNCTIONS.iter().map(|f| f.name))) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the functions are {}", listed(FUNCTIONS.iter().map(|f| f.name))),
            };
            let message = format!("there is no function `{name}`");
            self.fault(Fault::new(&UNKNOWN_FUNCTION, self.origin(), at, message, help));
            call.args.iter().for_each(|argument| _ = self.argument(argument));
            return Type::Any;
        }
        let function = self.expression(&call.expr);
        let given: Vec<Given<'a>> = call.args.iter().map(|argument| self.argument(argument)).collect();
        match function {
            Type::Any => Type::Any,
            Type::Macro(called) => {
                self.call_macro(&called, &given, at);
                Type::Words
            }
            Type::Function("super") => Type::Words,
            Type::Function(name) => match FUNCTIONS.iter().find(|f| f.name == name) {
                Some(function) => self.call_function(function, &given, call, with_body),
                None => Type::Any,
            },
            other => {
                let message = format!("{} cannot be called", other.noun());
                self.fault(Fault::new(
                    &WRONG_CALL,
                    self.origin(),
                    at,
                    message,
                    "leave out the brackets behind it",
                ));
                Type::Any
            }
        }
    }

    fn call_function(
        &mut self,
        function: &'static Function,
        given: &[Given<'a>],
        call: &'a ast::Spanned<ast::Call<'a>>,
        with_body: bool,
    ) -> Type<'a> {
        let at = bytes(call.expr.span());
        let takes_body = function.usage.starts_with("{% call");
        if takes_body != with_body {
            let message = match takes_body {
                true => format!("`{}` stands round a piece of the document", function.name),
                false => format!("`{}` takes nothing between `call` and `endcall`", function.name),
            };
            let help = format!("write `{}`", function.usage);
            self.fault(Fault::new(&WRONG_CALL, self.origin(), at.clone(), message, help));
        }
        if function.name == "w" {
            self.fixed_words(given, at);
            return Type::Words;
        }
        self.arguments(function, given, at);
        self.outcome(function, given)
    }

    pub(super) fn filter(&mut self, it: &'a ast::Spanned<ast::Filter<'a>>) -> Type<'a> {
        let mut given = Vec::new();
        if let Some(before) = &it.expr {
            given.push(Given { name: None, value: self.expression(before), written: before });
        }
        let is_block = given.is_empty();
        given.extend(it.args.iter().map(|argument| self.argument(argument)));
        let Some(filter) = FILTERS.iter().find(|f| f.name == it.name) else {
            let help = match it.name {
                "default" => "ask with `if`, or write `a or b`".to_owned(),
                "safe" | "escape" | "e" => "texts are put in as they are; leave it out".to_owned(),
                name => meant(name, FILTERS, "the filters are"),
            };
            let at = word_at(self.source(), bytes(it.span()), &format!("|{}", it.name));
            let at = word_at(self.source(), at, it.name);
            let message = format!("there is no filter `{}`", it.name);
            self.fault(Fault::new(&UNKNOWN_FUNCTION, self.origin(), at, message, help));
            return Type::Any;
        };
        if !is_block {
            self.arguments(filter, &given, bytes(it.span()));
        }
        self.outcome(filter, &given)
    }

    fn outcome(&self, function: &Function, given: &[Given<'a>]) -> Type<'a> {
        let first = || given.first().map_or(Type::Any, |g| g.value.clone());
        let item = |name: &str| record(name).map_or(Type::Any, Type::Record);
        match function.gives {
            Gives::Words | Gives::Block => Type::Words,
            Gives::Flag => Type::Flag,
            Gives::Number => Type::Number,
            Gives::Date => Type::Single("a date"),
            Gives::Item(name) => item(name),
            Gives::Items(name) => Type::List(Box::new(item(name))),
            Gives::Same => first(),
            Gives::OneOf => first().item().unwrap_or(Type::Any),
            Gives::Groups => Type::List(Box::new(first())),
            Gives::Any => Type::Any,
        }
    }

    fn call_macro(&mut self, called: &Rc<Macro<'a>>, given: &[Given<'a>], at: std::ops::Range<usize>) {
        let tree = called.tree;
        let names: Vec<&str> =
            tree.args.iter().filter_map(|a| if let Expr::Var(v) = a { Some(v.id) } else { None }).collect();
        let usage = format!("{}({})", tree.name, names.join(", "));
        let mut values: Vec<Option<Type<'a>>> = vec![None; names.len()];
        let mut number = 0;
        for each in given {
            let place = match each.name {
                Some(name) => names.iter().position(|n| *n == name),
                None => {
                    number += 1;
                    Some(number - 1)
                }
            };
            match place.and_then(|place| values.get_mut(place)) {
                Some(value) => *value = Some(each.value.clone()),
                None => {
                    let message = match each.name {
                        Some(name) => format!("the macro `{}` takes no `{name}`", tree.name),
                        None => format!("the macro `{}` takes no more than {}", tree.name, names.len()),
                    };
                    let at = bytes(each.written.span());
                    self.fault(Fault::new(
                        &WRONG_CALL,
                        self.origin(),
                        at,
                        message,
                        format!("write `{usage}`"),
                    ));
                }
            }
        }
        let needed = names.len().saturating_sub(tree.defaults.len());
        for (name, _) in names.iter().zip(&values).take(needed).filter(|(_, value)| value.is_none()) {
            let message = format!("the macro `{}` needs `{name}`", tree.name);
            self.fault(Fault::new(
                &WRONG_CALL,
                self.origin(),
                at.clone(),
                message,
                format!("write `{usage}`"),
            ));
        }
        let values: Vec<Type<'a>> = values.into_iter().map(|value| value.unwrap_or(Type::Any)).collect();
        let signs: Vec<String> = values.iter().map(Type::sign).collect();
        let key = format!("{} {} {:?}", called.file, tree.name, signs);
        if self.checked.insert(key) {
            let scopes = called.scopes.clone();
            self.elsewhere(called.file, |walker| {
                walker.macro_body(tree, scopes, |n| values.get(n).cloned().unwrap_or(Type::Any));
            });
        }
    }
}
