//! Pictures and recordings: what was taken out of each before it is sealed.

use super::parts::tag;
use crate::platform::{self, Attached, Unsealed};
use crate::text::{Text, fill, fill_number};
use crate::ui::icon;
use leptos::prelude::*;
use mingbai_domain::complaint::check::ATTACHMENTS;
use mingbai_view::{CollectNodes, IntoNode, Node, view};

/// The id of the field: a page has one.
pub const FIELD: &str = "c-files";

/// What was taken out of a file, in words.
pub fn removed(t: &Text, file: &Attached) -> String {
    let k = &t.complaint;
    let words = file.told.iter().map(|code| match code.as_str() {
        "place" => k.file_place(),
        "device" => k.file_device(),
        "author" => k.file_author(),
        "time" => k.file_time(),
        _ => k.file_other(),
    });
    let mut words: Vec<&str> = words.collect();
    words.dedup();
    if words.is_empty() {
        k.file_clean().to_owned()
    } else {
        fill(k.file_removed(), &[&words.join(t.common.list_comma())])
    }
}

/// Why a file is not taken.
pub fn not_taken(t: &Text, fault: &Unsealed) -> &'static str {
    let k = &t.complaint;
    match fault.0.as_str() {
        // The person has chosen none.
        "none" => "",
        "heic" => k.file_heic(),
        "sound_long" => k.file_long(),
        "large" | "picture" | "sound" => k.file_bad(),
        _ => k.no_vault(),
    }
}

/// What a file is called: its own name may tell too much.
fn name(t: &Text, files: &[Attached], place: usize) -> String {
    let k = &t.complaint;
    let sound = files.get(place).is_some_and(|file| file.sound);
    let before = files.iter().take(place + 1);
    let number = before.filter(|file| file.sound == sound).count();
    fill_number(
        if sound {
            k.file_sound()
        } else {
            k.file_picture()
        },
        number,
    )
}

/// The field: what goes along, and what is wrong with it, in words.
pub fn field(
    t: &'static Text,
    files: RwSignal<Vec<Attached>>,
    fault: impl Fn() -> Option<String> + Copy + Send + Sync + 'static,
) -> Node {
    let k = &t.complaint;
    let (busy, words) = (RwSignal::new(false), RwSignal::new(""));
    let add = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        words.set("");
        platform::spawn(async move {
            let file = platform::vault_attach(FIELD).await;
            busy.set(false);
            match file {
                Ok(file) => files.update(|all| all.push(file)),
                Err(fault) => words.set(not_taken(t, &fault)),
            }
        });
    };
    let list = move || {
        files.with(|all| {
            let rows = all.iter().enumerate().map(|(place, file)| {
                let name = name(t, all, place);
                let (id, label) = (file.id.clone(), fill(k.file_remove(), &[&name]));
                let kb = fill_number(k.file_size(), file.bytes.div_ceil(1024));
                let remove = move |_| {
                    files.update(|all| all.retain(|one| one.id != id));
                    platform::spawn(platform::vault_detach(id.clone()));
                    platform::focus("#c-files");
                };
                let shown = if file.sound {
                    view! { <audio controls="controls" src=file.url.clone() aria-label=name.clone()></audio> }
                } else {
                    view! { <img src=file.url.clone() alt=name.clone() /> }
                };
                let voice = file
                    .sound
                    .then(|| view! { <p class="small soft">{k.file_voice()}</p> });
                view! {
                    <li>
                        <p><b>{name}</b>" "<span class="small soft">{kb}</span></p>
                        {shown}
                        <p class="small">{removed(t, file)}</p>
                        {voice}
                        <button class="link-b" type="button" on:click=remove>{label}</button>
                    </li>
                }
            });
            let rows = rows.collect_nodes();
            (!all.is_empty()).then(|| view! { <ul class="rows attached">{rows}</ul> })
        })
    };
    let label = move || match (busy.get(), files.with(Vec::is_empty)) {
        (true, _) => k.files_busy(),
        (false, true) => k.files_add(),
        (false, false) => k.files_more(),
    };
    let class = move || {
        if fault().is_some() {
            "field bad"
        } else {
            "field"
        }
    };
    let said = move || {
        let words = fault()?;
        Some(view! { <p class="err">{icon::INFO.view()}<span>{words}</span></p> })
    };
    view! {
        <div class=class>
            <p class="field-l">{k.files()}{tag(t, true)}</p>
            <p class="hint" id="c-files-hint">{fill_number(k.files_hint(), ATTACHMENTS)}</p>
            {list.into_node()}
            <p class="acts">
                <label class="btn line wide pick-file">
                    <input
                        id=FIELD
                        type="file"
                        accept="image/*,audio/*"
                        aria-describedby="c-files-hint c-files-err"
                        on:change=add
                    />
                    {icon::PICTURE.view()}
                    <span>{label}</span>
                </label>
            </p>
            <p class="small said" role="status">{words}</p>
            <div id="c-files-err">{said}</div>
        </div>
    }
}
