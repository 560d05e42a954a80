//! Proof of work.

use mingbai_contract::complaint::Proof;
use mingbai_domain::complaint::work::{Effort, Said, is_solved, solve};

#[test]
fn the_work_doubles_with_the_load_and_has_an_end() {
    for (requests, bits) in [
        (0, 13),
        (30, 13),
        (59, 13),
        (60, 14),
        (119, 14),
        (120, 15),
        (480, 17),
        (960, 18),
        (u32::MAX, 18),
    ] {
        assert_eq!(Effort::under(requests).bits, bits, "{requests}");
    }
    let mut before = 0;
    for requests in (0..5000).step_by(7) {
        let hashes = Effort::under(requests).hashes();
        assert!(hashes >= before, "{requests}");
        before = hashes;
    }
    assert_eq!(Effort::under(0).hashes(), 65_536);
}

#[test]
fn a_challenge_is_solved_by_the_right_nonces_only() {
    let said = Said {
        salt: [7; 16],
        until_minute: 29_918_940,
        effort: Effort {
            puzzles: 3,
            bits: 9,
        },
    };
    let token = said.with_word([9; 32]);
    assert_eq!(Said::read(&token), (said, [9; 32]));
    let nonces: Vec<u32> = (0..3)
        .map(|puzzle| solve(&token, puzzle, 9, 0, 1 << 16).unwrap())
        .collect();
    let proof = |nonces: Vec<u32>| Proof { token, nonces };
    assert!(is_solved(&proof(nonces.clone())));
    // One is missing, one too many, one is another puzzle's, one is off by one.
    let mut more = nonces.clone();
    more.push(0);
    let mut moved = nonces.clone();
    moved.rotate_left(1);
    let mut off = nonces.clone();
    off[2] += 1;
    for wrong in [nonces[..2].to_vec(), more, moved, off, vec![]] {
        assert!(!is_solved(&proof(wrong.clone())), "{wrong:?}");
    }
    // An easier challenge is another one: its bytes are hashed.
    let easier = Said {
        effort: Effort {
            puzzles: 3,
            bits: 8,
        },
        ..said
    };
    let token = easier.with_word([9; 32]);
    assert!(!is_solved(&Proof { token, nonces }));
    assert_eq!(solve(&token, 0, 20, 0, 1), None);
}
