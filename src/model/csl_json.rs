//! A source's bibliographic data as a CSL-JSON item, for the citation engine and exports.
//!
//! Made when it is asked for: kept beside the record, it took a tenth of a large library's memory.

use serde_json::{Map, Value as Json};

use crate::base::span::Spanned;
use crate::model::reference::{Csl, CslDate, Name};
use crate::model::scalar::Text;
use crate::model::vocab::Word;

impl Csl {
    /// The item: text as typed, dates as numbers, in the order of the field table's groups.
    pub fn json(&self) -> Json {
        let mut item = Map::new();
        let mut put = |key: &str, value: Option<Json>| item.extend(value.map(|value| (key.to_owned(), value)));
        put("id", Some(Json::String(self.id.value.to_string())));
        put("type", self.kind.as_ref().map(|kind| Json::String(kind.value.word().to_owned())));
        for (key, text) in self.texts() {
            put(key, text.as_ref().map(string));
        }
        for (key, names) in [("author", &self.author), ("editor", &self.editor), ("translator", &self.translator)] {
            put(key, (!names.is_empty()).then(|| names.iter().map(Name::json).collect()));
        }
        let dates = [("issued", &self.issued), ("accessed", &self.accessed), ("available-date", &self.available_date)];
        for (key, date) in dates {
            put(key, date.as_ref().map(CslDate::json));
        }
        put("DOI", self.doi.as_ref().map(|id| Json::String(id.value.to_string())));
        put("PMID", self.pmid.as_ref().map(|id| Json::String(id.value.to_string())));
        put("PMCID", self.pmcid.as_ref().map(|id| Json::String(id.value.to_string())));
        put("ISBN", self.isbn.as_ref().map(|id| Json::String(id.value.to_string())));
        put("ISSN", self.issn.as_ref().map(|id| Json::String(id.value.to_string())));
        Json::Object(item)
    }

    /// The fields that are plain text.
    fn texts(&self) -> [(&'static str, &Option<Text>); 24] {
        [
            ("title", &self.title),
            ("title-short", &self.title_short),
            ("container-title", &self.container_title),
            ("container-title-short", &self.container_title_short),
            ("collection-title", &self.collection_title),
            ("collection-number", &self.collection_number),
            ("volume", &self.volume),
            ("issue", &self.issue),
            ("page", &self.page),
            ("number", &self.number),
            ("number-of-pages", &self.number_of_pages),
            ("edition", &self.edition),
            ("version", &self.version),
            ("section", &self.section),
            ("publisher", &self.publisher),
            ("publisher-place", &self.publisher_place),
            ("genre", &self.genre),
            ("medium", &self.medium),
            ("status", &self.status),
            ("event-title", &self.event_title),
            ("event-place", &self.event_place),
            ("archive", &self.archive),
            ("language", &self.language),
            ("URL", &self.url),
        ]
    }
}

impl Name {
    fn json(&self) -> Json {
        let parts = [
            ("family", &self.family),
            ("given", &self.given),
            ("literal", &self.literal),
            ("non-dropping-particle", &self.non_dropping_particle),
            ("dropping-particle", &self.dropping_particle),
            ("suffix", &self.suffix),
        ];
        let typed = parts.into_iter().filter_map(|(key, text)| Some((key.to_owned(), string(text.as_ref()?))));
        Json::Object(typed.collect())
    }
}

impl CslDate {
    fn json(&self) -> Json {
        let day = |parts: &Vec<Spanned<u32>>| parts.iter().map(|part| Json::from(part.value)).collect();
        let days: Vec<Json> = self.date_parts.iter().map(day).collect();
        let days = (!days.is_empty()).then(|| ("date-parts".to_owned(), Json::Array(days)));
        let words = self.literal.as_ref().map(|words| ("literal".to_owned(), string(words)));
        Json::Object(days.into_iter().chain(words).collect())
    }
}

fn string(text: &Text) -> Json {
    Json::String(text.value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::span::Span;
    use crate::model::record::{Reader, Value};
    use crate::source::yaml;

    const TEXT: &str = "id: doi:10.1000/x\ntype: chapter\ntitle: ' A <i>b</i> '\ntitle-short: A\nauthor:\n  - {family: Boer, given: J P, non-dropping-particle: de, dropping-particle: von, suffix: Jr}\n  - literal: A Group\n\
        editor: [{family: E}]\ntranslator: [{family: T}]\ncontainer-title: C\ncontainer-title-short: C\ncollection-title: S\ncollection-number: 4\n\
        issued: {date-parts: [[2020, 1, 2], [2021]]}\naccessed: {literal: in spring}\navailable-date: {date-parts: [[2019, 12]]}\n\
        volume: 12\nissue: 1-2\npage: e1-e9\nnumber: '007'\nnumber-of-pages: 9\nedition: 2\nversion: 1.0\nsection: 3\npublisher: P\npublisher-place: B\n\
        genre: G\nmedium: M\nstatus: ahead of print\nevent-title: E\nevent-place: F\narchive: H\nlanguage: de-CH\nDOI: 10.1000/X\nPMID: 31572171\n\
        PMCID: PMC6750000\nISBN: 978-3-16-148410-0\nISSN: 0028-0836\nURL: 'https://example.org/?a=1'\n";

    #[test]
    fn every_field_that_was_typed_stands_in_the_item() {
        let document = yaml::parse(TEXT, 0);
        let mut reader = Reader::new(TEXT, Span::default());
        let csl = Csl::read(&document.root, &mut reader).expect("an item");
        assert!(reader.flaws.is_empty(), "{:?}", reader.flaws);
        let item = csl.json();
        for field in Csl::RECORD.fields {
            assert!(item.get(field.key).is_some(), "{} is lost", field.key);
        }
        for field in Name::RECORD.fields {
            assert!(item["author"].as_array().is_some_and(|all| all.iter().any(|name| name.get(field.key).is_some())));
        }
        assert_eq!(item["title"], "A <i>b</i>");
        assert_eq!(item["DOI"], "10.1000/X");
        assert_eq!(item["number"], "007");
        assert_eq!(item["issued"], serde_json::json!({"date-parts": [[2020, 1, 2], [2021]]}));
        assert_eq!(item["accessed"], serde_json::json!({"literal": "in spring"}));
    }
}
