// Somebody who complains without the app's pages: by the module that these use, and the public API.
import { started } from './story.js';

/** The prefix of the sample county's numbers. */
const COUNTY = 'QS';

export class Reporter {
  #own;
  #page;
  #thread = {};

  /** With a receipt of its own. */
  static async of(own, browser) {
    const it = new Reporter();
    it.#own = own;
    const context = await browser.newContext({ baseURL: own.address });
    it.#page = await context.newPage();
    await it.#page.goto('/');
    await started(it.#page);
    await it.#page.evaluate(async () => {
      const [script] = document.querySelector('meta[name="mingbai-vault"]').content.split(' ');
      await import(script);
    });
    it.#thread = JSON.parse(await it.#vault('enter', await it.#vault('newReceipt'), COUNTY));
    return it;
  }

  async close() {
    await this.#page.context().close();
  }

  #vault(name, ...asked) {
    return this.#page.evaluate(([name, asked]) => window.mingbaiComplaint[name](...asked), [name, asked]);
  }

  async #ask(path, body) {
    const answer = await fetch(`${this.#own.address}/api/v1${path}`, body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  async #proof() {
    return JSON.parse(await this.#vault('work', JSON.stringify(await this.#ask('/challenges'))));
  }

  async #keys() {
    return JSON.stringify(await this.#ask('/complaints/key'));
  }

  static get today() {
    return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  }

  /** Takes a file along with the next message: its name here. */
  async #attach(name, mimeType, buffer) {
    await this.#page.evaluate(() => {
      document.getElementById('chosen')?.remove();
      document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'chosen' }));
    });
    await this.#page.locator('#chosen').setInputFiles({ name, mimeType, buffer });
    return JSON.parse(await this.#vault('attach', 'chosen')).id;
  }

  /** Complains, perhaps with a picture or a sound. */
  async complain({ what, wish = '', category = 'attitude', routing = {}, picture, sound }) {
    const attached = [
      picture && (await this.#attach('photo.jpg', 'image/jpeg', picture)),
      sound && (await this.#attach('sound.wav', 'audio/wav', sound)),
    ];
    const account = JSON.stringify({ about: {}, what, wish });
    const sealed = await this.#vault('complaint', await this.#keys(), Reporter.today, category, JSON.stringify(routing), account);
    await this.#ask('/complaints', { complaint: JSON.parse(sealed), proof: await this.#proof() });
    for (const one of attached.filter(Boolean)) await this.#vault('detach', one);
  }

  /** Adds something, perhaps with a picture. */
  async add(text, picture) {
    const attached = picture && (await this.#attach('photo.jpg', 'image/jpeg', picture));
    const message = JSON.parse(await this.#vault('note', await this.#keys(), Reporter.today, text));
    await this.#ask('/complaints/messages', { lookup: this.#thread.lookup, message, proof: await this.#proof() });
    if (attached) await this.#vault('detach', attached);
  }

  /** Where it stands, and what the offices have said. */
  async look() {
    const thread = await this.#ask('/complaints/lookup', { lookup: this.#thread.lookup });
    const said = [];
    for (const message of thread.messages.filter(({ from }) => from === 'office')) {
      const opened = JSON.parse(await this.#vault('read', JSON.stringify(thread.keys), JSON.stringify(message), '', ''));
      said.push(opened.content.text);
    }
    return { standing: thread.standing, said };
  }
}
