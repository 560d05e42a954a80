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
