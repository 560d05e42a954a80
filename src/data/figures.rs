//! The county's figures: the board and the overtime ledger.
//!
//! Apart from [`Data`], and made when a page first asks for it: only the part of the program that shows the
//! board knows how it is read. Lives as long as the app.

use super::{Data, Root, Slot, slot_of};
use crate::loaded::{Age, Loaded};
use crate::route::{Route, board, value};
use leptos::prelude::*;
use mingbai_client::read::from_text;
use mingbai_contract::Month;
use mingbai_contract::board::Board;
use mingbai_contract::endpoint::{Endpoint, GetBoard, GetOvertime};
use mingbai_contract::overtime::OvertimeLedger;
use mingbai_contract::page::BoardPage;
use std::sync::Arc;

/// Every board and ledger that was asked for.
#[derive(Clone, Copy)]
pub struct Figures {
    boards: StoredValue<Vec<(GetBoard, Slot<Board>)>>,
    ledgers: StoredValue<Vec<(Month, Slot<OvertimeLedger>)>>,
}

impl Figures {
    /// The figures, with those that came with the page.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(|| {
            let root = use_context::<Root>();
            // They outlive the page that first asks for them.
            root.map_or_else(Self::provide, |root| root.0.with(Self::provide))
        })
    }

    fn provide() -> Self {
        let figures = Self {
            boards: StoredValue::new(Vec::new()),
            ledgers: StoredValue::new(Vec::new()),
        };
        provide_context(figures);
        let data = Data::here();
        let hear = move |address: &str, age| figures.heard(address, age);
        data.others
            .update_value(|others| others.push(Box::new(hear)));
        let came = data.came.get_untracked();
        if let Some((text, address)) =
            came.and_then(|came| Some((came.figures.clone()?, came.address.clone())))
        {
            figures.fill(&text, &address);
        }
        figures
    }

    /// Fills what came with the page at an address.
    fn fill(self, text: &str, address: &str) {
        let Ok(page) = from_text::<BoardPage>(text) else {
            return;
        };
        let query = address.split_once('?').map_or("", |(_, query)| query);
        let asked = board(|name| value(query, name));
        let (period, by) = (page.board.period, page.board.by);
        // Of a period that there is none of comes what whoever asks for none is shown.
        let asked = GetBoard {
            period: asked.period.filter(|asked| *asked == period),
            by,
        };
        slot_of(self.boards, asked).fill(Arc::new(page.board));
        for ledger in page.overtime {
            slot_of(self.ledgers, ledger.month).fill(Arc::new(ledger));
        }
    }

    /// A board.
    #[must_use]
    pub fn board(self, asked: GetBoard) -> Slot<Board> {
        let slot = slot_of(self.boards, asked);
        slot.next_page();
        slot.load(&asked, |board| board);
        slot
    }

    /// A board, asked for unless there was an answer or a failure before: whoever follows it does not ask
    /// again and again.
    #[must_use]
    pub fn board_once(self, asked: GetBoard) -> Slot<Board> {
        let slot = slot_of(self.boards, asked);
        if untrack(|| slot.get()) == Loaded::Loading {
            slot.load(&asked, |board| board);
        }
        slot
    }

    /// A board as far as it is here, without asking for it or following it.
    #[must_use]
    pub fn board_here(self, asked: GetBoard) -> Option<Arc<Board>> {
        untrack(|| slot_of(self.boards, asked).value())
    }

    /// Who was late in a month.
    #[must_use]
    pub fn overtime(self, month: Month) -> Slot<OvertimeLedger> {
        let slot = slot_of(self.ledgers, month);
        slot.next_page();
        slot.load(&GetOvertime { month: Some(month) }, |ledger| ledger);
        slot
    }

    /// Hears how old an answer is, or the page that it came with.
    fn heard(self, address: &str, age: Option<Age>) {
        self.boards.with_value(|slots| {
            for (asked, slot) in slots {
                let page = Route::Board(*asked).href();
                if asked.address() == address || page == address {
                    slot.aged().set(age);
                }
            }
        });
        self.ledgers.with_value(|slots| {
            for (month, slot) in slots {
                let asked = GetOvertime {
                    month: Some(*month),
                };
                if asked.address() == address {
                    slot.aged().set(age);
                }
            }
        });
    }

    /// Puts who was late in a month in its place.
    #[cfg(test)]
    #[cfg(feature = "ssr")]
    pub fn put_overtime(self, ledger: OvertimeLedger) {
        slot_of(self.ledgers, ledger.month).fill(Arc::new(ledger));
    }
}
