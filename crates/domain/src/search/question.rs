//! The words of a question that say nothing about what is looked for.

use super::query::is_latin;
use super::sound::Sym;
use std::ops::Range;

/// In Chinese. Longer ones come before those they begin with.
const QUESTION: &[&str] = &[
    "怎么办理",
    "怎么办",
    "怎么弄",
    "怎么申请",
    "怎么",
    "咋办",
    "咋弄",
    "咋",
    "如何办理",
    "如何",
    "去哪里",
    "去哪儿",
    "去哪",
    "到哪里",
    "到哪",
    "在哪里",
    "在哪",
    "哪里",
    "哪儿",
    "需要什么",
    "要什么",
    "带什么",
    "需要",
    "什么",
    "多少钱",
    "多久",
    "可以",
    "能不能",
    "办理",
    "手续",
    "材料",
    "流程",
    "请问",
    "我要",
    "我想",
    "想要",
    "我们",
    "我家",
    "我的",
    "我",
    "一个",
    "一下",
    "想",
    "要",
    "个",
    "吗",
    "呢",
    "吧",
    "啊",
    "把",
    "给",
    "帮",
    "办",
    "的",
    "了",
];

/// The same in letters, as whole words.
const QUESTION_WORDS: &[&str] = &[
    "a", "an", "ban", "banli", "can", "do", "for", "get", "how", "i", "in", "is", "my", "need",
    "of", "ruhe", "the", "to", "what", "where", "with", "zenme", "zenmeban",
];

/// A question in letters may end so without a space before it.
const QUESTION_ENDS: &[&str] = &["zenmeban", "zenmeb", "zmb"];

/// Which characters only ask.
pub(super) fn asking(whole: &[Sym], words: &[Range<usize>]) -> Vec<bool> {
    let mut asks = vec![false; whole.len()];
    for word in words {
        let (Some(syms), Some(asks)) = (whole.get(word.clone()), asks.get_mut(word.clone())) else {
            continue;
        };
        if is_latin(syms) {
            let kept = without_question_word(syms);
            asks.iter_mut().skip(kept).for_each(|asks| *asks = true);
            continue;
        }
        let mut at = 0;
        while at < syms.len() {
            let asked = QUESTION
                .iter()
                .map(|text| begins(syms.get(at..).unwrap_or_default(), text));
            let n = asked.flatten().next();
            if let Some(asks) = n.and_then(|n| asks.get_mut(at..at + n)) {
                asks.fill(true);
            }
            at += n.unwrap_or(1);
        }
    }
    asks
}

/// How many characters a text has, if the row begins with it.
fn begins(syms: &[Sym], text: &str) -> Option<usize> {
    let n = text.chars().count();
    let part = syms.get(..n)?;
    text.chars().eq(part.iter().map(|sym| sym.c)).then_some(n)
}

/// How much of a word of letters to keep; nothing of one that only asks.
fn without_question_word(word: &[Sym]) -> usize {
    let is = |text: &&str| begins(word, text) == Some(word.len());
    if QUESTION_WORDS.iter().any(is) {
        return 0;
    }
    let ends = QUESTION_ENDS.iter().find_map(|end| {
        let left = word.len().checked_sub(end.len()).filter(|left| *left > 0)?;
        begins(word.get(left..)?, end).map(|_| left)
    });
    ends.unwrap_or(word.len())
}
