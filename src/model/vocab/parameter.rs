//! Pharmacokinetic parameters, and what sort of figure each may have.

use crate::model::unit::{Sort, Unit};
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

impl Parameter {
    /// The sorts of figures that a value of this parameter may be.
    pub fn sorts(self) -> &'static [Sort] {
        match self {
            Parameter::Tmax | Parameter::TimeToSteadyState | Parameter::ElevationDuration => &[Sort::Time],
            Parameter::Cmax | Parameter::BaselineConcentration => &[Sort::Concentration],
            Parameter::Auc => &[Sort::Exposure],
            Parameter::Clearance | Parameter::ApparentClearance | Parameter::RenalClearance => &[Sort::Clearance],
            Parameter::Volume | Parameter::ApparentVolume | Parameter::SteadyStateVolume => &[Sort::Volume],
            Parameter::Bioavailability
            | Parameter::RelativeBioavailability
            | Parameter::ProteinBinding
            | Parameter::AccumulationRatio
            | Parameter::ExcretedUnchanged
            | Parameter::AucRatio
            | Parameter::FoodEffect => &[Sort::Ratio],
            Parameter::ConcentrationChange => &[Sort::Ratio, Sort::Concentration],
        }
    }

    /// Whether a value of this parameter may be in this unit.
    pub fn allows(self, unit: &Unit) -> bool {
        self.sorts().iter().any(|sort| sort.allows(unit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_the_units_of_their_parameter() {
        let unit = |text: &str| Unit::parse(text).expect(text);
        assert!(Parameter::Cmax.allows(&unit("ng/mL")) && !Parameter::Cmax.allows(&unit("ng·h/mL")));
        assert!(
            Parameter::ConcentrationChange.allows(&unit("%")) && Parameter::ConcentrationChange.allows(&unit("µM"))
        );
        assert!(Parameter::ProteinBinding.allows(&unit("%")) && !Parameter::ProteinBinding.allows(&unit("ng/mL")));
        assert!(Parameter::RenalClearance.allows(&unit("mL/min")) && !Parameter::Tmax.allows(&unit("mg")));
    }
}
