// A server of a story's own, with its own copy of the bundle and the county: it can be stopped, started
// again at the same address, given another build of the app, or another publication.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

import { complainedBefore, database } from './database.js';
import { lastDayToEnd, ratedBefore, servedBefore, shownBefore } from './past.js';

const ROOT = path.resolve(import.meta.dirname, '../..');

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

export class OwnServer {
  #folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mingbai-story-'));
  #database;
  #process = null;
  #port;

  /** With the keys of a county (`receipts.js`), whose root the app then carries; or without keys. */
  static async start(county, engine = 'SQLite') {
    const own = new OwnServer();
    own.#database = await database(engine, own.#path('county.db'));
    fs.cpSync(path.join(ROOT, 'dist'), own.#path('web'), { recursive: true });
    fs.cpSync(path.join(ROOT, 'data'), own.#path('data'), { recursive: true });
    if (county) {
      county.write(own.#path('keys'));
      const page = (html) => html.replace(/<meta name="?mingbai-root"?[^>]*>/, '');
      for (const app of ['index.html', 'desk/index.html']) {
        own.#change(app, (html) => page(html).replace('</head>', `<meta name="mingbai-root" content="${county.root}"></head>`));
      }
    }
    own.#port = await freePort();
    await own.start();
    return own;
  }

  get address() {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** The folder of the county's keys. */
  get keys() {
    return this.#path('keys');
  }

  /** Everything that the database holds, as bytes. */
  held() {
    const files = ['', '-wal'].map((ending) => this.#path(`county.db${ending}`));
    return Buffer.concat(files.filter((file) => fs.existsSync(file)).map((file) => fs.readFileSync(file)));
  }

  /** Everything that the server has said so far, without where it listens. */
  logged() {
    return fs.readFileSync(this.#path('log'), 'utf8').replaceAll(`127.0.0.1:${this.#port}`, 'here');
  }

  async start() {
    const { SERVER } = process.env;
    if (!SERVER) throw new Error('SERVER is not set: run the stories with `cargo xtask test --only browser`');
    const serve = ['serve', '--port', String(this.#port), '--data', this.#path('data'), '--web', this.#path('web'), '--keys', this.#path('keys')];
    const log = fs.openSync(this.#path('log'), 'a');
    this.#process = spawn(SERVER, [...serve, '--database', this.#database.address], { stdio: ['ignore', log, log] });
    fs.closeSync(log);
    for (let tries = 0; tries < 600; tries += 1) {
      const answer = await fetch(`${this.address}/readyz`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((later) => setTimeout(later, 50));
    }
    throw new Error('the server does not start');
  }

  /** Brings the sample county's cases, as they stand today; where it has keys, a year with about so many ratings, too. */
  live(ratings = 0) {
    const where = ['--database', this.#database.address, '--keys', this.#path('keys'), '--secret', this.#path('demo.secret')];
    const words = ['demo', this.#path('data'), ...where, '--ratings', String(ratings)];
    const done = spawnSync(process.env.SERVER, words, { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`the sample county does not come to life: ${done.stderr}`);
  }

  /** As when the power goes: nobody is told. */
  async stop() {
    const ended = new Promise((end) => this.#process.once('exit', end));
    this.#process.kill('SIGKILL');
    await ended;
  }

  /** As on a network that is full: connections stand, nothing comes. */
  freeze() {
    this.#process.kill('SIGSTOP');
  }

  thaw() {
    this.#process.kill('SIGCONT');
  }

  /** Puts another build of the app in place: every file as `change` returns it. */
  async deploy(name, change) {
    await this.stop();
    this.#change(name, change);
    await this.start();
  }

  #change(name, change) {
    const file = this.#path('web', name);
    fs.writeFileSync(file, change(fs.readFileSync(file, 'utf8')));
    for (const ending of ['.br', '.gz']) fs.rmSync(file + ending, { force: true });
  }

  /** With the same keys and an empty database: whatever was entered is gone, and something else is there. */
  async startAnew() {
    await this.stop();
    for (const ending of ['', '-wal', '-shm']) fs.rmSync(this.#path(`county.db${ending}`), { force: true });
    this.#change('robots.txt', (rules) => `${rules}# anew\n`);
    await this.start();
  }

  /** On PostgreSQL: as if everybody had complained so many days before. */
  async complainedBefore(days) {
    await complainedBefore(this.#database.address, days);
  }

  /** On PostgreSQL: as if every bad rating had been given so many days before. */
  async ratedBefore(days) {
    await ratedBefore(this.#database.address, days);
  }

  /** Runs a command of the server's on this county, and returns what it prints. */
  run(...words) {
    // What stands after `--` is no option.
    const end = words.includes('--') ? words.indexOf('--') : words.length;
    const all = words.toSpliced(end, 0, '--database', this.#database.address);
    const done = spawnSync(process.env.SERVER, all, { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`${words.join(' ')}: ${done.stdout}${done.stderr}`);
    return done.stdout;
  }

  /** On PostgreSQL: as if everybody had been served, and had rated, so many days before. */
  async servedBefore(days) {
    await servedBefore(this.#database.address, days);
  }

  /** On PostgreSQL: as if the last day had not been ended yet; the server ends it within seconds. */
  async lastDayToEnd() {
    await lastDayToEnd(this.#database.address);
  }

  /** On PostgreSQL: as if the windows' screens had shown their codes so many seconds before. */
  async shownBefore(seconds) {
    await shownBefore(this.#database.address, seconds);
  }

  /** What the codes on a window's printed poster say, read off the paper by somebody else's program. */
  poster(window) {
    const out = this.#path('posters');
    this.run('posters', '--window', window, '--origin', this.address, '--keys', this.keys, '--out', out);
    const [pdf] = fs.readdirSync(out);
    // As a copier makes a picture of it.
    OwnServer.#tool('pdftoppm', '-r', '150', '-png', '-singlefile', path.join(out, pdf), path.join(out, 'picture'));
    return OwnServer.#tool('zbarimg', '--quiet', '--raw', path.join(out, 'picture.png')).trim().split('\n');
  }

  static #tool(name, ...words) {
    const done = spawnSync(name, words, { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`${name}: ${done.error ?? done.stderr}`);
    return done.stdout;
  }

  /** Publishes the county again, with one item changed. */
  async publish(item, change) {
    await this.stop();
    const file = this.#path('data', 'items', `${item}.json`);
    fs.writeFileSync(file, JSON.stringify(change(JSON.parse(fs.readFileSync(file, 'utf8')))));
    const done = spawnSync(process.env.SERVER, ['import', this.#path('data'), '--database', this.#database.address]);
    if (done.status !== 0) throw new Error(`${done.stdout}${done.stderr}`);
    await this.start();
  }

  async remove() {
    if (this.#process.exitCode === null && this.#process.signalCode === null) await this.stop();
    await this.#database.drop();
    fs.rmSync(this.#folder, { recursive: true });
  }

  #path(...parts) {
    return path.join(this.#folder, ...parts);
  }
}
