//! What the content means: typed pages, claims, studies, references.
