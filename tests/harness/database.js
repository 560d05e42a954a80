// A database of a story's own, on the engine that it names.
import pg from 'pg';

let made = 0;

/** Runs statements on the PostgreSQL server that all stories share. */
async function onServer(...statements) {
  const { POSTGRES } = process.env;
  if (!POSTGRES) throw new Error('POSTGRES is not set: run the stories with `cargo xtask test --only browser`');
  const client = new pg.Client({ connectionString: POSTGRES });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
  return new URL(POSTGRES);
}

/** `YYYY-MM-DD`, so many days before. */
const before = (day, days) => new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);

/**
 * On PostgreSQL: as if every complaint had come in so many days before, with all that has happened to it. What is
 * on record of a complaint stays; the engine is told to look away for once.
 */
export async function complainedBefore(address, days) {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query("SET session_replication_role = 'replica'");
    const { rows } = await client.query('SELECT id, received, due, events FROM complaint');
    for (const { id, received, due, events } of rows) {
      const moved = JSON.parse(events).map((event) => ({ ...event, day: before(event.day, days) }));
      await client.query('UPDATE complaint SET received = $2, due = $3, events = $4 WHERE id = $1', [
        id,
        before(received, days),
        due && before(due, days),
        JSON.stringify(moved),
      ]);
    }
  } finally {
    await client.end();
  }
}

/** An empty database, which `drop` removes. */
export async function database(engine, file) {
  if (engine === 'SQLite') return { address: `sqlite:${file}`, drop: async () => {} };
  made += 1;
  const name = `mingbai_story_${process.pid}_${made}`;
  const drop = `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`;
  const address = await onServer(drop, `CREATE DATABASE ${name}`);
  address.pathname = `/${name}`;
  return { address: address.href, drop: () => onServer(drop) };
}
