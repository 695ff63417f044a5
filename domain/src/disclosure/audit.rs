//! Attacks on a release: what an attacker gets who holds nothing else.
//!
//! Each attack looks at the published cells only, the declared exact series
//! being known to it, and claims the values of cells that are hidden. The
//! claims are compared with the exact counts, and with two attackers who need
//! no attack: one who always names the most frequent small count, and one who
//! estimates from the coarser tables alone. A release stands when no attack
//! does much better than they do.
//!
//! The same attacks also run on the same records with the noise left out
//! (`without_noise`): there they must succeed, or they would prove nothing.
//!
//! Nothing of the result names a cell: it holds rates and numbers of cells.

mod averaging;
mod baseline;
mod bounds;
mod difference;
mod equation;
mod fitting;
mod linked;
mod report;
mod subtraction;
#[cfg(test)]
mod tests;
mod view;

use chrono::NaiveDate;

pub use self::report::{Attack, AuditReport, Outcome};
use self::{equation::Equation, view::View};
use super::{
    plan::Plan,
    policy::Policy,
    publish::{PublishError, is_large_enough, plan},
};
use crate::{cube::Snapshot, measure::Measure};

/// Attacks the release that a snapshot would make under a policy.
///
/// With the snapshot of the release before it also compares the two. Larger
/// lattices are sampled: all tables of at most two variables, and an even
/// choice of the others.
///
/// # Errors
///
/// The snapshot holds no record.
pub fn audit(
    snapshot: &Snapshot,
    previous: Option<&Snapshot>,
    policy: &Policy,
    cutoff: NaiveDate,
) -> Result<AuditReport, PublishError> {
    let plan = plan(snapshot, policy, cutoff)?;
    let without_noise = policy.without_noise();
    let tables = sample(&plan);
    Ok(AuditReport {
        tables: tables.len(),
        protected: attack(snapshot, previous, policy, &plan, &tables),
        without_noise: attack(snapshot, previous, &without_noise, &plan, &tables),
    })
}

/// The most tables of three and more variables that are examined.
const MAX_LARGE_TABLES: usize = 150;

/// Tables of at most so many variables are all examined.
const SMALL_TABLE: usize = 2;

/// The tables to examine, in the order of the plan.
fn sample(plan: &Plan) -> Vec<Vec<usize>> {
    let large = plan
        .tables
        .iter()
        .filter(|table| table.len() > SMALL_TABLE)
        .count();
    let every = large.div_ceil(MAX_LARGE_TABLES).max(1);
    let mut seen = 0;
    plan.tables
        .iter()
        .filter(|table| {
            if table.len() <= SMALL_TABLE {
                return true;
            }
            seen += 1;
            (seen - 1) % every == 0
        })
        .cloned()
        .collect()
}

/// Runs every attack on every measure that the release tabulates.
fn attack(
    snapshot: &Snapshot,
    previous: Option<&Snapshot>,
    policy: &Policy,
    plan: &Plan,
    tables: &[Vec<usize>],
) -> [Outcome; Attack::ALL.len()] {
    let equations: Vec<Vec<Equation>> = plan.dimensions.iter().map(equation::equations).collect();
    let mut outcomes = Attack::ALL.map(Outcome::new);
    for measure in Measure::ALL {
        if !is_large_enough(snapshot, policy, plan, measure) {
            continue;
        }
        let view = View::new(snapshot, policy, plan, measure, tables);
        for outcome in &mut outcomes {
            let claims = match outcome.attack {
                Attack::Subtraction => subtraction::claims(&view, &equations),
                Attack::LinkedTables => linked::claims(&view, &equations),
                Attack::Averaging => averaging::claims(&view, &equations),
                Attack::Fitting => fitting::claims(&view, &equations),
                Attack::ReleaseDifference => continue,
            };
            outcome.add(&baseline::score(&view, &claims));
            outcome.small += view.small_counts();
        }
        if let Some(previous) = previous {
            let before = View::new(previous, policy, plan, measure, tables);
            outcomes[Attack::ReleaseDifference as usize].add(&difference::score(&before, &view));
        }
    }
    outcomes
}
