//! What may be shown of counts, so that nobody can be known by them.
//!
//! A number from 1 to 4 is not shown, and no number from which one could be computed: if a part of a whole is small,
//! the whole row is left out, and if a quarter is left out, so is another, until what is missing from the sum is no
//! small number either. None and all are shown: that no plan meets something has to be told.

use super::Quarter;

/// The least number that is shown, beside none.
pub const LEAST: usize = 5;

/// Parts of a whole, as far as they may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure<const N: usize> {
    /// The parts; nothing where they may not be shown.
    pub counts: Option<[usize; N]>,
}

impl<const N: usize> Figure<N> {
    /// What is not shown.
    pub fn hidden() -> Figure<N> {
        Figure { counts: None }
    }

    /// Parts of a whole.
    pub fn of(counts: [usize; N]) -> Figure<N> {
        Figure { counts: is_showable(&counts).then_some(counts) }
    }

    /// Parts of some of the cases: the cases that are in none of the parts can be counted, too.
    pub fn of_cases(counts: [usize; N], cases: usize) -> Figure<N> {
        let others = cases.saturating_sub(counts.iter().sum());
        if is_small(others) { Figure::hidden() } else { Figure::of(counts) }
    }

    /// The whole.
    pub fn total(&self) -> Option<usize> {
        self.counts.map(|c| c.iter().sum())
    }

    /// The share of a part, from 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "counts of cases")]
    pub fn share(&self, part: usize) -> Option<f32> {
        let counts = self.counts?;
        let total: usize = counts.iter().sum();
        (total > 0).then(|| counts.get(part).copied().unwrap_or_default() as f32 / total as f32)
    }
}

fn is_small(count: usize) -> bool {
    (1..LEAST).contains(&count)
}

fn is_showable(counts: &[usize]) -> bool {
    counts.iter().all(|c| !is_small(*c)) && !is_small(counts.iter().sum())
}

/// Hides the quarters that may not be shown, and further ones until the hidden together are no small number: they
/// can be computed from the whole.
pub fn hide_quarters(quarters: Vec<(Quarter, [usize; 2])>) -> Vec<(Quarter, Figure<2>)> {
    let mut hidden: Vec<bool> = quarters.iter().map(|(_, counts)| !is_showable(counts)).collect();
    loop {
        let of_hidden = quarters.iter().zip(&hidden).filter(|(_, hidden)| **hidden).map(|((_, c), _)| c);
        let rest = of_hidden.fold([0, 0], |sum, c| [sum[0] + c[0], sum[1] + c[1]]);
        if is_showable(&rest) {
            break;
        }
        let shown = quarters.iter().enumerate().filter(|(at, _)| !hidden[*at]);
        match shown.min_by_key(|(_, (_, counts))| counts.iter().sum::<usize>()) {
            Some((at, _)) => hidden[at] = true,
            None => break,
        }
    }
    let figure = |hidden: bool, counts| if hidden { Figure::hidden() } else { Figure::of(counts) };
    quarters
        .into_iter()
        .zip(hidden)
        .map(|((quarter, counts), hidden)| (quarter, figure(hidden, counts)))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn small_parts_and_what_they_could_be_computed_from_are_hidden() {
        assert_eq!(Figure::of([10, 0, 5]).counts, Some([10, 0, 5]));
        assert_eq!(Figure::of([10, 0, 4]).counts, None);
        assert_eq!(Figure::of([0, 0, 3]).counts, None);
        assert_eq!(Figure::of([12, 0, 0]).counts, Some([12, 0, 0]));
        // Two of the fourteen cases are in another plan.
        assert_eq!(Figure::of_cases([12, 0, 0], 14).counts, None);
        assert_eq!(Figure::of_cases([12, 0, 0], 12).counts, Some([12, 0, 0]));
    }

    fn quarter(number: usize) -> Quarter {
        Quarter {
            year: 2026 + i16::try_from(number / 4).unwrap_or(0),
            number: i8::try_from(number % 4 + 1).unwrap_or(1),
        }
    }

    proptest! {
        #[test]
        fn no_small_number_can_be_computed_from_the_whole(
            given in prop::collection::vec((0usize..12, 0usize..12), 0..8),
        ) {
            let quarters: Vec<_> = given.iter().enumerate().map(|(n, (a, b))| (quarter(n), [*a, *b])).collect();
            let whole = given.iter().fold([0, 0], |sum, (a, b)| [sum[0] + a, sum[1] + b]);
            prop_assume!(is_showable(&whole));
            let shown = hide_quarters(quarters);
            let known: Vec<[usize; 2]> = shown.iter().filter_map(|(_, figure)| figure.counts).collect();
            for part in 0..2 {
                for counts in &known {
                    prop_assert!(!is_small(counts[part]));
                }
                let rest = whole[part] - known.iter().map(|c| c[part]).sum::<usize>();
                prop_assert!(!is_small(rest), "{rest} can be computed");
            }
        }
    }
}
