//! The words of measured figures: where, by which route, in which phase, and how well known.

use crate::model::vocab::word::vocab;

vocab! {
    /// Where in the body a figure was measured.
    pub enum Compartment = "compartment" {
        Plasma = "plasma": "The liquid part of blood, kept from clotting.",
        Serum = "serum": "The liquid that is left when blood has clotted.",
        WholeBlood = "whole-blood": "Blood with its cells, whose content is counted too.",
        Intracellular = "intracellular": "Inside cells of the kind named.",
        Tissue = "tissue": "In the tissue named.",
        Csf = "csf": "Cerebrospinal fluid, which surrounds brain and spinal cord.",
        Interstitial = "interstitial": "The fluid between cells.",
        Urine = "urine": "In urine, by which much of what was taken leaves the body.",
        Saliva = "saliva": "In saliva, which follows blood only for some substances.",
        Breath = "breath": "In breathed-out air.",
        Milk = "milk": "In breast milk.",
        Bile = "bile": "In bile, which the liver gives into the gut.",
        Faeces = "faeces": "In faeces, which hold what was not absorbed or left with bile.",
        Hair = "hair": "In hair, which keeps a record over months.",
        WholeBody = "whole-body": "The body as a whole, however it is spread within.",
        Effect = "effect": "Not an amount but the effect itself, and how long it lasts.",
    }
}

vocab! {
    /// How the substance got into the body.
    pub enum Route = "route" {
        Intravenous = "intravenous": "Into a vein, by injection or drip.",
        Intramuscular = "intramuscular": "Injected into a muscle.",
        Subcutaneous = "subcutaneous": "Injected under the skin.",
        Oral = "oral": "Swallowed as a product or medicine.",
        Dietary = "dietary": "Eaten as part of food or fodder.",
        Sublingual = "sublingual": "Taken up under the tongue.",
        Buccal = "buccal": "Taken up through the lining of the cheek.",
        Intranasal = "intranasal": "Through the nose, into its lining.",
        Inhaled = "inhaled": "Breathed into the lungs.",
        Transdermal = "transdermal": "Through the skin, to act in the whole body.",
        Topical = "topical": "On the skin, to act there.",
        Rectal = "rectal": "Through the rectum.",
        Vaginal = "vaginal": "Through the vagina.",
        Ocular = "ocular": "Into or onto the eye.",
        Intrathecal = "intrathecal": "Injected into the fluid around the spinal cord.",
        IntraArticular = "intra-articular": "Injected into a joint.",
        Intraperitoneal = "intraperitoneal": "Injected into the abdominal cavity, mostly in animals.",
        InVitro = "in-vitro": "Added to cells or molecules outside any body.",
        Endogenous = "endogenous": "Made by the body itself, with nothing given.",
        Any = "any": "Whatever the route.",
    }
}

vocab! {
    /// How fast an intravenous dose was given.
    pub enum Mode = "mode" {
        Bolus = "bolus": "Given at once or within minutes.",
        Infusion = "infusion": "Given slowly, as a drip.",
    }
}

vocab! {
    /// Which part of the decline a half-life describes.
    pub enum Phase = "phase" {
        Initial = "initial": "The first fall, while the substance is still leaving the blood for the tissues.",
        Distribution = "distribution": "The fall while the substance spreads through the body.",
        Terminal = "terminal": "The last and slowest fall, which decides how long traces remain.",
        Effective = "effective": "The half-life that accounts for how much builds up with repeated doses.",
        Turnover = "turnover": "How fast the body's own pool is used up and made anew.",
    }
}

vocab! {
    /// What the figure after `±`, or an interval, stands for.
    pub enum Spread = "spread" {
        Sd = "sd": "Standard deviation: how far single people or animals lie from the average.",
        Se = "se": "Standard error: how far the average itself may be off.",
        Ci90 = "ci90": "A 90 % confidence interval: how far the average itself may be off, at that level.",
        Ci95 = "ci95": "A 95 % confidence interval: how far the average itself may be off, at that level.",
        Range = "range": "From the lowest to the highest value seen.",
        Iqr = "iqr": "Interquartile range: the middle half of the values.",
        Cv = "cv": "Coefficient of variation: the standard deviation in per cent of the average.",
        Unstated = "unstated": "The source does not say what its figure for the spread means.",
        None = "none": "The source gives no spread.",
    }
}

vocab! {
    /// How good the evidence behind a figure is, best first.
    pub enum DataQuality = "data quality" {
        Label = "label": "From an official product label or a regulator's review.",
        HumanPk = "human-pk": "Measured in people, twelve or more of them or in several studies.",
        HumanPkLimited = "human-pk-limited": "Measured in people, in one study of fewer than twelve.",
        HumanOther = "human-other": "Measured in people, but of another substance, by another route or in an illness.",
        AnimalPk = "animal-pk": "Measured in animals; people may differ.",
        InVitro = "in-vitro": "Measured outside any living body.",
        Modelled = "modelled": "Calculated by a model, not measured.",
        NonePublished = "none-published": "Looked for, and no published figure was found.",
        NotSearched = "not-searched": "No figure is given here, and the literature was not searched for one.",
    }
}

impl DataQuality {
    /// Whether `self` says that the figures are better known than `other` says.
    pub fn is_better_than(self, other: DataQuality) -> bool {
        self < other
    }
}

vocab! {
    /// What a record states in place of a figure.
    pub enum NullResult = "result without a figure" {
        NoChange = "no-change": "It was measured, and no change was seen.",
    }
}
