//! What other systems push here, with an API key.

pub mod applications;
pub mod inspections;
pub mod key;
pub mod projects;

use crate::app::App;
use crate::ops::applications::Doer;
use crate::ops::desk::api_keys::{ID_CHARS, PREFIX, SECRET_CHARS};
use crate::ops::desk::{day, key_name, zone};
use crate::problem::{Refusal, internal};
use crate::secret;
use crate::store::staff::KeptKey;
use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use mingbai_contract::desk::keys::Scope;
use mingbai_domain::staff::Permit;
use std::marker::PhantomData;
use std::sync::Arc;

/// A system that has shown a key which opens something.
pub struct Caller(pub KeptKey);

impl FromRequestParts<Arc<App>> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
        let text = parts.headers.get(header::AUTHORIZATION);
        let text = text.and_then(|value| value.to_str().ok());
        let (id, secret) = text.and_then(read).ok_or(Refusal::SIGN_IN_NEEDED)?;
        let key = app.store.api_key(&id).await;
        let key = key.map_err(|error| internal(&error))?;
        // Hashes of secrets are compared: how long that takes tells nothing about a secret.
        let hash = secret::hash("api key", &secret);
        let key = key.filter(|key| key.secret == hash && key.revoked_ms.is_none());
        let key = key.ok_or(Refusal::SIGN_IN_NEEDED)?;
        let today = day(app.clock.now_ms(), zone(app));
        if key.used != Some(today) {
            let noted = app.store.use_api_key(&key.id, today).await;
            noted.map_err(|error| internal(&error))?;
        }
        Ok(Self(key))
    }
}

/// What a key must be for.
pub trait Scoped: Send {
    /// The scope.
    const SCOPE: Scope;
}

/// A system whose key is for something.
pub struct Pusher<S> {
    key: KeptKey,
    now_ms: i64,
    scope: PhantomData<S>,
}

impl<S: Scoped> FromRequestParts<Arc<App>> for Pusher<S> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
        let Caller(key) = Caller::from_request_parts(parts, app).await?;
        if !key.scopes.contains(&S::SCOPE) {
            return Err(Refusal::FORBIDDEN);
        }
        Ok(Self {
            key,
            now_ms: app.clock.now_ms(),
            scope: PhantomData,
        })
    }
}

impl<S> Pusher<S> {
    /// How far the key reaches.
    fn permit(&self) -> Permit {
        match &self.key.department {
            Some(own) => Permit::Departments([own.clone()].into()),
            None => Permit::Everything,
        }
    }

    fn doer(&self) -> Doer {
        Doer {
            actor: key_name(&self.key.id),
            now_ms: self.now_ms,
        }
    }
}

/// Public part and secret out of `Bearer mingbai_…_…`.
fn read(header: &str) -> Option<(String, String)> {
    let (scheme, key) = header.split_once(' ')?;
    let mut parts = key.trim().split('_');
    let (prefix, id, secret) = (parts.next()?, parts.next()?, parts.next()?);
    let fits = scheme.eq_ignore_ascii_case("bearer") && prefix == PREFIX && parts.next().is_none();
    let (id, secret) = (
        secret::typed(id, ID_CHARS)?,
        secret::typed(secret, SECRET_CHARS)?,
    );
    fits.then_some((id, secret))
}
