// The page that checks receipts.
import { Frame } from './frame.js';

export class Verify extends Frame {
  constructor(app, words) {
    super(app, words);
    this.field = this.main.locator('#receipt');
    this.file = this.main.locator('#receipt-file');
    this.check = this.main.locator('form button');
    this.verdict = this.main.locator('#verdict');
    this.scan = this.main.getByRole('button', { name: /用相机扫码|Scan with the camera/ });
    this.save = this.main.getByRole('button', { name: /存下证据|Save the evidence/ });
  }

  async open(query = '') {
    await this.app.open(`/verify${query}`);
  }

  async paste(receipt) {
    await this.field.fill(typeof receipt === 'string' ? receipt : JSON.stringify(receipt));
    await this.check.click();
  }
}
