//! Which methods each address takes, read from the OpenAPI document so that it cannot drift from the routes.
//! Answers 405 with `Allow` for a known address and 404 for any other.

use std::collections::BTreeMap;

use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse};
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::document::DOCUMENT_PATH;
use super::security_headers::DOCS_PATH;
use super::settings::Http;
use crate::problem::{Problem, ProblemType};

/// As much of a document as is read.
#[derive(Deserialize)]
struct Document {
    paths: BTreeMap<String, PathItem>,
}

#[derive(Deserialize)]
struct PathItem {
    get: Option<IgnoredAny>,
    post: Option<IgnoredAny>,
    put: Option<IgnoredAny>,
    patch: Option<IgnoredAny>,
    delete: Option<IgnoredAny>,
}

#[derive(Debug)]
pub struct Routes(Vec<(String, Vec<Method>)>);

impl Routes {
    pub(super) fn of(document: &[u8]) -> serde_json::Result<Self> {
        let Document { paths } = serde_json::from_slice(document)?;
        let described = paths.into_iter().map(|(path, item)| (path, methods(&item)));
        // Pages about the API are read only and not part of its document.
        let pages = [DOCUMENT_PATH, DOCS_PATH, "/problems", "/problems/{code}"];
        let pages = pages.map(|path| (path.to_owned(), vec![Method::GET, Method::HEAD]));
        Ok(Self(described.chain(pages).collect()))
    }

    /// All that routes of this address take together; several templates may match one address.
    fn allowed(&self, path: &str) -> Vec<Method> {
        let mut allowed: Vec<Method> = Vec::new();
        for (_, methods) in self.0.iter().filter(|(template, _)| matches(template, path)) {
            allowed.extend(
                methods.iter().filter(|method| !allowed.contains(method)).cloned().collect::<Vec<_>>(),
            );
        }
        allowed
    }
}

fn methods(item: &PathItem) -> Vec<Method> {
    let operations = [
        (&item.get, Method::GET),
        // Every GET also answers HEAD; see `exchange`.
        (&item.get, Method::HEAD),
        (&item.post, Method::POST),
        (&item.put, Method::PUT),
        (&item.patch, Method::PATCH),
        (&item.delete, Method::DELETE),
    ];
    operations.into_iter().filter(|(operation, _)| operation.is_some()).map(|(_, method)| method).collect()
}

fn matches(template: &str, path: &str) -> bool {
    let (mut expected, mut given) = (template.split('/'), path.split('/'));
    loop {
        match (expected.next(), given.next()) {
            (None, None) => return true,
            (Some(expected), Some(given)) if fits(expected, given) => {}
            _ => return false,
        }
    }
}

fn fits(expected: &str, given: &str) -> bool {
    let parameter = expected.starts_with('{') && expected.ends_with('}');
    (parameter && !given.is_empty()) || expected == given
}

/// The default service: no route took the request.
pub async fn no_route(request: HttpRequest) -> Result<HttpResponse, Problem> {
    let routes = Http::of(&request)?.routes.get();
    let allowed = routes.map(|routes| routes.allowed(request.path())).unwrap_or_default();
    if allowed.is_empty() {
        return Err(Problem::new(ProblemType::NotFound).detail("There is no such address."));
    }
    Err(Problem::new(ProblemType::MethodNotAllowed).allow(allowed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_match_segment_by_segment_and_methods_add_up() {
        let routes = Routes(vec![
            ("/a/{id}".into(), vec![Method::GET, Method::HEAD]),
            ("/a/mine".into(), vec![Method::GET, Method::POST]),
            ("/a/{id}/b".into(), vec![Method::PUT]),
        ]);
        assert_eq!(routes.allowed("/a/mine"), [Method::GET, Method::HEAD, Method::POST]);
        assert_eq!(routes.allowed("/a/7/b"), [Method::PUT]);
        for unknown in ["/a", "/a/", "/a/7/c", "/a/7/b/"] {
            assert!(routes.allowed(unknown).is_empty(), "{unknown}");
        }
    }
}
