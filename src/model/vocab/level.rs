//! The levels that a site may give a rule.

use crate::base::diag::Severity;
use crate::model::vocab::word::vocab;

vocab! {
    /// The level of a rule, or off.
    pub enum RuleLevel = "level of a rule" {
        Error = "error": "The site is not built while it stands.",
        Warning = "warning": "Something to mend.",
        Info = "info": "Something to know.",
        Off = "off": "The rule does not run.",
    }
}

impl RuleLevel {
    /// The severity; `None` for off.
    pub fn severity(self) -> Option<Severity> {
        match self {
            RuleLevel::Error => Some(Severity::Error),
            RuleLevel::Warning => Some(Severity::Warning),
            RuleLevel::Info => Some(Severity::Info),
            RuleLevel::Off => None,
        }
    }
}
