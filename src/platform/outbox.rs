//! What waits on the phone until it is sent: a database of the browser's, which has room for what `storage`
//! has not.
//!
//! Each thing that waits is a text under a key, and a note beside it, so that whoever lists them reads no
//! texts. Both are written in one transaction, which is over when the browser says that it is on the disk:
//! after that the phone may die. The database is there while something waits, and no longer.

use super::browser::window;
use super::{Alone, NotKept, alone};
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::RefCell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const DATABASE: &str = "mingbai";
const NOTES: &str = "notes";
const TEXTS: &str = "texts";

/// Which of this site's pages works with the database.
const TURN: &str = "mingbai.outbox";

/// Something that waits.
#[derive(Debug, Clone)]
struct Waits {
    key: String,
    note: String,
    text: String,
}

thread_local! {
    /// What the browser would not keep: it lasts until the page is closed.
    static UNKEPT: RefCell<Vec<Waits>> = const { RefCell::new(Vec::new()) };
}

fn get(object: &JsValue, name: &str) -> Result<JsValue, NotKept> {
    Reflect::get(object, &name.into()).map_err(|fault| why(&fault))
}

fn set(object: &JsValue, name: &str, value: &JsValue) {
    // Fails for what is frozen only, and nothing here is.
    let _ = Reflect::set(object, &name.into(), value);
}

fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, NotKept> {
    let function: Function = get(object, name)?.dyn_into().map_err(|_| NotKept::Off)?;
    let arguments: Array = arguments.iter().collect();
    function
        .apply(object, &arguments)
        .map_err(|fault| why(&fault))
}

/// The name of what was thrown.
fn name(fault: &JsValue) -> Option<String> {
    let name = fault.is_object().then(|| get(fault, "name").ok())??;
    name.as_string()
}

fn why(fault: &JsValue) -> NotKept {
    match name(fault).as_deref() {
        Some("QuotaExceededError") => NotKept::Full,
        _ => NotKept::Off,
    }
}

/// Waits until something says that it is done, or that it failed, by one of two events.
async fn settled(object: &JsValue, done: &str, failed: &str) -> bool {
    let over = Promise::new(&mut |well, badly| {
        set(object, done, &well);
        set(object, failed, &badly);
    });
    JsFuture::from(over).await.is_ok()
}

/// Private windows of some browsers have none, or throw on the look at it.
fn databases() -> Result<JsValue, NotKept> {
    let window = window().ok_or(NotKept::Off)?;
    let factory = get(&window, "indexedDB")?;
    factory.is_object().then_some(factory).ok_or(NotKept::Off)
}

/// Whether something waits, as far as that can be told without opening anything: what has to be opened for it
/// is no part of the program that everybody loads. Not in browsers before 2024; there what waits is sent when a
/// page opens the database.
pub async fn outbox_is_there() -> bool {
    async fn look() -> Result<bool, NotKept> {
        let all = call(&databases()?, "databases", &[])?;
        let all = JsFuture::from(Promise::resolve(&all)).await;
        let all = Array::from(&all.map_err(|fault| why(&fault))?);
        let ours = |one: JsValue| get(&one, "name").is_ok_and(|name| name == DATABASE);
        Ok(all.iter().any(ours))
    }
    look().await.unwrap_or_default()
}

/// A connection, closed when it is dropped.
struct Database(JsValue);

impl Drop for Database {
    fn drop(&mut self) {
        let _ = call(&self.0, "close", &[]);
    }
}

impl Database {
    /// Opens it; where there is none it is made, or else nothing is left behind by having looked.
    async fn open(make: bool) -> Result<Option<Self>, NotKept> {
        let request = call(&databases()?, "open", &[DATABASE.into()])?;
        let asked = request.clone();
        let upgrade = Closure::once(move || {
            let made = if make {
                get(&asked, "result").and_then(|database| {
                    call(&database, "createObjectStore", &[NOTES.into()])?;
                    call(&database, "createObjectStore", &[TEXTS.into()])
                })
            } else {
                get(&asked, "transaction").and_then(|making| call(&making, "abort", &[]))
            };
            // What was not made fails where it is used.
            let _ = made;
        });
        set(&request, "onupgradeneeded", upgrade.as_ref());
        if settled(&request, "onsuccess", "onerror").await {
            return Ok(Some(Self(get(&request, "result")?)));
        }
        let fault = get(&request, "error")?;
        if !make && name(&fault).as_deref() == Some("AbortError") {
            return Ok(None);
        }
        Err(why(&fault))
    }

    /// Asks the stores for something, all of it in one transaction, and answers once that is over: written
    /// through to the disk, where it writes.
    async fn ask(
        &self,
        mode: &str,
        asked: &[(&str, &str, &[JsValue])],
    ) -> Result<Vec<JsValue>, NotKept> {
        let stores = [NOTES, TEXTS].map(JsValue::from).iter().collect::<Array>();
        let options = Object::new();
        set(&options, "durability", &"strict".into());
        let arguments = [stores.into(), mode.into(), options.into()];
        let transaction = call(&self.0, "transaction", &arguments)?;
        let mut requests = Vec::with_capacity(asked.len());
        for (store, method, arguments) in asked {
            let store = call(&transaction, "objectStore", &[(*store).into()])?;
            requests.push(call(&store, method, arguments)?);
        }
        if settled(&transaction, "oncomplete", "onabort").await {
            let results = requests.iter().map(|request| get(request, "result"));
            results.collect()
        } else {
            Err(why(&get(&transaction, "error")?))
        }
    }
}

async fn turn() -> Alone {
    alone(TURN).await
}

async fn written(waits: &Waits) -> Result<(), NotKept> {
    let _turn = turn().await;
    let database = Database::open(true).await?.ok_or(NotKept::Off)?;
    let key = JsValue::from(&waits.key);
    let asked: [(&str, &str, &[JsValue]); 2] = [
        (NOTES, "put", &[(&waits.note).into(), key.clone()]),
        (TEXTS, "put", &[(&waits.text).into(), key]),
    ];
    database.ask("readwrite", &asked).await.map(|_| ())
}

/// Keeps a text under a key, in place of the one before, with a note beside it. Once this has answered it is
/// on the disk; where the browser refuses, it lasts until the page is closed.
///
/// # Errors
/// [`NotKept`].
pub async fn outbox_keep(key: &str, note: &str, text: &str) -> Result<(), NotKept> {
    let waits = Waits {
        key: key.to_owned(),
        note: note.to_owned(),
        text: text.to_owned(),
    };
    let written = written(&waits).await;
    UNKEPT.with_borrow_mut(|all| {
        all.retain(|one| one.key != waits.key);
        if written.is_err() {
            all.push(waits);
        }
    });
    written
}

async fn listed() -> Result<Vec<[String; 2]>, NotKept> {
    let _turn = turn().await;
    let Some(database) = Database::open(false).await? else {
        return Ok(Vec::new());
    };
    let asked: [(&str, &str, &[JsValue]); 2] = [(NOTES, "getAllKeys", &[]), (NOTES, "getAll", &[])];
    let found = database.ask("readonly", &asked).await?;
    let texts = |found: Option<&JsValue>| {
        let found = found.map(Array::from).unwrap_or_default();
        found
            .iter()
            .map(|text| text.as_string())
            .collect::<Vec<_>>()
    };
    let (keys, notes) = (texts(found.first()), texts(found.get(1)));
    let pairs = keys.into_iter().zip(notes);
    Ok(pairs
        .filter_map(|(key, note)| Some([key?, note?]))
        .collect())
}

/// The key and the note of everything that waits.
pub async fn outbox_list() -> Vec<[String; 2]> {
    let mut all = listed().await.unwrap_or_default();
    UNKEPT.with_borrow(|unkept| {
        for one in unkept {
            all.retain(|[key, _]| *key != one.key);
            all.push([one.key.clone(), one.note.clone()]);
        }
    });
    all
}

async fn found(key: &str) -> Result<Option<String>, NotKept> {
    let _turn = turn().await;
    let Some(database) = Database::open(false).await? else {
        return Ok(None);
    };
    let asked: [(&str, &str, &[JsValue]); 1] = [(TEXTS, "get", &[key.into()])];
    let found = database.ask("readonly", &asked).await?;
    Ok(found.first().and_then(JsValue::as_string))
}

/// The text under a key; none where nothing waits there any more.
pub async fn outbox_read(key: &str) -> Option<String> {
    let unkept = UNKEPT.with_borrow(|all| {
        let one = all.iter().find(|one| one.key == key);
        one.map(|one| one.text.clone())
    });
    match unkept {
        Some(text) => Some(text),
        None => found(key).await.ok().flatten(),
    }
}

async fn deleted(key: &str) -> Result<(), NotKept> {
    let turn = turn().await;
    let Some(database) = Database::open(false).await? else {
        return Ok(());
    };
    let key = [JsValue::from(key)];
    let asked: [(&str, &str, &[JsValue]); 3] = [
        (NOTES, "delete", &key),
        (TEXTS, "delete", &key),
        (NOTES, "count", &[]),
    ];
    let done = database.ask("readwrite", &asked).await?;
    let left = done.last().and_then(JsValue::as_f64).unwrap_or_default();
    drop(database);
    // Not where another page may be writing meanwhile.
    if left == 0.0 && turn.is_certain() {
        erased().await?;
    }
    Ok(())
}

/// Nothing waits under a key any more.
pub async fn outbox_forget(key: &str) {
    UNKEPT.with_borrow_mut(|all| all.retain(|one| one.key != key));
    // What is left there is sent once more, and answered as before.
    let _ = deleted(key).await;
}

async fn erased() -> Result<(), NotKept> {
    let request = call(&databases()?, "deleteDatabase", &[DATABASE.into()])?;
    settled(&request, "onsuccess", "onerror").await;
    Ok(())
}

/// Nothing waits any more.
pub async fn outbox_erase() {
    UNKEPT.with_borrow_mut(Vec::clear);
    let _turn = turn().await;
    // Where there are no databases there is nothing in one.
    let _ = erased().await;
}
