//! How a change at Meta is begun, confirmed and ended.

use super::super::order::Order;
use super::{Change, Effect, Focus, Guide, Posted};

impl Guide {
    /// One change at a time, and none while a check runs: both speak of the same lists.
    #[inline(never)]
    pub(super) fn prepare(&mut self, order: Order) -> Vec<Effect> {
        let busy = self.is_checking() || self.change.as_ref().is_some_and(Change::is_under_way);
        if busy || self.held.is_none() || self.run.is_none() {
            return Vec::new();
        }
        let (change, effect) = Change::new(order, self.next_ticket());
        self.change = Some(change);
        vec![effect, Effect::Focus(Focus::Change)]
    }

    #[inline(never)]
    pub(super) fn posted(&mut self, ticket: u32, posted: &Posted) -> Vec<Effect> {
        let next = self.next_ticket();
        let change = self.change.as_mut().filter(|change| change.is_waiting_for(ticket));
        change.map(|change| change.posted(posted, next)).into_iter().collect()
    }

    #[inline(never)]
    pub(super) fn look_again(&mut self) -> Vec<Effect> {
        let next = self.next_ticket();
        let change = self.change.as_mut().filter(|change| change.may_look_again() && self.held.is_some());
        change.map(|change| change.look_again(next)).into_iter().collect()
    }

    #[inline(never)]
    pub(super) fn confirm(&mut self) -> Vec<Effect> {
        let ticket = self.next_ticket();
        self.change.as_mut().and_then(|change| change.confirm(ticket)).into_iter().collect()
    }

    /// A change under way cannot be waved away: somebody has to see how it ends.
    #[inline(never)]
    pub(super) fn dismiss(&mut self) -> Vec<Effect> {
        let idle = self.change.take_if(|change| !change.is_under_way()).is_some();
        if idle { vec![Effect::Focus(Focus::Summary)] } else { Vec::new() }
    }
}
