//! The words of `posters`, in both languages: what was written, or what is to be done first.

use super::words::Language;
use mingbai_contract::{CenterId, WindowId};
use mingbai_poster::PosterError;
use std::path::{Path, PathBuf};

/// Why there are no posters.
#[derive(Debug)]
pub enum Problem {
    /// Nobody has said what the codes are to say.
    NoOrigin,
    /// The county has made no keys.
    NoKeys(PathBuf),
    /// There are no windows yet.
    NothingPublished,
    /// There is no such centre.
    NoCenter(CenterId),
    /// There is no such window, or not in that centre.
    NoWindow(WindowId),
    /// The centre has no windows.
    NoneChosen,
    /// Four of A4 go on no sheet.
    SheetOfA4,
    /// The file is no font.
    NoFont(PathBuf),
    /// A poster cannot be drawn.
    NotDrawn(WindowId, PosterError),
}

impl Language {
    /// What is wrong, and what to do.
    #[must_use]
    pub fn poster_problem(self, problem: &Problem) -> String {
        let (zh, en) = words(problem);
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// Where the posters are.
    #[must_use]
    pub fn posters_written(self, posters: usize, files: &[String], out: &Path) -> String {
        let out = match files {
            [file] => out.join(file).display().to_string(),
            files => {
                let (out, count) = (out.display(), files.len());
                match self {
                    Self::Zh => format!("{out}（{count} 个文件）"),
                    Self::En => format!("{out} ({count} files)"),
                }
            }
        };
        match self {
            Self::Zh => format!(
                "{posters} 张海报：{out}\n按实际大小（100 %）打印；先扫一张，看打开的是不是本县的网站。"
            ),
            Self::En => format!(
                "{posters} posters: {out}\nPrint them at their actual size (100 %). Scan one first: does it open this county's site?"
            ),
        }
    }
}

/// Chinese, English.
fn words(problem: &Problem) -> (String, String) {
    match problem {
        Problem::NoOrigin => (
            "还不知道二维码要打开哪个网址。用 --origin https://… 写明本站对外的网址（或设 MINGBAI_ORIGIN），\
             海报要挂好几年，网址定了再印。"
                .to_owned(),
            "What are the codes to open? Say with --origin https://… (or MINGBAI_ORIGIN) under which address \
             people reach this server. Posters hang for years: print them once the address is settled."
                .to_owned(),
        ),
        Problem::NoKeys(folder) => {
            let folder = folder.display();
            (
                format!("{folder} 里没有密钥，二维码签不了名。先运行 mingbai-server keys init，或用 --keys 写明密钥在哪里。"),
                format!("There are no keys in {folder} to sign the codes with. Make them with `mingbai-server keys init`, or say with --keys where they are."),
            )
        }
        Problem::NothingPublished => (
            "数据库里还没有窗口。先运行 mingbai-server import DIR。".to_owned(),
            "The database has no windows yet. Publish them with `mingbai-server import DIR`.".to_owned(),
        ),
        Problem::NoCenter(center) => (
            format!("没有这个中心：{center}。"),
            format!("There is no centre {center}."),
        ),
        Problem::NoWindow(window) => (
            format!("没有这个窗口：{window}。"),
            format!("There is no window {window}."),
        ),
        Problem::NoneChosen => (
            "这个中心没有窗口。".to_owned(),
            "That centre has no windows.".to_owned(),
        ),
        Problem::SheetOfA4 => (
            "--sheet 把四张 A6 拼在一张 A4 上，不能和 --size a4 一起用。".to_owned(),
            "--sheet puts four of A6 on a sheet of A4: it does not go with --size a4.".to_owned(),
        ),
        Problem::NoFont(path) => {
            let path = path.display();
            (
                format!("{path} 不是能用的字体（要 OpenType 或 TrueType，带轮廓）。"),
                format!("{path} is not an OpenType or TrueType font with outlines."),
            )
        }
        Problem::NotDrawn(window, why) => not_drawn(window, why),
    }
}

fn not_drawn(window: &WindowId, why: &PosterError) -> (String, String) {
    let zh = match why {
        PosterError::MissingGlyph { character, text } => format!(
            "自带字体里没有“{character}”（U+{:04X}），见“{text}”。用 --font 换一种有这个字的字体，例如 Debian 的 \
             /usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc。",
            u32::from(*character),
        ),
        PosterError::TooLong(text) => format!("“{text}”太长，海报上写不下。"),
        PosterError::AddressTooLong(address) => {
            format!("网址太长，二维码会密得扫不出来，请用短一些的域名：{address}")
        }
        why => why.to_string(),
    };
    let en = match why {
        PosterError::MissingGlyph { .. } => format!(
            "{why}. Draw it in another font with --font, such as Debian's /usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc."
        ),
        PosterError::AddressTooLong(_) => format!("{why}. Take a shorter domain."),
        why => format!("{why}."),
    };
    (format!("{window}：{zh}"), format!("{window}: {en}"))
}
