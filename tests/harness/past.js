// What has happened, moved into the past where it lies: months and minutes for which no story can wait. On PostgreSQL,
// whose engine is told to look away for once; what is on record otherwise stays as it is.
import pg from 'pg';

async function lookingAway(address, act) {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query("SET session_replication_role = 'replica'");
    // All at once: the server's clock looks every few seconds.
    await client.query('BEGIN');
    await act(client);
    await client.query('COMMIT');
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

/** As if the last day of the log had not been ended yet: the server ends it once more, with what lies behind it by now. */
export async function lastDayToEnd(address) {
  await lookingAway(address, (client) => client.query('DELETE FROM log_head WHERE day = (SELECT max(day) FROM log_head)'));
}

/** As if the screens had shown their codes so many seconds before. */
export async function shownBefore(address, seconds) {
  await lookingAway(address, (client) => client.query('UPDATE rating_code SET made_s = made_s - $1 WHERE made_s > 0', [seconds]));
}

/** `YYYY-MM-DD`, so many days before; nothing of nothing. */
const before = (day, days) => day && new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);

/** As if every bad rating had been given so many days before, with all that has happened to it since. */
export async function ratedBefore(address, days) {
  await lookingAway(address, async (client) => {
    const { rows } = await client.query('SELECT id, day, released, due, ended, events FROM rectification FOR UPDATE');
    for (const { id, day, released, due, ended, events } of rows) {
      const moved = [day, released, due, ended].map((day) => before(day, days));
      const happened = JSON.parse(events).map((event) => ({ ...event, day: before(event.day, days) }));
      const sql = 'UPDATE rectification SET day = $2, released = $3, due = $4, ended = $5, events = $6 WHERE id = $1';
      await client.query(sql, [id, ...moved, JSON.stringify(happened)]);
    }
  });
}
