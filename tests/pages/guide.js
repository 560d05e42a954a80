// The guide of an item.
import { Frame } from './frame.js';

export class Guide extends Frame {
  constructor(app, words) {
    super(app, words);
    this.clock = this.main.getByRole('img', { name: this.words.clock });
    /** "Hand everything in today, decided by …" */
    this.sentence = this.main.locator('.promise .say');
    this.whyDate = this.main.locator('details', { hasText: this.words.whyDate });
    this.situations = this.main.getByRole('radio');
    this.materials = this.main.getByRole('checkbox');
    this.materialsHeading = this.main.locator('#s-mat').getByRole('heading', { level: 2 });
    this.steps = this.main.locator('#s-step ol > li');
    this.windows = this.main.locator('#s-win').getByRole('listitem');
    /** Starts and stops reading aloud; below it what there is to say about that. */
    this.aloud = this.main.locator('.aloud');
    this.aloudSaid = this.main.locator('.above + [role=status]');
    this.toChecklist = this.main.getByRole('link', { name: this.words.toChecklist });
  }

  async open(item, query = '') {
    await this.app.open(`/items/${item}${query}`);
  }

  /** One of the four answers, by its question. */
  answer(question) {
    return this.main
      .locator('dl > div')
      .filter({ has: this.page.locator('dt', { hasText: question }) })
      .first()
      .locator('dd');
  }

  situation(name) {
    return this.main.getByRole('radio', { name, exact: true });
  }

  material(name) {
    return this.main.getByRole('checkbox', { name });
  }
}
