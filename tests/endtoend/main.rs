//! The whole way: from a case to documents, through the program and through the library.

mod build;
mod filled;
mod hostile;
mod languages;
mod letters;
mod program;
mod random_cases;
mod views;
