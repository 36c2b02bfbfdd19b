//! Numbers that look random and are always the same.

/// `SplitMix64`: one addition and one mixing a number, so each event can have a stream of its own.
///
/// # Source
/// Steele, Lea and Flood, [Fast splittable pseudorandom number
/// generators](https://doi.org/10.1145/2660193.2660195), 2014.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// The stream number `stream` of `seed`.
    pub const fn new(seed: u64, stream: u64) -> Self {
        Self(mix(seed ^ mix(stream.wrapping_add(Self::STEP))))
    }

    /// 2⁶⁴ over the golden ratio, made odd.
    const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

    /// All 64 bits.
    pub const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(Self::STEP);
        mix(self.0)
    }

    /// From 0 to below 1.
    pub const fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// From `low` to below `high`.
    pub const fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// A whole number below `end`, which is above 0.
    pub const fn below(&mut self, end: u64) -> u64 {
        ((self.bits() as u128 * end as u128) >> 64) as u64
    }

    /// Nearly normal, mean 0 and deviation 1: the sum of four numbers, which unlike a logarithm is
    /// the same on every machine. It ends at 3.5 deviations.
    pub const fn normal(&mut self) -> f64 {
        /// One over the square root of 4/12, the variance of four numbers from 0 to 1.
        const SCALE: f64 = 1.732_050_807_568_877_2;
        (self.unit() + self.unit() + self.unit() + self.unit() - 2.0) * SCALE
    }
}

/// Every bit of the result depends on every bit of `z`.
const fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
