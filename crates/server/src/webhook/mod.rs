//! The webhook: tells a county's own message gateway of everything that happens to applications.
//!
//! What is told stands in `mingbai_domain::application::message`; it is written with what it tells of, in one
//! transaction ([`crate::store::webhook`]), so that nothing acknowledged goes untold (R15). The [`courier`] sends
//! it, signed ([`signature`]), over a connection of its own ([`post`]), and tries again by a [`schedule`]. Requests
//! never wait for it. No text of an application goes out, and there are no telephone numbers here to go.

pub mod courier;
pub mod endpoint;
pub mod post;
pub mod receiver;
pub mod schedule;
pub mod signature;

use crate::store::webhook::NewMessage;
use mingbai_contract::application::{Application, Message};
use mingbai_domain::application::message::{event_name, of_event, of_truth, truth_name};
use mingbai_domain::application::{Broken, Truth};
use mingbai_domain::calendar::WorkCalendar;

/// Why a message cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum MessageError {
    /// What is on record cannot have happened.
    #[error(transparent)]
    Broken(#[from] Broken),
    /// It cannot be written as JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// The messages about an application's events from the place `first` (from 0) on.
///
/// # Errors
/// [`MessageError`], which nothing that was taken in brings about.
pub fn about_events(
    calendar: &WorkCalendar,
    application: &Application,
    first: usize,
) -> Result<Vec<NewMessage>, MessageError> {
    let mut messages = Vec::new();
    for place in first..application.events.len() {
        if let Some(message) = of_event(calendar, application, place)? {
            messages.push(written(event_name(application, place), &message)?);
        }
    }
    Ok(messages)
}

/// The message about something that time brought about; none for what is an event.
///
/// # Errors
/// As [`about_events`].
pub fn about_truth(
    calendar: &WorkCalendar,
    application: &Application,
    truth: &Truth,
) -> Result<Option<NewMessage>, MessageError> {
    let message = of_truth(calendar, application, truth)?;
    let written = message.map(|message| written(truth_name(application, truth), &message));
    Ok(written.transpose()?)
}

fn written(id: String, message: &Message) -> serde_json::Result<NewMessage> {
    let body = serde_json::to_string(message)?;
    Ok(NewMessage { id, body })
}
