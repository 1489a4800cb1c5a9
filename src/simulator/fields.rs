//! The `fields` parameter: `id,name,phone_numbers.limit(25){id,status}`.

use super::{error::GraphError, form::Params};

/// How deep fields may stand inside fields.
const DEEPEST: usize = 4;

/// One field asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    pub name: String,
    /// The modifiers, such as `.limit(25)`.
    pub params: Params,
    /// The fields asked for inside it; none means its default ones.
    pub inner: Vec<Field>,
}

/// Reads a list of fields; empty text gives no fields.
pub fn read(text: &str) -> Result<Vec<Field>, GraphError> {
    let mut rest = text;
    let fields = list(&mut rest, 0)?;
    if rest.is_empty() { Ok(fields) } else { Err(GraphError::syntax(rest)) }
}

fn list(rest: &mut &str, depth: usize) -> Result<Vec<Field>, GraphError> {
    let mut fields = Vec::new();
    loop {
        skip_blanks(rest);
        let name = take(rest, |c| c.is_ascii_alphanumeric() || c == '_');
        if name.is_empty() {
            // A comma too many at the end does no harm.
            return Ok(fields);
        }
        let mut field = Field { name: name.to_owned(), ..Field::default() };
        while let Some(after) = rest.strip_prefix('.') {
            *rest = after;
            modifier(rest, &mut field)?;
        }
        skip_blanks(rest);
        if let Some(after) = rest.strip_prefix('{') {
            if depth == DEEPEST {
                return Err(GraphError::syntax(rest));
            }
            *rest = after;
            field.inner = list(rest, depth + 1)?;
            *rest = rest.strip_prefix('}').ok_or_else(|| GraphError::syntax(rest))?;
        }
        fields.push(field);
        skip_blanks(rest);
        match rest.strip_prefix(',') {
            Some(after) => *rest = after,
            None => return Ok(fields),
        }
    }
}

fn modifier(rest: &mut &str, field: &mut Field) -> Result<(), GraphError> {
    let name = take(rest, |c| c.is_ascii_alphanumeric() || c == '_');
    let inside = rest.strip_prefix('(').and_then(|after| after.split_once(')'));
    let (value, after) = inside.ok_or_else(|| GraphError::syntax(rest))?;
    *rest = after;
    field.params.push(name, value);
    Ok(())
}

fn take<'t>(rest: &mut &'t str, wanted: fn(char) -> bool) -> &'t str {
    let end = rest.find(|c| !wanted(c)).unwrap_or(rest.len());
    let (taken, after) = rest.split_at(end);
    *rest = after;
    taken
}

fn skip_blanks(rest: &mut &str) {
    *rest = rest.trim_start();
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn reads_nested_fields_with_modifiers() {
        let fields = read("id, name,phone_numbers.limit(25).after(QVFI){id,health_status{entities}},status").unwrap();
        let names: Vec<_> = fields.iter().map(|field| field.name.as_str()).collect();
        assert_eq!(names, ["id", "name", "phone_numbers", "status"]);
        assert_eq!(fields[2].params.get("limit"), Some("25"));
        assert_eq!(fields[2].params.get("after"), Some("QVFI"));
        assert_eq!(fields[2].inner[1].inner[0].name, "entities");
    }

    #[test]
    fn refuses_what_is_not_closed_or_too_deep() {
        for text in ["id{name", "id}", "a.limit(3", "a.", "a b", "a{b{c{d{e{f}}}}}", "id;name"] {
            assert_eq!(read(text).unwrap_err().code, 2500, "{text}");
        }
        assert_eq!(read("id,").unwrap().len(), 1);
        assert!(read("").unwrap().is_empty());
    }
}
