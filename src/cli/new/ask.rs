//! Questions on a terminal: numbered answers, Enter for the first, a wrong answer asks again.

use std::io::{self, BufRead, Write};

use crate::case::record::tidy;
use crate::case::values::Choice;

/// Why a question has no answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum AskError {
    /// The input came to an end, such as by Ctrl-D.
    #[error("the questions were left before the last answer")]
    Ended,
    /// The terminal is gone.
    #[error("the terminal cannot be read or written: {0}")]
    Terminal(#[from] io::Error),
}

/// Asks somebody, wherever they sit.
pub(super) struct Asker<R, W> {
    pub(super) answers: R,
    pub(super) questions: W,
}

impl<R: BufRead, W: Write> Asker<R, W> {
    /// One of a set of words; Enter takes the first.
    ///
    /// # Errors
    /// When the input ends.
    pub(super) fn one<C: Choice>(&mut self, question: &str) -> Result<C, AskError> {
        self.choices::<C>(question)?;
        loop {
            let answer = self.answer("Number [1]")?;
            match chosen::<C>(&answer) {
                Some(chosen) => return Ok(chosen),
                None => self.again(&format!("Write a number from 1 to {}.", C::ALL.len()))?,
            }
        }
    }

    /// One or several of a set of words, in the order of the set; Enter takes the first.
    ///
    /// # Errors
    /// When the input ends.
    pub(super) fn several<C: Choice>(&mut self, question: &str) -> Result<Vec<C>, AskError> {
        self.choices::<C>(question)?;
        loop {
            let answer = self.answer("Numbers, such as 1,3 [1]")?;
            let parts = answer.split([',', ' ']).filter(|p| !p.is_empty());
            let chosen: Option<Vec<C>> = match answer.is_empty() {
                true => chosen("").map(|first| vec![first]),
                false => parts.map(chosen).collect(),
            };
            match chosen.filter(|c| !c.is_empty()) {
                Some(chosen) => return Ok(chosen),
                None => self.again(&format!(
                    "Write one or more numbers from 1 to {}, with commas between them.",
                    C::ALL.len()
                ))?,
            }
        }
    }

    /// A text that passes a test; what the test says is told, and the question asked again.
    ///
    /// # Errors
    /// When the input ends.
    pub(super) fn text(
        &mut self,
        question: &str,
        prompt: &str,
        test: impl Fn(&str) -> Result<(), String>,
    ) -> Result<String, AskError> {
        writeln!(self.questions, "{question}")?;
        loop {
            let answer = self.answer(prompt)?;
            match test(&answer) {
                Ok(()) => return Ok(answer),
                Err(message) => self.again(&message)?,
            }
        }
    }

    fn choices<C: Choice>(&mut self, question: &str) -> Result<(), AskError> {
        writeln!(self.questions, "{question}")?;
        for (number, (_, _, what)) in C::ALL.iter().enumerate() {
            writeln!(self.questions, "  {} {}", number + 1, tidy(what))?;
        }
        Ok(())
    }

    fn answer(&mut self, prompt: &str) -> Result<String, AskError> {
        write!(self.questions, "{prompt}: ")?;
        self.questions.flush()?;
        let mut line = Vec::new();
        if self.answers.read_until(b'\n', &mut line)? == 0 {
            writeln!(self.questions)?;
            return Err(AskError::Ended);
        }
        Ok(String::from_utf8_lossy(&line).trim().to_owned())
    }

    fn again(&mut self, message: &str) -> Result<(), AskError> {
        Ok(writeln!(self.questions, "{message}")?)
    }
}

/// The choice that an answer means: its number, its word, or the first for no answer.
fn chosen<C: Choice>(answer: &str) -> Option<C> {
    let number = if answer.is_empty() { Some(1) } else { answer.parse::<usize>().ok() };
    let by_number = number.and_then(|n| C::ALL.get(n.checked_sub(1)?));
    by_number.or_else(|| C::ALL.iter().find(|(_, word, _)| *word == answer)).map(|(choice, ..)| *choice)
}
