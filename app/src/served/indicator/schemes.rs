//! What the codes of other schemes mean, as far as indicators name them.

use crate::text::Text;

/// An offence or a tag of disaggregation of the ICCS 1.0, as its Spanish and
/// English editions call it.
pub(super) fn iccs(code: &str) -> Option<Text> {
    let (es, en) = match code {
        "0204" => ("trata de personas", "trafficking in persons"),
        "02041" => (
            "trata con fines de explotación sexual",
            "trafficking for sexual exploitation",
        ),
        "02042" => (
            "trata con fines de trabajo o servicio forzoso",
            "trafficking for forced labour or services",
        ),
        "02043" => (
            "trata con fines de extracción de órganos",
            "trafficking for organ removal",
        ),
        "02044" => ("trata con otros fines", "trafficking for other purposes"),
        "DaT" => ("fecha y hora", "date and time"),
        "SV" => ("sexo de la víctima", "sex of victim"),
        "SV-1" => ("víctima hombre", "male victim"),
        "SV-2" => ("víctima mujer", "female victim"),
        "AV" => ("edad de la víctima", "age of victim"),
        "AV-5" => ("víctima de 60 años o más", "victim of 60 and over"),
        "STV" => ("edad legal de la víctima", "age status of victim"),
        "STV-1" => ("víctima menor", "minor victim"),
        "STV-2" => ("víctima adulta", "adult victim"),
        "Cit" => ("ciudadanía", "citizenship"),
        "Cit-1" => ("ciudadanía nacional", "national citizen"),
        "Cit-2" => ("ciudadanía extranjera", "foreign citizen"),
        "EASt" => ("actividad económica", "economic activity status"),
        "ES" => ("sector económico", "economic sector"),
        "Geo" => ("ubicación geográfica", "geographical location"),
        "Cy" => ("relación con la ciberdelincuencia", "cybercrime-related"),
        "Cy-1" => ("relacionado con la ciberdelincuencia", "cyber-related"),
        "Cy-2" => (
            "no relacionado con la ciberdelincuencia",
            "not cyber-related",
        ),
        "Lo" => ("tipo de lugar", "type of location"),
        "Lo-1" => ("domicilio particular", "private residence"),
        "ViP" => (
            "relación entre la víctima y el autor",
            "victim-perpetrator relationship",
        ),
        "ViP-1" => (
            "pareja o cónyuge actual",
            "current intimate partner or spouse",
        ),
        "ViP-2" => (
            "pareja o cónyuge anterior",
            "former intimate partner or spouse",
        ),
        "ViP-3" => ("pariente consanguíneo", "blood relative"),
        "ViP-10" => (
            "autor desconocido por la víctima",
            "offender unknown to victim",
        ),
        _ => return None,
    };
    Some(Text::new(es, en))
}

/// An indicator of GLOTIP; the codes are the project's, the names UNODC's.
pub(super) fn glotip(code: &str) -> Option<Text> {
    let (es, en) = match code {
        "GLO-V" => ("víctimas detectadas", "detected victims"),
        "GLO-V-TOT" => ("víctimas detectadas, total", "victims detected, total"),
        "GLO-V-W" => ("víctimas detectadas: mujeres", "victims detected: women"),
        "GLO-V-M" => ("víctimas detectadas: hombres", "victims detected: men"),
        "GLO-V-G" => (
            "víctimas detectadas: niñas y adolescentes mujeres",
            "victims detected: girls",
        ),
        "GLO-V-B" => (
            "víctimas detectadas: niños y adolescentes varones",
            "victims detected: boys",
        ),
        "GLO-V-EXP" => (
            "víctimas por forma de explotación",
            "victims by form of exploitation",
        ),
        "GLO-V-EXP-S" => ("explotación sexual", "sexual exploitation"),
        "GLO-V-EXP-L" => ("trabajo forzado", "forced labour"),
        "GLO-V-EXP-O" => ("otras formas de explotación", "other forms of exploitation"),
        "GLO-V-CIT" => ("víctimas por ciudadanía", "victims by citizenship"),
        "GLO-V-CIT-N" => ("víctimas nacionales", "nationals"),
        "GLO-V-CIT-F" => (
            "víctimas extranjeras, por país",
            "foreign citizens, per country",
        ),
        "GLO-V-REP" => (
            "víctimas repatriadas, por país",
            "victims repatriated, by country of repatriation",
        ),
        "SDG-16.2.2" => (
            "víctimas de trata por cada 100 000 habitantes",
            "victims of trafficking per 100,000 population",
        ),
        _ => return None,
    };
    Some(Text::new(es, en))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_the_catalogue_is_told_in_words() {
        for indicator in domain::indicator::all() {
            let schemes = &indicator.correspondence;
            for code in schemes.iccs {
                assert!(iccs(code).is_some(), "{}: {code}", indicator.id);
            }
            for code in schemes.glotip {
                assert!(glotip(code).is_some(), "{}: {code}", indicator.id);
            }
        }
    }
}
