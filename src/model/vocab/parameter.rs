//! Pharmacokinetic parameters, and what sort of figure each may have.

use crate::model::vocab::word::vocab;

vocab! {
    /// What a pharmacokinetic record measures, half-lives aside.
    pub enum Parameter = "parameter" {
        Cmax = "cmax": "The highest concentration reached after a dose.",
        Tmax = "tmax": "The time from the dose to the highest concentration.",
        Auc = "auc": "Total exposure: the area under the curve of concentration over time.",
        Bioavailability = "bioavailability": "The share of a dose that reaches the blood unchanged.",
        RelativeBioavailability = "relative-bioavailability": "Exposure compared with that of another product, form or route.",
        Clearance = "clearance": "The volume of blood or plasma freed of the substance in a given time.",
        ApparentClearance = "apparent-clearance": "Clearance as it looks when the share absorbed is not known.",
        RenalClearance = "renal-clearance": "The part of clearance that the kidneys do.",
        Volume = "volume": "The volume in which the substance would have to be spread to give the concentration in blood.",
        ApparentVolume = "apparent-volume": "Volume of distribution as it looks when the share absorbed is not known.",
        SteadyStateVolume = "steady-state-volume": "Volume of distribution once intake and loss are in balance.",
        ProteinBinding = "protein-binding": "The share that is bound to proteins in the blood, and so not free to act.",
        AccumulationRatio = "accumulation-ratio": "How many times higher the exposure is with repeated doses than after one.",
        TimeToSteadyState = "time-to-steady-state": "The time of repeated dosing until the level no longer rises.",
        ExcretedUnchanged = "excreted-unchanged": "The share of a dose that leaves the body as the substance itself.",
        BaselineConcentration = "baseline-concentration": "The level before anything was given.",
        ConcentrationChange = "concentration-change": "The change of the level from what it was before.",
        AucRatio = "auc-ratio": "Total exposure in one condition as a multiple of that in another.",
        FoodEffect = "food-effect": "How food changes the exposure.",
        ElevationDuration = "elevation-duration": "How long the level stays above what it was before.",
    }
}
