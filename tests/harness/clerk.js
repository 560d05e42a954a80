// A clerk at work without the desk: hands applications in and records what happens, keeps projects, files
// inspections, by the API of the desk.
import crypto from 'node:crypto';

import { Office } from './desk.js';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*';

/** The check character of a text (ISO 7064 MOD 37-2). */
export function checkCharacter(text) {
  const sum = [...text].reduce((sum, letter) => ((sum + LETTERS.indexOf(letter)) * 2) % 37, 0);
  return LETTERS[(38 - sum) % 37];
}

/** A number of a day, with this serial or the next whose check character is no `*`: those are never given. */
export function numberOf(day, serial) {
  const check = checkCharacter(`${day}${serial}`);
  return check === '*' ? numberOf(day, serial + 1) : `${day}${serial}${check}`;
}

/** A number in its groups, as it is printed. */
export const grouped = (number) => number.replace(/^([A-Z]+\d{8})(\d+)(.)$/, '$1-$2-$3');

/** So many days before now, as a clerk would write it. */
export function ago(days) {
  return new Date(Date.now() - days * 86_400_000).toISOString().replace('Z', '+00:00');
}

/** Days after another one, `YYYY-MM-DD`. */
export function after(day, days) {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Today in the county. */
export const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/**
 * A project of the sample county, moved by whole weeks to where it stood then, without inspections; under a
 * number that nobody has.
 */
export function sample(number, cases, id) {
  const weeks = Math.floor((Date.parse(today()) - Date.parse(cases.as_of)) / (7 * 86_400_000));
  const project = structuredClone(cases.projects.find((one) => one.id === number));
  const moved = (value) => {
    if (Array.isArray(value)) return value.map(moved);
    if (value && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, moved(part)]));
    }
    if (typeof value !== 'string') return value;
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? after(value, 7 * weeks) : value.replaceAll(number, id);
  };
  const facts = ['no', 'item', 'department', 'stage', 'window', 'depends_on', 'submitted_at', 'committed_working_days', 'clock_pauses', 'decided_at', 'overtime_reason', 'deferred_materials'];
  project.approvals = project.approvals.map((approval) => ({
    ...Object.fromEntries(Object.entries(approval).filter(([name]) => facts.includes(name))),
    deemed_consent: approval.status === 'deemed_consent',
  }));
  return { ...moved(project), inspections: [] };
}

export class Clerk {
  #office;
  #cookie = '';
  #asks = (ask) => ask();

  /** The chief representative of a department, who may do everything there; of food licences, if none is named. */
  static async of(own, department = 'scjg') {
    const clerk = new Clerk();
    clerk.#office = new Office(own);
    const roles = ['--role', 'chief-representative', '--department', department];
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

  /** Keeps a project as it is now; answers with its secret, where it is new, and the link that opens it. */
  async keep(project, after = 0) {
    const answer = await fetch(`${this.#office.address}/api/v1/desk/projects/${project.id}`, {
      method: 'PUT',
      headers: {
        'content-type': 'application/json',
        origin: this.#office.address,
        cookie: this.#cookie,
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify({ after, project }),
    });
    if (!answer.ok) throw new Error(`${project.id}: ${answer.status} ${await answer.text()}`);
    const kept = await answer.json();
    return { ...kept, link: `/projects/${project.id}#${kept.secret}` };
  }

  /** Files an inspection; answers with its file. */
  file(inspection) {
    return this.#office.post('/inspections', inspection, { cookie: this.#cookie, 'idempotency-key': crypto.randomUUID() });
  }

  /** Takes the filing of an inspection back. */
  withdraw(code) {
    return this.#office.post(`/inspections/${code}/withdrawal`, {}, { cookie: this.#cookie, 'idempotency-key': crypto.randomUUID() });
  }

  /** Takes an application for a food licence in; answers with the slip. */
  async takeIn(at, item = 'food-business-license', situation = 'new-catering', window = 'A03') {
    const slip = await this.#post('', { item, situation, window, ...(at ? { at } : {}) });
    return Object.assign(slip, { after: 1, link: `/t/${slip.number}#${slip.code}` });
  }

  /** One that was handed in and accepted long ago; another one where the server's clock has come in between. */
  async accepted(handedIn, at = handedIn) {
    for (let left = 3; ; left -= 1) {
      const slip = await this.takeIn(handedIn);
      try {
        await this.happens(slip, 'accepted', { at });
        return slip;
      } catch (error) {
        if (left === 0 || !error.message.includes(' 409 ')) throw error;
      }
    }
  }

  /** Cases that are granted one after the other; their slips. */
  async grants(number, item, situation, window) {
    const slips = [];
    for (let left = number; left > 0; left -= 1) {
      const slip = await this.takeIn(undefined, item, situation, window);
      await this.happens(slip, 'accepted');
      await this.decide(slip, 'granted');
      slips.push(slip);
    }
    return slips;
  }

  /** The code that the screen of a window shows; another one each time. */
  async liveCode(window = 'A03') {
    const { code } = await this.#office.post('/ratings/code', { window }, { cookie: this.#cookie });
    return code;
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
