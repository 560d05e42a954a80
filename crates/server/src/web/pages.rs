//! The addresses of the app's pages, so that an address that leads nowhere has status 404.

use mingbai_contract::{CenterId, ItemId, ListId, WindowId};

/// A page of the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The address with its varying parts named, for logs.
    pub label: &'static str,
    /// What it is about.
    pub subject: Subject,
}

/// What a page is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// Nothing that could be missing.
    Nothing,
    /// An item.
    Item(ItemId),
    /// A published list.
    List(ListId),
    /// A centre.
    Center(CenterId),
    /// A window.
    Window(WindowId),
}

/// The page at a path; none where the app has none.
#[must_use]
pub fn page(path: &str) -> Option<Page> {
    let parts: Vec<&str> = path.strip_prefix('/')?.split('/').collect();
    let (label, subject) = match parts[..] {
        [""] => ("/", Subject::Nothing),
        ["items"] => ("/items", Subject::Nothing),
        ["items", item] => ("/items/{item}", Subject::Item(item.parse().ok()?)),
        ["items", item, "checklist"] => {
            ("/items/{item}/checklist", Subject::Item(item.parse().ok()?))
        }
        ["lists"] => ("/lists", Subject::Nothing),
        ["lists", list] => ("/lists/{list}", Subject::List(list.parse().ok()?)),
        ["centers"] => ("/centers", Subject::Nothing),
        ["centers", center] => ("/centers/{center}", Subject::Center(center.parse().ok()?)),
        ["windows", window] => ("/windows/{window}", Subject::Window(window.parse().ok()?)),
        ["kept"] => ("/kept", Subject::Nothing),
        ["settings"] => ("/settings", Subject::Nothing),
        ["about"] => ("/about", Subject::Nothing),
        ["privacy"] => ("/privacy", Subject::Nothing),
        ["accessibility"] => ("/accessibility", Subject::Nothing),
        _ => return None,
    };
    Some(Page { label, subject })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_from_what_is_none() {
        for (path, label) in [
            ("/", Some("/")),
            ("/items", Some("/items")),
            ("/items/food-business-license", Some("/items/{item}")),
            ("/items/x/checklist", Some("/items/{item}/checklist")),
            ("/lists/fees", Some("/lists/{list}")),
            ("/centers/t1", Some("/centers/{center}")),
            ("/windows/T3-1", Some("/windows/{window}")),
            ("/windows", None),
            ("/items/a b", None),
            ("/items/x/other", None),
            ("/items//", None),
            ("/wp-admin", None),
            ("//", None),
            ("", None),
        ] {
            assert_eq!(page(path).map(|page| page.label), label, "{path:?}");
        }
    }
}
