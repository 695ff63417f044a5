//! The states of cells in the cross-domain code lists of SDMX.

use domain::{label::Label, table::Cell};

/// A code of `CL_OBS_STATUS`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObservationStatus {
    /// `A`: a value.
    Normal,
    /// `Q`: withheld.
    Suppressed,
    /// `O`: outside what the release tabulates.
    Missing,
    /// `L`: the variable was not collected in the period.
    NotCollected,
    /// `M`: cannot occur.
    CannotExist,
}

/// A code of `CL_CONF_STATUS`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidentiality {
    /// `F`: free for publication.
    Free,
    /// `A`: confidential because the count is small.
    SmallCount,
    /// `N`: not for publication.
    NotForPublication,
}

impl ObservationStatus {
    /// Every code that files hold.
    pub const ALL: [Self; 5] = [
        Self::Normal,
        Self::Suppressed,
        Self::Missing,
        Self::NotCollected,
        Self::CannotExist,
    ];

    /// The status of a cell.
    #[must_use]
    pub fn of(cell: Cell) -> Self {
        match cell {
            Cell::Published(_) => Self::Normal,
            Cell::Withheld => Self::Suppressed,
            Cell::NotPublished => Self::Missing,
            Cell::NotCollected => Self::NotCollected,
            Cell::StructuralZero => Self::CannotExist,
        }
    }

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Normal => "A",
            Self::Suppressed => "Q",
            Self::Missing => "O",
            Self::NotCollected => "L",
            Self::CannotExist => "M",
        }
    }

    /// What it says.
    #[must_use]
    pub fn name(self) -> Label {
        match self {
            Self::Normal => Label::new("Valor normal", "Normal value"),
            Self::Suppressed => Label::new("Valor ausente: reservado", "Missing value; suppressed"),
            Self::Missing => Label::new("Valor ausente", "Missing value"),
            Self::NotCollected => Label::new(
                "Valor ausente: existe, pero no se recolectó",
                "Missing value; data exist but were not collected",
            ),
            Self::CannotExist => Label::new(
                "Valor ausente: no puede existir",
                "Missing value; data cannot exist",
            ),
        }
    }
}

impl Confidentiality {
    /// Every code that files hold.
    pub const ALL: [Self; 3] = [Self::Free, Self::SmallCount, Self::NotForPublication];

    /// That of a cell.
    #[must_use]
    pub fn of(cell: Cell) -> Self {
        match cell {
            Cell::Published(_) | Cell::NotCollected | Cell::StructuralZero => Self::Free,
            Cell::Withheld => Self::SmallCount,
            Cell::NotPublished => Self::NotForPublication,
        }
    }

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Free => "F",
            Self::SmallCount => "A",
            Self::NotForPublication => "N",
        }
    }

    /// What it says.
    #[must_use]
    pub fn name(self) -> Label {
        match self {
            Self::Free => Label::new("De libre publicación", "Free (free for publication)"),
            Self::SmallCount => Label::new(
                "Confidencialidad primaria por recuento pequeño",
                "Primary confidentiality due to small counts",
            ),
            Self::NotForPublication => Label::new(
                "No se publica",
                "Not for publication, restricted for internal use only",
            ),
        }
    }
}
