//! Editor services as plain data.
