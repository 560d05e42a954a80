// The home page, as a person sees it.
import { Frame } from './frame.js';

export class Home extends Frame {
  constructor(app, words) {
    super(app, words);
    this.search = this.main.getByRole('search').getByRole('combobox');
    /** What completes the words that are being typed. */
    this.completions = this.main.getByRole('listbox').getByRole('option');
    /** The line with the latest searches. */
    this.recent = this.main.locator('.recent');
    this.go = this.main.getByRole('button', { name: this.words.find });
    /** The line that says whether the hall is open. */
    this.hall = this.main.locator('a[href^="/centers/"]');
    /** The way into large print, and in large print the sizes and the way out. */
    this.elder = this.main.locator('a.elder');
    this.sizes = this.main.locator('nav.sizes').getByRole('link');
  }

  size(name) {
    return this.main.locator('nav.sizes').getByRole('link', { name, exact: true });
  }

  async open() {
    await this.app.open('/');
  }

  /** Types words and sends them off with the keyboard's search key. */
  async searchFor(words) {
    await this.search.fill(words);
    await this.search.press('Enter');
  }
}
