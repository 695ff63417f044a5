//! How an embedded figure is shown, and what its readers may do.

use domain::variable::Variable;

/// The colours of an embedded figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the reader's setting says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// Its name in addresses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

/// The variables that readers cannot filter by, nor free from a filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Locked {
    /// None.
    #[default]
    Nothing,
    /// All.
    Everything,
    /// These, in the order of [`Variable::ALL`].
    These(Vec<Variable>),
}

impl Locked {
    /// Whether a variable is one of them.
    #[must_use]
    pub fn holds(&self, variable: Variable) -> bool {
        match self {
            Self::Nothing => false,
            Self::Everything => true,
            Self::These(variables) => variables.contains(&variable),
        }
    }

    /// As addresses say it: `1` for all, else names; empty for none.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Everything => "1".to_owned(),
            Self::These(variables) => {
                let names: Vec<_> = variables.iter().map(|variable| variable.name()).collect();
                names.join(",")
            }
        }
    }

    /// Reads what [`Self::text`] writes, in any order; `0` is none too.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        match text {
            "" | "0" => Some(Self::Nothing),
            "1" => Some(Self::Everything),
            names => {
                let parsed: Result<Vec<Variable>, _> = names.split(',').map(str::parse).collect();
                let mut variables = parsed.ok()?;
                variables.sort_unstable_by_key(|variable| variable.index());
                variables.dedup();
                Some(Self::These(variables))
            }
        }
    }
}

/// Something beside the figure itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// The choice between chart and table.
    View,
    /// The filter bar.
    Filters,
    /// Files, link and citation.
    Menu,
}

impl Control {
    /// Every control, in the order in which addresses name them.
    pub const ALL: [Self; 3] = [Self::View, Self::Filters, Self::Menu];

    /// The name in an address.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::View => "view",
            Self::Filters => "filters",
            Self::Menu => "menu",
        }
    }
}

/// Which controls an embedded figure has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Controls([bool; 3]);

impl Default for Controls {
    /// The choice between chart and table, and the menu.
    fn default() -> Self {
        Self([true, false, true])
    }
}

impl Controls {
    /// None at all.
    pub const NONE: Self = Self([false; 3]);
    /// Every one.
    pub const ALL: Self = Self([true; 3]);

    /// Whether a control is one of them.
    #[must_use]
    pub fn has(self, control: Control) -> bool {
        self.0[control as usize]
    }

    /// As addresses say it: names, or `none`.
    #[must_use]
    pub fn text(self) -> String {
        let names = Control::ALL
            .into_iter()
            .filter(|&control| self.has(control));
        let names: Vec<_> = names.map(Control::name).collect();
        match names.as_slice() {
            [] => "none".to_owned(),
            names => names.join(","),
        }
    }

    /// Reads what [`Self::text`] writes, in any order.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let mut controls = Self::NONE;
        if text == "none" {
            return Some(controls);
        }
        for name in text.split(',') {
            let mut all = Control::ALL.into_iter();
            let control = all.find(|control| control.name() == name)?;
            controls.0[control as usize] = true;
        }
        Some(controls)
    }
}

/// How an embedded figure is shown, and what its readers may do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Its colours.
    pub theme: Theme,
    /// The variables that readers leave as they are.
    pub locked: Locked,
    /// What stands beside the figure.
    pub controls: Controls,
}
