// The checklist of an item, and the lists that were ticked on this phone.
import { Frame } from './frame.js';

export class Checklist extends Frame {
  constructor(app, words) {
    super(app, words);
    this.ticks = this.main.getByRole('checkbox');
    this.progress = this.main.getByRole('status').first();
    this.print = this.main.getByRole('button', { name: this.words.print });
    this.share = this.main.getByRole('button', { name: this.words.share, exact: true });
    /** What is said after sharing. */
    this.said = this.main.locator('.acts + [role=status]');
    this.untick = this.main.getByRole('button', { name: this.words.untick });
    this.qr = this.main.getByRole('img', { name: this.words.qr });
    this.toGuide = this.main.getByRole('link', { name: this.words.toGuide });
    /** The sheet that is printed. */
    this.sheet = this.page.locator('.sheet');
  }

  async open(item, query = '') {
    await this.app.open(`/items/${item}/checklist${query}`);
  }

  tick(name) {
    return this.main.getByRole('checkbox', { name });
  }

  /** What a printer would get, at the size the page asks for. */
  async pdf() {
    return this.page.pdf({ preferCSSPageSize: true });
  }
}

export class Kept extends Frame {
  constructor(app, words) {
    super(app, words);
    this.lists = this.main.getByRole('listitem');
  }

  async open() {
    await this.app.open('/kept');
  }

  list(name) {
    return this.lists.filter({ hasText: name });
  }
}
