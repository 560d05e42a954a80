// Rating a window: the chooser, the form, what came of it.
import { expect } from '@playwright/test';

import { Frame } from './frame.js';

export class Rate extends Frame {
  constructor(app, words) {
    super(app, words);
    this.window = this.main.locator('.rate-w');
    this.faces = this.main.locator('.face');
    this.code = this.main.locator('#rate-code');
    this.counts = this.main.locator('.counts');
    this.more = this.main.locator('.say summary');
    this.comment = this.main.locator('#rate-comment');
    this.item = this.main.locator('#rate-item');
    this.send = this.main.locator('.bar button');
    this.faults = this.main.locator('#rate-faults');
    this.errors = this.main.locator('.err:visible');
    // Afterwards.
    this.seal = this.main.locator('.seal');
    this.how = this.main.locator('.said-rows li');
    this.follow = this.main.getByRole('link', { name: /看后续|See what comes of it/ });
    this.check = this.main.getByRole('link', { name: /核对凭据|Check the receipt/ });
    this.save = this.main.getByRole('button', { name: /存下凭据|Save the receipt/ });
    this.keep = this.main.locator('.keep input');
    this.again = this.main.getByRole('button', { name: /再送一次|Send it now/ });
    this.discard = this.main.getByRole('button', { name: /不送了，删掉|Delete it unsent/ });
    this.waiting = this.main.locator('.waiting li');
    this.mine = this.main.locator('.mine .kept li');
    // Which window.
    this.filter = this.main.locator('#rate-filter');
    this.windows = this.main.locator('.cells a');
  }

  /** The row of a level, 5 the best. */
  level(number) {
    return this.main.locator('.faces > li').nth(5 - number);
  }

  /** The reasons that are to be seen. */
  get reasons() {
    return this.main.locator('.more .pick:visible');
  }

  async choose(number) {
    await this.level(number).locator('.face').click();
  }

  /** Gives a good rating and waits until it is taken in. */
  async give(number, heading) {
    await this.choose(number);
    await this.send.click();
    await expect(this.heading).toHaveText(heading, { timeout: 30_000 });
  }

  reason(words) {
    return this.reasons.filter({ hasText: words });
  }
}
