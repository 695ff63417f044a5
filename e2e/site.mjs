// The dashboard as its readers know it: pages, figures, and what each counts.

export const LANGUAGES = ['es', 'en'];

/** The pages of figures, with the measures that they count by default. */
export const DASHBOARDS = [
  { es: '/es', en: '/en', measures: ['applications', 'accredited'] },
  { es: '/es/solicitudes', en: '/en/applications', measures: ['applications'] },
  { es: '/es/acreditadas', en: '/en/accredited', measures: ['accredited'] },
  { es: '/es/eventos', en: '/en/events', measures: ['accredited'] },
];

/** Every page. */
export const PAGES = [
  ...DASHBOARDS,
  { es: '/es/mapa', en: '/en/map' },
  { es: '/es/mapa/1', en: '/en/map/1' },
  { es: '/es/mapa/1/101', en: '/en/map/1/101' },
  { es: '/es/indicadores', en: '/en/indicators' },
  { es: '/es/indicadores/ACC-RATE', en: '/en/indicators/ACC-RATE' },
  { es: '/es/indicadores/APP-DEC-MED?province=1&by=sex', en: '/en/indicators/APP-DEC-MED?province=1&by=sex' },
  { es: '/es/explorar', en: '/en/explore' },
  { es: '/es/metodologia', en: '/en/method' },
  { es: '/es/publicaciones', en: '/en/releases' },
  { es: '/es/datos?by=sex&period=2023', en: '/en/data?by=sex&period=2023' },
];

/** What a figure breaks down, by the name that it has in links. */
export const BREAKDOWNS = {
  comparison: ['period'],
  years: ['period'],
  rate: ['period'],
  province: ['province'],
  age: ['age_group'],
  sex: ['sex'],
  'age-sex': ['age_group', 'sex'],
  nationality: ['nationality'],
  migration: ['migration_status'],
  education: ['education_level'],
  occupation: ['occupation'],
  gender: ['gender_identity'],
  language: ['mother_tongue'],
  exploitation: ['form_of_exploitation'],
  country: ['country_of_exploitation'],
  flow: ['nationality', 'country_of_exploitation'],
  recruitment: ['form_of_recruitment'],
  'recruitment-means': ['means_of_recruitment'],
  'recruitment-place': ['place_of_recruitment'],
  lure: ['recruitment_lure'],
  recruiter: ['relationship_to_recruiter'],
  control: ['means_of_control'],
  sector: ['economic_sector'],
  scope: ['trafficking_scope'],
};

/** The selection of a figure: the page's filters, except its own variables. */
export function figureQuery(id, measure, filters = {}) {
  const by = BREAKDOWNS[id];
  if (!by) throw new Error(`a figure that these tests do not know: ${id}`);
  const query = new URLSearchParams({ measure, by: by.join(',') });
  for (const [variable, code] of Object.entries(filters)) {
    if (!by.includes(variable)) query.set(variable, code);
  }
  return query;
}
