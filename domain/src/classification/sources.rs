//! The files of the classification, compiled into the product.

/// The texts of all files that make a classification.
///
/// The product uses [`Sources::embedded`]; a test can change a file and see
/// what [`parse`](super::Classification::parse) says.
#[derive(Clone, Debug)]
pub struct Sources<'text> {
    /// Name and text of each list.
    pub lists: Vec<(&'text str, &'text str)>,
    /// Name of the list and text of each alias file; a list can have several.
    pub aliases: Vec<(&'text str, &'text str)>,
    /// Words for missing answers, for all lists.
    pub missing_words: &'text str,
    /// The categories that are not plain answers.
    pub roles: &'text str,
    /// The categories that came later or ended.
    pub validity: &'text str,
    /// What each variable is.
    pub variables: &'text str,
    /// Correspondences of categories with other schemes.
    pub correspondences: &'text str,
    /// Completed ages and their groups.
    pub ages: &'text str,
}

/// The name and text of files by their names.
macro_rules! files {
    ($folder:literal: $($name:literal)+) => {
        vec![$(($name, include_str!(concat!("../../data/", $folder, "/", $name, ".csv"))),)+]
    };
}

impl Sources<'static> {
    /// The files that were compiled in.
    #[must_use]
    pub fn embedded() -> Self {
        let mut aliases = files!("aliases":
            "age_group"
            "application_status"
            "country_of_exploitation"
            "economic_sector"
            "education_level"
            "form_of_exploitation"
            "form_of_recruitment"
            "gender_identity"
            "geo_canton"
            "geo_district"
            "geo_province"
            "means_of_control"
            "means_of_recruitment"
            "migration_status"
            "mother_tongue"
            "nationality"
            "occupation"
            "place_of_recruitment"
            "recruitment_lure"
            "relationship_to_recruiter"
            "reporting_entity"
            "sex"
            "trafficking_scope"
        );
        // Names of countries serve both variables that have countries.
        let countries = include_str!("../../data/aliases/country.csv");
        aliases.extend([
            ("nationality", countries),
            ("country_of_exploitation", countries),
        ]);
        Self {
            lists: files!("classification":
                "act"
                "age_group"
                "age_group_external"
                "application_status"
                "country_of_exploitation"
                "criminal_justice_stage"
                "decision_time"
                "economic_activity_status"
                "economic_sector"
                "education_level"
                "education_level_cr"
                "form_of_exploitation"
                "form_of_recruitment"
                "gender_identity"
                "geo_canton"
                "geo_district"
                "geo_province"
                "glotip_indicator"
                "iccs_disaggregation"
                "iccs_full"
                "iccs_offence"
                "means"
                "means_of_control"
                "means_of_recruitment"
                "migration_status"
                "missing_value"
                "mother_tongue"
                "nationality"
                "occupation"
                "perpetrator_role"
                "place_of_recruitment"
                "recruitment_lure"
                "recruitment_platform"
                "reference_date_type"
                "relationship_to_recruiter"
                "reporting_entity"
                "sex"
                "trafficking_scope"
                "victim_status"
                "world_region"
                "year"
            ),
            aliases,
            missing_words: include_str!("../../data/aliases/missing_value.csv"),
            roles: include_str!("../../data/roles.csv"),
            validity: include_str!("../../data/validity.csv"),
            variables: include_str!("../../data/classification/crosswalk/variables.csv"),
            correspondences: include_str!("../../data/classification/crosswalk/crosswalk.csv"),
            ages: include_str!("../../data/classification/crosswalk/age_map.csv"),
        }
    }
}

impl Sources<'_> {
    /// Every text, in a fixed order.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let named = self
            .lists
            .iter()
            .chain(&self.aliases)
            .flat_map(|(name, text)| [*name, *text]);
        named.chain([
            self.missing_words,
            self.roles,
            self.validity,
            self.variables,
            self.correspondences,
            self.ages,
        ])
    }
}
