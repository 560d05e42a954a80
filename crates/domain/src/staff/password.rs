//! What a password must be like: long and not to be guessed; no rules about kinds of characters, no
//! changing by the calendar (NIST SP 800-63B §3.1.1).

use mingbai_contract::problem::FieldCode;

/// How many characters it has at least.
pub const LEAST: usize = 12;

/// How many characters it has at most: more is no safer, and hashing takes longer.
pub const MOST: usize = 128;

/// How many different characters it has at least.
const DIFFERENT: usize = 5;

/// Pieces of passwords that are tried first. A password that is little else is refused.
const COMMON: [&str; 28] = [
    "password",
    "passw0rd",
    "p@ssw0rd",
    "qwertyuiop",
    "qwerty",
    "asdfghjkl",
    "asdf",
    "zxcvbnm",
    "1qaz2wsx",
    "1q2w3e4r",
    "123456789",
    "12345678",
    "123456",
    "12345",
    "1234",
    "987654321",
    "654321",
    "abcdefg",
    "abcd",
    "admin",
    "administrator",
    "welcome",
    "letmein",
    "iloveyou",
    "woaini",
    "mingbai",
    "zhengwu",
    "5201314",
];

/// How many characters must be left when login and common pieces are taken out.
const LEFT: usize = 6;

/// What is wrong with a password for this login.
#[must_use]
pub fn check(password: &str, login: &str) -> Option<FieldCode> {
    let length = password.chars().count();
    if length < LEAST {
        return Some(FieldCode::TooShort);
    }
    if length > MOST {
        return Some(FieldCode::TooLong);
    }
    let mut different: Vec<char> = password.chars().collect();
    different.sort_unstable();
    different.dedup();
    if different.len() < DIFFERENT || is_row(password) {
        return Some(FieldCode::TooEasy);
    }
    let mut rest = password.to_lowercase();
    if !login.is_empty() {
        rest = rest.replace(login, "");
    }
    for piece in COMMON {
        rest = rest.replace(piece, "");
    }
    (rest.chars().count() < LEFT).then_some(FieldCode::TooEasy)
}

/// Whether each character follows the one before, up or down: `abcdefghijkl`, `987654321098`.
fn is_row(password: &str) -> bool {
    let codes: Vec<i64> = password.chars().map(|c| i64::from(u32::from(c))).collect();
    let steps = codes.windows(2).map(|pair| pair[1] - pair[0]);
    let in_row = steps.filter(|step| step.abs() == 1).count();
    in_row + 2 >= codes.len()
}

#[cfg(test)]
mod tests {
    use super::check;
    use mingbai_contract::problem::FieldCode;

    #[test]
    fn passwords_are_long_and_not_to_be_guessed() {
        for (password, wrong) in [
            ("三月的雨下了七天七夜不肯停", None),
            ("correct horse battery", None),
            ("xK9!mmQw27zz", None),
            ("short-one-1", Some(FieldCode::TooShort)),
            ("", Some(FieldCode::TooShort)),
            ("aaaaaaaaaaaaaaa", Some(FieldCode::TooEasy)),
            ("abababababab", Some(FieldCode::TooEasy)),
            ("abcdefghijklm", Some(FieldCode::TooEasy)),
            ("wang.fang1234", Some(FieldCode::TooEasy)),
            ("Password123456", Some(FieldCode::TooEasy)),
            ("qwertyuiop1234!", Some(FieldCode::TooEasy)),
        ] {
            assert_eq!(check(password, "wang.fang"), wrong, "{password:?}");
        }
        let long = "x9!Kp ".repeat(22);
        assert_eq!(check(&long, "wang.fang"), Some(FieldCode::TooLong));
    }
}
