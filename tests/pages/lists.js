// The published lists, and one of them.
import { Frame } from './frame.js';

export class Lists extends Frame {
  constructor(app, words) {
    super(app, words);
    this.rows = this.main.getByRole('listitem').getByRole('link');
  }

  async open() {
    await this.app.open('/lists');
  }
}

export class List extends Frame {
  constructor(app, words) {
    super(app, words);
    this.search = this.main.getByRole('searchbox');
    this.count = this.main.getByRole('status');
    this.entries = this.main.locator('ul > li[id]');
    this.back = this.main.locator('a[href="/lists"]');
  }

  async open(id, fragment = '') {
    await this.app.open(`/lists/${id}${fragment}`);
  }

  entry(id) {
    return this.main.locator(`[id="${id}"]`);
  }
}
