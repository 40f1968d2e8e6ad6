//! Files and their syntax: where bytes come from, and what shape they have.
