//! A large county, made from the sample one: for measuring, never for showing.
//!
//! Items are copies of the sample county's under other names: each copy is of a place, and half of its
//! aliases are of the place too, so that common words are in many items and most texts differ. The same
//! number of items gives the same county on every machine.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, anyhow, bail};
use serde_json::{Value, json};

use crate::repo;

/// What places are called, in two characters each and in English: 24 × 24 of them.
const FIRST: [(&str, &str); 24] = [
    ("东", "East"),
    ("西", "West"),
    ("南", "South"),
    ("北", "North"),
    ("上", "Upper"),
    ("下", "Lower"),
    ("大", "Great"),
    ("小", "Little"),
    ("新", "New"),
    ("老", "Old"),
    ("金", "Gold"),
    ("银", "Silver"),
    ("红", "Red"),
    ("白", "White"),
    ("黑", "Black"),
    ("黄", "Yellow"),
    ("龙", "Dragon"),
    ("凤", "Phoenix"),
    ("石", "Stone"),
    ("柳", "Willow"),
    ("松", "Pine"),
    ("梅", "Plum"),
    ("竹", "Bamboo"),
    ("杨", "Poplar"),
];
const SECOND: [(&str, &str); 24] = [
    ("山", "Hill"),
    ("河", "River"),
    ("湖", "Lake"),
    ("桥", "Bridge"),
    ("村", "Village"),
    ("镇", "Town"),
    ("街", "Street"),
    ("庄", "Manor"),
    ("沟", "Dale"),
    ("坡", "Slope"),
    ("岭", "Ridge"),
    ("坝", "Dam"),
    ("塘", "Pond"),
    ("堡", "Fort"),
    ("营", "Camp"),
    ("寨", "Hamlet"),
    ("店", "Inn"),
    ("集", "Market"),
    ("口", "Pass"),
    ("湾", "Bay"),
    ("岛", "Isle"),
    ("泉", "Spring"),
    ("谷", "Valley"),
    ("田", "Field"),
];

/// After so many copies of every item there are new windows: a real one takes dozens of items, not
/// thousands.
const ROUNDS_OF_A_WINDOW: usize = 8;

/// Writes a county of so many items into a folder that is empty or not there yet.
///
/// # Errors
/// The folder holds something, or the sample county has another shape than this program knows.
pub fn run(items: usize, folder: &Path) -> Result<()> {
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        bail!("{} is not empty", folder.display());
    }
    let sample = repo::root().join("data");
    fs::create_dir_all(folder.join("items"))
        .with_context(|| format!("making {}", folder.display()))?;
    for entry in fs::read_dir(&sample)? {
        let path = entry?.path();
        if path.is_file() {
            fs::copy(&path, folder.join(path.file_name().unwrap_or_default()))?;
        }
    }
    let mut paths: Vec<PathBuf> = repo::files_below(&sample.join("items"))?;
    paths.sort();
    let originals = paths.iter().map(|path| read(path));
    let originals: Vec<Value> = originals.collect::<Result<_>>()?;
    let mut departments = read(&sample.join("departments.json"))?;
    for department in departments.as_array_mut().into_iter().flatten() {
        department["items_count"] = 0.into();
    }
    let blocks = items
        .div_ceil(originals.len().max(1))
        .div_ceil(ROUNDS_OF_A_WINDOW);
    let mut windows = Windows::new(
        &read(&sample.join("windows.json"))?,
        blocks,
        &mut departments,
    );
    for number in 0..items {
        let original = originals
            .get(number % originals.len().max(1))
            .ok_or_else(|| anyhow!("the sample county has no items"))?;
        let round = number / originals.len();
        // The first of each is the original itself: whatever points to it stays right.
        let item = if round == 0 {
            original.clone()
        } else {
            let mut copy = copy(original, round)?;
            let block = round / ROUNDS_OF_A_WINDOW;
            if block > 0 {
                move_to(&mut copy, block);
            }
            windows.take(&copy);
            copy
        };
        for department in departments.as_array_mut().into_iter().flatten() {
            if department["id"] == item["department"] {
                let count = department["items_count"].as_u64().unwrap_or(0);
                department["items_count"] = (count + 1).into();
            }
        }
        let id = item["id"]
            .as_str()
            .ok_or_else(|| anyhow!("an item without an id"))?;
        let path = folder.join("items").join(format!("{id}.json"));
        fs::write(&path, serde_json::to_vec(&item)?)
            .with_context(|| format!("writing {}", path.display()))?;
    }
    fs::write(
        folder.join("windows.json"),
        serde_json::to_vec(&windows.all)?,
    )?;
    fs::write(
        folder.join("departments.json"),
        serde_json::to_vec(&departments)?,
    )?;
    Ok(())
}

fn read(path: &Path) -> Result<Value> {
    let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("reading {}", path.display()))
}

/// The same item in another place.
fn copy(original: &Value, round: usize) -> Result<Value> {
    let (first, first_en) = FIRST[round % FIRST.len()];
    let (second, second_en) = SECOND[round / FIRST.len() % SECOND.len()];
    let place = format!("{first}{second}");
    let mut item = original.clone();
    item["id"] = format!("{}-{round}", text(original, "id")?).into();
    item["code"] = format!("{}-{round}", text(original, "code")?).into();
    item["name"]["zh"] = format!("{place}{}", text(&original["name"], "zh")?).into();
    item["name"]["en"] = format!(
        "{} in {first_en} {second_en}",
        text(&original["name"], "en")?
    )
    .into();
    // Fees stand in a list of their own, with the originals.
    item["fee"] = json!({"type": "none"});
    let aliases = item["aliases"].as_array_mut().into_iter().flatten();
    for alias in aliases.step_by(2) {
        *alias = format!("{place}{}", alias.as_str().unwrap_or_default()).into();
    }
    Ok(item)
}

fn text<'a>(value: &'a Value, field: &str) -> Result<&'a str> {
    value[field]
        .as_str()
        .ok_or_else(|| anyhow!("an item of the sample county has no {field}"))
}

/// The windows of the sample county, and copies of them for each block of items.
struct Windows {
    all: Vec<Value>,
    places: HashMap<String, usize>,
}

impl Windows {
    fn new(sample: &Value, blocks: usize, departments: &mut Value) -> Self {
        let mut all: Vec<Value> = sample.as_array().cloned().unwrap_or_default();
        let originals = all.clone();
        for block in 1..blocks {
            for original in &originals {
                let mut window = original.clone();
                window["id"] = in_block(&original["id"], block);
                window["items"] = json!([]);
                for department in departments.as_array_mut().into_iter().flatten() {
                    if department["id"] == window["department"]
                        && let Some(windows) = department["windows"].as_array_mut()
                    {
                        windows.push(window["id"].clone());
                    }
                }
                all.push(window);
            }
        }
        let id = |window: &Value| window["id"].as_str().unwrap_or_default().to_owned();
        let places = all.iter().map(id).zip(0..).collect();
        Self { all, places }
    }

    /// Puts an item down at the windows it names.
    fn take(&mut self, item: &Value) {
        for id in item["windows"].as_array().into_iter().flatten() {
            let at = id.as_str().and_then(|id| self.places.get(id));
            let window = at.and_then(|at| self.all.get_mut(*at));
            if let Some(items) = window.and_then(|window| window["items"].as_array_mut()) {
                items.push(item["id"].clone());
            }
        }
    }
}

/// Names the windows of a block instead of the sample county's.
fn move_to(item: &mut Value, block: usize) {
    for id in item["windows"].as_array_mut().into_iter().flatten() {
        *id = in_block(id, block);
    }
}

fn in_block(id: &Value, block: usize) -> Value {
    format!("{}-{block}", id.as_str().unwrap_or_default()).into()
}

#[cfg(test)]
mod tests {
    use super::{copy, json};

    #[test]
    fn copies_differ_in_what_is_looked_for() {
        let original = json!({
            "id": "a", "code": "A-1", "visits": 1,
            "name": {"zh": "开店", "en": "Opening"}, "aliases": ["一", "二", "三"],
        });
        let one = copy(&original, 25).unwrap();
        assert_eq!(one["id"], "a-25");
        assert_eq!(one["name"]["zh"], "西河开店");
        assert_eq!(one["name"]["en"], "Opening in West River");
        assert_eq!(one["aliases"], json!(["西河一", "二", "西河三"]));
        assert_eq!(one["visits"], 1);
        assert!(copy(&json!({"id": "a"}), 1).is_err());
    }
}
