//! Whether this process lives, and whether it should be sent requests.

use actix_web::web::{Data, ServiceConfig};
use actix_web::{HttpResponse, get};
use api::problem::{Problem, ProblemType};
use store::Store;
use tokio_util::sync::CancellationToken;

pub struct Health {
    pub store: Store,
    pub stopping: CancellationToken,
}

pub fn configure(config: &mut ServiceConfig) {
    config.service(live).service(ready);
}

/// The process answers; restarting it would help nobody.
#[get("/health/live")]
async fn live() -> HttpResponse {
    HttpResponse::Ok().json(serde_json::json!({ "status": "live" }))
}

/// The database answers and no shutdown has begun.
#[get("/health/ready")]
async fn ready(health: Data<Health>) -> Result<HttpResponse, Problem> {
    if health.stopping.is_cancelled() || health.store.ping().await.is_err() {
        return Err(Problem::new(ProblemType::Unavailable));
    }
    Ok(HttpResponse::Ok().json(serde_json::json!({ "status": "ready" })))
}
