//! Just enough of HTML to read what pages say.

/// What stands between two texts.
pub fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(from)?;
    rest.split_once(to).map(|(inside, _)| inside)
}

/// The words of a piece of HTML, as they are read.
pub fn plain(html: &str) -> String {
    let mut words = String::new();
    for (place, piece) in html.split('<').enumerate() {
        match piece.split_once('>') {
            Some((_, text)) if place > 0 => words.push_str(text),
            _ if place == 0 => words.push_str(piece),
            _ => {}
        }
    }
    decoded(&words).trim().to_owned()
}

/// A text with its entities read.
pub fn decoded(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&amp;", "&")
}

/// The values of an attribute in a piece of HTML.
pub fn attributes<'a>(html: &'a str, name: &str) -> impl Iterator<Item = String> + use<'a> {
    let start = format!(" {name}=\"");
    let starts: Vec<_> = html
        .match_indices(&start)
        .map(|(at, found)| at + found.len())
        .collect();
    starts.into_iter().map(move |at| {
        let value = html[at..].split('"').next().unwrap_or_default();
        decoded(value)
    })
}

/// A row of a table: its head and the texts of its cells.
pub type Line = (String, Vec<String>);

/// The table of a piece of HTML: the heads of its columns, and its rows.
pub fn table(html: &str) -> Option<(Vec<String>, Vec<Line>)> {
    let table = between(html, "<table", "</table>")?;
    let (head, body) = table.split_once("</thead>")?;
    let last_row = head.rsplit("<tr").next()?;
    let heads = last_row.split("<th").skip(1);
    let heads = heads.map(|head| plain(&format!("<th{head}"))).collect();
    let lines = body.split("<tr").skip(1).filter_map(|row| {
        let (before, rest) = row.split_once("</th>")?;
        let (_, head) = before.split_once("scope=\"row\"")?;
        let cells = rest.split("<td").skip(1).map(cell).collect();
        Some((plain(&format!("<th{head}")), cells))
    });
    Some((heads, lines.collect()))
}

/// What is seen in a cell: a number, or the symbol in its place.
fn cell(td: &str) -> String {
    let td = td.split("</td>").next().unwrap_or_default();
    match between(td, "<span aria-hidden=\"true\">", "</span>") {
        Some(symbol) => plain(symbol),
        None => plain(&format!("<td{td}")),
    }
}
