//! The least that actix-web can do for a JSON answer: hold the value, write it out for each request.

use actix_web::{App, HttpResponse, HttpServer, web};
use serde_json::Value;

use crate::outcome::Outcome;

/// Serves the JSON of `file` at `/`, with as many workers as the server under test.
pub async fn serve(address: &str, file: &str) -> Outcome {
    let value: Value = serde_json::from_slice(&std::fs::read(file)?)?;
    let value = web::Data::new(value);
    HttpServer::new(move || App::new().app_data(value.clone()).route("/", web::get().to(answer)))
        .workers(2)
        .bind(address)?
        .run()
        .await?;
    Ok(())
}

async fn answer(value: web::Data<Value>) -> HttpResponse {
    HttpResponse::Ok().json(value.get_ref())
}
