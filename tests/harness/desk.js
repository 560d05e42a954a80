// Stories at the staff desk: a server of their own for each worker, people with accounts on it, and a
// large screen. Stories import `test` and `expect` from here.
import crypto from 'node:crypto';

import { OwnServer } from './own-server.js';
import { test as base, expect } from './story.js';
import { step, totp } from './totp.js';

/** Long, and nothing that is tried first. */
export const PASSWORD = '三月的雨下了七天七夜不肯停';

/** How long a code that is handed out is good for at least, in milliseconds: typing takes a while. */
const GOOD_FOR = 12_000;

/** Somebody with an account. Each step of time opens once only: the next code is of the next one. */
export class Person {
  #step = step() - 2;

  constructor(login, name, password = PASSWORD) {
    Object.assign(this, { login, name, password, secret: '', codes: [] });
  }

  /** A code that has not been used. */
  async code() {
    this.#step = Math.max(this.#step + 1, step(Date.now() + GOOD_FOR) - 1);
    while (this.#step > step() + 1) await new Promise((later) => setTimeout(later, 500));
    return totp(this.secret, this.#step);
  }
}

/** Holds requests up until what comes back is called: they then go on. */
export async function holdUp(page, address, method = 'GET') {
  let goOn;
  const held = new Promise((done) => (goOn = done));
  await page.route(address, async (route) => {
    if (route.request().method() === method) await held;
    await route.fallback();
  });
  return goOn;
}

let made = 0;

/** The server with its people. */
export class Office {
  constructor(own) {
    this.own = own;
  }

  get address() {
    return this.own.address;
  }

  /** A login that nobody has yet. */
  login(word) {
    made += 1;
    return `${word}.${process.pid}-${made}`;
  }

  /** Invites somebody on the command line, as the first administrator is. */
  invite(person, ...role) {
    const said = this.own.run('staff', 'add', person.login, '--name', person.name, ...role);
    const link = said.match(/\S+\/desk\/#invitation=\S+/)[0];
    return link.replace(/^https?:\/\/[^/]+/, this.address);
  }

  /** Somebody who has taken the invitation up. */
  async person(word, name, ...role) {
    const person = new Person(this.login(word), name);
    await this.join(person, this.invite(person, ...role));
    return person;
  }

  /** Somebody with several roles, which an administrator gives. */
  async personOf(word, name, ...roles) {
    const admin = await this.administrator();
    const asked = { login: admin.login, password: admin.password, code: await admin.code() };
    const answer = await fetch(`${this.address}/api/v1/desk/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.address },
      body: JSON.stringify(asked),
    });
    const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
    const person = new Person(this.login(word), name);
    const invited = { login: person.login, name, grants: roles.map((role) => ({ role })) };
    const { code } = await this.post('/staff', invited, { cookie, 'idempotency-key': crypto.randomUUID() });
    await this.join(person, `#invitation=${encodeURIComponent(code)}`);
    return person;
  }

  administrator(name = '王芳') {
    return this.person('admin', name, '--role', 'administrator');
  }

  clerk(name = '李娜') {
    return this.person('clerk', name, '--role', 'clerk', '--department', 'scjg', '--window', 'A03');
  }

  /** Takes an invitation up without the desk. */
  async join(person, link) {
    const code = decodeURIComponent(link.split('=')[1]);
    person.secret = (await this.post('/invitation', { code })).secret;
    const body = { code, password: person.password, totp: await person.code() };
    person.codes = (await this.post('/invitation/acceptance', body)).codes;
  }

  async post(path, body, headers = {}) {
    const answer = await fetch(`${this.address}/api/v1/desk${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.address, ...headers },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? null : answer.json();
  }
}

export const LARGE = { viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false, deviceScaleFactor: 1 };

export const test = base.extend({
  /** Whether a file's stories have an office to themselves: they change it, or find nothing in it at first. */
  apart: [false, { option: true, scope: 'worker' }],
  office: [
    async ({}, use) => {
      const own = await OwnServer.start();
      await use(new Office(own));
      await own.remove();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ office }, use) => use(office.address),
  // The server's clock is the real one, and sessions end by it.
  now: [null, { option: true }],
});

export { expect };
