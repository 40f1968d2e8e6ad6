//! In whom or what something was seen.

use crate::model::vocab::word::{vocab, vocab_and};

vocab! {
    /// The species that a study was done in.
    pub enum Species = "species" {
        Human = "human": "Seen in people, or in material taken from people.",
        Mouse = "mouse": "Seen in mice.",
        Rat = "rat": "Seen in rats.",
        Rabbit = "rabbit": "Seen in rabbits.",
        Hamster = "hamster": "Seen in hamsters.",
        Dog = "dog": "Seen in dogs.",
        Pig = "pig": "Seen in pigs.",
        Monkey = "monkey": "Seen in monkeys.",
        Horse = "horse": "Seen in horses.",
        Fly = "fly": "Seen in fruit flies.",
        Worm = "worm": "Seen in roundworms.",
        Fish = "fish": "Seen in fish.",
        Yeast = "yeast": "Seen in yeast.",
        Bacteria = "bacteria": "Seen in bacteria.",
        Other = "other": "Seen in another species, which the text names.",
    }
}

vocab_and! {
    /// The species that a claim is about.
    pub enum ClaimSpecies = "species of a claim": Species +
        Any = "any": "Said of living things in general, as of a reaction or an enzyme."
}

impl ClaimSpecies {
    /// The species, where the claim is about one.
    pub fn species(self) -> Option<Species> {
        match self {
            ClaimSpecies::Of(species) => Some(species),
            ClaimSpecies::Any => None,
        }
    }
}

vocab! {
    /// How much of a living thing was studied.
    pub enum System = "system" {
        Organism = "organism": "Whole living people or animals.",
        Tissue = "tissue": "Tissue kept alive outside the body.",
        Cells = "cells": "Cells grown in the laboratory.",
        CellFree = "cell-free": "Isolated molecules, with no living cell.",
    }
}
