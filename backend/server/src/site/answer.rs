//! Sends one file: in the best form that the browser reads, with an entity tag and a lifetime. The security headers
//! of pages come from `api`, which wraps every answer of the server.

use actix_web::http::header::{
    self, AcceptEncoding, CacheControl, CacheDirective, ETag, Encoding, EntityTag, Header, IfNoneMatch,
};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};

use super::{File, Lifetime, Site, Wanted};

const YEAR: u32 = 365 * 24 * 60 * 60;

/// Answers a GET or HEAD request from the site, or `None` when it has nothing for this path.
pub fn answer(site: &Site, request: &HttpRequest) -> Option<HttpResponse> {
    let file = site.find(request.path(), wanted(request))?;
    let (encoding, body) = best_form(file, request);
    let tag = EntityTag::new_strong(format!("{}{}", file.hash, encoding.map_or("", |(_, suffix)| suffix)));
    let mut response =
        if is_current(request, &tag) { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response
        .insert_header(ETag(tag))
        .insert_header(lifetime(file.lifetime))
        .insert_header((header::VARY, "Accept-Encoding"))
        .insert_header((header::CONTENT_TYPE, file.media_type));
    if let Some((name, _)) = encoding {
        response.insert_header((header::CONTENT_ENCODING, name));
    }
    Some(response.body(body))
}

fn wanted(request: &HttpRequest) -> Wanted {
    let accept = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok());
    if accept.is_some_and(|accept| accept.contains("text/html")) { Wanted::Page } else { Wanted::Anything }
}

type Form = Option<(&'static str, &'static str)>;

/// The smallest form that the browser accepts, with its name and the suffix of its entity tag.
fn best_form(file: &File, request: &HttpRequest) -> (Form, Bytes) {
    let accepted = AcceptEncoding::parse(request).ok();
    let accepts = |encoding: Encoding| {
        accepted
            .as_ref()
            .is_some_and(|header| header.negotiate([&encoding].into_iter()) == Some(encoding.clone()))
    };
    match (&file.brotli, &file.gzip) {
        (Some(brotli), _) if accepts(Encoding::brotli()) => (Some(("br", "-br")), brotli.clone()),
        (_, Some(gzip)) if accepts(Encoding::gzip()) => (Some(("gzip", "-gz")), gzip.clone()),
        _ => (None, file.plain.clone()),
    }
}

fn is_current(request: &HttpRequest, tag: &EntityTag) -> bool {
    match IfNoneMatch::parse(request) {
        Ok(IfNoneMatch::Any) => request.headers().contains_key(header::IF_NONE_MATCH),
        Ok(IfNoneMatch::Items(known)) => known.iter().any(|one| one.weak_eq(tag)),
        Err(_) => false,
    }
}

fn lifetime(lifetime: Lifetime) -> CacheControl {
    match lifetime {
        Lifetime::Forever => CacheControl(vec![
            CacheDirective::Public,
            CacheDirective::MaxAge(YEAR),
            CacheDirective::Extension("immutable".to_owned(), None),
        ]),
        Lifetime::AskEachTime => CacheControl(vec![CacheDirective::NoCache]),
    }
}
