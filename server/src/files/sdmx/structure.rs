//! The structure of a release's data and its code lists, as SDMX-JSON 2.0
//! (<https://github.com/sdmx-twg/sdmx-json/tree/v2.0.0/structure-message>).

use domain::{
    classification::Correspondence,
    code::Code,
    label::{Label, Language},
    measure::Measure,
    release::{Dimension, Release},
};
use serde::Serialize;
use serde_json::{Value, json};

use super::{
    AGENCY, ATTRIBUTES, Confidentiality, DATAFLOW, INDICATOR, OBS_VALUE, ObservationStatus,
    PERSONS, TIME_PERIOD, TOTAL, component_name, dataflow_name, dimension_id, total_name, version,
};
use crate::{api::text, files::correspondence};

/// The scheme of the concepts behind the components.
const CONCEPTS: &str = "CONCEPTS";

const SCHEMA: &str = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/2.0.0/sdmx-json-structure-schema.json";

/// Everything about a release: its dataflow, its structure, concepts, code
/// lists.
#[must_use]
pub fn whole(release: &Release) -> Message {
    let structures = Structures { release };
    let lists = release
        .dimensions()
        .iter()
        .map(|dimension| structures.code_list(dimension))
        .chain(structures.fixed_lists());
    Message::of(
        release,
        json!({
            "dataflows": [structures.dataflow()],
            "dataStructures": [structures.data_structure()],
            "conceptSchemes": [structures.concepts()],
            "codelists": lists.collect::<Vec<_>>(),
        }),
    )
}

/// The code list of one variable.
#[must_use]
pub fn code_list(release: &Release, dimension: &Dimension) -> Message {
    let list = Structures { release }.code_list(dimension);
    Message::of(release, json!({ "codelists": [list] }))
}

/// A structure message. Its members stand in this order: programs look for the
/// address of the schema within the first few hundred characters.
#[derive(Debug, Serialize)]
pub struct Message {
    meta: Meta,
    data: Value,
}

#[derive(Debug, Serialize)]
struct Meta {
    schema: &'static str,
    id: String,
    prepared: String,
    test: bool,
    #[serde(rename = "contentLanguages")]
    content_languages: [&'static str; 2],
    sender: Value,
}

impl Message {
    fn of(release: &Release, data: Value) -> Self {
        let manifest = release.manifest();
        let meta = Meta {
            schema: SCHEMA,
            id: format!("{AGENCY}-{}", manifest.id.as_str().replace('.', "_")),
            // As of its cut-off date: a release never changes.
            prepared: format!("{}T00:00:00Z", manifest.cutoff),
            // Invented numbers are for trying things out.
            test: manifest.demonstration,
            content_languages: ["es", "en"],
            sender: json!({ "id": AGENCY }),
        };
        Self { meta, data }
    }
}

/// Makes the structures of one release.
struct Structures<'a> {
    release: &'a Release,
}

impl Structures<'_> {
    fn dataflow(&self) -> Value {
        let manifest = self.release.manifest();
        let notes = |language| text::notes(manifest, language).join(" ");
        let about = Label::new(notes(Language::Es), notes(Language::En));
        let mut flow = self.maintained(DATAFLOW, &dataflow_name());
        describe(&mut flow, &about);
        flow["structure"] = json!(self.urn("datastructure.DataStructure", DATAFLOW));
        flow
    }

    fn data_structure(&self) -> Value {
        let dimensions = self.dimensions();
        let place = dimensions.len() + 1;
        let mut structure = self.maintained(DATAFLOW, &dataflow_name());
        structure["dataStructureComponents"] = json!({
            "dimensionList": {
                "id": "DimensionDescriptor",
                "dimensions": dimensions,
                "timeDimension": {
                    "id": TIME_PERIOD,
                    "position": place,
                    "conceptIdentity": self.concept(TIME_PERIOD),
                    "localRepresentation": { "format": { "dataType": "ObservationalTimePeriod" } },
                },
            },
            "measureList": {
                "id": "MeasureDescriptor",
                "measures": [{
                    "id": OBS_VALUE,
                    "conceptIdentity": self.concept(OBS_VALUE),
                    "usage": "optional",
                    "localRepresentation": { "format": { "dataType": "Integer" } },
                }],
            },
            "attributeList": {
                "id": "AttributeDescriptor",
                "attributes": ATTRIBUTES.map(|id| self.attribute(id)),
            },
        });
        structure
    }

    fn dimensions(&self) -> Vec<Value> {
        let variables = self.release.dimensions().iter();
        let ids = [INDICATOR.to_owned()]
            .into_iter()
            .chain(variables.map(|dimension| dimension_id(dimension.variable)));
        ids.zip(1..)
            .map(|(id, position)| {
                json!({
                    "id": id,
                    "position": position,
                    "conceptIdentity": self.concept(&id),
                    "localRepresentation": { "enumeration": self.list_urn(&id) },
                })
            })
            .collect()
    }

    fn attribute(&self, id: &str) -> Value {
        let representation = match id {
            "DECIMALS" => json!({ "format": { "dataType": "Integer" } }),
            _ => json!({ "enumeration": self.list_urn(id) }),
        };
        json!({
            "id": id,
            "conceptIdentity": self.concept(id),
            "usage": "mandatory",
            "attributeRelationship": { "observation": {} },
            "measureRelationship": [OBS_VALUE],
            "localRepresentation": representation,
        })
    }

    fn concepts(&self) -> Value {
        let of_variables = self.release.dimensions().iter().map(|dimension| {
            let mut concept = named(&dimension_id(dimension.variable), &dimension.label);
            if dimension.multiple {
                let about = Label::new(
                    "Una persona puede tener varias categorías.",
                    "One person can stand in several categories.",
                );
                describe(&mut concept, &about);
            }
            concept
        });
        let fixed = [INDICATOR, TIME_PERIOD, OBS_VALUE]
            .into_iter()
            .chain(ATTRIBUTES)
            .map(|id| named(id, &component_name(id)));
        let name = Label::new("Conceptos", "Concepts");
        let mut scheme = self.maintained(CONCEPTS, &name);
        scheme["concepts"] = fixed.chain(of_variables).collect();
        scheme
    }

    fn code_list(&self, dimension: &Dimension) -> Value {
        let is_known = |code: &str| dimension.items.iter().any(|it| it.code.as_str() == code);
        let items = dimension.items.iter().map(|item| {
            let mut code = named(item.code.as_str(), &item.label);
            let parent = item.parent.as_ref().map(Code::as_str);
            if let Some(parent) = parent.filter(|parent| is_known(parent)) {
                code["parent"] = json!(parent);
            }
            let links: Vec<_> = correspondence::of_code(dimension.variable, &item.code)
                .map(annotation)
                .collect();
            if !links.is_empty() {
                code["annotations"] = json!(links);
            }
            code
        });
        let id = list_id(&dimension_id(dimension.variable));
        let mut list = self.maintained(&id, &dimension.label);
        list["codes"] = [named(TOTAL, &total_name())]
            .into_iter()
            .chain(items)
            .collect();
        list
    }

    /// The lists of what is no variable.
    fn fixed_lists(&self) -> [Value; 4] {
        let list = |id: &str, codes: Vec<Value>| {
            let mut list = self.maintained(&list_id(id), &component_name(id));
            list["codes"] = codes.into();
            list
        };
        let measures = Measure::ALL.map(|it| named(it.name(), &text::measure(it)));
        let statuses = ObservationStatus::ALL.map(|it| named(it.code(), &it.name()));
        let confidentiality = Confidentiality::ALL.map(|it| named(it.code(), &it.name()));
        let units = [named(PERSONS, &Label::new("personas", "persons"))];
        [
            list(INDICATOR, measures.into()),
            list("OBS_STATUS", statuses.into()),
            list("CONF_STATUS", confidentiality.into()),
            list("UNIT_MEASURE", units.into()),
        ]
    }

    fn maintained(&self, id: &str, name: &Label) -> Value {
        let mut artefact = named(id, name);
        artefact["agencyID"] = json!(AGENCY);
        artefact["version"] = json!(version(self.release.id()));
        artefact
    }

    fn urn(&self, class: &str, id: &str) -> String {
        let version = version(self.release.id());
        format!("urn:sdmx:org.sdmx.infomodel.{class}={AGENCY}:{id}({version})")
    }

    fn concept(&self, id: &str) -> String {
        let scheme = self.urn("conceptscheme.Concept", CONCEPTS);
        format!("{scheme}.{id}")
    }

    fn list_urn(&self, id: &str) -> String {
        self.urn("codelist.Codelist", &list_id(id))
    }
}

/// A link to another scheme: its name, the code there, and how the two stand to
/// each other.
fn annotation(link: &Correspondence) -> Value {
    json!({
        "type": "CORRESPONDENCE",
        "title": link.scheme,
        "value": link.target,
        "text": link.relation.name(),
    })
}

fn list_id(component: &str) -> String {
    format!("CL_{component}")
}

fn named(id: &str, name: &Label) -> Value {
    json!({ "id": id, "name": name.es, "names": name })
}

fn describe(artefact: &mut Value, about: &Label) {
    artefact["description"] = json!(about.es);
    artefact["descriptions"] = json!(about);
}
