//! The pages behind the type URIs: `/problems` lists the catalogue, `/problems/{code}` explains one type.
//! All text is from the catalogue, so nothing here needs escaping.

use actix_web::guard::Get;
use actix_web::web::{Path, ServiceConfig, resource};
use actix_web::{HttpResponse, http::header::ContentType};

use super::{Problem, ProblemType};

pub fn configure(config: &mut ServiceConfig) {
    config.service(resource("/problems").guard(Get()).to(list));
    config.service(resource("/problems/{code}").guard(Get()).to(show));
}

async fn list() -> HttpResponse {
    let items: Vec<_> = ProblemType::ALL
        .iter()
        .map(|kind| format!("<li><a href=\"{}\">{}</a>: {}</li>", kind.type_uri(), kind.code(), kind.title()))
        .collect();
    page("Problem types", &format!("<ul>{}</ul>", items.join("")))
}

async fn show(code: Path<String>) -> Result<HttpResponse, Problem> {
    let kind = ProblemType::from_code(&code).ok_or(ProblemType::NotFound)?;
    let body = format!(
        "<p><code>{}</code>, HTTP {}</p><p>{}</p><p><a href=\"/problems\">All problem types</a></p>",
        kind.code(),
        kind.status().as_u16(),
        kind.meaning(),
    );
    Ok(page(kind.title(), &body))
}

fn page(title: &str, body: &str) -> HttpResponse {
    HttpResponse::Ok().content_type(ContentType::html()).body(format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title></head>\
         <body><main><h1>{title}</h1>{body}</main></body></html>"
    ))
}

#[cfg(test)]
mod tests {
    use actix_web::{App, test};

    use super::*;

    #[actix_web::test]
    async fn each_type_uri_leads_to_its_explanation() {
        let app = test::init_service(App::new().configure(configure)).await;
        for kind in ProblemType::ALL {
            let request = test::TestRequest::get().uri(&kind.type_uri()).to_request();
            let body = test::call_and_read_body(&app, request).await;
            assert!(String::from_utf8_lossy(&body).contains(kind.meaning()), "{kind:?}");
        }
        let unknown = test::TestRequest::get().uri("/problems/no-such").to_request();
        assert_eq!(test::call_service(&app, unknown).await.status(), 404);
    }
}
