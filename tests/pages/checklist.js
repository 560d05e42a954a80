// The checklist of an item, and the lists that were ticked on this phone.
import { Frame } from './frame.js';

/** Going on in another browser: the part that is folded away. */
class Carry {
  constructor(frame) {
    this.box = frame.main.locator('details.carry');
    this.send = this.box.getByRole('button');
    this.said = this.box.getByRole('status');
    this.code = this.box.getByRole('img');
  }

  async open() {
    await this.box.locator('summary').click();
  }
}

export class Checklist extends Frame {
  constructor(app, words) {
    super(app, words);
    this.ticks = this.main.getByRole('checkbox');
    this.progress = this.main.getByRole('status').first();
    this.print = this.main.getByRole('button', { name: this.words.print });
    this.share = this.main.getByRole('button', { name: this.words.share, exact: true });
    /** What is said after sharing. */
    this.said = this.page.locator('main > .acts + [role=status]');
    this.carry = new Carry(this);
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
    this.lists = this.main.locator('ul.kept > li');
    this.carry = new Carry(this);
    /** What came along with the address, and the answer to it. */
    this.brought = this.main.locator('.brought');
    this.keep = this.brought.getByRole('button').first();
    this.leave = this.brought.getByRole('button').last();
    this.said = this.main.locator('#brought');
  }

  async open() {
    await this.app.open('/kept');
  }

  list(name) {
    return this.lists.filter({ hasText: name });
  }
}
