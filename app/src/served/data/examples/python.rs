//! Python, with nothing but its standard library.

use domain::variable::Variable;

use super::{Format, quoted};

/// Prints labels and value of every cell, or the state of one without.
pub(super) fn code(format: Format, address: &str, by: &[Variable]) -> String {
    let address = quoted(address);
    match format {
        Format::Csv => {
            let labels: String = by
                .iter()
                .map(|variable| format!("row[\"{variable}_label\"], "))
                .collect();
            format!(
                r#"import csv
import io
import urllib.request

url = {address}
with urllib.request.urlopen(url) as answer:
    text = io.TextIOWrapper(answer, encoding="utf-8", newline="")
    for row in csv.DictReader(text):
        print({labels}row["value"] or row["status"], sep="\t")
"#
            )
        }
        Format::Json => format!(
            r#"import itertools
import json
import urllib.request

url = {address}
with urllib.request.urlopen(url) as answer:
    data = json.load(answer)

axes = [axis["items"] for axis in data["axes"]]
for items, cell in zip(itertools.product(*axes), data["cells"]):
    labels = [item["label"] for item in items]
    print(*labels, cell.get("value", cell["status"]), sep="\t")
"#
        ),
        Format::JsonStat => format!(
            r#"import itertools
import json
import urllib.request

url = {address}
with urllib.request.urlopen(url) as answer:
    data = json.load(answer)

axes = []
for name in data["id"]:
    category = data["dimension"][name]["category"]
    axes.append([category["label"][code] for code in category["index"]])
for place, labels in enumerate(itertools.product(*axes)):
    value = data["value"][place]
    print(*labels, data["status"][str(place)] if value is None else value, sep="\t")
"#
        ),
    }
}
