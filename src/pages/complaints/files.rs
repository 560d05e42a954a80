//! Pictures and recordings: what was taken out of each before it is sealed.

use super::form::{class, said};
use super::model::Field;
use super::parts::tag;
use super::writing::Writing;
use crate::platform::{self, Attached};
use crate::text::{Text, fill, fill_number};
use crate::ui::icon;
use leptos::prelude::*;
use mingbai_domain::complaint::check::ATTACHMENTS;
use mingbai_view::{CollectNodes, IntoNode, Node, view};

const FIELD: &str = "c-files";

/// What was taken out of a file, in words.
pub fn removed(t: &Text, file: &Attached) -> String {
    let k = &t.complaint;
    let words = file.removed.iter().map(|code| match code.as_str() {
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

/// The field.
pub fn field(t: &'static Text, writing: Writing) -> Node {
    let k = &t.complaint;
    let (busy, words) = (RwSignal::new(false), RwSignal::new(""));
    let add = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        words.set("");
        platform::spawn(async move {
            let files = platform::vault_attach(FIELD).await;
            busy.set(false);
            match files {
                Ok(files) => {
                    if files.iter().any(Option::is_none) {
                        words.set(k.file_bad());
                    }
                    writing
                        .files
                        .update(|all| all.extend(files.into_iter().flatten()));
                }
                Err(_) => words.set(k.no_vault()),
            }
        });
    };
    let list = move || {
        writing.files.with(|files| {
            let rows = files.iter().enumerate().map(|(place, file)| {
                let name = name(t, files, place);
                let (id, label) = (file.id, fill(k.file_remove(), &[&name]));
                let kb = fill_number(k.file_size(), file.bytes.div_ceil(1024));
                let remove = move |_| {
                    writing.files.update(|all| all.retain(|one| one.id != id));
                    platform::spawn(platform::vault_detach(id));
                    platform::focus("#c-files");
                };
                let voice = file
                    .sound
                    .then(|| view! { <p class="small soft">{k.file_voice()}</p> });
                view! {
                    <li>
                        <p><b>{name}</b>" "<span class="small soft">{kb}</span></p>
                        <p class="small">{removed(t, file)}</p>
                        {voice}
                        <button class="link-b" type="button" on:click=remove>{label}</button>
                    </li>
                }
            });
            let rows = rows.collect_nodes();
            (!files.is_empty()).then(|| view! { <ul class="rows attached">{rows}</ul> })
        })
    };
    let label = move || match (busy.get(), writing.files.with(Vec::is_empty)) {
        (true, _) => k.files_busy(),
        (false, true) => k.files_add(),
        (false, false) => k.files_more(),
    };
    view! {
        <div class=class(writing, Field::Files)>
            <p class="field-l">{k.files()}{tag(t, true)}</p>
            <p class="hint" id="c-files-hint">{fill_number(k.files_hint(), ATTACHMENTS)}</p>
            {list.into_node()}
            <p class="acts">
                <label class="btn line wide pick-file">
                    <input
                        id=FIELD
                        type="file"
                        multiple="multiple"
                        accept="image/*,audio/*"
                        aria-describedby="c-files-hint c-files-err"
                        on:change=add
                    />
                    {icon::PICTURE.view()}
                    <span>{label}</span>
                </label>
            </p>
            <p class="small said" role="status">{words}</p>
            {said(t, writing, Field::Files, "c-files-err")}
        </div>
    }
}
