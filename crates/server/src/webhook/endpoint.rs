//! Where messages go: an address, the secrets that sign, and whose certificates are trusted.

use super::signature::{NoSecret, Secrets};
use crate::config::Webhook;
use crate::keys::{KeysError, private};
use axum::http::Uri;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, InvalidDnsNameError, ServerName, pem};
use tokio_rustls::rustls::{self, ClientConfig, RootCertStore};

/// How long a try may take, from the name of the host to the answer.
pub const TIME: Duration = Duration::from_secs(15);

/// What keeps a webhook from being used. No part of the address behind its host is ever named: it may be a
/// secret of the gateway's.
#[derive(Debug, thiserror::Error)]
pub enum BadWebhook {
    /// The address is none.
    #[error("MINGBAI_WEBHOOK_URL is no address: https://, a host, perhaps a port and a path")]
    Address,
    /// It would be sent in the clear.
    #[error("MINGBAI_WEBHOOK_URL must begin with https:// ({0} is another machine)")]
    Clear(String),
    /// The host is no name that a certificate could have.
    #[error("{0} is no host that a certificate could name")]
    Host(String),
    /// The secret's file cannot be read, or others can read it too.
    #[error("the webhook's secret: {0}")]
    File(#[from] KeysError),
    /// There is no secret in it.
    #[error("the webhook's secret: {}: {source}", path.display())]
    Secret {
        /// The file.
        path: PathBuf,
        /// What it should be.
        source: NoSecret,
    },
    /// The certificates cannot be read.
    #[error("the certificates that the webhook trusts: {}: {words}", path.display())]
    Certificates {
        /// The file.
        path: PathBuf,
        /// What is wrong with them.
        words: String,
    },
    /// TLS itself.
    #[error("TLS: {0}")]
    Tls(#[from] rustls::Error),
}

/// Where messages go.
#[derive(Clone)]
pub struct Endpoint {
    /// The host, without the brackets of an IPv6 address.
    pub(super) host: String,
    /// The port.
    pub(super) port: u16,
    /// Host and port as the gateway knows them.
    pub(super) authority: String,
    /// Path and query.
    pub(super) path: String,
    /// What signs.
    pub(super) secrets: Secrets,
    /// How the connection is made safe; none to this machine itself.
    pub(super) tls: Option<(TlsConnector, ServerName<'static>)>,
    /// How long a try may take, from the name of the host to the answer.
    pub(super) time: Duration,
}

impl Endpoint {
    /// Reads everything that is needed.
    ///
    /// # Errors
    /// [`BadWebhook`].
    pub fn load(settings: &Webhook) -> Result<Self, BadWebhook> {
        let address = Address::read(&settings.url)?;
        let secrets = Secrets::read(&private::read(&settings.secret)?);
        let secrets = secrets.map_err(|source| BadWebhook::Secret {
            path: settings.secret.clone(),
            source,
        })?;
        let tls = if address.https {
            let name = ServerName::try_from(address.host.clone());
            let name =
                name.map_err(|_: InvalidDnsNameError| BadWebhook::Host(address.host.clone()))?;
            Some((connector(settings.certificates.as_deref())?, name))
        } else {
            None
        };
        Ok(Self {
            host: address.host,
            port: address.port,
            authority: address.authority,
            path: address.path,
            secrets,
            tls,
            time: TIME,
        })
    }

    /// The same with another time for a try.
    #[must_use]
    pub fn with_time(self, time: Duration) -> Self {
        Self { time, ..self }
    }

    /// Host and port, for people: what stands behind them may be a secret.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.authority
    }
}

/// An address, taken apart.
#[derive(Debug, PartialEq, Eq)]
struct Address {
    https: bool,
    host: String,
    port: u16,
    authority: String,
    path: String,
}

impl Address {
    fn read(url: &str) -> Result<Self, BadWebhook> {
        let uri: Uri = url.parse().map_err(|_| BadWebhook::Address)?;
        let https = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(BadWebhook::Address),
        };
        let authority = uri.authority().ok_or(BadWebhook::Address)?;
        // A password in an address is in every list of processes.
        if authority.as_str().contains('@') || authority.host().is_empty() {
            return Err(BadWebhook::Address);
        }
        let host = authority.host().trim_matches(['[', ']']).to_owned();
        if !https && !is_this_machine(&host) {
            return Err(BadWebhook::Clear(host));
        }
        let path = uri.path_and_query().map_or("/", |path| path.as_str());
        Ok(Self {
            https,
            port: authority.port_u16().unwrap_or(if https { 443 } else { 80 }),
            authority: authority.as_str().to_owned(),
            path: path.to_owned(),
            host,
        })
    }
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
}

/// Trusts the certificates of a file and no others; those that browsers trust where there is none.
fn connector(certificates: Option<&Path>) -> Result<TlsConnector, BadWebhook> {
    let mut roots = RootCertStore::empty();
    match certificates {
        None => roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
        Some(path) => {
            let bad = |words: String| BadWebhook::Certificates {
                path: path.to_owned(),
                words,
            };
            let read = |error: pem::Error| bad(error.to_string());
            for certificate in CertificateDer::pem_file_iter(path).map_err(read)? {
                let added = roots.add(certificate.map_err(read)?);
                added.map_err(|error| bad(error.to_string()))?;
            }
            if roots.is_empty() {
                return Err(bad("there is none in it".to_owned()));
            }
        }
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn an_address_is_https_or_this_machine() {
        for (url, expected) in [
            (
                "https://sms.example.cn/hook?k=1",
                Ok(("sms.example.cn", 443, "/hook?k=1")),
            ),
            (
                "https://sms.example.cn:8443",
                Ok(("sms.example.cn", 8443, "/")),
            ),
            ("https://[2001:db8::1]/x", Ok(("2001:db8::1", 443, "/x"))),
            ("http://127.0.0.1:9000/x", Ok(("127.0.0.1", 9000, "/x"))),
            ("http://[::1]:9000/x", Ok(("::1", 9000, "/x"))),
            ("http://localhost/", Ok(("localhost", 80, "/"))),
            (
                "http://sms.example.cn/secret",
                Err("sms.example.cn is another machine"),
            ),
            ("http://10.0.0.1/secret", Err("10.0.0.1 is another machine")),
            ("http://localhost.example.cn/", Err("another machine")),
            ("https://user:secret@sms.example.cn/", Err("is no address")),
            ("ftp://sms.example.cn/secret", Err("is no address")),
            ("sms.example.cn/secret", Err("is no address")),
            ("https:///secret", Err("is no address")),
            ("", Err("is no address")),
        ] {
            match (Address::read(url), expected) {
                (Ok(found), Ok(expected)) => {
                    assert_eq!(
                        (found.host.as_str(), found.port, found.path.as_str()),
                        expected
                    );
                }
                (Err(error), Err(words)) => {
                    let said = error.to_string();
                    assert!(said.contains(words) && !said.contains("secret"), "{said}");
                }
                (found, _) => panic!("{url}: {found:?}"),
            }
        }
    }
}
