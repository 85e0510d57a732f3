//! How the model declares its fields, once: the struct, its reading, its schema and who may see
//! each field all come from one declaration, so they cannot drift apart.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json, json};

pub(crate) use super::known_fields::numbers_in;
pub use super::known_fields::{Holds, KnownFields};
use super::nodes::NodeId;
use super::reading::Reading;
use super::values::{Date, Frequency, Text, Time};

/// How far a field may travel. Each level may see what the levels after it may see, too.
///
/// This is the default for a whole field; an item can be withheld from, or shared with, a reader or
/// a person. A person of concern sees nothing that was not shared with them, whatever stands here.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Audience {
    /// The professionals of the case and their managers: confidential details, third parties,
    /// police information.
    Team,
    /// The group that carries out the plan, the family members in it included.
    Group,
    /// The non-abusing parents and the family, too.
    Home,
    /// The child, too.
    Everyone,
}

impl Audience {
    /// The kinds of reader, for the schema (`x-cpplan-audience`).
    pub fn readers(self) -> &'static [&'static str] {
        let all: &'static [&'static str] = &["team", "group", "family", "child"];
        &all[..=self as usize]
    }
}

/// What is known of a field without any case.
#[derive(Debug)]
pub struct FieldInfo {
    /// The key in the YAML file.
    pub key: &'static str,
    /// What it means, for the schema and the editor.
    pub doc: &'static str,
    /// Examples as they would be written.
    pub examples: &'static [&'static str],
    /// Who may see it.
    pub audience: Audience,
    /// Whether it holds what somebody said, as they said it: never counted and never corrected.
    pub own_words: bool,
    /// Whether "none" is an answer there, and not a box left unfilled.
    pub none_answers: bool,
    /// Its JSON Schema.
    pub schema: fn(&mut Schemas) -> Json,
    /// What can stand there.
    pub shape: fn() -> Shape,
}

/// What can stand at a field, told without any case: by it templates are checked before they run.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Free text.
    Text,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// How often.
    Frequency,
    /// One of a set of words: the set's name and its words.
    Choice(&'static str, fn() -> Vec<&'static str>),
    /// Yes or no.
    Flag,
    /// A whole number.
    Count,
    /// The id of this very item.
    Id,
    /// Another item of the case.
    Reference(&'static RecordInfo),
    /// Several.
    List(fn() -> Shape),
    /// A group of fields.
    Record(&'static RecordInfo),
}

/// What is known of a kind of record without any case.
#[derive(Debug)]
pub struct RecordInfo {
    /// The name of the kind, such as `Action`.
    pub name: &'static str,
    /// What it is, in plain words, for messages: "an action".
    pub noun: &'static str,
    /// What it means.
    pub doc: &'static str,
    /// The fields in the order of the declaration.
    pub fields: &'static [FieldInfo],
    /// The numbers of fields that are asked for again and again.
    pub known: KnownFields,
}

impl RecordInfo {
    /// The field with this key.
    pub fn field(&self, key: &str) -> Option<&FieldInfo> {
        self.fields.iter().find(|f| f.key == key)
    }

    /// The number of the field with this key, looked for from a number on and then before it.
    pub(crate) fn number_from(&self, from: usize, key: &str) -> Option<usize> {
        let (before, after) = self.fields.split_at_checked(from)?;
        let is_it = |field: &FieldInfo| field.key == key;
        after.iter().position(is_it).map(|number| from + number).or_else(|| before.iter().position(is_it))
    }

    /// The keys of this kind of record and of everything that can stand in it.
    pub fn all_keys(&'static self) -> BTreeSet<&'static str> {
        let (mut keys, mut seen, mut open) = (BTreeSet::new(), BTreeSet::new(), vec![self]);
        while let Some(info) = open.pop() {
            if !seen.insert(info.name) {
                continue;
            }
            for field in info.fields {
                keys.insert(field.key);
                let mut shape = (field.shape)();
                while let Shape::List(item) = shape {
                    shape = item();
                }
                if let Shape::Record(inner) = shape {
                    open.push(inner);
                }
            }
        }
        keys
    }
}

/// A group of fields: what is written as a map.
pub trait Record {
    /// What is known of it without any case.
    fn info(&self) -> &'static RecordInfo;
    /// Where it stands; [`NodeId::NONE`] if it is not written.
    fn at(&self) -> NodeId;
    /// The value of the field with this number, as in [`RecordInfo::fields`].
    fn field(&self, index: usize) -> Reflected<'_>;

    /// Whether it is written at all.
    fn is_given(&self) -> bool {
        self.at().is_some()
    }
}

/// A value seen without knowing its type: how views, references and tests walk a case.
pub enum Reflected<'a> {
    /// Nothing is written.
    Absent,
    /// Free text.
    Text(&'a Text),
    /// A day.
    Date(Date),
    /// A time of day.
    Time(Time),
    /// How often.
    Frequency(Frequency),
    /// One of a set of words: the set's name and the word.
    Choice(&'static str, &'static str),
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Count(u32),
    /// The id of this very item.
    Id(&'a str),
    /// The id of another item: which kind, and the id.
    Reference(&'static str, &'a str, NodeId),
    /// Something that should have been one of the above, as it is written.
    AsWritten(&'a str),
    /// Several.
    List(Items<'a>),
    /// A group of fields.
    Record(&'a dyn Record),
}

/// The items of a list, seen one after the other.
#[derive(Clone, Copy)]
pub struct Items<'a> {
    list: &'a (dyn Listed + 'a),
    next: usize,
}

impl<'a> Iterator for Items<'a> {
    type Item = Reflected<'a>;

    fn next(&mut self) -> Option<Reflected<'a>> {
        let item = self.list.item(self.next);
        self.next += 1;
        item
    }
}

/// A list whose items can be seen without knowing their type.
trait Listed {
    /// The item with this number.
    fn item(&self, number: usize) -> Option<Reflected<'_>>;
}

impl<T: Value> Listed for Vec<T> {
    fn item(&self, number: usize) -> Option<Reflected<'_>> {
        self.get(number).map(Value::reflect)
    }
}

/// What can stand as a field's value.
pub trait Value: Default {
    /// What can stand in it.
    const HOLDS: Holds;
    /// Reads it; what is wrong is recorded, and the rest of the case is read all the same.
    fn read(node: NodeId, reading: &mut Reading<'_>) -> Self;
    /// Shows it to whoever walks a case.
    fn reflect(&self) -> Reflected<'_>;
    /// Its JSON Schema.
    fn schema(schemas: &mut Schemas) -> Json;
    /// What can stand there.
    fn shape() -> Shape;
}

impl<T: Value> Value for Vec<T> {
    const HOLDS: Holds = T::HOLDS;

    fn read(node: NodeId, reading: &mut Reading<'_>) -> Self {
        let alone = [node];
        let items = reading.items(&alone);
        let mut list = Vec::with_capacity(items.len());
        for item in items {
            if !reading.nodes.is_blank(*item) {
                list.push(T::read(*item, reading));
            }
        }
        list
    }

    fn reflect(&self) -> Reflected<'_> {
        if self.is_empty() {
            return Reflected::Absent;
        }
        Reflected::List(Items { list: self, next: 0 })
    }

    fn schema(schemas: &mut Schemas) -> Json {
        json!({"type": ["array", "null"], "items": T::schema(schemas)})
    }

    fn shape() -> Shape {
        Shape::List(T::shape)
    }
}

/// The definitions met while a schema is written.
#[derive(Default)]
pub struct Schemas {
    /// By name.
    pub definitions: Map<String, Json>,
}

impl Schemas {
    /// The schema of a record: a reference to its definition, made on first sight.
    pub fn record(&mut self, info: &'static RecordInfo) -> Json {
        if !self.definitions.contains_key(info.name) {
            self.definitions.insert(info.name.to_owned(), Json::Null);
            let definition = self.definition(info);
            self.definitions.insert(info.name.to_owned(), definition);
        }
        json!({"$ref": format!("#/$defs/{}", info.name)})
    }

    /// The schema of a record, written out.
    pub fn definition(&mut self, info: &'static RecordInfo) -> Json {
        let mut properties = Map::new();
        for field in info.fields {
            let mut schema = (field.schema)(self);
            if let Some(object) = schema.as_object_mut() {
                let mut described = Map::new();
                described.insert("description".into(), tidy(field.doc).into());
                if !field.examples.is_empty() {
                    described.insert("examples".into(), json!(field.examples));
                }
                described.insert("x-cpplan-audience".into(), json!(field.audience.readers()));
                described.append(object);
                schema = Json::Object(described);
            }
            properties.insert(field.key.to_owned(), schema);
        }
        json!({
            "type": ["object", "null"],
            "description": tidy(info.doc),
            "properties": properties,
            "additionalProperties": false,
        })
    }
}

/// Doc comments begin each line with a space and break where the code breaks.
pub fn tidy(doc: &str) -> String {
    let paragraphs = doc.split("\n\n").map(|p| p.split_whitespace().collect::<Vec<_>>().join(" "));
    paragraphs.filter(|p| !p.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// Declares a record: `record! { /// doc  pub struct Name ("a noun") { /// doc  key: Type = Audience; } }`.
///
/// After the audience, `own words` marks what somebody said, as they said it; `none answers` marks a
/// field that "none" answers; `eg "…"` gives examples.
macro_rules! record {
    (
        $(#[doc = $doc:literal])+
        pub struct $Name:ident ($noun:literal) {
            $(
                $(#[doc = $field_doc:literal])+
                $field:ident : $type:ty = $audience:ident
                    $(, own $words:ident)? $(, none $answers:ident)? $(, eg $($example:literal),+)? ;
            )+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Default)]
        pub struct $Name {
            /// Where this stands in the case.
            pub at: $crate::case::nodes::NodeId,
            $( $(#[doc = $field_doc])+ pub $field: $type, )+
        }

        impl $Name {
            /// What is known of it without any case.
            pub const INFO: &'static $crate::case::record::RecordInfo = &$crate::case::record::RecordInfo {
                name: stringify!($Name),
                noun: $noun,
                doc: concat!($($doc, "\n"),+),
                fields: &[$(
                    $crate::case::record::FieldInfo {
                        key: stringify!($field),
                        doc: concat!($($field_doc, "\n"),+),
                        examples: &[$($($example),+)?],
                        audience: $crate::case::record::Audience::$audience,
                        own_words: {
                            const MARKS: &[&str] = &[$(stringify!($words))?];
                            !MARKS.is_empty()
                        },
                        none_answers: {
                            const MARKS: &[&str] = &[$(stringify!($answers))?];
                            !MARKS.is_empty()
                        },
                        schema: <$type as $crate::case::record::Value>::schema,
                        shape: <$type as $crate::case::record::Value>::shape,
                    }
                ),+],
                known: $crate::case::record::KnownFields::among(
                    &[$(stringify!($field)),+],
                    &[$(<$type as $crate::case::record::Value>::HOLDS),+],
                ),
            };
        }

        impl $crate::case::record::Record for $Name {
            fn info(&self) -> &'static $crate::case::record::RecordInfo {
                Self::INFO
            }

            fn at(&self) -> $crate::case::nodes::NodeId {
                self.at
            }

            fn field(&self, index: usize) -> $crate::case::record::Reflected<'_> {
                let fields: &[fn(&Self) -> $crate::case::record::Reflected<'_>] =
                    &[$(|it| $crate::case::record::Value::reflect(&it.$field)),+];
                fields.get(index).map_or($crate::case::record::Reflected::Absent, |get| get(self))
            }
        }

        impl $crate::case::record::Value for $Name {
            const HOLDS: $crate::case::record::Holds = Self::INFO.known.hold();

            fn read(
                node: $crate::case::nodes::NodeId,
                reading: &mut $crate::case::reading::Reading<'_>,
            ) -> Self {
                const COUNT: usize = [$(stringify!($field)),+].len();
                let Some(values) = reading.fields::<COUNT>(node, Self::INFO) else {
                    return Self::default();
                };
                let mut values = values.into_iter().zip(Self::INFO.fields);
                Self {
                    at: node,
                    $($field: match values.next() {
                        Some((value, field)) if value.is_some() => {
                            reading.enter(field);
                            <$type as $crate::case::record::Value>::read(value, reading)
                        }
                        _ => <$type>::default(),
                    }),+
                }
            }

            fn reflect(&self) -> $crate::case::record::Reflected<'_> {
                if self.at.is_some() {
                    $crate::case::record::Reflected::Record(self)
                } else {
                    $crate::case::record::Reflected::Absent
                }
            }

            fn schema(schemas: &mut $crate::case::record::Schemas) -> serde_json::Value {
                schemas.record(Self::INFO)
            }

            fn shape() -> $crate::case::record::Shape {
                $crate::case::record::Shape::Record(Self::INFO)
            }
        }
    };
}

/// Declares a set of words: `choices! { /// doc  pub enum Name { /// doc  Variant = "word", } }`.
macro_rules! choices {
    (
        $(#[doc = $doc:literal])+
        pub enum $Name:ident { $( $(#[doc = $word_doc:literal])+ $Variant:ident = $word:literal, )+ }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum $Name { $( $(#[doc = $word_doc])+ $Variant, )+ }

        impl $crate::case::values::Choice for $Name {
            const NAME: &'static str = stringify!($Name);
            const ALL: &'static [(Self, &'static str, &'static str)] =
                &[$((Self::$Variant, $word, concat!($($word_doc, "\n"),+))),+];
        }
    };
}

pub(crate) use {choices, record};
