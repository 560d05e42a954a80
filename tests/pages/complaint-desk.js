// Complaints at the desk: the list, one of them, the offices' keys.
import { expect } from '@playwright/test';
import { Desk } from './desk.js';
import { zhDesk } from './desk-words.js';

/** Deriving a key from a passphrase takes its time, on purpose. */
const WORK = { timeout: 60_000 };

export class ComplaintDesk extends Desk {
  constructor(app, words = zhDesk) {
    super(app, words);
    this.said = this.beside.locator('.thread > li');
    this.text = this.beside.getByLabel(words.text, { exact: true });
    this.send = this.beside.locator('form:has(textarea[id^=write]) button[type=submit]');
    this.summaryText = this.beside.getByLabel(words.summary, { exact: true });
    this.course = this.beside.locator('.course li');
    this.phrase = this.page.locator('#passphrase');
    this.retype = this.beside.getByLabel(words.retype);
    this.oldPassphrase = this.beside.getByLabel(words.oldPassphrase, { exact: true });
  }

  /** Types the passphrase of the office's key: of the usual one, or of that which is named. */
  async unlock(passphrase, key) {
    if (key) await this.main.getByLabel(this.words.whichKey).selectOption({ label: key });
    await this.field(this.words.passphrase).fill(passphrase);
    await this.button(this.words.unlock).click();
  }

  /** Signs somebody in at the list, with the key open. */
  async enter(person, passphrase) {
    await this.signIn(person, '/desk/complaints');
    await this.unlock(passphrase);
    await this.opened();
  }

  /** Waits until the key is open, and the focus where that says so. */
  async opened() {
    await expect(this.main).toContainText(this.words.unlocked, WORK);
  }

  /** Opens the complaint whose row says this, which is one. */
  async look(words) {
    await this.row(words).getByRole('link').click();
    await expect(this.page.locator('.open > h2')).toBeFocused();
    await expect(this.beside.locator('.facts')).toBeVisible();
  }

  async takeUp() {
    await this.button(this.words.takeUp).click();
    await expect(this.beside).toContainText(this.words.takenUp);
  }

  /** Chooses what is written, where there is a choice. */
  async kind(words) {
    await this.beside.locator('label').filter({ hasText: words }).click();
  }

  /** Writes to the reporter. */
  async write(text, kind) {
    if (kind) await this.kind(kind);
    await this.text.fill(text);
    await this.send.click();
  }

  /** Makes a key in the form that is open: its passphrase. */
  async makeKey() {
    await this.beside.getByRole('button', { name: this.words.make, exact: true }).click();
    const passphrase = await this.shown();
    await this.retype.fill(passphrase);
    await this.beside.getByRole('button', { name: this.words.upload }).click();
    await expect(this.page.locator('#command')).toBeVisible();
    return passphrase;
  }

  /** Changes the passphrase of the key that is open: the new one. */
  async renew(passphrase) {
    await this.beside.getByRole('button', { name: this.words.renew }).click();
    await this.oldPassphrase.fill(passphrase);
    await this.beside.getByRole('button', { name: this.words.renewGo }).click();
    const renewed = await this.shown();
    await this.retype.fill(renewed);
    await this.beside.getByRole('button', { name: this.words.replace }).click();
    await expect(this.beside).toContainText(this.words.renewed);
    return renewed;
  }

  /** The passphrase that is shown once. */
  async shown() {
    await expect(this.phrase).toHaveText(/^(\w{4}-){4}\w{4}$/, WORK);
    return (await this.phrase.innerText()).trim();
  }

  /** What whoever keeps the root is to run. */
  async line() {
    return (await this.page.locator('#command').innerText()).trim();
  }
}
