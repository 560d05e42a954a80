// What stands around every page: header, footer, skip link; and what every page has.
import { zh } from './words.js';

export class Frame {
  constructor(app, words = zh) {
    this.app = app;
    this.page = app.page;
    this.words = words;
    this.root = app.page.locator('html');
    this.main = app.page.getByRole('main');
    this.heading = app.page.getByRole('heading', { level: 1 });
    this.skip = app.page.locator('a.skip');
    this.header = app.page.getByRole('banner');
    this.brand = this.header.getByRole('link').first();
    this.footer = app.page.getByRole('contentinfo');
    /** The switch between standard and large print, and the one to the other language. */
    this.print = this.header.getByRole('navigation').getByRole('link').first();
    this.language = this.header.getByRole('navigation').getByRole('link').last();
  }

  /** The links to a telephone on the page. */
  phones(number) {
    return this.main.locator(`a[href="tel:${number}"]`);
  }
}
