// A page as the server has rendered it, before the app is there, and the moment in which the app takes
// it over.

import { started } from '../harness/story.js';

export class FirstPaint {
  #arrive;

  constructor(page) {
    this.page = page;
    this.arrived = new Promise((arrive) => (this.#arrive = arrive));
  }

  /** Keeps the program from arriving until `arrive` is called, and opens a path. */
  async open(path) {
    await this.page.route('**/*_bg.wasm', async (route) => {
      await this.arrived;
      await route.continue();
    });
    await this.page.addInitScript(() => {
      window.shifted = 0;
      new PerformanceObserver((list) => {
        // Setting up the screen counts as input to Chromium: every shift counts here.
        for (const shift of list.getEntries()) window.shifted += shift.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await this.page.goto(path, { waitUntil: 'commit' });
    await this.page.locator('footer').waitFor({ state: 'attached' });
    await this.page.waitForLoadState('domcontentloaded').catch(() => undefined);
    await this.page.evaluate(() => {
      window.before = [...document.querySelectorAll('#app *')];
    });
  }

  /** The program arrives; waits until it has taken over, and what depends on the hour is there. */
  async arrive() {
    this.#arrive();
    await started(this.page);
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(done), 50))));
  }

  /** The elements that were there before and are not any more, as they were written. */
  async lost() {
    return this.page.evaluate(() => window.before.filter((element) => !element.isConnected).map((element) => element.outerHTML.slice(0, 200)));
  }

  /** The sum of all layout shifts since the page was opened. */
  async shifted() {
    return this.page.evaluate(() => window.shifted);
  }
}
