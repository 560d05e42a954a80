// A phone whose browser can be closed, or killed, and opened again with what it has kept.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { test } from './story.js';

export class Phone {
  #folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mingbai-phone-'));
  #browser;
  #address;
  #context = null;

  constructor(playwright, address) {
    this.#browser = playwright.chromium;
    this.#address = address;
  }

  /** Opens the browser: a page. */
  async on() {
    const { launchOptions, viewport, isMobile, hasTouch, locale, timezoneId } = test.info().project.use;
    const phone = { viewport, isMobile, hasTouch, locale, timezoneId, baseURL: this.#address, serviceWorkers: 'allow' };
    this.#context = await this.#browser.launchPersistentContext(this.#folder, { ...launchOptions, ...phone });
    return this.#context.pages()[0] ?? this.#context.newPage();
  }

  /** As when the battery is empty: the browser has no time to write anything. */
  async dies() {
    const closed = new Promise((done) => this.#context.once('close', done));
    process.kill(this.#process(), 'SIGKILL');
    await closed;
    this.#context = null;
  }

  /** The first process of this phone's browser. */
  #process() {
    const numbers = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    const ours = numbers.find((number) => {
      let words = [];
      try {
        words = fs.readFileSync(`/proc/${number}/cmdline`, 'utf8').split('\0');
      } catch {
        // It has ended meanwhile.
      }
      return words.includes(`--user-data-dir=${this.#folder}`) && !words.some((word) => word.startsWith('--type='));
    });
    if (!ours) throw new Error('the browser of this phone is not running');
    return Number(ours);
  }

  async off() {
    await this.#context?.close();
    this.#context = null;
  }

  async away() {
    await this.off();
    fs.rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
