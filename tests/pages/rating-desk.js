// Windows at the desk: their screens, posters and bad ratings.
import { expect } from '@playwright/test';
import { codes } from '../harness/print.js';
import { Desk } from './desk.js';

export class RatingDesk extends Desk {
  constructor(app, words) {
    super(app, words);
    this.screen = this.page.locator('main.screen');
    this.picture = this.screen.locator('.scr-qr');
    this.lost = this.screen.locator('.scr-lost');
    this.posters = this.page.locator('.posters');
    this.ticks = this.posters.locator('.windows-of input');
    this.download = this.posters.locator('button[type=submit]');
    this.text = this.beside.locator('textarea[id^=say]');
    this.send = this.beside.locator('form:has(textarea[id^=say]) button[type=submit]');
    this.reason = this.beside.locator('textarea[id^=set-aside]');
    this.said = this.beside.locator('.thread > li');
  }

  /** Signs somebody in where a window's screen is to be, which then is there. */
  async show(person, window) {
    await this.open(`/desk/screen/${window}`);
    await this.type({ login: person.login, password: person.password, code: await person.code() });
    await expect(this.picture.locator('svg')).toBeVisible();
  }

  /** What zbar reads off a picture of the whole screen. */
  async code() {
    const found = codes(await this.page.screenshot());
    expect(found).toHaveLength(1);
    return found[0];
  }

  /** Opens the bad rating whose row says this, which is one. */
  async look(words) {
    await this.row(words).getByRole('link').click();
    await expect(this.page.locator('.open > h2')).toBeFocused();
    await expect(this.beside.locator('.facts')).toBeVisible();
  }

  /** Chooses what is said, where there is a choice, and says it. */
  async write(text, kind) {
    if (kind) await this.beside.locator('label').filter({ hasText: kind }).click();
    await this.text.fill(text);
    await this.send.click();
  }
}
