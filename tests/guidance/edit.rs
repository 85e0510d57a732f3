//! Small changes to the text of a case, as somebody makes them in an editor: a line taken out, a
//! value changed, an item added. The rest of the text stays as it is, so that lines can be told.

use std::collections::BTreeMap;

/// The files of a case: name within its folder, and text.
pub type Files = BTreeMap<String, String>;

/// One change.
#[derive(Debug, Default)]
pub struct Edit {
    /// A part of the name of the file; `case.yaml` if nothing is said.
    pub file: String,
    /// The path to take out, such as `actions[id=a1].due`.
    pub remove: String,
    /// The path whose value is changed, or which is added.
    pub set: String,
    /// The value; one of several lines stands below its key.
    pub to: String,
    /// The path of the list that gets an item more.
    pub add: String,
    /// The item.
    pub item: String,
    /// Words to replace; everywhere, if there are several.
    pub replace: String,
    /// Other words for them.
    pub with: String,
    /// The path within which they are replaced.
    pub within: String,
}

impl Edit {
    /// Makes the change.
    pub fn make(&self, files: &mut Files) {
        let wanted = if self.file.is_empty() { "case.yaml" } else { &self.file };
        let text = files.iter_mut().find(|(name, _)| name.contains(wanted)).map(|(_, text)| text);
        let text = text.unwrap_or_else(|| panic!("there is no file {wanted}"));
        let mut lines = Text { lines: text.split('\n').map(str::to_owned).collect() };
        if !self.remove.is_empty() {
            lines.remove(&self.remove);
        } else if !self.set.is_empty() {
            lines.set(&self.set, &self.to);
        } else if !self.add.is_empty() {
            lines.add(&self.add, &self.item);
        } else {
            lines.replace(&self.within, &self.replace, &self.with);
        }
        *text = lines.lines.join("\n");
    }
}

/// The lines of a file. Lists and maps are written in blocks, two blanks a step, as in the examples.
struct Text {
    lines: Vec<String>,
}

/// The lines of a key or an item, and the column at which it stands.
#[derive(Clone, Copy)]
struct Block {
    start: usize,
    end: usize,
    column: usize,
}

impl Text {
    fn remove(&mut self, path: &str) {
        let block = self.find(path).unwrap_or_else(|| panic!("there is no {path}"));
        let is_first_of_item = indent(&self.lines[block.start]) < block.column;
        if is_first_of_item {
            // The dash of the item goes to the next key.
            let dash = self.lines[block.start][..block.column].to_owned();
            self.lines[block.end].replace_range(..block.column, &dash);
        }
        self.lines.drain(block.start..block.end);
    }

    fn set(&mut self, path: &str, to: &str) {
        let (parent, key) = path.rsplit_once('.').unwrap_or(("", path));
        if let Some(block) = self.find(path) {
            let before = self.lines[block.start][..block.column].to_owned();
            let new = written(&before, block.column, key, to);
            self.lines.splice(block.start..block.end, new);
        } else if parent.is_empty() {
            let end = self.lines.len();
            self.lines.splice(end..end, written("", 0, key, to));
        } else {
            let block = self.find(parent).unwrap_or_else(|| panic!("there is no {parent}"));
            let column = block.column + 2;
            self.lines.splice(block.end..block.end, written(&" ".repeat(column), column, key, to));
        }
    }

    fn add(&mut self, path: &str, item: &str) {
        let block = self.find(path).unwrap_or_else(|| panic!("there is no {path}"));
        let column = self.column_within(block).unwrap_or(block.column + 2);
        let lines = item.trim_end().lines().enumerate().map(|(number, line)| {
            let dash = if number == 0 { "- " } else { "  " };
            format!("{}{dash}{line}", " ".repeat(column))
        });
        let lines: Vec<String> = lines.collect();
        self.lines.splice(block.end..block.end, lines);
    }

    fn replace(&mut self, within: &str, words: &str, other: &str) {
        let all = Block { start: 0, end: self.lines.len(), column: 0 };
        let block = if within.is_empty() { Some(all) } else { self.find(within) };
        let block = block.unwrap_or_else(|| panic!("there is no {within}"));
        let text = self.lines[block.start..block.end].join("\n") + "\n";
        assert!(text.contains(words), "{within} does not say {words:?}");
        let text = text.replace(words, other);
        let new: Vec<String> =
            text.strip_suffix('\n').unwrap_or(&text).split('\n').map(str::to_owned).collect();
        self.lines.splice(block.start..block.end, new);
    }

    /// The lines of what a path names.
    fn find(&self, path: &str) -> Option<Block> {
        let mut here = Block { start: 0, end: self.lines.len(), column: 0 };
        let mut inner = 0;
        for step in steps(path) {
            here = match step {
                Step::Key(key) => self.keys(here, inner).into_iter().find(|(k, _)| k == key)?.1,
                Step::Item(wanted) => self.item(here, wanted)?,
            };
            inner = here.column + 2;
        }
        Some(here)
    }

    fn item(&self, list: Block, wanted: &str) -> Option<Block> {
        let column = self.column_within(list)?;
        let items = self.items(list, column);
        if let Ok(number) = wanted.parse::<usize>() {
            return items.get(number).copied();
        }
        let (key, value) = wanted.split_once('=')?;
        items.into_iter().find(|item| {
            let keys = self.keys(*item, column + 2);
            keys.iter().any(|(k, block)| {
                let line = &self.lines[block.start];
                k == key && line.split_once(':').is_some_and(|(_, v)| v.trim() == value)
            })
        })
    }

    /// The keys of a map, each with its lines.
    fn keys(&self, block: Block, column: usize) -> Vec<(String, Block)> {
        let key_at = |number: usize| {
            let line = &self.lines[number];
            let dashes = number == block.start && line.get(..column)?.chars().all(|c| c == ' ' || c == '-');
            if is_empty(line) || !(indent(line) == column || dashes) {
                return None;
            }
            let (key, rest) = line.get(column..)?.split_once(':')?;
            let is_key = key.chars().all(|c| c.is_alphanumeric() || c == '_');
            (is_key && (rest.is_empty() || rest.starts_with(' '))).then(|| (number, key.to_owned()))
        };
        let found: Vec<(usize, String)> = (block.start..block.end).filter_map(key_at).collect();
        let ends = found.iter().skip(1).map(|(start, _)| *start).chain([block.end]);
        let blocks = found.iter().zip(ends).map(|((start, key), end)| {
            (key.clone(), Block { start: *start, end: self.without_remarks(*start, end), column })
        });
        blocks.collect()
    }

    fn items(&self, list: Block, column: usize) -> Vec<Block> {
        let is_item = |number: &usize| {
            let line = &self.lines[*number];
            indent(line) == column && line[column..].starts_with('-')
        };
        let starts: Vec<usize> = (list.start + 1..list.end).filter(is_item).collect();
        let ends = starts.iter().skip(1).copied().chain([list.end]);
        let blocks = starts.iter().zip(ends);
        blocks.map(|(s, e)| Block { start: *s, end: self.without_remarks(*s, e), column }).collect()
    }

    /// The column at which what is within a block stands.
    fn column_within(&self, block: Block) -> Option<usize> {
        let mut within = self.lines[block.start + 1..block.end].iter();
        within.find(|line| !is_empty(line)).map(|line| indent(line))
    }

    /// A remark before the next part belongs to that.
    fn without_remarks(&self, start: usize, end: usize) -> usize {
        let last = (start + 1..end).rev().find(|number| !is_empty(&self.lines[*number]));
        last.unwrap_or(start) + 1
    }
}

/// A step of a path.
enum Step<'a> {
    Key(&'a str),
    Item(&'a str),
}

fn steps(path: &str) -> Vec<Step<'_>> {
    let mut out = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        if let Some((item, after)) = rest.strip_prefix('[').and_then(|r| r.split_once(']')) {
            out.push(Step::Item(item));
            rest = after;
        } else {
            let key = rest.strip_prefix('.').unwrap_or(rest);
            let end = key.find(['.', '[']).unwrap_or(key.len());
            out.push(Step::Key(&key[..end]));
            rest = &key[end..];
        }
    }
    out
}

fn written(before: &str, column: usize, key: &str, to: &str) -> Vec<String> {
    let to = to.trim_end();
    if !to.contains('\n') {
        return vec![format!("{before}{key}: {to}")];
    }
    let below = to.lines().map(|line| format!("{}{line}", " ".repeat(column + 2)));
    [format!("{before}{key}:")].into_iter().chain(below).collect()
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

fn is_empty(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}
