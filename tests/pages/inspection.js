// The page that says whether an inspection is filed, and the form before it.
import { Frame } from './frame.js';

export class Inspection extends Frame {
  constructor(app, words) {
    super(app, words);
    this.code = this.main.locator('#notice-code');
    this.fault = this.main.locator('#notice-code-err');
    this.lookUp = this.main.locator('form button');
    this.verdict = this.main.locator('.verdict').first();
    this.facts = this.main.locator('.facts-list');
    this.reasons = this.main.locator('#report-what label');
    this.chosen = this.main.locator('#report-what input:checked');
    this.days = this.main.locator('#report-day');
    this.body = this.main.locator('#report-body');
    this.send = this.main.locator('.report form button');
    this.said = this.main.locator('#report-said');
  }

  async open(path, query = '') {
    await this.app.open(`/inspections${path}${query}`);
  }
}
