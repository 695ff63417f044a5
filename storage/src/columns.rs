//! Where each variable of a record is stored.

use domain::variable::Variable;

use crate::entities::application::Column;

/// The columns of `application` that are not answers, in the order in which
/// rows are written and read.
pub(crate) const FIXED: [Column; 13] = [
    Column::Id,
    Column::ImportId,
    Column::Institution,
    Column::CaseCode,
    Column::Received,
    Column::Decided,
    Column::EventDate,
    Column::Status,
    Column::AgeYears,
    Column::AgeReference,
    Column::Dependents,
    Column::LinkageToken,
    Column::Demonstration,
];

/// The variables with at most one answer: a column each, `NULL` where the
/// variable was not collected.
pub(crate) const SINGLE: [(Variable, Column); 11] = [
    (Variable::Sex, Column::Sex),
    (Variable::GenderIdentity, Column::GenderIdentity),
    (Variable::MigrationStatus, Column::MigrationStatus),
    (Variable::EducationLevel, Column::EducationLevel),
    (Variable::Occupation, Column::Occupation),
    (Variable::Province, Column::Province),
    (Variable::Canton, Column::Canton),
    (Variable::MotherTongue, Column::MotherTongue),
    (Variable::FormOfRecruitment, Column::FormOfRecruitment),
    (Variable::PlaceOfRecruitment, Column::PlaceOfRecruitment),
    (Variable::TraffickingScope, Column::TraffickingScope),
];

/// The variables with several answers, by their number in table `variable`:
/// a row of `answer` for each code, no row where the variable was not
/// collected.
pub(crate) const MULTIPLE: [(i32, Variable); 8] = [
    (1, Variable::Nationality),
    (2, Variable::RecruitmentLure),
    (3, Variable::MeansOfRecruitment),
    (4, Variable::RelationshipToRecruiter),
    (5, Variable::MeansOfControl),
    (6, Variable::CountryOfExploitation),
    (7, Variable::FormOfExploitation),
    (8, Variable::EconomicSector),
];

/// Every column of `application`, in the order of rows.
pub(crate) fn all() -> impl Iterator<Item = Column> {
    FIXED
        .into_iter()
        .chain(SINGLE.into_iter().map(|(_, column)| column))
}

#[cfg(test)]
mod tests {
    use domain::variable::Response;
    use sea_orm::{IdenStatic, Iterable};

    use super::*;

    fn recorded(response: Response) -> Vec<Variable> {
        let mut variables: Vec<_> = Variable::recorded()
            .filter(|variable| variable.response() == response)
            .collect();
        variables.sort();
        variables
    }

    #[test]
    fn every_recorded_variable_has_its_place() {
        let single = SINGLE.map(|(variable, _)| variable);
        assert_eq!(recorded(Response::Single), single);
        let multiple = MULTIPLE.map(|(_, variable)| variable);
        assert_eq!(recorded(Response::Multiple), multiple);
    }

    #[test]
    fn a_column_is_named_as_its_variable() {
        for (variable, column) in SINGLE {
            assert_eq!(column.as_str(), variable.name());
        }
    }

    #[test]
    fn every_column_of_the_table_is_written_and_read() {
        let listed: Vec<_> = all().map(|column| column.as_str()).collect();
        let table: Vec<_> = Column::iter().map(|column| column.as_str()).collect();
        assert_eq!(listed, table);
    }
}
