// The settings of this phone, and what is stored on it.
import { Frame } from './frame.js';

export class Settings extends Frame {
  constructor(app, words) {
    super(app, words);
    /** What is stored here, in words. */
    this.stored = this.main.getByRole('heading', { level: 2 }).last().locator('xpath=following-sibling::p[1]');
    this.erase = this.main.getByRole('button', { name: '全部清除' });
    this.yes = this.main.getByRole('button', { name: '清除', exact: true });
    this.no = this.main.getByRole('button', { name: '不清除' });
    this.said = this.main.locator('#erased');
  }

  async open() {
    await this.app.open('/settings');
  }

  choice(name) {
    return this.main.getByRole('radio', { name, exact: true });
  }

  /** Everything that this site keeps on the phone. */
  async storage() {
    return this.page.evaluate(() => ({ ...localStorage }));
  }
}
