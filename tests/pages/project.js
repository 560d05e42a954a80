// The page about a green-channel project, and the form before it.
import { Frame } from './frame.js';

export class Project extends Frame {
  constructor(app, words) {
    super(app, words);
    this.number = this.main.locator('#opened-number');
    this.code = this.main.locator('#opened-code');
    this.numberFault = this.main.locator('#opened-number-err');
    this.codeFault = this.main.locator('#opened-code-err');
    this.lookUp = this.main.locator('form button');
    this.trouble = this.main.locator('#opened-trouble');
    this.say = this.main.locator('.say');
    this.pens = this.main.locator('.plan-sec').locator('xpath=preceding-sibling::section').locator('.pen > li');
    this.axis = this.main.locator('.axis-box');
    this.rows = this.main.locator('.axis .ap');
    this.table = this.main.locator('table.plan');
    this.switch = this.main.locator('.plan-sec > p .link-b');
    this.which = this.main.locator('.slip select');
    this.days = this.main.locator('.slip input');
    this.outcome = this.main.locator('.slip-out');
    this.share = this.main.locator('#share');
    this.said = this.main.locator('#share-said');
    this.qr = this.share.locator('.qr');
    this.calendar = this.main.locator('a[download]');
    this.keep = this.main.getByRole('checkbox');
    this.again = this.main.getByRole('button', { name: /再查一次|Look again/ });
    this.strip = app.page.locator('.strip');
    this.mine = this.main.locator('.mine li');
  }

  async open(query = '') {
    await this.app.open(`/projects${query}`);
  }

  async ask(number, code) {
    await this.number.fill(number);
    await this.code.fill(code);
    await this.lookUp.click();
  }

  /** Opens a project as its link does. */
  async follow(link, query = '') {
    const [path, code] = link.split('#');
    await this.app.open(`${path}${query}#${code}`);
    await this.say.waitFor();
  }
}
