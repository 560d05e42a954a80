// The slip that is printed at the counter.
import { Frame } from './frame.js';

export class Slip extends Frame {
  constructor(app, words) {
    super(app, words);
    this.sheet = this.main.locator('article.slip-sheet');
    this.keys = this.sheet.locator('.slip-key');
    this.codes = this.sheet.locator('svg.qr');
    this.receipt = this.sheet.locator('.slip-text').first();
    this.salt = this.sheet.locator('.slip-text').last();
    this.print = this.main.getByRole('button', { name: /^(打印|Print)$/ });
  }

  /** Opens what the desk answers with, in a language or print size. */
  async open(address, query = '') {
    const [path, fragment] = address.split('#');
    await this.app.open(`${path}${query}${fragment === undefined ? '' : `#${fragment}`}`);
  }

  async pdf() {
    return this.page.pdf({ preferCSSPageSize: true });
  }
}
