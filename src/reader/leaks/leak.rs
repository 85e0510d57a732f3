//! What a text can give away, in words.

use std::ops::Range;

use crate::reader::Reader;

/// What a text gives away.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Leak {
    /// Who somebody is, of whom the reader may not know.
    Person,
    /// Who the child is.
    Child,
    /// Who reported the concern.
    Reporter,
    /// Where somebody lives.
    Address,
    /// A telephone number.
    Phone,
    /// An email address.
    Email,
}

impl Leak {
    /// What the text does, in words: "names somebody who is withheld from the family".
    pub fn told(self, reader: Reader) -> String {
        let from = match reader {
            Reader::Team => "the team",
            Reader::Group => "the group",
            Reader::Family => "the family",
            Reader::Child => "the child",
            Reader::PersonOfConcern => "the person of concern",
            Reader::Anyone => "the public",
        };
        match self {
            Leak::Person if reader == Reader::PersonOfConcern => {
                format!("names somebody who was not shared with {from}")
            }
            Leak::Person if reader == Reader::Anyone => "names somebody of this case".to_owned(),
            Leak::Person => format!("names somebody who is withheld from {from}"),
            Leak::Child => "names the child".to_owned(),
            Leak::Reporter => "names somebody who reported the concern".to_owned(),
            Leak::Address => format!("holds an address that is not for {from}"),
            Leak::Phone => format!("holds a telephone number that is not for {from}"),
            Leak::Email => format!("holds an email address that is not for {from}"),
        }
    }

    /// What to write instead.
    pub fn help(self, reader: Reader) -> &'static str {
        match self {
            Leak::Person if reader == Reader::PersonOfConcern => {
                "this goes to a person of concern: say it without the name, or do not share it (`share_with`); where that person may know of them, add `share_with` to them in `people`"
            }
            Leak::Person | Leak::Child => {
                "say it without the name, or withhold this item too (`withhold_from`)"
            }
            Leak::Reporter => {
                "say how it came to light without the name; the name belongs in `reported_by` alone. If it is somebody of `people` who did not report, write it in `reported_by` as it stands in `people`"
            }
            Leak::Address | Leak::Phone | Leak::Email => {
                "leave it out here; what only the team may know belongs under `confidential` alone"
            }
        }
    }
}

/// A place of a text that gives something away.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit {
    /// What.
    pub leak: Leak,
    /// Where in the text.
    pub bytes: Range<usize>,
}
