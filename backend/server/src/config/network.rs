//! A range of network addresses, as operators write trusted proxies.

use std::net::IpAddr;

/// All addresses that share the first `length` bits with `address`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    pub address: IpAddr,
    pub length: u8,
}

impl Network {
    pub fn contains(&self, candidate: IpAddr) -> bool {
        match (self.address, candidate) {
            (IpAddr::V4(network), IpAddr::V4(address)) => {
                same_head(u128::from(network.to_bits()), u128::from(address.to_bits()), 32, self.length)
            }
            (IpAddr::V6(network), IpAddr::V6(address)) => {
                same_head(network.to_bits(), address.to_bits(), 128, self.length)
            }
            (IpAddr::V4(_), IpAddr::V6(_)) | (IpAddr::V6(_), IpAddr::V4(_)) => false,
        }
    }
}

fn same_head(left: u128, right: u128, width: u8, length: u8) -> bool {
    let tail = u32::from(width.saturating_sub(length));
    left.checked_shr(tail).unwrap_or(0) == right.checked_shr(tail).unwrap_or(0)
}
