//! Where figures are embedded, as the operator has set it.

/// What pages know of it: context of the server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hosting {
    /// Scheme and host of this dashboard as readers know it; empty where that is
    /// not known.
    pub origin: String,
    /// Whether the operator has set that address; else it is the one of the
    /// request.
    pub is_public: bool,
    /// The sites that may show figures in frames.
    pub hosts: Vec<String>,
}
