//! Where the client may go: not into a private network, neither by number nor by name.

use std::net::{IpAddr, SocketAddr};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

use super::super::ProviderError;
use super::super::address::is_public;

pub(super) const PRIVATE: &str =
    "The address leads into a private network, which this server doesn't call.";

/// Refuses what needn't be resolved to be refused.
pub(super) fn check(url: &Url, allow_private: bool) -> Result<(), ProviderError> {
    let forbidden = |text: &str| Err(ProviderError::Forbidden(text.to_owned()));
    match url.scheme() {
        "https" => {}
        "http" if allow_private => {}
        _ => return forbidden("The address must begin with https://."),
    }
    let literal = match url.host() {
        Some(Host::Ipv4(v4)) => Some(IpAddr::V4(v4)),
        Some(Host::Ipv6(v6)) => Some(IpAddr::V6(v6)),
        Some(Host::Domain(_)) => None,
        None => return forbidden("The address names no host."),
    };
    if literal.is_some_and(|ip| !allow_private && !is_public(ip)) {
        return forbidden(PRIVATE);
    }
    Ok(())
}

/// Resolves names and leaves out every address that isn't public.
pub(super) struct PublicOnly;

/// A name that has no public address.
#[derive(Debug, thiserror::Error)]
#[error("{PRIVATE}")]
pub(super) struct NoPublicAddress;

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let public: Vec<SocketAddr> = found.filter(|address| is_public(address.ip())).collect();
            if public.is_empty() {
                return Err(NoPublicAddress.into());
            }
            Ok(Box::new(public.into_iter()) as Addrs)
        })
    }
}
