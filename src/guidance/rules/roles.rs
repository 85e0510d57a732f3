//! Who holds the plan, and which agencies take part.

use super::prelude::*;

rule! {
    /// One lead social worker is named.
    ///
    /// # Why
    /// The child and the family need one person who holds it all, and whom they can ring.
    ///
    /// # Example
    /// ```yaml
    /// people:
    ///   - id: sw
    ///     name: Nia Roberts
    ///     role: social_worker
    /// ```
    /// # Better
    /// ```yaml
    /// people:
    ///   - id: sw
    ///     name: Nia Roberts
    ///     role: lead_social_worker
    /// ```
    LEAD = "ROLE001", "lead-social-worker", since "0.1.0", covers ["ROLE-LEAD"], check lead
}

fn lead(cx: &Facts<'_>, out: &mut Findings<'_>) {
    let leads: Vec<&Person> = cx.lead_social_workers().collect();
    match leads.as_slice() {
        [] => {
            out.at(cx.case, "people", "no lead social worker is named")
                .help("give one person `role: lead_social_worker`, with name and telephone");
        }
        [only] if only.name.is_blank() => {
            out.at(*only, "name", "the lead social worker has no name")
                .help("write the name; the child and the family read it");
        }
        [_] => {}
        [first, others @ ..] => {
            for other in others {
                out.at(
                    *other,
                    "role",
                    format!(
                        "{} is a second lead social worker beside {}; the plan has one",
                        called(other),
                        called(first)
                    ),
                )
                .help("give one of them another role, such as `social_worker`");
            }
        }
    }
}
