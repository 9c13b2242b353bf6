//! Which file answers which address, and how.

use std::path::Path;

use actix_web::HttpResponse;
use actix_web::body::to_bytes;
use actix_web::http::header;
use actix_web::test::TestRequest;

use super::{Site, SiteError, answer};

fn build(folder: &Path) {
    let files = [
        ("index.html", "start"),
        ("et/index.html", "algus"),
        ("en/index.html", "beginning"),
        ("ru/index.html", "начало"),
        ("assets/app-1a2b.js", "script"),
        ("assets/app-1a2b.js.br", "brotli"),
        ("assets/app-1a2b.js.gz", "gzip"),
        (".vite/manifest.json", "{}"),
    ];
    for (name, content) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
}

fn site() -> Site {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path());
    Site::load(folder.path()).unwrap()
}

fn get(site: &Site, path: &str, headers: &[(&str, &str)]) -> Option<HttpResponse> {
    let request =
        headers.iter().fold(TestRequest::get().uri(path), |request, pair| request.insert_header(*pair));
    answer(site, &request.to_http_request())
}

fn header(response: &HttpResponse, name: header::HeaderName) -> String {
    response.headers().get(name).unwrap().to_str().unwrap().to_owned()
}

async fn body(response: HttpResponse) -> String {
    String::from_utf8(to_bytes(response.into_body()).await.unwrap().to_vec()).unwrap()
}

const BROWSER: (&str, &str) = ("accept", "text/html,application/xhtml+xml,*/*;q=0.8");

#[actix_web::test]
async fn addresses_inside_the_application_get_the_start_page_of_their_language() {
    let site = site();
    for (path, expected) in [
        ("/", "start"),
        ("/et", "algus"),
        ("/et/", "algus"),
        ("/ru/cohorts/018f?phase=open", "начало"),
        ("/en/registrations/1/review", "beginning"),
        ("/somewhere/else", "start"),
    ] {
        assert_eq!(body(get(&site, path, &[BROWSER]).unwrap()).await, expected, "{path}");
    }
}

#[test]
fn what_is_no_page_is_not_answered_with_one() {
    let site = site();
    for (path, headers) in [
        ("/assets/gone-3c4d.js", [BROWSER]),
        ("/somewhere/else", [("accept", "*/*")]),
        ("/api/v1/nothing", [BROWSER]),
        ("/api", [BROWSER]),
        ("/.vite/manifest.json", [("accept", "application/json")]),
        ("/assets/../index.html", [("accept", "*/*")]),
    ] {
        assert!(get(&site, path, &headers).is_none(), "{path}");
    }
}

#[actix_web::test]
async fn the_smallest_form_that_the_browser_reads_is_sent() {
    let site = site();
    for (accepted, expected, encoding) in [
        ("gzip, deflate, br, zstd", "brotli", Some("br")),
        ("gzip", "gzip", Some("gzip")),
        ("br;q=0, gzip", "gzip", Some("gzip")),
        ("identity", "script", None),
    ] {
        let response = get(&site, "/assets/app-1a2b.js", &[("accept-encoding", accepted)]).unwrap();
        let sent =
            response.headers().get(header::CONTENT_ENCODING).map(|value| value.to_str().unwrap().to_owned());
        assert_eq!(sent.as_deref(), encoding, "{accepted}");
        assert_eq!(header(&response, header::VARY), "Accept-Encoding");
        assert_eq!(header(&response, header::CONTENT_TYPE), "text/javascript; charset=utf-8");
        assert_eq!(body(response).await, expected, "{accepted}");
    }
    assert_eq!(body(get(&site, "/assets/app-1a2b.js", &[]).unwrap()).await, "script");
}

#[test]
fn hashed_files_are_kept_and_pages_are_asked_for() {
    let site = site();
    let script = get(&site, "/assets/app-1a2b.js", &[]).unwrap();
    assert_eq!(header(&script, header::CACHE_CONTROL), "public, max-age=31536000, immutable");
    let page = get(&site, "/et/", &[BROWSER]).unwrap();
    assert_eq!(header(&page, header::CACHE_CONTROL), "no-cache");
    let tag = header(&page, header::ETAG);
    assert_eq!(get(&site, "/et/", &[("if-none-match", &tag)]).unwrap().status(), 304);
    assert_eq!(get(&site, "/et/", &[("if-none-match", "\"other\"")]).unwrap().status(), 200);
    // The same content in another form is another representation.
    let gzip = get(&site, "/assets/app-1a2b.js", &[("accept-encoding", "gzip")]).unwrap();
    assert_ne!(header(&gzip, header::ETAG), header(&script, header::ETAG));
}

#[test]
fn a_folder_that_is_no_build_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path());
    std::fs::remove_file(folder.path().join("ru/index.html")).unwrap();
    let outcome = Site::load(folder.path());
    assert!(matches!(outcome, Err(SiteError::Missing(name)) if name == "ru/index.html"));
}
