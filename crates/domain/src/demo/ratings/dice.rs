//! Dice that fall the same each time: a number and a few words say how.

/// What is thrown with.
#[derive(Debug, Clone)]
pub(super) struct Dice(u64);

/// Two to the power of 32.
const WHOLE: f64 = 4_294_967_296.0;

impl Dice {
    /// Dice of a seed, for one thing: other words, other dice.
    pub fn new(seed: u64, words: &[&str]) -> Self {
        // FNV-1a, a zero byte behind each word.
        let bytes = words.iter().flat_map(|word| word.bytes().chain([0]));
        Self(bytes.fold(seed ^ 0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        }))
    }

    /// The next 32 bits (SplitMix64).
    fn bits(&mut self) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let [.., a, b, c, d] = (mixed ^ (mixed >> 31)).to_be_bytes();
        u32::from_be_bytes([a, b, c, d])
    }

    /// From 0 to below 1.
    pub fn unit(&mut self) -> f64 {
        f64::from(self.bits()) / WHOLE
    }

    /// True in so many cases of one.
    pub fn chance(&mut self, share: f64) -> bool {
        self.unit() < share
    }

    /// A whole number between two, both among them.
    pub fn between(&mut self, first: u16, last: u16) -> u16 {
        let choices = u32::from(last.saturating_sub(first)) + 1;
        let above = u16::try_from(self.bits() % choices).unwrap_or(0);
        first.saturating_add(above)
    }

    /// One of several; none of none.
    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let last = u16::try_from(all.len()).ok()?.checked_sub(1)?;
        all.get(usize::from(self.between(0, last)))
    }

    /// One of several by weight; none where nothing weighs anything.
    pub fn weighted<'a, T>(&mut self, all: &'a [T], weight: impl Fn(&T) -> f64) -> Option<&'a T> {
        let whole: f64 = all.iter().map(&weight).sum();
        let mut left = self.unit() * whole;
        let found = all.iter().find(|one| {
            left -= weight(one);
            left < 0.0
        });
        // Where rounding leaves a rest, the last one that weighs anything.
        found.or_else(|| all.iter().rfind(|one| weight(one) > 0.0))
    }

    /// How many come where `mean` come on the whole, each by itself (Poisson; Knuth).
    pub fn arrivals(&mut self, mean: f64) -> u32 {
        let mut many = 0;
        let mut left = mean;
        // In parts, so that the smallest number there is does not end the count.
        while left > 0.0 {
            let until = (-left.min(100.0)).exp();
            left -= 100.0;
            let mut product = self.unit();
            while product > until {
                many += 1;
                product *= self.unit();
            }
        }
        many
    }
}
