//! What readers can take: children by age, and families.

use super::{Measure, Sentence};

/// No sentence for families has more words.
pub const LONGEST: usize = 30;

/// Letters in a word, on average, beyond which a text in another language is hard for a child.
const LETTERS: f64 = 5.5;

/// What a reader can take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limit {
    /// Whether the formula for young children is meant.
    pub young: bool,
    /// The highest grade.
    pub grade: f64,
    /// Words in a sentence, on average: all that can be said of languages other than English.
    pub sentence: f64,
    /// Words in the longest sentence: one hard text is hard also among many easy ones.
    pub longest: usize,
}

impl Limit {
    /// What everybody in a family should be able to read.
    pub const FAMILY: Limit = Limit { young: false, grade: 6.0, sentence: 20.0, longest: LONGEST };

    /// What a child of this age can take.
    pub fn of_age(age: i16) -> Limit {
        match age {
            ..=7 => Limit { young: true, grade: 2.5, sentence: 10.0, longest: 20 },
            8..=11 => Limit { young: false, grade: 4.0, sentence: 12.0, longest: 24 },
            12..=15 => Limit { young: false, grade: 7.0, sentence: 16.0, longest: LONGEST },
            _ => Limit { young: false, grade: 9.0, sentence: 20.0, longest: LONGEST },
        }
    }

    /// Whether one sentence alone is too hard, by its words and not by its length: most are long, and
    /// about half are not in the list of what children know. Either alone is no sign: a telephone number has
    /// many syllables, and short words may be rare.
    ///
    /// In English only. The figures part what is written for children and families by those who know them
    /// (up to 1.7 syllables and 0.4 unfamiliar words, rarely both) from the language of offices.
    pub fn is_too_hard(&self, sentence: &Sentence) -> bool {
        let of_words = |count: usize| super::ratio(count, sentence.words);
        let (syllables, unfamiliar) = if self.grade < 6.0 { (1.75, 0.4) } else { (1.9, 0.45) };
        of_words(sentence.syllables) >= syllables && of_words(sentence.unfamiliar.len()) >= unfamiliar
    }

    /// The name of the formula.
    pub fn formula(&self) -> &'static str {
        if self.young { "Spache" } else { "Flesch-Kincaid" }
    }

    /// The figure of its formula.
    pub fn figure(&self, measure: &Measure) -> f64 {
        if self.young { measure.spache } else { measure.grade }
    }

    /// How hard one sentence is, to tell hard ones from easy ones.
    pub fn hardness(&self, sentence: &Sentence, english: bool) -> f64 {
        match (english, self.young) {
            (false, _) => f64::from(u32::try_from(sentence.words).unwrap_or(u32::MAX)),
            (true, true) => sentence.spache(),
            (true, false) => sentence.grade(),
        }
    }

    /// What is said of texts that are too hard, of several texts; `None` if they are not.
    pub fn exceeded_by(&self, measure: &Measure, english: bool) -> Option<String> {
        let over = |figure: f64, most: f64| (figure * 10.0).round() > (most * 10.0).round();
        let length = || {
            format!(
                "have {:.1} words in a sentence, where {:.0} are enough",
                measure.words_in_a_sentence, self.sentence
            )
        };
        if !english {
            if over(measure.letters_in_a_word, LETTERS)
                && over(measure.words_in_a_sentence, self.sentence * 0.75)
            {
                return Some(format!(
                    "have {:.1} letters in a word, where {LETTERS} are enough",
                    measure.letters_in_a_word
                ));
            }
            return over(measure.words_in_a_sentence, self.sentence).then(length);
        }
        let figure = self.figure(measure);
        if over(figure, self.grade) {
            return Some(format!(
                "are of grade {figure:.1} ({}), where {} is right",
                self.formula(),
                self.grade
            ));
        }
        (!self.young && over(measure.words_in_a_sentence, self.sentence)).then(length)
    }
}
