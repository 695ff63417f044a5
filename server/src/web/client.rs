//! Who asks: the address by which rates are limited, and nothing else. It is
//! never logged.

use std::net::{IpAddr, Ipv6Addr};

use axum::http::HeaderMap;

/// The other end of a connection, in the extensions of its requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

const FORWARDED_FOR: &str = "x-forwarded-for";

/// The bits of an IPv6 address that an operator gives to one customer; the
/// customer chooses the others.
const NETWORK_BITS: u32 = 64;

/// The address of the client: the other end of the connection, or what the
/// outermost of so many trusted proxies saw. A header that says less than that
/// was not written by them alone; what cannot be read counts as the proxy.
#[must_use]
pub fn address(peer: IpAddr, headers: &HeaderMap, trusted_proxies: usize) -> IpAddr {
    let Some(before) = trusted_proxies.checked_sub(1) else {
        return peer;
    };
    headers
        .get_all(FORWARDED_FOR)
        .iter()
        .rev()
        .flat_map(|value| value.to_str().unwrap_or_default().rsplit(','))
        .take(trusted_proxies)
        .enumerate()
        .last()
        .filter(|(place, _)| *place <= before)
        .and_then(|(_, text)| parse(text.trim()))
        .unwrap_or(peer)
}

/// An address as proxies write it, with or without a port.
fn parse(text: &str) -> Option<IpAddr> {
    text.parse()
        .ok()
        .or_else(|| {
            text.parse()
                .ok()
                .map(|socket: std::net::SocketAddr| socket.ip())
        })
        .or_else(|| text.strip_prefix('[')?.strip_suffix(']')?.parse().ok())
}

/// What shares one rate: an IPv4 address, or the /64 network of an IPv6 one.
#[must_use]
pub fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let mask = u128::MAX << (u128::BITS - NETWORK_BITS);
            Ipv6Addr::from_bits(address.to_bits() & mask).into()
        }
        address => address,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    const PEER: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(10, 0, 0, 1));

    fn seen(lines: &[&'static str], trusted: usize) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED_FOR, HeaderValue::from_static(line));
        }
        address(PEER, &headers, trusted).to_string()
    }

    #[test]
    fn a_header_is_believed_only_as_far_as_proxies_are_trusted() {
        let lines = ["6.6.6.6, 203.0.113.9", "198.51.100.7"];
        assert_eq!(seen(&lines, 0), "10.0.0.1");
        assert_eq!(seen(&lines, 1), "198.51.100.7");
        assert_eq!(seen(&lines, 2), "203.0.113.9");
    }

    #[test]
    fn a_shorter_header_gives_the_outermost_address_there_is() {
        assert_eq!(seen(&["203.0.113.9"], 3), "203.0.113.9");
        assert_eq!(seen(&[], 1), "10.0.0.1");
    }

    #[test]
    fn ports_are_left_out_and_nonsense_counts_as_the_proxy() {
        for (line, expected) in [
            ("203.0.113.9:4711", "203.0.113.9"),
            ("[2001:db8::1]:4711", "2001:db8::1"),
            ("[2001:db8::1]", "2001:db8::1"),
            ("2001:db8::1", "2001:db8::1"),
            ("unknown", "10.0.0.1"),
            ("_hidden", "10.0.0.1"),
            ("", "10.0.0.1"),
        ] {
            assert_eq!(seen(&[line], 1), expected, "{line}");
        }
    }

    #[test]
    fn neighbours_in_one_ipv6_network_share_a_rate() {
        for (address, expected) in [
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
            ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
            ("2001:db8:1:3::1", "2001:db8:1:3::"),
            ("::ffff:203.0.113.9", "203.0.113.9"),
            ("203.0.113.9", "203.0.113.9"),
        ] {
            let address: IpAddr = address.parse().expect("an address");
            assert_eq!(network(address).to_string(), expected);
        }
    }
}
