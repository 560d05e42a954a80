// Halls and windows: all of them, one hall, one window.
import { Frame } from './frame.js';

export class Centers extends Frame {
  constructor(app, words) {
    super(app, words);
    this.search = this.main.getByRole('searchbox');
    /** The windows that the search found. */
    this.found = this.main.locator('li.win');
    this.none = this.main.getByRole('status');
  }

  async open() {
    await this.app.open('/centers');
  }

  /** The row of a hall: its name and whether it is open. */
  hall(name) {
    return this.main.getByRole('link', { name });
  }
}

export class Center extends Frame {
  constructor(app, words) {
    super(app, words);
    this.state = this.main.locator('.open-line').first();
    this.week = this.main.getByRole('row');
    this.windows = this.main.locator('a[href^="/windows/"]');
  }

  async open(id) {
    await this.app.open(`/centers/${id}`);
  }

  day(name) {
    return this.week.filter({ has: this.page.getByRole('rowheader', { name }) }).getByRole('cell');
  }
}

export class Window extends Frame {
  constructor(app, words) {
    super(app, words);
    this.state = this.main.locator('.open-line').first();
    this.week = this.main.getByRole('row');
    this.items = this.main.locator('ol > li').getByRole('link');
  }

  async open(id) {
    await this.app.open(`/windows/${id}`);
  }
}
