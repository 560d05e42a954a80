//! The macro by which a table of words is written: Chinese first, English beside it.

/// Declares a table of words: one row a phrase, `name: "中文", "English";`.
///
/// `{0}`, `{1}`… in a phrase are places to be filled; both languages must have the same places, which a
/// test over all rows holds. Names and lines come from the same rows in the same order, so that they
/// cannot disagree. A table is a row of phrases and its names are functions: reading fields one by one
/// would weigh more than the English that the program need not bring.
macro_rules! table {
    ($(#[$doc:meta])* $name:ident { $($key:ident: $zh:literal, $en:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name([&'static str; Self::COUNT]);

        impl $name {
            /// Chinese, a line for each phrase.
            pub(super) const ZH: &str = concat!($($zh, "\n",)*);
            /// English, a line for each phrase.
            pub(super) const EN: &str = concat!($($en, "\n",)*);
            /// How many phrases there are.
            pub(super) const COUNT: usize = [$(stringify!($key)),*].len();
            #[cfg(test)]
            pub(super) const ROWS: &[crate::Row] = &[$((stringify!($key), $zh, $en),)*];

            /// Takes its phrases from the front.
            pub(super) fn take(lines: &mut crate::Lines) -> Self {
                let mut phrases = [""; Self::COUNT];
                lines.fill(&mut phrases);
                Self(phrases)
            }

            /// All phrases, in order.
            #[must_use]
            pub fn rows(&self) -> &[&'static str] {
                &self.0
            }
        }

        const _: () = {
            #[expect(non_camel_case_types, reason = "named as the functions are")]
            enum Row { $($key,)* }

            impl $name {
                $(
                    #[doc = $zh]
                    #[must_use]
                    #[inline]
                    pub fn $key(&self) -> &'static str {
                        self.0[Row::$key as usize]
                    }
                )*
            }
        };
    };
}
