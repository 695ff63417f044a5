//! Whole numbers in as few bytes as they need (LEB128).

/// Writes a number, seven bits a byte, lowest first.
pub(super) fn write(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Takes a number from the front; `None` when the bytes end, when it does not
/// fit, or when it was written longer than needed.
pub(super) fn read(bytes: &mut &[u8]) -> Option<u64> {
    // Nearly all are of one byte.
    if let [byte @ ..0x80, rest @ ..] = *bytes {
        *bytes = rest;
        return Some(u64::from(*byte));
    }
    let mut number = 0u64;
    for shift in (0..u64::BITS).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        let part = u64::from(byte & 0x7f);
        if part << shift >> shift != part || (byte == 0 && shift > 0) {
            return None;
        }
        number |= part << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length_is_read_back() {
        for number in [0, 1, 127, 128, 300, u64::from(u32::MAX), u64::MAX] {
            let mut bytes = Vec::new();
            write(&mut bytes, number);
            let mut rest = bytes.as_slice();
            assert_eq!(read(&mut rest), Some(number));
            assert!(rest.is_empty());
        }
    }

    #[test]
    fn cut_overlong_and_overflowing_numbers_are_refused() {
        let refused: [&[u8]; 4] = [&[], &[0x80], &[0x80, 0x00], &[0xff; 11]];
        for mut bytes in refused {
            assert_eq!(read(&mut bytes), None);
        }
    }
}
