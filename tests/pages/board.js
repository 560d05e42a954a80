// The county's figures (效能公示).
import { Frame } from './frame.js';
import { zh } from './words.js';

export class Board extends Frame {
  constructor(app, words = zh) {
    super(app, words);
    const chinese = words === zh;
    this.levels = this.main.getByRole('navigation', { name: chinese ? '看什么' : 'What to look at' });
    this.period = this.main.getByRole('combobox');
    this.show = this.main.getByRole('button', { name: chinese ? '看这一期' : 'Show' });
    this.csv = this.main.getByRole('link', { name: chinese ? '下载 CSV' : 'Download CSV' });
    this.json = this.main.getByRole('link', { name: chinese ? '下载 JSON' : 'Download JSON' });
    this.print = this.main.getByRole('button', { name: chinese ? '打印，贴在大厅' : 'Print for the notice board' });
    this.ranked = this.main.locator('.rk > li');
    this.rows = this.main.locator('.every tbody tr');
    this.odd = this.section(chinese ? '看着不寻常的' : 'What looks odd');
    this.said = this.main.locator('.quotes > li');
    this.results = this.main.locator('.results .led > li');
    this.ledger = this.main.locator('#ledger');
    this.strip = app.page.locator('.strip');
  }

  async open(query = '') {
    await this.app.open(`/board${query}`);
  }

  /** The section with a heading. */
  section(name) {
    return this.main.locator('section.sec').filter({ has: this.page.getByRole('heading', { level: 2, name }) });
  }

  /** What unfolds the rest of a section's lines. */
  more(name) {
    return this.section(name).locator('details.tbl > summary');
  }

  /** The link to a level: `county`, `center`, `department`, `window`. */
  level(by) {
    return this.levels.locator(by === 'county' ? 'a:not([href*="by="])' : `a[href*="by=${by}"]`);
  }

  /** The value of one of the large figures, as it is read. */
  async figure(name) {
    const cell = this.main.locator('.figs > div').filter({ has: this.page.locator('dt', { hasText: new RegExp(`^${name}$`) }) });
    return (await cell.locator('dd > b').first().innerText()).trim();
  }

  /** What stands in a row below some heads. */
  async cells(row, ...heads) {
    const all = await this.main.locator('.every thead th').allTextContents();
    const cells = await this.rows.filter({ hasText: row }).locator('th, td').allTextContents();
    return heads.map((head) => cells[all.indexOf(head)]);
  }

  /** How something is worked out, opened. */
  async how(name) {
    const details = this.main.locator('details.calc').filter({ has: this.page.locator('summary .vh', { hasText: name }) }).first();
    await details.locator('summary').click();
    return details.locator('p');
  }

  /** Chooses a period in the form. */
  async choose(period) {
    await this.period.selectOption(period);
    await this.show.click();
  }

  async pdf() {
    return this.page.pdf({ preferCSSPageSize: true });
  }
}
