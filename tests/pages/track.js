// The page that says where an application stands, and the form before it.
import { expect } from '@playwright/test';

import { Frame } from './frame.js';

export class Track extends Frame {
  constructor(app, words) {
    super(app, words);
    this.number = this.main.locator('#opened-number');
    this.code = this.main.locator('#opened-code');
    this.numberFault = this.main.locator('#opened-number-err');
    this.codeFault = this.main.locator('#opened-code-err');
    this.wrongGroup = this.numberFault.locator('.wrong');
    this.lookUp = this.main.locator('form button');
    this.trouble = this.main.locator('#opened-trouble');
    this.clock = this.main.locator('.clock');
    this.seal = this.main.locator('.seal');
    this.turn = this.main.locator('.turn');
    this.asked = this.main.locator('.asked > li');
    this.course = this.main.locator('.tl > li');
    this.here = this.main.locator('.tl > [aria-current=step]');
    this.days = this.main.locator('table.days tr');
    this.statement = this.main.locator('.statement');
    this.calendar = this.main.locator('a[download]');
    this.keep = this.main.getByRole('checkbox');
    this.again = this.main.getByRole('button', { name: /再查一次|Look again/ });
    this.strip = app.page.locator('.strip');
    this.mine = this.main.locator('.mine li');
  }

  async open(query = '') {
    await this.app.open(`/track${query}`);
  }

  async ask(number, code) {
    await this.number.fill(number);
    await this.code.fill(code);
    await this.lookUp.click();
  }

  /** Opens an application as its QR code does. */
  async follow(slip, query = '') {
    const [path, code] = slip.link.split('#');
    await this.app.open(`${path}${query}#${code}`);
    await this.course.first().waitFor();
  }

  /** Asks again, and waits for the answer. */
  async refresh() {
    const answer = this.page.waitForResponse((answer) => answer.url().endsWith('/applications/lookup'));
    await this.again.click();
    await answer;
    // Its body is read after its head: until then another click would do nothing.
    await expect(this.again).not.toHaveAttribute('aria-busy', 'true');
  }
}
