// The clerk's work at the desk: the list, one application with its acts, taking in, the slip.
import { Desk } from './desk.js';

export class WorkDesk extends Desk {
  constructor(app, words) {
    super(app, words);
    this.counts = this.main.locator('.work-counts');
    this.tabs = this.main.locator('.tabs');
    this.find = this.main.getByRole('searchbox');
    this.sheet = this.main.locator('#keys');
    this.title = this.beside.getByRole('heading', { level: 2 });
    this.facts = this.beside.locator('.facts').first();
    this.acts = this.beside.locator('.actbar button');
    this.actForm = this.beside.locator('.act-form');
    this.course = this.beside.locator('.work-course > li');
    this.raced = this.beside.locator('.raced');
    this.item = this.main.locator('#take-item');
    this.finds = this.main.getByRole('option');
    this.number = this.main.locator('#slip-number');
    this.code = this.main.locator('#slip-code');
    this.print = this.main.locator('a[data-key="p"]');
  }

  /** The row of a number, however it is written. */
  one(number) {
    const grouped = number.replace(/^([A-Z]+\d{8})(\d+)(.)$/, '$1-$2-$3');
    return this.rows.filter({ hasText: grouped });
  }

  /** What may be done now, by the words on the buttons. */
  async offered() {
    const words = await this.acts.evaluateAll((all) =>
      all.map((one) => [...one.childNodes].filter((part) => part.nodeType === 3).map((part) => part.data).join('')),
    );
    return words;
  }

  /** Presses keys, one after the other, wherever the focus is. */
  async keys(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Begins an act by its key, once it is offered. Whoever goes on with a key has seen where one stands. */
  async begin(key) {
    await this.beside.locator(`.actbar [data-key="${key}"]`).waitFor();
    await this.keys(key);
    await this.beside.locator('.act-form:focus-within').waitFor();
  }

  /** An act by its key, sent by the keyboard once it is filled in. */
  async act(key, fill = async () => {}) {
    await this.begin(key);
    await this.actForm.waitFor();
    await fill();
    await this.keys('Control+Enter');
    await this.actForm.waitFor({ state: 'detached' });
  }

  /** What the slip on the screen says. */
  async slip() {
    const plain = async (place) => (await place.innerText()).replace(/[-\s]/g, '');
    const [number, code] = [await plain(this.number), await plain(this.code)];
    return { number, code, link: `/t/${number}#${code}` };
  }
}
