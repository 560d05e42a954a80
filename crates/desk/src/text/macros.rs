//! The macro by which a table of words is written: Chinese first, English beside it.

/// Declares a table of words: one row a phrase, `name: "中文", "English";`.
///
/// `{0}`, `{1}`… in a phrase are places to be filled by [`super::fill`]; both languages must have the
/// same places, which a test over `ROWS` holds. A phrase can be asked for by a function of its name too,
/// as what the desk shares of the app does.
macro_rules! table {
    ($(#[$doc:meta])* $name:ident { $($key:ident: $zh:literal, $en:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name { $(pub $key: &'static str,)* }

        impl $name {
            pub(super) const ZH: $name = $name { $($key: $zh,)* };
            pub(super) const EN: $name = $name { $($key: $en,)* };
            $(
                #[doc = $zh]
                #[must_use]
                pub const fn $key(&self) -> &'static str {
                    self.$key
                }
            )*
            #[cfg(test)]
            pub(super) const ROWS: &[(&str, &str, &str)] = &[$((stringify!($key), $zh, $en),)*];
        }
    };
}
