//! The skeleton of a case: a template of the program, for each kind of plan, nation and context.

use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, UndefinedBehavior, context};

use crate::case::model::{Context, Nation, PlanKind};
use crate::case::values::{Choice, Language};

/// What decides which parts a new case has.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub(super) reference: String,
    pub(super) nation: Nation,
    pub(super) plan: PlanKind,
    pub(super) contexts: Vec<Context>,
    pub(super) language: Language,
}

/// The text of a new case.
///
/// # Errors
/// When the template of the program has a fault.
pub(super) fn skeleton(wanted: &Wanted) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_syntax(
        SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()?,
    );
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let is = |context: Context| wanted.contexts.contains(&context);
    let (extra, online) = (is(Context::ExtraFamilial), is(Context::Online));
    let contexts: Vec<&str> = wanted.contexts.iter().map(|c| c.word()).collect();
    environment.render_str(
        include_str!("../../../templates/new/case.yaml"),
        context! {
            reference => wanted.reference.as_str(),
            nation => wanted.nation.word(),
            plan => wanted.plan.word(),
            language => wanted.language.tag(),
            contexts,
            // What is prefilled in words is English; a case in another language has the gaps alone.
            english => wanted.language == Language::english(),
            wales => wanted.nation == Nation::Wales,
            cp => wanted.plan == PlanKind::ChildProtection,
            intra => is(Context::IntraFamilialAdult),
            sibling => is(Context::Sibling),
            extra,
            online,
            outside => extra || online,
            hsb => is(Context::HarmfulSexualBehaviour),
        },
    )
}
