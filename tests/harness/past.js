// What has happened, moved into the past where it lies: months and minutes for which no story can wait. On PostgreSQL,
// whose engine is told to look away for once; what is on record otherwise stays as it is.
import pg from 'pg';

async function lookingAway(address, act) {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query("SET session_replication_role = 'replica'");
    await act(client);
  } finally {
    await client.end();
  }
}

/** Everything about ratings and cases that has a day, but what has entered the log. */
const TABLES = ['rating', 'rectification', 'rating_days', 'window_days', 'case_counts', 'log_pending'];

/** As if everybody had been served, and had rated, so many days before; the day's batch of the log is still to come. */
export async function servedBefore(address, days) {
  await lookingAway(address, async (client) => {
    for (const table of TABLES) {
      await client.query(`UPDATE ${table} SET day = to_char(day::date - $1::int, 'YYYY-MM-DD')`, [days]);
    }
  });
}

/** As if the screens had shown their codes so many seconds before. */
export async function shownBefore(address, seconds) {
  await lookingAway(address, (client) => client.query('UPDATE rating_code SET made_s = made_s - $1 WHERE made_s > 0', [seconds]));
}
