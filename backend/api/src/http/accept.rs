//! Whether the form of an answer is one that the `Accept` header admits. The most specific range that matches decides.

pub(super) const JSON: &str = "application/json";

pub(super) fn admits(accept: Option<&str>, content_type: &str) -> bool {
    let Some(accept) = accept.filter(|text| !text.trim().is_empty()) else { return true };
    let form = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let ranges = accept.split(',').filter_map(|range| {
        let mut parts = range.split(';');
        let specificity = specificity(&parts.next()?.trim().to_ascii_lowercase(), &form)?;
        let refused = parts.any(|part| is_zero_weight(part.trim()));
        Some((specificity, !refused))
    });
    ranges.max_by_key(|(specificity, _)| *specificity).is_some_and(|(_, admitted)| admitted)
}

fn specificity(range: &str, form: &str) -> Option<u8> {
    match range.split_once('/') {
        _ if range == form => Some(2),
        Some(("*", "*")) => Some(0),
        Some((kind, "*")) if form.split('/').next() == Some(kind) => Some(1),
        _ => None,
    }
}

fn is_zero_weight(parameter: &str) -> bool {
    let weight = parameter.strip_prefix("q=").map(|weight| weight.trim().trim_end_matches('0'));
    matches!(weight, Some("" | "0." | "."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_specific_range_decides() {
        let table = [
            (None, true),
            (Some(""), true),
            (Some("*/*"), true),
            (Some("application/*"), true),
            (Some("Application/JSON; charset=utf-8"), true),
            (Some("text/html, */*;q=0.8"), true),
            (Some("text/html"), false),
            (Some("application/json;q=0, */*"), false),
            (Some("*/*;q=0.000"), false),
            (Some("application/xml, text/*"), false),
            (Some("application/*;q=0, application/json;q=0.1"), true),
        ];
        for (accept, expected) in table {
            assert_eq!(admits(accept, JSON), expected, "{accept:?}");
        }
        assert!(admits(Some("text/csv"), "text/csv; charset=utf-8"));
    }
}
