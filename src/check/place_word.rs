//! The words by which prose names where something was measured, and in which species.

use std::collections::BTreeSet;

use crate::check::phrase::{Item, Placed};
use crate::model::vocab::{Compartment, Species};

use Compartment::{
    Bile, Breath, Csf, Effect, Faeces, Hair, Interstitial, Intracellular, Milk, Plasma, Saliva, Serum, Tissue, Urine,
    WholeBlood, WholeBody,
};

/// Words of a place and the compartments that each can mean.
const PLACES: [(&str, &[Compartment]); 71] = [
    ("plasma", &[Plasma]),
    ("serum", &[Serum]),
    ("blood", &[WholeBlood, Plasma, Serum]),
    ("bloodstream", &[WholeBlood, Plasma, Serum]),
    ("circulation", &[WholeBlood, Plasma, Serum]),
    ("venous", &[WholeBlood, Plasma, Serum]),
    ("cell", &[Intracellular]),
    ("cells", &[Intracellular]),
    ("cellular", &[Intracellular]),
    ("intracellular", &[Intracellular]),
    ("cytosol", &[Intracellular]),
    ("cytosolic", &[Intracellular]),
    ("mitochondria", &[Intracellular]),
    ("mitochondrial", &[Intracellular]),
    ("erythrocyte", &[Intracellular]),
    ("erythrocytes", &[Intracellular]),
    ("leukocyte", &[Intracellular]),
    ("leukocytes", &[Intracellular]),
    ("lymphocyte", &[Intracellular]),
    ("lymphocytes", &[Intracellular]),
    ("platelet", &[Intracellular]),
    ("platelets", &[Intracellular]),
    ("pbmc", &[Intracellular]),
    ("pbmcs", &[Intracellular]),
    ("hepatocytes", &[Intracellular]),
    ("fibroblasts", &[Intracellular]),
    ("tissue", &[Tissue]),
    ("tissues", &[Tissue]),
    ("liver", &[Tissue]),
    ("muscle", &[Tissue]),
    ("brain", &[Tissue]),
    ("kidney", &[Tissue]),
    ("kidneys", &[Tissue]),
    ("heart", &[Tissue]),
    ("spleen", &[Tissue]),
    ("skin", &[Tissue]),
    ("fat", &[Tissue]),
    ("adipose", &[Tissue]),
    ("lung", &[Tissue]),
    ("lungs", &[Tissue]),
    ("intestine", &[Tissue]),
    ("gut", &[Tissue]),
    ("colon", &[Tissue]),
    ("pancreas", &[Tissue]),
    ("bone", &[Tissue]),
    ("retina", &[Tissue]),
    ("csf", &[Csf]),
    ("cerebrospinal", &[Csf]),
    ("interstitial", &[Interstitial]),
    ("urine", &[Urine]),
    ("urinary", &[Urine]),
    ("saliva", &[Saliva]),
    ("salivary", &[Saliva]),
    ("breath", &[Breath]),
    ("exhaled", &[Breath]),
    ("milk", &[Milk]),
    ("bile", &[Bile]),
    ("faeces", &[Faeces]),
    ("feces", &[Faeces]),
    ("faecal", &[Faeces]),
    ("fecal", &[Faeces]),
    ("stool", &[Faeces]),
    ("hair", &[Hair]),
    ("effect", &[Effect]),
    ("effects", &[Effect]),
    ("pharmacodynamic", &[Effect]),
    ("spinal", &[Csf]),
    ("neurons", &[Intracellular]),
    ("myocytes", &[Intracellular]),
    ("intestinal", &[Tissue]),
    ("skeletal", &[Tissue]),
];

/// After these words the one before them names an illness or a property, not a place.
const NO_PLACE_BEFORE: [&str; 14] = [
    "disease",
    "diseases",
    "failure",
    "impairment",
    "function",
    "injury",
    "damage",
    "insufficiency",
    "cancer",
    "transplant",
    "pressure",
    "count",
    "membrane",
    "flow",
];

/// Words of a species.
const SPECIES: [(&str, Species); 45] = [
    ("human", Species::Human),
    ("humans", Species::Human),
    ("people", Species::Human),
    ("person", Species::Human),
    ("persons", Species::Human),
    ("men", Species::Human),
    ("man", Species::Human),
    ("women", Species::Human),
    ("woman", Species::Human),
    ("volunteers", Species::Human),
    ("participants", Species::Human),
    ("patients", Species::Human),
    ("adults", Species::Human),
    ("children", Species::Human),
    ("mouse", Species::Mouse),
    ("mice", Species::Mouse),
    ("murine", Species::Mouse),
    ("rat", Species::Rat),
    ("rats", Species::Rat),
    ("rabbit", Species::Rabbit),
    ("rabbits", Species::Rabbit),
    ("hamster", Species::Hamster),
    ("hamsters", Species::Hamster),
    ("dog", Species::Dog),
    ("dogs", Species::Dog),
    ("beagle", Species::Dog),
    ("beagles", Species::Dog),
    ("canine", Species::Dog),
    ("pig", Species::Pig),
    ("pigs", Species::Pig),
    ("minipigs", Species::Pig),
    ("swine", Species::Pig),
    ("monkey", Species::Monkey),
    ("monkeys", Species::Monkey),
    ("macaque", Species::Monkey),
    ("macaques", Species::Monkey),
    ("primates", Species::Monkey),
    ("horse", Species::Horse),
    ("horses", Species::Horse),
    ("flies", Species::Fly),
    ("drosophila", Species::Fly),
    ("worms", Species::Worm),
    ("elegans", Species::Worm),
    ("zebrafish", Species::Fish),
    ("yeast", Species::Yeast),
];

/// The compartments that a word can mean; none for any other word.
pub fn compartments(word: &str) -> &'static [Compartment] {
    PLACES.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map_or(&[], |(_, compartments)| compartments)
}

/// The species that a word names.
pub fn species(word: &str) -> Option<Species> {
    SPECIES.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, species)| *species)
}

/// Every compartment that the words among some items can mean. In "liver disease" and "blood cells" the first word names
/// no place.
pub fn places(items: &[Placed<'_>]) -> BTreeSet<Compartment> {
    let mut found = BTreeSet::new();
    for (at, placed) in items.iter().enumerate() {
        let Item::Word(word) = placed.item else { continue };
        let near = |at: Option<usize>| match at.and_then(|at| items.get(at)).map(|placed| &placed.item) {
            Some(Item::Word(word)) => word.to_lowercase(),
            _ => String::new(),
        };
        let (before, after) = (near(at.checked_sub(1)), near(Some(at + 1)));
        if NO_PLACE_BEFORE.contains(&after.as_str()) {
            continue;
        }
        match (before.as_str(), word.to_lowercase().as_str(), after.as_str()) {
            (_, "blood", "cell" | "cells" | "plasma" | "serum") => {}
            ("whole", "blood", _) => found.extend([WholeBlood]),
            ("whole", "body", _) => found.extend([WholeBody]),
            (_, word, _) => found.extend(compartments(word)),
        }
    }
    found
}

/// Every species that the words among some items name.
pub fn species_among(items: &[Placed<'_>]) -> BTreeSet<Species> {
    words(items).filter_map(species).collect()
}

/// The words among some items.
pub fn words<'i, 't>(items: &'i [Placed<'t>]) -> impl Iterator<Item = &'t str> + use<'i, 't> {
    items.iter().filter_map(|placed| match placed.item {
        Item::Word(word) => Some(word),
        Item::Sign(_)
        | Item::Time(_)
        | Item::Share(_)
        | Item::Count(_)
        | Item::HalfLife
        | Item::Number(_)
        | Item::Value
        | Item::Mark => None,
    })
}
