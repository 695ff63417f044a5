//! What a reader can choose, and where a choice leads.

use charts::Mark;
use domain::{
    code::Code,
    selection::{Selection, SelectionError},
    variable::Variable,
};

use super::State;

impl State {
    /// The filters with what a mark stands for added, replaced or, when it is
    /// the chosen one, taken away. On the map a mark of a place leads there.
    ///
    /// In the explorer a mark narrows the table to its persons: where another
    /// variable is left, its own is no longer one of the table.
    #[must_use]
    pub fn toggled(&self, mark: &Mark) -> Selection {
        if let Some(place) = self.place_of(mark.variable, &mark.code) {
            return self.selection_at(place);
        }
        let mut selection = self.selection.clone();
        if self.chosen(mark.variable) == Some(&mark.code) {
            return selection.without(mark.variable);
        }
        if selection.by.len() > 1 {
            selection.by.retain(|&own| own != mark.variable);
        }
        selection.filter(mark.variable, mark.code.clone())
    }

    /// Whether a filter can be chosen beside the others, or in place of the one
    /// on its variable.
    ///
    /// # Errors
    ///
    /// Why not: the release does not hold it, or most figures of the page
    /// could no longer answer.
    pub fn check_filter(&self, variable: Variable, code: &Code) -> Result<(), SelectionError> {
        if self.place_of(variable, code).is_some() {
            return Ok(());
        }
        let tried = Self {
            selection: self.selection.clone().filter(variable, code.clone()),
            ..self.clone()
        };
        match tried.unanswerable() {
            Some(error) => Err(error),
            // In place of another filter: as many figures answer as before.
            None if self.chosen(variable).is_some() => Ok(()),
            None => tried.most_figures_answer(),
        }
    }

    /// Whether a reader can choose a category, or undo that: where it is
    /// chosen, and where it would be answered; never where it is locked.
    #[must_use]
    pub fn can_choose(&self, variable: Variable, code: &Code) -> bool {
        let chosen = self.chosen(variable) == Some(code);
        !self.is_locked(variable) && (chosen || self.check_filter(variable, code).is_ok())
    }

    /// Whether readers of an embedded figure leave a variable as it is.
    #[must_use]
    pub fn is_locked(&self, variable: Variable) -> bool {
        self.embed.as_ref().is_some_and(|embed| {
            // A canton has no place in the figure of its province.
            let leads_away = variable == Variable::Canton;
            leads_away || embed.look.locked.holds(variable)
        })
    }

    fn most_figures_answer(&self) -> Result<(), SelectionError> {
        let mut refusals: Vec<_> = self
            .figures()
            .filter_map(|figure| self.check_figure(figure).err())
            .collect();
        if refusals.len() * 2 < self.figures().count() {
            return Ok(());
        }
        // The limit says more than what holds for one figure alone.
        let limit = refusals
            .iter()
            .position(|error| matches!(error, SelectionError::TooManyDimensions { .. }));
        Err(refusals.swap_remove(limit.unwrap_or(0)))
    }
}
