// Complaining without a name: the way in, the form with its receipt, and the thread.
import { Frame } from './frame.js';

export class Complaints extends Frame {
  constructor(app, words) {
    super(app, words);
    this.leave = this.header.locator('.leave');
    this.start = this.main.getByRole('link', { name: /写一份投诉|Write a complaint/ });
    this.read = this.main.getByRole('link', { name: /看答复|Read the answer/ });
    this.waiting = this.main.locator('.waiting li');
    this.mine = this.main.locator('.mine .kept li');
    this.sealed = this.main.locator('.sealed');
    // The form.
    this.what = this.main.locator('#c-what');
    this.when = this.main.locator('#c-when');
    this.categories = this.main.locator('input[name=category]');
    this.window = this.main.locator('#c-window');
    this.departments = this.main.locator('select[id^=c-departments]:visible');
    this.number = this.main.locator('#c-number');
    this.files = this.main.locator('#c-files');
    this.attached = this.main.locator('.attached li');
    this.wish = this.main.locator('#c-wish');
    this.draft = this.main.locator('.keeping input');
    this.dates = this.main.locator('.dates dd');
    this.next = this.main.locator('.bar button');
    this.faults = this.main.locator('#c-faults');
    this.going = this.main.locator('#c-going');
    // The receipt.
    this.code = this.main.locator('.code');
    this.retype = this.main.locator('#c-retype');
    this.hint = this.main.locator('#c-retype-said');
    this.locked = this.main.getByText('锁好了。');
    this.send = this.main.locator('form button.wide');
    // The thread.
    this.typed = this.main.locator('#thread-code');
    this.typedFault = this.main.locator('#thread-code-err');
    this.open = this.main.locator('form button.wide');
    this.trouble = this.main.locator('#thread-trouble');
    this.talk = this.main.locator('.talk > li');
    this.add = this.main.locator('#add');
    this.reopen = this.main.locator('#reopen');
    this.addSend = this.main.getByRole('button', { name: /^锁好，寄出$|^Seal and send$/ });
    this.again = this.main.getByRole('button', { name: /再看一次|Look again/ });
  }

  category(words) {
    return this.main.locator('#c-category').locator('..').locator('label', { hasText: words });
  }

  async fill(what, category = '窗口脱岗') {
    await this.what.fill(what);
    await this.category(category).click();
  }

  /** The receipt, without its hyphens. */
  async receipt() {
    return (await this.code.locator('b').allTextContents()).join('');
  }

  /** Writes a complaint up to its receipt, gives that back, and sends it; answers with the receipt. */
  async complain(what, category) {
    await this.fill(what, category);
    await this.next.click();
    return this.giveBack();
  }

  async giveBack() {
    await this.code.waitFor();
    const code = await this.receipt();
    await this.retype.fill(code.slice(-4).toLowerCase());
    await this.send.click();
    return code;
  }
}
