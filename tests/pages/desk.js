// The staff desk as its people see it.
import { zhDesk } from './desk-words.js';

export class Desk {
  constructor(app, words = zhDesk) {
    this.app = app;
    this.page = app.page;
    this.words = words;
    this.main = app.page.getByRole('main');
    this.heading = app.page.getByRole('heading', { level: 1 });
    this.rail = app.page.locator('.rail');
    this.nav = this.rail.getByRole('navigation');
    this.menu = this.rail.getByRole('button', { name: words.menu });
    this.summary = app.page.locator('.summary');
    this.beside = app.page.locator('.open');
    this.rows = this.main.getByRole('row').filter({ has: app.page.getByRole('rowheader') });
    this.done = this.main.locator('.note');
  }

  /** Opens the desk at an address, at the door or inside. */
  async open(path = '/desk/') {
    await this.app.open(path);
  }

  field(label) {
    return this.main.getByLabel(label, { exact: true });
  }

  button(name) {
    return this.main.getByRole('button', { name, exact: true });
  }

  row(name) {
    return this.rows.filter({ hasText: name });
  }

  /** Fills in the door's form. */
  async type({ login, password, code }) {
    await this.field(this.words.login).fill(login);
    await this.field(this.words.password).fill(password);
    await this.field(this.words.code).fill(code);
    await this.button(this.words.signIn).click();
  }

  /** Signs somebody in, where the door is open or is opened. */
  async signIn(person, path = '/desk/') {
    await this.open(path);
    await this.type({ ...person, login: person.login, password: person.password, code: await person.code() });
    await this.rail.waitFor();
  }

  /** Goes to a page by the navigation. */
  async go(name) {
    await this.nav.getByRole('link', { name, exact: true }).click();
  }

  async signOut() {
    await this.rail.getByRole('button', { name: this.words.signOut }).click();
  }
}
