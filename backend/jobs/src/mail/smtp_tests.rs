//! Delivery by SMTP, against a server of a few lines that says what each test wants it to say.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::JoinHandle;

use domain::Language;

use super::tests::envelope;
use super::{DeliveryError, Mailer, mailbox, sign_in};

/// Serves one connection, answering RCPT as told; returns the address and, at the end, all that the client said.
fn server(answer_to_recipient: &'static str) -> (String, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let heard = std::thread::spawn(move || converse(&listener.accept().unwrap().0, answer_to_recipient));
    (url, heard)
}

fn converse(mut stream: &TcpStream, answer_to_recipient: &str) -> Vec<String> {
    let mut heard = Vec::new();
    let mut in_letter = false;
    stream.write_all(b"220 trial\r\n").unwrap();
    for line in BufReader::new(stream).lines().map_while(Result::ok) {
        let answer = match line.split(' ').next().unwrap_or_default() {
            "." if in_letter => "250 kept",
            _ if in_letter => "",
            "DATA" => "354 go on",
            "RCPT" => answer_to_recipient,
            "QUIT" => "221 bye",
            _ => "250 fine",
        };
        in_letter = answer.starts_with("354") || (in_letter && answer.is_empty());
        heard.push(line);
        if !answer.is_empty() && stream.write_all(format!("{answer}\r\n").as_bytes()).is_err() {
            break;
        }
    }
    heard
}

fn mailer(url: &str) -> Mailer {
    Mailer::new(&url.parse().unwrap(), mailbox("Kohort <kohort@kohort.example>").unwrap()).unwrap()
}

async fn send(url: &str) -> Result<(), DeliveryError> {
    let mailer = mailer(url);
    let letter = sign_in::letter(Language::Et, "https://kohort.example/et/sign-in#token=x", "K7QM-3XPA");
    mailer.send(&envelope(), &letter).await
}

#[tokio::test]
async fn a_letter_arrives_with_its_sender_addressee_and_words() {
    let (url, heard) = server("250 fine");
    send(&url).await.unwrap();
    let heard = heard.join().unwrap().join("\n");
    for part in ["MAIL FROM:<kohort@kohort.example>", "RCPT TO:<mari@example.org>", "Kood: K7QM-3XPA"] {
        assert!(heard.contains(part), "{part} is missing in {heard}");
    }
}

#[tokio::test]
async fn a_mailbox_that_does_not_exist_is_not_tried_again() {
    let (url, heard) = server("550 no such mailbox");
    assert!(matches!(send(&url).await, Err(DeliveryError::Final(_))));
    assert!(!heard.join().unwrap().contains(&"DATA".to_owned()));
}

#[tokio::test]
async fn a_busy_server_is_tried_again() {
    let (url, heard) = server("451 later, please");
    assert!(matches!(send(&url).await, Err(DeliveryError::Passing(_))));
    heard.join().unwrap();
}

/// Serves several connections and refuses one recipient for good; returns the address.
fn server_refusing(recipient: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            choosy(&stream, recipient);
        }
    });
    url
}

fn choosy(mut stream: &TcpStream, refused: &str) {
    let mut in_letter = false;
    stream.write_all(b"220 trial\r\n").unwrap();
    for line in BufReader::new(stream).lines().map_while(Result::ok) {
        let answer = match line.split(' ').next().unwrap_or_default() {
            "." if in_letter => "250 kept",
            _ if in_letter => continue,
            "DATA" => "354 go on",
            "RCPT" if line.contains(refused) => "550 5.1.1 no such mailbox",
            "QUIT" => "221 bye",
            _ => "250 fine",
        };
        in_letter = answer.starts_with("354");
        if stream.write_all(format!("{answer}\r\n").as_bytes()).is_err() {
            break;
        }
    }
}

#[tokio::test]
async fn one_refused_recipient_keeps_no_other_mail() {
    let mailer = mailer(&server_refusing("mari@example.org"));
    let letter = sign_in::letter(Language::Et, "https://kohort.example/et/sign-in#token=x", "K7QM-3XPA");
    let Err(DeliveryError::Final(reason)) = mailer.send(&envelope(), &letter).await else {
        panic!("it was taken")
    };
    assert!(reason.contains("550") && reason.contains("no such mailbox"), "{reason}");
    let other = super::Envelope { to: "jaan@example.org".parse().unwrap(), ..envelope() };
    mailer.send(&other, &letter).await.unwrap();
}

#[tokio::test]
async fn a_server_that_does_not_know_us_may_know_us_later() {
    let (url, heard) = server("530 5.7.0 sign in first");
    assert!(matches!(send(&url).await, Err(DeliveryError::Passing(_))));
    heard.join().unwrap();
}
