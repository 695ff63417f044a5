//! Record keys: a secret, fixed number for every record.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Makes record keys from a secret.
///
/// A record keeps its key however often it is imported, and without the
/// secret nobody can compute it.
///
/// # Examples
///
/// ```
/// use domain::disclosure::RecordKeys;
///
/// let keys = RecordKeys::new(&[7; 32])?;
/// assert_eq!(keys.key("REN-01\u{1f}2024-17"), keys.key("REN-01\u{1f}2024-17"));
/// // Neither the secret nor a key is ever printed.
/// assert_eq!(format!("{keys:?}"), "RecordKeys(…)");
/// # Ok::<(), domain::disclosure::WeakSecret>(())
/// ```
#[derive(Clone)]
pub struct RecordKeys {
    keyed: Hmac<Sha256>,
}

impl std::fmt::Debug for RecordKeys {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("RecordKeys(…)")
    }
}

/// The shortest secret that is accepted, in bytes.
pub const MIN_SECRET_BYTES: usize = 32;

/// The secret is too short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the record-key secret needs at least {MIN_SECRET_BYTES} bytes")]
pub struct WeakSecret;

impl RecordKeys {
    /// # Errors
    ///
    /// A secret of fewer than [`MIN_SECRET_BYTES`].
    pub fn new(secret: &[u8]) -> Result<Self, WeakSecret> {
        if secret.len() < MIN_SECRET_BYTES {
            return Err(WeakSecret);
        }
        let keyed = Hmac::new_from_slice(secret).map_err(|_| WeakSecret)?;
        Ok(Self { keyed })
    }

    /// The first 8 bytes of HMAC-SHA256(secret, stable id), big endian.
    #[must_use]
    pub fn key(&self, stable_id: &str) -> u64 {
        let mut keyed = self.keyed.clone();
        keyed.update(stable_id.as_bytes());
        keyed.finalize().into_bytes()[..8]
            .iter()
            .fold(0, |key, &byte| key << 8 | u64::from(byte))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_the_head_of_hmac_sha256() {
        // RFC 4231, test case 6: a key of 131 bytes 0xaa, tag
        // 60e431591ee0b67f 0d8a26aacbf5b77f…
        let keys = RecordKeys::new(&[0xaa; 131]).expect("long enough");
        let key = keys.key("Test Using Larger Than Block-Size Key - Hash Key First");
        assert_eq!(key, 0x60e4_3159_1ee0_b67f);
    }

    #[test]
    fn a_short_secret_is_refused() {
        assert_eq!(RecordKeys::new(&[1; 31]).err(), Some(WeakSecret));
        assert!(RecordKeys::new(&[1; 32]).is_ok());
    }

    #[test]
    fn another_secret_or_record_gives_another_key() {
        let (one, two) = (
            RecordKeys::new(&[1; 32]).unwrap(),
            RecordKeys::new(&[2; 32]).unwrap(),
        );
        assert_ne!(one.key("a"), two.key("a"));
        assert_ne!(one.key("a"), one.key("b"));
    }
}
