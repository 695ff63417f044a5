//! R; JSON by the package jsonlite.

use domain::variable::Variable;

use super::{Format, quoted};

/// A data frame with a row for each cell.
pub(super) fn code(format: Format, address: &str, by: &[Variable]) -> String {
    let address = quoted(address);
    match format {
        Format::Csv => {
            let list =
                |of: &dyn Fn(&Variable) -> String| by.iter().map(of).collect::<Vec<_>>().join(", ");
            // Codes can begin with a zero.
            let classes = list(&|variable| format!("{variable} = \"character\""));
            let labels = list(&|variable| format!("\"{variable}_label\""));
            format!(
                r#"url <- {address}
data <- read.csv(url, fileEncoding = "UTF-8", na.strings = "",
                 colClasses = c({classes}))
data[, c({labels}, "value", "status")]
"#
            )
        }
        Format::Json => format!(
            r#"library(jsonlite)

url <- {address}
answer <- fromJSON(url, simplifyVector = FALSE)
labels <- lapply(answer$axes, function(axis) sapply(axis$items, `[[`, "label"))
names(labels) <- sapply(answer$axes, `[[`, "variable")
data <- expand.grid(rev(labels), stringsAsFactors = FALSE)[names(labels)]
data$value <- sapply(answer$cells, function(cell) if (is.null(cell$value)) NA else cell$value)
data$status <- sapply(answer$cells, `[[`, "status")
data
"#
        ),
        Format::JsonStat => format!(
            r#"library(jsonlite)

url <- {address}
answer <- fromJSON(url, simplifyVector = FALSE)
labels <- lapply(answer$dimension[unlist(answer$id)], function(dimension) {{
  category <- dimension$category
  unlist(category$label[unlist(category$index)], use.names = FALSE)
}})
data <- expand.grid(rev(labels), stringsAsFactors = FALSE)[names(labels)]
data$value <- sapply(answer$value, function(value) if (is.null(value)) NA else value)
data
"#
        ),
    }
}
