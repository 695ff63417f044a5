//! Texts of requests that are not looked at further.

use domain::label::Language;

use super::Text;

pub const TOO_MANY: Text = Text::new(
    "Demasiadas solicitudes seguidas",
    "Too many requests in a row",
);
pub const TOO_MANY_MORE: Text = Text::new(
    "Desde su conexión llegaron en poco tiempo más solicitudes de las que el tablero atiende de cada una. El límite existe para que alcance para todas las personas.",
    "More requests came from your connection in a short time than the dashboard takes from each one. The limit is there so that everybody is served.",
);
pub const BUSY: Text = Text::new(
    "El tablero atiende demasiadas solicitudes a la vez",
    "The dashboard is answering too many requests at once",
);
pub const BUSY_MORE: Text = Text::new(
    "Su solicitud no se procesó, para que las demás no se vuelvan lentas. No hay nada malo en la dirección.",
    "Your request was not taken, so that the others do not become slow. There is nothing wrong with the address.",
);
pub const LATE: Text = Text::new("La respuesta tardó demasiado", "The answer took too long");
pub const LATE_MORE: Text = Text::new(
    "El tablero no alcanzó a preparar esta página a tiempo. No hay nada malo en la dirección.",
    "The dashboard could not prepare this page in time. There is nothing wrong with the address.",
);
pub const FAILED: Text = Text::new(
    "El tablero no puede responder",
    "The dashboard cannot answer",
);
pub const FAILED_MORE: Text = Text::new(
    "Algo falló al preparar esta página; quedó registrado para quienes mantienen el tablero.",
    "Something failed while this page was prepared; it was noted for those who keep the dashboard running.",
);
pub const LATER: Text = Text::new(
    "Vuelva a cargar la página en unos segundos.",
    "Load the page again in a few seconds.",
);
pub const FEWER: Text = Text::new(
    "Pruebe con menos filtros, o vuelva más tarde.",
    "Try fewer filters, or come back later.",
);
pub const HOME: Text = Text::new(
    "Ir al inicio del tablero",
    "Go to the start of the dashboard",
);

/// How long to wait.
pub fn wait(seconds: u64, language: Language) -> String {
    match (language, seconds) {
        (Language::Es, 1) => "Espere un segundo y vuelva a cargar la página.".to_owned(),
        (Language::En, 1) => "Wait one second and load the page again.".to_owned(),
        (Language::Es, _) => format!("Espere {seconds} segundos y vuelva a cargar la página."),
        (Language::En, _) => format!("Wait {seconds} seconds and load the page again."),
    }
}
