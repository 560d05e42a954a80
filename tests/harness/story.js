// What every story gets without asking: a fixed clock, a watch over everything that goes wrong, and an
// axe audit at its end. Stories import `test` and `expect` from here, never from Playwright.
import { test as base, expect } from '@playwright/test';

import { violations } from './axe.js';
import { Trouble } from './trouble.js';

/** A Friday morning: offices are open, the next working day is a Monday. */
const NOW = '2026-11-20T10:20:00+08:00';

/**
 * What a browser says of a server that is gone: refused or reset where nobody listens, broken off where an answer
 * was under way, failed where the service worker has nothing in its place.
 */
const GONE = /net::ERR_(CONNECTION_\w+|SOCKET_NOT_CONNECTED|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING|CONTENT_LENGTH_MISMATCH|FAILED)/;

/**
 * Stops the date, and nothing else. Playwright's clock replaces timers too, and gives them numbers that
 * do not fit the 32 bits in which a wasm program keeps them: it could not cancel its own.
 */
function stopDate(now) {
  window.Date = new Proxy(Date, {
    construct: (Real, parts) => new Real(...(parts.length > 0 ? parts : [now])),
    get: (Real, name) => (name === 'now' ? () => now : Reflect.get(Real, name)),
  });
}

/** Waits until the app is there, on a page that it has built or taken over. */
export async function started(page) {
  await page.locator('html[data-app]').waitFor({ state: 'attached' });
}

/** The application under the eyes of one story. */
class App {
  constructor(page, trouble) {
    this.page = page;
    this.trouble = trouble;
  }

  /** Opens a path and waits until the app has started and shows a heading. */
  async open(path) {
    await this.page.goto(path);
    await started(this.page);
    await expect(this.page.locator('h1').first()).toBeVisible();
  }

  /**
   * Opens a path as the bare app, without the page that the server renders: as from the service worker
   * where it keeps no page for an address. The app then asks for what it shows.
   */
  async openBare(path) {
    await this.bare();
    await this.open(path);
  }

  /** From now on every page is the bare app. */
  async bare() {
    await this.page.route('**/*', async (route) => {
      const request = route.request();
      if (!request.isNavigationRequest()) return route.fallback();
      const { origin } = new URL(request.url());
      return route.fulfill({ response: await route.fetch({ url: `${origin}/index.html` }) });
    });
  }

  /**
   * Something goes wrong on purpose: a message that matches is no failure. One that never comes is,
   * since the story then does not show what it says.
   */
  expectTrouble(pattern) {
    this.trouble.expect(pattern);
  }

  /** The server goes away in this story: whatever is asked of it meanwhile, or was just being asked, fails. */
  expectGone() {
    this.expectTrouble(GONE);
  }

  /** No axe violation on the page as it is now. */
  async axe() {
    expect(await violations(this.page)).toEqual([]);
  }

  /** The page is no wider than the screen: nobody has to scroll sideways to read. */
  async fits() {
    const wider = await this.page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(wider, 'pixels by which the page is wider than the screen').toBeLessThanOrEqual(0);
  }

  /** Moves the fixed clock, here and on every page that is opened from now on. */
  async setNow(time) {
    const now = new Date(time).getTime();
    await this.page.addInitScript(stopDate, now);
    await this.page.evaluate(stopDate, now);
  }
}

export const test = base.extend({
  /** The moment on the page's clock; `null` leaves the real one. */
  now: [NOW, { option: true }],
  /** Whether the story ends with an axe audit. */
  audit: [true, { option: true }],

  trouble: [
    async ({ context, baseURL }, use) => {
      const trouble = new Trouble(baseURL);
      await trouble.watch(context);
      await use(trouble);
      expect(trouble.unexpected(), 'what went wrong unexpectedly').toEqual([]);
      expect(trouble.missing(), 'trouble that was expected and did not come').toEqual([]);
    },
    { auto: true },
  ],

  app: [
    async ({ page, trouble, now, audit }, use, testInfo) => {
      const app = new App(page, trouble);
      if (now !== null) await app.setNow(now);
      await use(app);
      // A story that failed has said enough; a closed or never opened page has nothing to audit.
      const opened = !page.isClosed() && page.url() !== 'about:blank';
      if (audit && opened && testInfo.errors.length === 0) await app.axe();
    },
    { auto: true },
  ],
});

export { expect };
