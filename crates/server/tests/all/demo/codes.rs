//! The secret that codes follow from: one file, its owner's alone.

use super::*;
use mingbai_server::demo::codes::CodesError;
use mingbai_server::keys::{KeysError, private};
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;

#[test]
fn the_secret_is_made_once_and_only_its_owner_reads_it() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("demo.secret");
    let code = |codes: &Codes| codes.query_code("QS20261120-0001");
    let first = code(&Codes::open(&path).unwrap());
    assert_eq!(code(&Codes::open(&path).unwrap()), first);
    // Whoever comes second writes nothing, and leaves nothing behind.
    private::write_first(&path, "another").unwrap();
    assert_eq!(code(&Codes::open(&path).unwrap()), first);
    let names: Vec<_> = fs::read_dir(dir.path()).unwrap().collect();
    assert_eq!(names.len(), 1, "{names:?}");
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600
    );
    assert_ne!(code(&secret().codes), first);
    assert_ne!(
        Codes::open(&path).unwrap().query_code("QS20261120-0002"),
        first
    );

    fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
    let exposed = Codes::open(&path);
    assert!(matches!(
        exposed.err(),
        Some(CodesError::File(KeysError::Exposed { .. }))
    ));
    fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
    fs::write(&path, "mingbai-demo-secret-v1 short\n").unwrap();
    assert!(matches!(
        Codes::open(&path).err(),
        Some(CodesError::Other(_))
    ));
    let nowhere = Codes::open(&dir.path().join("not/there"));
    assert!(matches!(nowhere.err(), Some(CodesError::File(_))));
}
