//! The blocks before the entries of a tar archive (POSIX.1-2017 `pax`, and the additions of GNU tar).

/// Everything comes in blocks of so many bytes.
pub(super) const BLOCK: usize = 512;

/// What a block says of the entry behind it.
pub(super) struct Header {
    pub(super) name: Vec<u8>,
    pub(super) link: Vec<u8>,
    pub(super) size: u64,
    pub(super) kind: u8,
    /// Stretches of a file with holes, as GNU tar wrote them first, and whether more follow in the next block.
    pub(super) stretches: Vec<(u64, u64)>,
    pub(super) goes_on: bool,
    /// How long a file with holes is.
    pub(super) whole: u64,
}

impl Header {
    /// The header in `block`, if its check sum says that it is one.
    pub(super) fn of(block: &[u8]) -> Option<Header> {
        if block.len() < BLOCK || !is_summed(block) {
            return None;
        }
        let is_gnu = block[257..265] == *b"ustar  \0";
        let mut name = text(&block[..100]).to_vec();
        let prefix = text(&block[345..500]);
        if block[257..263] == *b"ustar\0" && !prefix.is_empty() {
            name = [prefix, b"/", &name].concat();
        }
        let kind = block[156];
        let is_sparse = is_gnu && kind == b'S';
        let stretches = if is_sparse { stretches(&block[386..482]) } else { Vec::new() };
        Some(Header {
            name,
            link: text(&block[157..257]).to_vec(),
            size: number(&block[124..136])?,
            kind,
            stretches,
            goes_on: is_sparse && block[482] != 0,
            whole: if is_sparse { number(&block[483..495])? } else { 0 },
        })
    }
}

/// Whether the sum in the block is that of its bytes; old programs added them up with signs.
fn is_summed(block: &[u8]) -> bool {
    let Some(said) = number(&block[148..156]) else { return false };
    let of = |value: fn(u8) -> i64| {
        let all = block.iter().take(BLOCK).enumerate();
        all.map(|(n, b)| if (148..156).contains(&n) { 32 } else { value(*b) }).sum::<i64>()
    };
    said > 0 && [of(i64::from), of(|b| i64::from(b as i8))].contains(&i64::try_from(said).unwrap_or(-1))
}

/// The text in a field, up to the first zero.
fn text(field: &[u8]) -> &[u8] {
    field.split(|b| *b == 0).next().unwrap_or_default()
}

/// The number in a field: octal digits, or bytes behind a mark where it is large.
pub(super) fn number(field: &[u8]) -> Option<u64> {
    if field.first().is_some_and(|b| b & 0x80 != 0) {
        let (first, rest) = field.split_first()?;
        let bytes = std::iter::once(first & 0x7f).chain(rest.iter().copied());
        return bytes.into_iter().try_fold(0u64, |sum, b| sum.checked_mul(256)?.checked_add(u64::from(b)));
    }
    let digits = text(field).trim_ascii();
    digits.iter().try_fold(0u64, |sum, b| {
        let digit = (b'0'..=b'7').contains(b).then(|| u64::from(b - b'0'))?;
        sum.checked_mul(8)?.checked_add(digit)
    })
}

/// Where the bytes of a file with holes belong, and how many there are each time.
pub(super) fn stretches(fields: &[u8]) -> Vec<(u64, u64)> {
    let pairs = fields.chunks_exact(24).map(|pair| Some((number(&pair[..12])?, number(&pair[12..])?)));
    pairs.map_while(|pair| pair.filter(|(at, many)| *at > 0 || *many > 0)).collect()
}

/// The additional statements of a `pax` header, in order: keys, and values as bytes.
pub(super) fn statements(mut bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut out = Vec::new();
    while let Some(blank) = bytes.iter().take(20).position(|b| *b == b' ') {
        let length = std::str::from_utf8(&bytes[..blank]).ok().and_then(|digits| digits.parse::<usize>().ok());
        let Some(length) = length.filter(|length| *length > blank + 1 && *length <= bytes.len()) else { break };
        let statement = &bytes[blank + 1..length];
        let statement = statement.strip_suffix(b"\n").unwrap_or(statement);
        if let Some(equals) = statement.iter().position(|b| *b == b'=') {
            out.push((String::from_utf8_lossy(&statement[..equals]).into_owned(), statement[equals + 1..].to_vec()));
        }
        bytes = &bytes[length..];
    }
    out
}
