// The results: items as they are typed, and what narrows them down.
import { expect } from '@playwright/test';

import { Frame } from './frame.js';

export class Results extends Frame {
  constructor(app, words) {
    super(app, words);
    this.search = this.main.getByRole('search').getByRole('combobox');
    /** What completes the words that are being typed. */
    this.completions = this.main.getByRole('listbox').getByRole('option');
    /** The line with the latest searches. */
    this.recent = this.main.locator('.recent');
    this.clear = this.main.getByRole('button', { name: this.words.clear });
    /** How many were found, as a screen reader hears it. */
    this.count = this.main.getByRole('status');
    this.tabs = this.main.getByRole('navigation');
    this.hits = this.main.locator('ol > li');
    this.names = this.hits.getByRole('heading', { level: 2 });
    this.more = this.main.locator('details', { hasText: this.words.more });
    this.department = this.main.getByRole('combobox', { name: this.words.department });
    this.theme = this.main.getByRole('combobox', { name: this.words.theme });
    this.showMore = this.main.locator('ol + p').getByRole('link');
  }

  async open(query = '') {
    await this.app.open(`/items${query}`);
  }

  tab(name) {
    return this.tabs.getByRole('link', { name });
  }

  /** The row of an item, by the beginning of its name. */
  hit(name) {
    return this.hits.getByRole('link', { name });
  }

  /** Asks for more rows: those that come into view take their real height first, and the link moves. */
  async goOn() {
    await this.showMore.scrollIntoViewIfNeeded();
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await this.showMore.click();
  }

  /** How many items are found now. */
  async number() {
    // While the items are on their way it says that, and no number.
    await expect(this.count).toHaveText(/\d/);
    return Number((await this.count.textContent()).match(/\d+/)[0]);
  }

  async openFilters() {
    await this.more.locator('summary').click();
  }
}
