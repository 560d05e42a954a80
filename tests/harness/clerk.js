// A clerk at work without the desk: hands applications in and records what happens, by the API of the desk.
import crypto from 'node:crypto';

import { Office } from './desk.js';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*';

/** The check character of a text (ISO 7064 MOD 37-2). */
export function checkCharacter(text) {
  const sum = [...text].reduce((sum, letter) => ((sum + LETTERS.indexOf(letter)) * 2) % 37, 0);
  return LETTERS[(38 - sum) % 37];
}

/** A number in its groups, as it is printed. */
export const grouped = (number) => number.replace(/^([A-Z]+\d{8})(\d+)(.)$/, '$1-$2-$3');

/** So many days before now, as a clerk would write it. */
export function ago(days) {
  return new Date(Date.now() - days * 86_400_000).toISOString().replace('Z', '+00:00');
}

export class Clerk {
  #office;
  #cookie = '';
  #asks = (ask) => ask();

  /** The chief representative of the department of food licences, who may do everything there. */
  static async of(own) {
    const clerk = new Clerk();
    clerk.#office = new Office(own);
    const roles = ['--role', 'chief-representative', '--department', 'scjg'];
    const person = await clerk.#office.person('chief', '王芳', ...roles);
    const answer = await fetch(`${own.address}/api/v1/desk/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: own.address },
      body: JSON.stringify({ login: person.login, password: person.password, code: await person.code() }),
    });
    if (!answer.ok) throw new Error(`signing in: ${answer.status} ${await answer.text()}`);
    clerk.#cookie = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
    return clerk;
  }

  #post(path, body) {
    const headers = { cookie: this.#cookie, 'idempotency-key': crypto.randomUUID() };
    return this.#asks(() => this.#office.post(`/applications${path}`, body, headers));
  }

  /** From now on every request is sent by `asks`, which may send it again: it has one key. */
  sendsBy(asks) {
    this.#asks = asks;
  }

  /** Takes an application for a food licence in; answers with the slip. */
  async takeIn(at, item = 'food-business-license', situation = 'new-catering', window = 'A03') {
    const slip = await this.#post('', { item, situation, window, ...(at ? { at } : {}) });
    return Object.assign(slip, { after: 1, link: `/t/${slip.number}#${slip.code}` });
  }

  /** Records what happens to it; answers with the events that are on record by that. */
  happens(slip, type, more = {}) {
    return this.#record(slip, 'events', { type, ...more });
  }

  /** Decides it. */
  decide(slip, decision, more = {}) {
    return this.#record(slip, 'decision', { decision, ...more });
  }

  async #record(slip, what, body) {
    const { after, events } = await this.#post(`/${slip.number}/${what}`, { after: slip.after, ...body });
    slip.after = after;
    return events;
  }
}
