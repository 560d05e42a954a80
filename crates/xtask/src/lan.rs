//! The address under which phones in the same network find this machine, as text and as a QR code.

use std::net::{IpAddr, UdpSocket};

use anyhow::Result;
use qrcode::{QrCode, render::unicode::Dense1x2};

/// Whether only this machine can reach the host.
pub fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// The address to type on a phone, for a server that listens at `address`.
///
/// `None` if the server listens on every interface and this machine has no network.
pub fn reachable(address: &str) -> Option<String> {
    for wildcard in ["0.0.0.0", "[::]"] {
        if let Some((before, after)) = address.split_once(wildcard) {
            return own_ip().map(|ip| format!("{before}{ip}{after}"));
        }
    }
    Some(address.to_owned())
}

/// The address of the interface that leads outside. Connecting a UDP socket sends nothing: it only
/// asks the routing table. 192.0.2.1 is reserved for documentation (RFC 5737).
fn own_ip() -> Option<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    socket.connect("192.0.2.1:9").ok()?;
    let ip = socket.local_addr().ok()?.ip();
    (!ip.is_unspecified()).then_some(ip)
}

/// A QR code in half blocks. Dark modules are spaces: most terminals are dark, and phones want the
/// quiet zone lighter than the code.
///
/// # Errors
/// The text is longer than a QR code can hold.
pub fn qr(text: &str) -> Result<String> {
    let code = QrCode::new(text)?;
    Ok(code
        .render::<Dense1x2>()
        .dark_color(Dense1x2::Light)
        .light_color(Dense1x2::Dark)
        .quiet_zone(true)
        .build())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loopback_is_known_in_all_its_spellings() {
        for host in ["localhost", "127.0.0.1", "127.1.2.3", "::1"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["0.0.0.0", "::", "192.168.1.5", "example.org"] {
            assert!(!is_loopback(host), "{host}");
        }
    }

    #[test]
    fn an_address_that_others_can_reach_stays_as_it_is() {
        let address = "http://192.168.1.5:8080";
        assert_eq!(reachable(address).as_deref(), Some(address));
    }

    #[test]
    fn a_code_is_a_rectangle_with_a_light_margin() {
        let text = qr("http://192.168.1.5:8080").unwrap();
        let lines: Vec<_> = text.lines().collect();
        // Version 2: 25 modules and 4 of quiet zone on each side, two modules per line.
        assert_eq!(lines.len(), 17);
        assert!(lines.iter().all(|line| line.chars().count() == 33));
        assert!(lines[0].chars().all(|block| block == '█'));
    }
}
