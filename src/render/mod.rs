//! Pages as readers see them.
