//! The built page, cut where a rendered page differs from it.
//!
//! The bundle's `index.html` holds the bare shell: head, loading words, the page for when the app
//! breaks. A rendered page is the same text with another title, more in the head, the page itself in
//! the app's element, and what loads the app moved behind it: whoever reads needs the page first.

use mingbai::host::escape;
use std::fmt::Write as _;
use std::ops::Range;

/// The pieces of the built page between which a rendered page puts its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// From the beginning to the name of the root element, `<html`.
    start: String,
    /// From the root element's end to the title's text.
    head: String,
    /// From the title to the end of the head.
    rest_of_head: String,
    /// From the end of the head to the app's element.
    open: String,
    /// From the app's element to where the app is loaded.
    after: String,
    /// What loads the app.
    loader: String,
    /// To the end.
    end: String,
}

/// What a rendered page puts between the pieces.
#[derive(Debug, Clone, Copy)]
pub struct Filling<'a> {
    /// The language, as a BCP 47 tag.
    pub lang: &'a str,
    /// More attributes of the root element, each with a space before it.
    pub attributes: &'a str,
    /// The title, as text.
    pub title: &'a str,
    /// What the page answers, as text.
    pub description: &'a str,
    /// More elements of the head.
    pub head: &'a str,
    /// What stands in the app's element.
    pub body: &'a str,
    /// The data that the page was made of, as JSON.
    pub data: &'a str,
}

impl Template {
    /// Cuts the built page; none where it is not as our build writes it.
    #[must_use]
    pub fn cut(page: &str) -> Option<Self> {
        let mut page = page.to_owned();
        // What rendered pages have of their own, or in another place.
        cut_out(&mut page, |page| element(page, "<noscript>", "</noscript>"));
        let description = |page: &str| {
            let at = page
                .find("name=description")
                .or_else(|| page.find("name=\"description\""))?;
            let from = page.get(..at)?.rfind("<meta")?;
            Some(from..from + page.get(from..)?.find('>')? + 1)
        };
        cut_out(&mut page, description);
        let mut loader = cut_out(&mut page, |page| {
            element(page, "<script type=module>", "</script>")
                .or_else(|| element(page, "<script type=\"module\">", "</script>"))
        })?;
        while let Some(link) = cut_out(&mut page, preload) {
            let link = link
                .strip_suffix('>')
                .unwrap_or(&link)
                .trim_end_matches('/');
            let _ = write!(loader, "{link} fetchpriority=low>");
        }
        let root = page.find("<html")? + "<html".len();
        let root_end = root + page.get(root..)?.find('>')?;
        let title = page.find("<title>")? + "<title>".len();
        let title_end = page.find("</title>")?;
        let head_end = page.find("</head>")?;
        let app = ["<div id=app>", "<div id=\"app\">"]
            .into_iter()
            .find_map(|tag| Some(page.find(tag)? + tag.len()))?;
        let shell_end = app + page.get(app..)?.find("</div>")?;
        let end = page.rfind("</body>").unwrap_or(page.len());
        let piece = |range: Range<usize>| page.get(range).map(str::to_owned);
        Some(Self {
            start: piece(0..root)?,
            head: piece(root_end..title)?,
            rest_of_head: piece(title_end..head_end)?,
            open: piece(head_end..app)?,
            after: piece(shell_end..end)?,
            loader,
            end: piece(end..page.len())?,
        })
    }

    /// The page's styles, as they are written: what stands in it, and links.
    #[must_use]
    pub fn styles(&self) -> Vec<&str> {
        let head = &self.rest_of_head;
        let until = |from: usize, end: &str| {
            let rest = head.get(from..)?;
            rest.get(..rest.find(end)? + end.len())
        };
        let inline = head.match_indices("<style");
        let inline = inline.filter_map(|(from, _)| until(from, "</style>"));
        let links = head.match_indices("<link");
        let links = links.filter_map(|(from, _)| until(from, ">"));
        inline
            .chain(links.filter(|link| link.contains("stylesheet")))
            .collect()
    }

    /// Writes a page.
    #[must_use]
    pub fn fill(&self, with: &Filling<'_>) -> String {
        let room = with.body.len() + with.data.len() + with.head.len() + self.rest_of_head.len();
        let mut page = String::with_capacity(room + 8 * 1024);
        let Filling {
            lang, attributes, ..
        } = with;
        page.push_str(&self.start);
        let _ = write!(page, " lang=\"{lang}\" data-page=\"{lang}\"{attributes}");
        page.push_str(&self.head);
        escape(with.title, &mut page);
        page.push_str(&self.rest_of_head);
        page.push_str("<meta name=\"description\" content=\"");
        escape(with.description, &mut page);
        page.push_str("\">");
        page.push_str(with.head);
        page.push_str(&self.open);
        page.push_str(with.body);
        page.push_str(&self.after);
        page.push_str("<script type=\"application/json\" id=\"page-data\">");
        // In JSON this character stands in texts only; written so, it ends no element.
        page.push_str(&with.data.replace('<', "\\u003c"));
        page.push_str("</script>");
        page.push_str(&self.loader);
        page.push_str(&self.end);
        page
    }
}

fn element(page: &str, open: &str, close: &str) -> Option<Range<usize>> {
    let from = page.find(open)?;
    Some(from..from + page.get(from..)?.find(close)? + close.len())
}

/// A link that loads a part of the app ahead.
fn preload(page: &str) -> Option<Range<usize>> {
    let mut at = 0;
    loop {
        let from = at + page.get(at..)?.find("<link")?;
        let to = from + page.get(from..)?.find('>')? + 1;
        let link = page.get(from..to)?;
        if ["modulepreload", "rel=preload", "rel=\"preload\""]
            .iter()
            .any(|rel| link.contains(rel))
        {
            return Some(from..to);
        }
        at = to;
    }
}

fn cut_out(page: &mut String, find: impl Fn(&str) -> Option<Range<usize>>) -> Option<String> {
    let range = find(page)?;
    let piece = page.get(range.clone())?.to_owned();
    page.replace_range(range, "");
    Some(piece)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: &str = "<!doctype html><html lang=zh-Hans-CN><head><title>壳</title>\
        <meta content=旧 name=description><script>early()</script><style>a{}</style>\
        <script type=module>import '/a.js'</script>\
        <link crossorigin href=/a.js rel=modulepreload>\
        <link rel=icon href=/icon.svg><link as=fetch href=/a.wasm rel=preload></head>\
        <body><div id=app><p>正在打开</p></div><noscript><div>没有</div></noscript>\
        <main hidden id=crash></main></body></html>";

    fn filling() -> Filling<'static> {
        Filling {
            lang: "en",
            attributes: " data-print=\"large\"",
            title: "A & B",
            description: "\"x\" < y",
            head: "<link rel=\"canonical\" href=\"/x\">",
            body: "<main>page</main>",
            data: r#"{"a":"</script>"}"#,
        }
    }

    #[test]
    fn styles_are_what_stands_in_the_page_and_what_it_links_to() {
        let linked = BUILT.replace("</head>", "<link href=/a.css rel=stylesheet></head>");
        for (page, expected) in [
            (BUILT, vec!["<style>a{}</style>"]),
            (
                &linked,
                vec!["<style>a{}</style>", "<link href=/a.css rel=stylesheet>"],
            ),
        ] {
            assert_eq!(Template::cut(page).unwrap().styles(), expected);
        }
    }

    #[test]
    fn a_page_is_the_built_one_with_its_own_pieces() {
        let page = Template::cut(BUILT).unwrap().fill(&filling());
        let expected = "<!doctype html><html lang=\"en\" data-page=\"en\" data-print=\"large\"><head>\
            <title>A &amp; B</title><script>early()</script><style>a{}</style>\
            <link rel=icon href=/icon.svg>\
            <meta name=\"description\" content=\"&quot;x&quot; &lt; y\">\
            <link rel=\"canonical\" href=\"/x\"></head>\
            <body><div id=app><main>page</main></div><main hidden id=crash></main>\
            <script type=\"application/json\" id=\"page-data\">{\"a\":\"\\u003c/script>\"}</script>\
            <script type=module>import '/a.js'</script>\
            <link crossorigin href=/a.js rel=modulepreload fetchpriority=low>\
            <link as=fetch href=/a.wasm rel=preload fetchpriority=low></body></html>";
        assert_eq!(page, expected);
    }

    #[test]
    fn what_is_no_page_of_our_build_is_no_template() {
        for odd in ["", "<html><head></head></html>", "<div id=app></div>"] {
            assert_eq!(Template::cut(odd), None, "{odd}");
        }
    }
}
