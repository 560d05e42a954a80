use super::{bare, told};

const TOLD: &[u8] = include_bytes!("../../samples/told.jpg");
const PROGRESSIVE: &[u8] = include_bytes!("../../samples/progressive.jpg");
const PLAIN: &[u8] = include_bytes!("../../samples/plain.jpg");
const PNG: &[u8] = include_bytes!("../../samples/told.png");
const WEBP: &[u8] = include_bytes!("../../samples/told.webp");
const HEIC: &[u8] = include_bytes!("../../samples/told.heic");
const XMP: &[u8] = include_bytes!("../../samples/xmp.png");

#[test]
fn what_a_picture_tells_is_found_in_every_kind_of_file() {
    let all = "place\ndevice\nauthor\ntime\nsoftware\nthumbnail";
    for (name, picture, expected) in [
        ("jpeg", TOLD, all),
        ("progressive", PROGRESSIVE, &format!("{all}\nother")),
        ("png", PNG, all),
        ("webp", WEBP, all),
        ("heic", HEIC, all),
        ("xmp", XMP, "other"),
        ("plain", PLAIN, ""),
        ("text", b"no picture", ""),
        ("nothing", b"", ""),
    ] {
        assert_eq!(told(picture), expected, "{name}");
    }
}

/// The markers of a JPEG picture's segments, up to its first scan.
fn markers(picture: &[u8]) -> Vec<u8> {
    let (mut at, mut found) = (2, Vec::new());
    while picture[at + 1] != 0xda {
        assert_eq!(picture[at], 0xff);
        found.push(picture[at + 1]);
        at += 2 + usize::from(u16::from_be_bytes([picture[at + 2], picture[at + 3]]));
    }
    found
}

#[test]
fn a_bare_picture_has_nothing_but_the_picture() {
    assert!(markers(TOLD).contains(&0xe1) && markers(TOLD).contains(&0xfe));
    for picture in [TOLD, PROGRESSIVE, PLAIN] {
        let mut behind = picture.to_vec();
        behind.extend_from_slice(b"a film behind the picture\xff\xd9");
        let bare = bare(&behind).unwrap();
        assert_eq!(told(&bare), "");
        let more = |marker: &u8| matches!(marker, 0xe1..=0xef | 0xfe);
        assert!(!markers(&bare).iter().any(more));
        assert!(bare.ends_with(&[0xff, 0xd9]));
        for secret in [
            "Qingshan",
            "Phone 9",
            "SN-0042",
            "2026:11:25",
            "Retouch",
            "by hand",
            "film",
        ] {
            let found = bare
                .windows(secret.len())
                .any(|bytes| bytes == secret.as_bytes());
            assert!(!found, "{secret}");
        }
        // What draws it is there to the byte.
        let scans = |picture: &[u8]| {
            let at = picture
                .windows(2)
                .rposition(|two| two == [0xff, 0xda])
                .unwrap();
            picture[at..].to_vec()
        };
        assert_eq!(scans(&bare), scans(picture));
    }
    // Bare is as bare as it gets.
    let once = bare(TOLD).unwrap();
    assert_eq!(bare(&once), Some(once));
}

#[test]
fn what_is_no_whole_picture_is_none() {
    for length in 0..TOLD.len() {
        assert_eq!(bare(&TOLD[..length]), None, "{length}");
        told(&TOLD[..length]);
    }
    for other in [
        PNG,
        WEBP,
        HEIC,
        b"\xff\xd8\xff\xe1\x00\x00",
        b"\xff\xd8\xff\xda",
    ] {
        assert_eq!(bare(other), None);
    }
}
