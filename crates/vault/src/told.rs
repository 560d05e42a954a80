//! What a picture tells beside the picture, and the picture without it.
//!
//! Owns what is looked for, so that the form can say what was removed; nothing of it is ever kept. What is
//! sealed is the picture drawn anew, and [`bare`] makes sure of it.

use exif::{Exif, In, Reader, Tag};
use std::io::Cursor;

/// What may be told, and where it stands.
const PLACES: &[(&str, &[Tag])] = &[
    (
        "place",
        &[
            Tag::GPSLatitude,
            Tag::GPSLongitude,
            Tag::GPSAreaInformation,
            Tag::GPSDestLatitude,
        ],
    ),
    (
        "device",
        &[
            Tag::Make,
            Tag::Model,
            Tag::BodySerialNumber,
            Tag::CameraOwnerName,
            Tag::LensModel,
            Tag::LensSerialNumber,
            Tag::ImageUniqueID,
            Tag::MakerNote,
        ],
    ),
    (
        "author",
        &[
            Tag::Artist,
            Tag::Copyright,
            Tag::ImageDescription,
            Tag::UserComment,
        ],
    ),
    (
        "time",
        &[
            Tag::DateTime,
            Tag::DateTimeOriginal,
            Tag::DateTimeDigitized,
            Tag::GPSDateStamp,
        ],
    ),
    ("software", &[Tag::Software]),
];

/// What a picture (JPEG, PNG, WebP, HEIF, TIFF) tells, one code a line: `place`, `device`, `author`, `time`,
/// `software`, `thumbnail`, and `other` for descriptions that are not looked into (XMP, IPTC, comments).
pub fn told(picture: &[u8]) -> String {
    let mut lines = Vec::new();
    let mut reader = Reader::new();
    // What is broken at its end may tell all the same.
    reader.continue_on_error(true);
    let found = reader
        .read_from_container(&mut Cursor::new(picture))
        .or_else(|fault| fault.distill_partial_result(|_| ()));
    if let Ok(exif) = found {
        let kinds = PLACES.iter().filter(|(_, tags)| tells(&exif, tags));
        lines.extend(kinds.map(|(code, _)| *code));
        if exif.fields().any(|field| field.ifd_num == In::THUMBNAIL) {
            lines.push("thumbnail");
        }
    }
    if describes(picture) {
        lines.push("other");
    }
    lines.join("\n")
}

fn tells(exif: &Exif, tags: &[Tag]) -> bool {
    exif.fields().any(|field| tags.contains(&field.tag))
}

/// Whether a picture has descriptions of another kind, in the forms that its containers give them.
fn describes(picture: &[u8]) -> bool {
    const MARKS: [&[u8]; 5] = [
        b"http://ns.adobe.com/xap/1.0/\0",
        b"Photoshop 3.0\0",
        b"XML:com.adobe.xmp\0",
        b"XMP \0",
        b"<x:xmpmeta",
    ];
    MARKS
        .iter()
        .any(|mark| picture.windows(mark.len()).any(|bytes| bytes == *mark))
}

const START: [u8; 2] = [0xff, 0xd8];
const SCAN: u8 = 0xda;
const END: u8 = 0xd9;

/// A JPEG picture with nothing but what it takes to draw it (ITU-T T.81 annex B): no application's segments
/// but the one that says that it is JFIF, no comments, nothing behind its end. None where it is no such
/// picture.
pub fn bare(picture: &[u8]) -> Option<Vec<u8>> {
    let mut rest = picture.strip_prefix(&START)?;
    let mut out = START.to_vec();
    loop {
        let [0xff, marker, ..] = *rest else {
            return None;
        };
        if marker == END {
            out.extend([0xff, END]);
            return Some(out);
        }
        let length = rest.get(2..4)?.try_into().ok()?;
        let length = usize::from(u16::from_be_bytes(length)) + 2;
        let (segment, after) = rest.split_at_checked(length)?;
        // 0xe0 is JFIF's, 0xe1 to 0xef are other applications', 0xfe are comments.
        let is_jfif = marker == 0xe0 && segment.get(4..9) == Some(b"JFIF\0");
        if is_jfif || !matches!(marker, 0xe0..=0xef | 0xfe) {
            out.extend_from_slice(segment);
        }
        rest = after;
        if marker == SCAN {
            let drawn;
            (drawn, rest) = rest.split_at(scan(rest)?);
            out.extend_from_slice(drawn);
        }
    }
}

/// How many bytes a scan has, up to the next marker: 0xff is data before a zero, and before a restart.
fn scan(bytes: &[u8]) -> Option<usize> {
    let is_marker =
        |two: &[u8]| matches!(two, [0xff, byte] if !matches!(byte, 0 | 0xd0..=0xd7 | 0xff));
    bytes.windows(2).position(is_marker)
}

#[cfg(test)]
mod tests;
