//! A certificate of the server's own, made anew at every start.

use base64::{Engine, engine::general_purpose::STANDARD};
use rcgen::{CertifiedKey, PublicKeyData, generate_simple_self_signed};
use std::{error::Error, fs, path::PathBuf};
use system_user_guide::simulator::sha256;
use tokio_rustls::rustls::{
    ServerConfig,
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
};

/// The names the certificate is good for; the other servers of a browser test use it too.
const NAMES: [&str; 5] = ["graph.facebook.com", "app.test", "help.test", "evil.test", "localhost"];

/// What the server proves itself with.
pub struct Identity {
    /// For the HTTPS port.
    pub config: ServerConfig,
    /// Base64 of the SHA-256 of the public key, for `--ignore-certificate-errors-spki-list`.
    pub spki: String,
    /// Certificate and key as PEM files.
    pub files: Files,
}

/// A folder with the two files.
pub struct Files(PathBuf);

impl Files {
    /// The path of the certificate.
    pub fn certificate(&self) -> PathBuf {
        self.0.join("cert.pem")
    }

    /// The path of the key.
    pub fn key(&self) -> PathBuf {
        self.0.join("key.pem")
    }

    /// Removes the folder; if that fails, a stale key to nothing stays behind.
    pub fn remove(&self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Identity {
    /// Makes a key and a certificate and writes them down.
    pub fn make() -> Result<Self, Box<dyn Error>> {
        let CertifiedKey { cert, signing_key } = generate_simple_self_signed(NAMES.map(str::to_owned))?;
        let spki = STANDARD.encode(sha256(&signing_key.subject_public_key_info()));

        let files = Files(std::env::temp_dir().join(format!("graph-server-{}", std::process::id())));
        fs::create_dir_all(&files.0)?;
        fs::write(files.certificate(), cert.pem())?;
        fs::write(files.key(), signing_key.serialize_pem())?;

        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(signing_key.serialize_der()));
        let mut config =
            ServerConfig::builder().with_no_client_auth().with_single_cert(vec![cert.der().clone()], key)?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self { config, spki, files })
    }
}
