//! TLS with a certificate that lives as long as the test.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::{Router, serve};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rcgen::PublicKeyData;
use rustls::ServerConfig;
use rustls::crypto::aws_lc_rs::default_provider;
use rustls::pki_types::PrivateKeyDer;
use sha2::{Digest as _, Sha256};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

/// Something served over TLS under any names, so that a browser that is told to find them here sees their true origins. Dropping it
/// closes its socket.
pub struct Site {
    address: SocketAddr,
    public_key: Vec<u8>,
    serving: JoinHandle<()>,
}

impl Site {
    /// Serves it on a free port of this machine, with a certificate made for these names.
    pub(crate) async fn open(names: &[&str], app: Router) -> io::Result<Self> {
        let tcp = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = tcp.local_addr()?;
        let (listener, public_key) = TlsListener::new(tcp, names)?;
        let serving = tokio::spawn(async move {
            // It ends with the test; what goes wrong before shows as a page that hears nothing.
            let _ = serve(listener, app).await;
        });
        Ok(Self {
            address,
            public_key,
            serving,
        })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The certificate's public key (SHA-256 of its `SubjectPublicKeyInfo`, base64), for a Chromium that is to trust this one only.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        STANDARD.encode(Sha256::digest(&self.public_key))
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

type Accepted = (TlsStream<TcpStream>, SocketAddr);

/// Accepts connections whose handshake succeeded; one that says nothing holds nobody up.
pub(crate) struct TlsListener {
    address: SocketAddr,
    accepted: mpsc::Receiver<Accepted>,
}

impl TlsListener {
    /// The listener, and its certificate's public key.
    pub(crate) fn new(tcp: TcpListener, names: &[&str]) -> io::Result<(Self, Vec<u8>)> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let made = rcgen::generate_simple_self_signed(names).map_err(io::Error::other)?;
        let public_key = made.signing_key.subject_public_key_info();
        let key =
            PrivateKeyDer::try_from(made.signing_key.serialize_der()).map_err(io::Error::other)?;
        let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .and_then(|config| {
                config
                    .with_no_client_auth()
                    .with_single_cert(vec![made.cert.der().clone()], key)
            })
            .map_err(io::Error::other)?;
        let address = tcp.local_addr()?;
        let (sender, accepted) = mpsc::channel(16);
        tokio::spawn(accept(tcp, TlsAcceptor::from(Arc::new(config)), sender));
        Ok((Self { address, accepted }, public_key))
    }
}

async fn accept(tcp: TcpListener, acceptor: TlsAcceptor, sender: mpsc::Sender<Accepted>) {
    while !sender.is_closed() {
        tokio::select! {
            () = sender.closed() => return,
            connection = tcp.accept() => {
                let Ok((stream, address)) = connection else { continue };
                let (acceptor, sender) = (acceptor.clone(), sender.clone());
                tokio::spawn(async move {
                    // A browser that doesn't trust the certificate breaks off; it says so itself.
                    if let Ok(stream) = acceptor.accept(stream).await {
                        let _ = sender.send((stream, address)).await;
                    }
                });
            }
        }
    }
}

impl axum::serve::Listener for TlsListener {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> Accepted {
        match self.accepted.recv().await {
            Some(accepted) => accepted,
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.address)
    }
}
