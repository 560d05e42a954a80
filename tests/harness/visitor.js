// Somebody at a window, with a phone: scans what stands there, and says how it was.
import { expect } from '@playwright/test';
import { Rate } from '../pages/rate.js';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };

export class Visitor {
  #context;

  constructor(context, page) {
    this.#context = context;
    this.page = page;
    this.rate = new Rate({ page });
  }

  static async of(own, browser) {
    const context = await browser.newContext({ ...PHONE, baseURL: own.address, serviceWorkers: 'block' });
    return new Visitor(context, await context.newPage());
  }

  /** Opens what was scanned, in a tab of its own. */
  async scan(address) {
    await this.page.goto('about:blank');
    await this.page.goto(address);
    await this.page.locator('html[data-app]').waitFor({ state: 'attached' });
    await expect(this.rate.faces.first()).toBeVisible();
  }

  /** Rates it. */
  async says(level, reason, comment) {
    await this.rate.choose(level);
    if (reason) await this.rate.reason(reason).click();
    if (comment) {
      await this.rate.more.click();
      await this.rate.comment.fill(comment);
    }
    await this.rate.send.click();
    await expect(this.rate.heading).toHaveText(/算进去了|收到了/, { timeout: 30_000 });
  }

  /** Where one sees what comes of a bad rating. */
  async link() {
    return this.rate.follow.getAttribute('href');
  }

  async close() {
    await this.#context.close();
  }
}
