//! The forms of an English word, so that a list names each word once.

/// Verbs whose forms no rule gives: the forms beside the word itself.
const IRREGULAR: [(&str, &str); 42] = [
    ("be", "is are am was were been being"),
    ("begin", "begins began begun beginning"),
    ("break", "breaks broke broken breaking"),
    ("bring", "brings brought bringing"),
    ("choose", "chooses chose chosen choosing"),
    ("come", "comes came coming"),
    ("do", "does did done doing"),
    ("drink", "drinks drank drunk drinking"),
    ("drive", "drives drove driven driving"),
    ("fall", "falls fell fallen falling"),
    ("feel", "feels felt feeling"),
    ("get", "gets got gotten getting"),
    ("give", "gives gave given giving"),
    ("go", "goes went gone going"),
    ("hang", "hangs hung hanging"),
    ("have", "has had having"),
    ("hear", "hears heard hearing"),
    ("hide", "hides hid hidden hiding"),
    ("hold", "holds held holding"),
    ("keep", "keeps kept keeping"),
    ("know", "knows knew known knowing"),
    ("lead", "leads led leading"),
    ("leave", "leaves left leaving"),
    ("let", "lets letting"),
    ("lie", "lies lied lying"),
    ("make", "makes made making"),
    ("meet", "meets met meeting"),
    ("put", "puts putting"),
    ("ring", "rings rang rung ringing"),
    ("run", "runs ran running"),
    ("say", "says said saying"),
    ("see", "sees saw seen seeing"),
    ("sell", "sells sold selling"),
    ("send", "sends sent sending"),
    ("show", "shows showed shown showing"),
    ("sit", "sits sat sitting"),
    ("sleep", "sleeps slept sleeping"),
    ("speak", "speaks spoke spoken speaking"),
    ("spend", "spends spent spending"),
    ("take", "takes took taken taking"),
    ("tell", "tells told telling"),
    ("think", "thinks thought thinking"),
];

/// Verbs of more than one syllable that double their last letter.
const DOUBLING: [&str; 4] = ["admit", "refer", "permit", "commit"];

/// A verb with all its forms.
pub(super) fn verb(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    if let Some((_, others)) = IRREGULAR.iter().find(|(verb, _)| *verb == word) {
        forms.extend(others.split(' ').map(str::to_owned));
        return forms;
    }
    forms.push(with_s(word));
    let stem = match word.strip_suffix('e') {
        Some(stem) => stem.to_owned(),
        None if doubles(word) => format!("{word}{}", &word[word.len() - 1..]),
        None => word.to_owned(),
    };
    match consonant_y(word) {
        Some(before) => forms.push(format!("{before}ied")),
        None => forms.push(format!("{stem}ed")),
    }
    forms.push(format!("{stem}ing"));
    forms
}

/// A noun with its plural.
pub(super) fn noun(word: &str) -> Vec<String> {
    match word {
        "child" => vec![word.to_owned(), "children".to_owned()],
        "man" | "woman" => vec![word.to_owned(), word.replace("an", "en")],
        _ => vec![word.to_owned(), with_s(word)],
    }
}

fn with_s(word: &str) -> String {
    match consonant_y(word) {
        Some(stem) => format!("{stem}ies"),
        None if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) => format!("{word}es"),
        None => format!("{word}s"),
    }
}

fn consonant_y(word: &str) -> Option<&str> {
    word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
}

/// Whether the last letter is doubled before an ending: `put`, `putting`.
fn doubles(word: &str) -> bool {
    let letters: Vec<char> = word.chars().rev().take(3).collect();
    let vowel = |c: char| "aeiou".contains(c);
    let [last, middle, first] = letters.as_slice() else { return false };
    let short = word.chars().filter(|c| vowel(*c)).count() == 1;
    !vowel(*last)
        && !"wxy".contains(*last)
        && vowel(*middle)
        && !vowel(*first)
        && (short || DOUBLING.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_and_nouns_have_their_forms() {
        assert_eq!(verb("refuse"), ["refuse", "refuses", "refused", "refusing"]);
        assert_eq!(verb("stop"), ["stop", "stops", "stopped", "stopping"]);
        assert_eq!(verb("deny"), ["deny", "denies", "denied", "denying"]);
        assert_eq!(verb("engage"), ["engage", "engages", "engaged", "engaging"]);
        assert_eq!(verb("put"), ["put", "puts", "putting"]);
        assert_eq!(verb("report"), ["report", "reports", "reported", "reporting"]);
        assert_eq!(noun("boy"), ["boy", "boys"]);
        assert_eq!(noun("enquiry"), ["enquiry", "enquiries"]);
    }
}
