//! Tokens of ratings in SQL that both engines understand.

use super::columns::parsed;
use super::courses::value;
use super::{Engine, TIDY_TOKENS};
use crate::store::StoreError;
use crate::store::rating_tokens::{Asking, Given, RatingTokens};
use async_trait::async_trait;
use mingbai_contract::log::Hash;
use mingbai_contract::rating::Scope;
use mingbai_contract::{Date, Quarter, WindowId};
use sqlx::{Row as _, query};

const CASES: &str = "SELECT CAST(coalesce(sum(concluded), 0) AS BIGINT) FROM window_days \
     WHERE \"window\" = $1 AND day >= $2 AND day < $3";
const GIVE: &str = "INSERT INTO token_given (number, asked, scope, quarter) \
     VALUES ($1, $2, $3, $4) ON CONFLICT (number) DO NOTHING";
const GIVEN: &str = "SELECT asked, scope FROM token_given WHERE number = $1";
const FORGET: &str = "DELETE FROM token_given WHERE quarter < $1";

#[async_trait]
impl RatingTokens for Engine {
    async fn cases_of_window(
        &self,
        window: &WindowId,
        from: Date,
        before: Date,
    ) -> Result<u32, StoreError> {
        let counted = query(CASES)
            .bind(window.as_str())
            .bind(from.to_string())
            .bind(before.to_string());
        let cases: i64 = counted.fetch_one(&self.pool).await?.try_get(0)?;
        u32::try_from(cases).map_err(|_| value("window_days.concluded"))
    }

    async fn give_token(&self, asking: &Asking) -> Result<Result<Scope, Given>, StoreError> {
        let mut write = self.pool.begin().await?;
        query(GIVE)
            .bind(asking.number.as_str())
            .bind(asking.asked.to_string())
            .bind(asking.scope.to_string())
            .bind(asking.scope.quarter.to_string())
            .execute(&mut *write)
            .await?;
        let row = query(GIVEN)
            .bind(asking.number.as_str())
            .fetch_one(&mut *write)
            .await?;
        write.commit().await?;
        let asked: Hash = parsed(&row, "asked", "token_given.asked")?;
        if asked != asking.asked {
            return Ok(Err(Given));
        }
        Ok(Ok(parsed(&row, "scope", "token_given.scope")?))
    }

    async fn tidy_tokens(&self, since: Quarter) -> Result<(), StoreError> {
        let mut write = self.pool.begin().await?;
        let forgotten = query(FORGET).bind(since.to_string());
        forgotten.execute(&mut *write).await?;
        for tidy in TIDY_TOKENS {
            query(tidy).execute(&mut *write).await?;
        }
        write.commit().await?;
        Ok(())
    }
}
