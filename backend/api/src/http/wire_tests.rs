//! What only a real connection shows: bodies that never arrive, and answers to HEAD.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use actix_web::HttpServer;

use super::settings::testing;
use super::tests::routes;

async fn exchange(request: &'static str) -> String {
    let http = testing::data();
    http.describe(super::document(|config| routes(config)).to_json().unwrap()).unwrap();
    let server = HttpServer::new(move || super::app(&http, routes)).workers(1).disable_signals();
    let server = server.bind(("127.0.0.1", 0)).unwrap();
    let address: SocketAddr = server.addrs()[0];
    let running = server.run();
    let handle = running.handle();
    actix_web::rt::spawn(running);
    let answer = actix_web::rt::task::spawn_blocking(move || talk(address, request)).await.unwrap();
    handle.stop(false).await;
    answer
}

/// Sends the request and reads until the other side has nothing more to say.
fn talk(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(2))).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let (mut answer, mut chunk) = (Vec::new(), [0; 4096]);
    while let Ok(count) = stream.read(&mut chunk) {
        if count == 0 {
            break;
        }
        answer.extend_from_slice(&chunk[..count]);
    }
    String::from_utf8_lossy(&answer).into_owned()
}

#[actix_web::test]
async fn a_half_sent_body_is_answered_at_the_deadline() {
    let answer = exchange(
        "PATCH /api/v1/notes/00000000-0000-0000-0000-000000000001 HTTP/1.1\r\nhost: a\r\nif-match: \"1\"\r\n\
         content-type: application/json\r\ncontent-length: 100\r\n\r\n{\"text\":",
    )
    .await;
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    assert!(answer.contains("/problems/request-timeout"), "{answer}");
}

#[actix_web::test]
async fn an_endless_body_is_refused_at_the_limit() {
    let answer = exchange(
        "PATCH /api/v1/notes/00000000-0000-0000-0000-000000000001 HTTP/1.1\r\nhost: a\r\nif-match: \"1\"\r\n\
         content-type: application/json\r\ncontent-length: 99999999\r\n\r\n{",
    )
    .await;
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
}

#[actix_web::test]
async fn head_has_the_headers_of_get_and_no_body() {
    let answer = exchange(
        "HEAD /api/v1/notes/00000000-0000-0000-0000-000000000001 HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n",
    )
    .await;
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("\r\n\r\n"), "{answer}");
    assert!(answer.contains("etag:"), "{answer}");
}

#[actix_web::test]
async fn a_panic_is_answered_on_the_connection() {
    let answer = exchange("GET /api/v1/broken HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 500") && answer.contains("/problems/internal"), "{answer}");
}
