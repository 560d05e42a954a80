//! Applications that existing approval systems push: taken in and moved as at the desk, with a key instead
//! of a session.
//!
//! A key for a department reaches that department's items, one without reaches all of them.

pub mod decision;
pub mod event;
pub mod get;
pub mod overtime_reason;
pub mod take_in;

use super::Caller;
use crate::app::App;
use crate::ops::applications::Doer;
use crate::ops::desk::key_name;
use crate::problem::Refusal;
use crate::store::staff::KeptKey;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use mingbai_contract::DepartmentId;
use mingbai_contract::desk::keys::Scope;
use std::sync::Arc;

/// A system whose key is for applications.
pub struct Pusher {
    key: KeptKey,
    now_ms: i64,
}

impl FromRequestParts<Arc<App>> for Pusher {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
        let Caller(key) = Caller::from_request_parts(parts, app).await?;
        if !key.scopes.contains(&Scope::Applications) {
            return Err(Refusal::FORBIDDEN);
        }
        let now_ms = app.clock.now_ms();
        Ok(Self { key, now_ms })
    }
}

impl Pusher {
    /// Whether the key reaches a department's items.
    fn reaches(&self, department: &DepartmentId) -> bool {
        let own = self.key.department.as_ref();
        own.is_none_or(|own| own == department)
    }

    fn doer(&self) -> Doer {
        Doer {
            actor: key_name(&self.key.id),
            now_ms: self.now_ms,
        }
    }
}
