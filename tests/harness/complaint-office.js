// The complaint office at work without the desk: its key, made and opened by the same module as there, and what
// it does with complaints, by the API of the desk.
import crypto from 'node:crypto';

import { Office } from './desk.js';
import { started } from './story.js';

export class ComplaintOffice {
  #own;
  #office;
  #page;
  #county;
  #cookie = '';
  /** The name of the key that is open. */
  #id = '';

  /** An officer with a key that the county's root has signed. `browser` opens what is sealed. */
  static async of(own, county, browser) {
    const it = await ComplaintOffice.#signedIn(own, browser);
    it.#county = county;
    const made = await it.#makeKey();
    await it.#unlock(made);
    return it;
  }

  /** An officer of an office that has a key, with its passphrase. */
  static async holding(own, browser, { id, passphrase }) {
    const it = await ComplaintOffice.#signedIn(own, browser);
    const { keys } = await it.#ask('GET', '/office-keys');
    const { file, key } = keys.find((one) => one.id === id);
    await it.#unlock({ file, public: key, passphrase });
    return it;
  }

  static async #signedIn(own, browser) {
    const it = new ComplaintOffice();
    it.#own = own;
    it.#office = new Office(own);
    const person = await it.#office.person('complaints', '陈静', '--role', 'complaint-officer');
    const answer = await fetch(`${own.address}/api/v1/desk/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: own.address },
      body: JSON.stringify({ login: person.login, password: person.password, code: await person.code() }),
    });
    if (!answer.ok) throw new Error(`signing in: ${answer.status} ${await answer.text()}`);
    it.#cookie = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
    const context = await browser.newContext({ baseURL: own.address });
    it.#page = await context.newPage();
    await it.#page.goto('/complaints');
    await started(it.#page);
    // The module, as the page itself would load it.
    await it.#page.evaluate(async () => {
      const [script] = document.querySelector('meta[name="mingbai-vault"]').content.split(' ');
      await import(script);
    });
    return it;
  }

  async #makeKey() {
    const made = JSON.parse(await this.#vault('makeKey'));
    const { id } = await this.#ask('POST', '/office-keys', { office: 'complaint_office', key: made.public, file: made.file });
    this.#sign(id);
    this.#id = id;
    return made;
  }

  #sign(id) {
    // A key's name may begin with a hyphen.
    this.#county.withRoot(this.#own.keys, () => this.#own.run('keys', 'sign-office', '--keys', this.#own.keys, '--', id));
  }

  async #unlock({ file, public: key, passphrase }) {
    await this.#vault('unlock', JSON.stringify(file), key, passphrase);
  }

  /** Changes its key: makes a new one, and retires the old one, which it keeps open for what was sealed to it. */
  async changeKey() {
    const old = this.#id;
    await this.#makeKey();
    await this.#ask('DELETE', `/office-keys/${old}`);
    this.#sign(old);
  }

  async close() {
    await this.#page.context().close();
  }

  #vault(name, ...asked) {
    return this.#page.evaluate(([name, asked]) => window.mingbaiComplaint[name](...asked), [name, asked]);
  }

  async #ask(method, path, body) {
    const headers = { origin: this.#own.address, cookie: this.#cookie, 'idempotency-key': crypto.randomUUID() };
    if (body) headers['content-type'] = 'application/json';
    const answer = await fetch(`${this.#own.address}/api/v1/desk${path}`, { method, headers, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? null : answer.json();
  }

  /** Every complaint that has not ended. */
  async list() {
    return (await this.#ask('GET', '/complaints?ended=false')).complaints;
  }

  /** Every complaint that has. */
  async ended() {
    return (await this.#ask('GET', '/complaints?ended=true')).complaints;
  }

  /** One complaint, with what is written in it, opened. */
  async read(id) {
    const file = await this.#ask('GET', `/complaints/${id}`);
    const { category, routing, events } = file.complaint;
    const keys = JSON.stringify(file.keys);
    const said = [];
    let reporter = '';
    for (const message of file.messages) {
      const first = message.id === events[0].message;
      const place = first ? [category, JSON.stringify(routing)] : ['', ''];
      const opened = JSON.parse(await this.#vault('deskRead', keys, file.thread, JSON.stringify(message), ...place, first ? '' : reporter));
      if (first) reporter = opened.content.reply_key;
      said.push(opened);
    }
    return { file, said, reporter };
  }

  async #after(id) {
    return (await this.#ask('GET', `/complaints/${id}`)).after;
  }

  /** Takes it up. */
  async takeUp(id) {
    return this.#ask('POST', `/complaints/${id}/take-up`, { after: await this.#after(id) });
  }

  /** Gives it to the supervision office. */
  async stepUp(id) {
    return this.#ask('POST', `/complaints/${id}/step-up`, { after: await this.#after(id) });
  }

  /** Proposes a summary of it. */
  async propose(id, text) {
    return this.#ask('PUT', `/complaints/${id}/summary`, { after: await this.#after(id), text });
  }

  /** The one at this window. */
  async at(window) {
    const found = (await this.list()).filter(({ routing }) => routing.window === window);
    if (found.length !== 1) throw new Error(`${found.length} complaints at ${window}`);
    return found[0].id;
  }

  /** Writes to the reporter, or concludes it with an answer: what `how` says. */
  async write(id, text, how = 'messages') {
    const { file, reporter } = await this.read(id);
    const today = file.standing.as_of;
    const note = await this.#vault('deskNote', JSON.stringify(file.keys), today, file.thread, reporter, text);
    return this.#ask('POST', `/complaints/${id}/${how}`, { after: file.after, message: JSON.parse(note) });
  }
}
