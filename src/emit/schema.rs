//! JSON Schema (draft 2020-12) of everything an editor types, made from the field tables.

use serde_json::{Map, Value as Json, json};

use crate::model::compound::{Compound, Leaf};
use crate::model::history::Entry;
use crate::model::record::Value;
use crate::model::reference::Record;
use crate::model::settings::SettingsFile;
use crate::model::shape::{RecordShape, Shape};

/// The schema of one kind of file, with all records it uses in `$defs`.
pub fn schema(kind: FileKind) -> Json {
    let shape = kind.shape();
    let mut defs = Map::new();
    let root = of(shape, &mut defs);
    let root = match kind {
        FileKind::Reference => json!({ "oneOf": [root.clone(), { "type": "array", "items": root }] }),
        FileKind::History => json!({ "type": "array", "items": root }),
        FileKind::Compound | FileKind::Page | FileKind::Settings => root,
    };
    let mut schema = Map::new();
    schema.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("title".into(), json!(kind.title()));
    if let Json::Object(root) = root {
        schema.extend(root);
    }
    schema.insert("$defs".into(), Json::Object(defs));
    Json::Object(schema)
}

/// Every schema, by the name of its kind.
pub fn all() -> Json {
    Json::Object(FileKind::ALL.into_iter().map(|kind| (kind.word().to_owned(), schema(kind))).collect())
}

/// The kinds of file that have a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Front matter of `content/compounds/*.md`.
    Compound,
    /// Front matter of `content/*.md`.
    Page,
    /// `references/*.yaml`.
    Reference,
    /// `monograph.toml`.
    Settings,
    /// `history/*.yaml`.
    History,
}

impl FileKind {
    /// All kinds.
    pub const ALL: [FileKind; 5] =
        [FileKind::Compound, FileKind::Page, FileKind::Reference, FileKind::Settings, FileKind::History];

    /// The word of the command line.
    pub fn word(self) -> &'static str {
        match self {
            FileKind::Compound => "compound",
            FileKind::Page => "page",
            FileKind::Reference => "reference",
            FileKind::Settings => "settings",
            FileKind::History => "history",
        }
    }

    fn title(self) -> &'static str {
        match self {
            FileKind::Compound => "Front matter of a Monograph compound page",
            FileKind::Page => "Front matter of another Monograph page",
            FileKind::Reference => "A Monograph reference file",
            FileKind::Settings => "monograph.toml",
            FileKind::History => "The history of the evidence of a Monograph page",
        }
    }

    fn shape(self) -> &'static Shape {
        match self {
            FileKind::Compound => Compound::SHAPE,
            FileKind::Page => Leaf::SHAPE,
            FileKind::Reference => Record::SHAPE,
            FileKind::Settings => SettingsFile::SHAPE,
            FileKind::History => Entry::SHAPE,
        }
    }
}

fn of(shape: &'static Shape, defs: &mut Map<String, Json>) -> Json {
    match shape {
        Shape::Text => json!({ "type": ["string", "number", "boolean"], "pattern": "\\S" }),
        Shape::Markdown => json!({
            "type": ["string", "number"], "pattern": "\\S",
            "description": "Markdown with citations [@…], values [=…] and claims [!…]"
        }),
        Shape::Integer => json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX }),
        Shape::Number => json!({ "type": "number" }),
        Shape::Boolean => json!({ "type": "boolean" }),
        Shape::Date => json!({
            "type": ["string", "integer"],
            "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
            "minimum": 1, "maximum": 9999
        }),
        Shape::Quantity => json!({
            "type": ["string", "number"], "pattern": "[0-9]",
            "description": "a number with its unit: 2 h, 1–5 min, 2.7 ± 1.2 h, 165 h (95% CI 150–180), < 10 min"
        }),
        Shape::Word { name, words } => {
            let words = words();
            let glosses: Vec<String> = words.iter().map(|(word, gloss)| format!("{word}: {gloss}")).collect();
            let list: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            // Apart from the records, of which some have the name of a vocabulary.
            let name = format!("word-{}", name.replace(' ', "-"));
            defs.entry(name.clone())
                .or_insert_with(|| json!({ "type": "string", "enum": list, "description": glosses.join("\n") }));
            json!({ "$ref": format!("#/$defs/{name}") })
        }
        Shape::Ident { name, pattern, numeric } => {
            let types = if *numeric { json!(["string", "integer"]) } else { json!("string") };
            json!({ "type": types, "pattern": pattern, "description": name })
        }
        Shape::Source => json!({
            "type": "string", "pattern": "^\\S+$",
            "description": "a short key of the page's citations, or pmid:…, doi:…, pmcid:…, url:…"
        }),
        Shape::Record(record) => reference(record, defs),
        Shape::List(item) => json!({ "type": "array", "items": of(item, defs) }),
        Shape::Map(value) => json!({ "type": "object", "additionalProperties": of(value, defs) }),
        Shape::Either(one, other) => json!({ "anyOf": [of(one, defs), of(other, defs)] }),
        Shape::Literal(word) => json!({ "const": word }),
    }
}

fn reference(record: &'static RecordShape, defs: &mut Map<String, Json>) -> Json {
    let name = record.name.replace([' ', '\''], "-");
    if !defs.contains_key(&name) {
        // The name is taken before the fields are written, so that a record within itself would end.
        defs.insert(name.clone(), Json::Null);
        let mut properties = Map::new();
        for field in record.fields {
            let shape = of(field.shape, defs);
            // `null` is read as if the key were left out.
            let mut property = if field.required { shape } else { json!({ "anyOf": [shape, { "type": "null" }] }) };
            if let Json::Object(property) = &mut property {
                property.insert("description".into(), json!(field.doc.trim()));
            }
            properties.insert(field.key.to_owned(), property);
        }
        let required: Vec<&str> = record.fields.iter().filter(|field| field.required).map(|field| field.key).collect();
        let schema = json!({
            "type": "object",
            "description": record.doc.trim(),
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        });
        defs.insert(name.clone(), schema);
    }
    json!({ "$ref": format!("#/$defs/{name}") })
}
