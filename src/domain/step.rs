//! The seven steps of the procedure.

/// One of Meta's seven steps, numbered 1 to 7 as on the help page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Step(u8);

impl Step {
    /// Every step, in order.
    pub const ALL: [Self; 7] = [Self(1), Self(2), Self(3), Self(4), Self(5), Self(6), Self(7)];
    /// Where the token is made and pasted.
    pub const TOKEN: Self = Self(4);

    /// The step with this number.
    #[must_use]
    pub const fn new(number: u8) -> Option<Self> {
        if number >= 1 && number <= 7 { Some(Self(number)) } else { None }
    }

    /// 1 to 7.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }
}
