//! The staff desk's requests.

use crate::read::from_text;
use crate::{Client, ClientError, Read, Reply, Request, Transport, Unreadable};
use mingbai_contract::desk::endpoint::DeskEndpoint;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What is sent, and read, where there is nothing to say.
const NOTHING: &str = "{}";

impl<T: Transport> Client<T> {
    /// Asks an endpoint of the staff desk. The transport carries the session's cookie.
    ///
    /// # Errors
    /// A problem `sign_in_needed` when the session is over, `forbidden` when the role does not reach so
    /// far, `invalid_request` or `conflict` with the fields named; else any [`ClientError`].
    pub async fn desk<E: DeskEndpoint<Answer: DeserializeOwned>>(
        &self,
        endpoint: &E,
        body: &E::Body,
    ) -> Result<E::Answer, ClientError> {
        self.desk_with(endpoint, body, None).await
    }

    /// As [`Self::desk`], carried out once however often it is sent: the same key and body get the same
    /// answer. The key is random, [`mingbai_contract::desk::applications::ONCE_CHARS`] of letters, digits,
    /// `-` and `_`.
    ///
    /// # Errors
    /// As [`Self::desk`]; a problem `conflict` when the key came with another body before.
    pub async fn desk_once<E: DeskEndpoint<Answer: DeserializeOwned>>(
        &self,
        endpoint: &E,
        body: &E::Body,
        key: &str,
    ) -> Result<E::Answer, ClientError> {
        self.desk_with(endpoint, body, Some(key)).await
    }

    /// As [`Self::desk_once`] with a key, as [`Self::desk`] without one.
    ///
    /// # Errors
    /// As those.
    pub async fn desk_with<E: DeskEndpoint<Answer: DeserializeOwned>>(
        &self,
        endpoint: &E,
        body: &E::Body,
        idempotency_key: Option<&str>,
    ) -> Result<E::Answer, ClientError> {
        let body = written(body)?;
        let asking = self.desk_reply(E::METHOD, endpoint.address(), body, idempotency_key);
        // Boxed: else each endpoint would hold, and compile, all of it again.
        read(&Box::pin(asking).await?)
    }

    /// As [`Self::desk`], for answers that are read as phones read theirs ([`crate::read`]): large ones, for whose
    /// readers the desk would pay several times as much.
    ///
    /// # Errors
    /// As [`Self::desk`].
    pub async fn desk_read<E: DeskEndpoint<Answer: Read>>(
        &self,
        endpoint: &E,
        body: &E::Body,
    ) -> Result<E::Answer, ClientError> {
        let body = written(body)?;
        let asking = self.desk_reply(E::METHOD, endpoint.address(), body, None);
        let reply = Box::pin(asking).await?;
        from_text(&reply.body).map_err(|fault| ClientError::Undecodable {
            status: reply.status,
            fault,
        })
    }

    /// What of that does not depend on the endpoint, compiled once.
    async fn desk_reply(
        &self,
        method: &'static str,
        address: String,
        body: String,
        idempotency_key: Option<&str>,
    ) -> Result<Reply, ClientError> {
        let request = Request {
            method,
            address: &address,
            if_none_match: None,
            idempotency_key,
            body: (body != NOTHING).then_some(&body),
        };
        self.send(request).await
    }
}

fn written(body: &impl Serialize) -> Result<String, ClientError> {
    serde_json::to_string(body).map_err(|_| ClientError::Undecodable {
        status: 0,
        fault: Unreadable { field: None },
    })
}

fn read<A: DeserializeOwned>(reply: &Reply) -> Result<A, ClientError> {
    let text = match reply.body.as_str() {
        "" => NOTHING,
        text => text,
    };
    serde_json::from_str(text).map_err(|_| ClientError::Undecodable {
        status: reply.status,
        fault: Unreadable { field: None },
    })
}
