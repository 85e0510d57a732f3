//! The whole way: from a case to documents, through the program and through the library.

mod build;
mod canaries;
mod children;
mod discretion;
mod family_papers;
mod hostile;
mod languages;
mod leaks;
mod letters;
mod manifest;
mod meetings;
mod person_of_concern;
mod printers;
mod program;
mod random_cases;
mod safety;
mod views;
mod withheld;
