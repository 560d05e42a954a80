//! How faults are planted into the sample county, and looked for.

use crate::county::county;
use mingbai_contract::catalog::Publication;
use mingbai_contract::guide::Guide;
use mingbai_contract::office::{Center, Window};
use mingbai_contract::{DepartmentId, ItemId, WindowId, Yuan};
use mingbai_domain::catalog::check::{FaultCode, check};

/// A mutation of the sample county, and the one fault it plants: file, field, code.
pub type Planted = (fn(&mut Publication), &'static str, &'static str, FaultCode);

pub fn find_all(table: &[Planted]) {
    for (plant, file, field, code) in table {
        let mut publication = county().clone();
        plant(&mut publication);
        let found: Vec<_> = check(&publication)
            .into_iter()
            .map(|fault| (fault.file, fault.field, fault.code))
            .collect();
        assert_eq!(found, [((*file).to_owned(), (*field).to_owned(), *code)]);
    }
}

pub const FOOD: &str = "items/food-business-license.json";
pub const NOTARY: &str = "items/notarization.json";
pub const RENEWAL: &str = "items/id-card-renewal.json";

pub fn guide<'a>(publication: &'a mut Publication, id: &str) -> &'a mut Guide {
    publication
        .guides
        .iter_mut()
        .find(|guide| guide.id.as_str() == id)
        .expect(id)
}

pub fn food(publication: &mut Publication) -> &mut Guide {
    guide(publication, "food-business-license")
}

pub fn notary(publication: &mut Publication) -> &mut Guide {
    guide(publication, "notarization")
}

pub fn renewal(publication: &mut Publication) -> &mut Guide {
    guide(publication, "id-card-renewal")
}

pub fn window<'a>(publication: &'a mut Publication, id: &str) -> &'a mut Window {
    publication
        .windows
        .iter_mut()
        .find(|window| window.id.as_str() == id)
        .expect(id)
}

pub fn center<'a>(publication: &'a mut Publication, id: &str) -> &'a mut Center {
    publication
        .centers
        .iter_mut()
        .find(|center| center.id.as_str() == id)
        .expect(id)
}

pub fn window_id(id: &str) -> WindowId {
    WindowId::new(id).expect(id)
}

pub fn item_id(id: &str) -> ItemId {
    ItemId::new(id).expect(id)
}

pub fn nobody() -> DepartmentId {
    DepartmentId::new("nobody").expect("an id")
}

pub fn yuan(amount: i64) -> Option<Yuan> {
    Some(Yuan::from_fen(amount * 100))
}
