//! The network address that a request counts for. A forwarded address is believed only from a configured header,
//! and only its last entry, which the nearest proxy wrote itself.

use std::net::{IpAddr, Ipv6Addr};

use actix_web::HttpRequest;

use super::settings::Http;
use crate::problem::Problem;

pub fn client_address(request: &HttpRequest) -> Result<IpAddr, Problem> {
    let direct = request.peer_addr().map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |peer| peer.ip());
    let header = Http::of(request)?.client_address_header.as_ref();
    let forwarded = header.and_then(|name| {
        let last = request.headers().get_all(name).last()?.to_str().ok()?;
        last.rsplit(',').next()?.trim().parse().ok()
    });
    Ok(network(forwarded.unwrap_or(direct)))
}

/// One household or office usually has a whole /64 of IPv6, so that is what counts as one address.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64))),
    }
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderName;
    use actix_web::{test::TestRequest, web};

    use super::super::settings::{Settings, testing};
    use super::*;

    fn settings(header: Option<&'static str>) -> web::Data<Http> {
        let base = testing::data().into_inner();
        Http::new(Settings {
            public_origin: base.public_origin.clone(),
            allowed_origins: Vec::new(),
            access_tokens: base.access_tokens.clone(),
            now: base.now.clone(),
            deadline: base.deadline,
            client_address_header: header.map(HeaderName::from_static),
            limits: super::super::limits::Limits::default(),
        })
    }

    fn address(header: Option<&'static str>, forwarded: &str) -> String {
        let request = TestRequest::get()
            .app_data(settings(header))
            .peer_addr("10.0.0.1:5".parse().unwrap())
            .insert_header(("x-forwarded-for", forwarded));
        client_address(&request.to_http_request()).unwrap().to_string()
    }

    #[test]
    fn the_forwarded_address_counts_only_when_configured() {
        assert_eq!(address(None, "1.2.3.4"), "10.0.0.1");
        assert_eq!(address(Some("x-forwarded-for"), "6.6.6.6, 1.2.3.4"), "1.2.3.4");
        assert_eq!(address(Some("x-forwarded-for"), "nonsense"), "10.0.0.1");
        assert_eq!(address(Some("x-forwarded-for"), "2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
    }
}
