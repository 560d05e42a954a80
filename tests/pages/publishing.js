// What publishers keep: the list, and one thing open with its form.
import { Desk } from './desk.js';

export class Publishing extends Desk {
  constructor(app, words) {
    super(app, words);
    this.title = this.beside.getByRole('heading', { level: 2 }).first();
    this.preview = app.page.frameLocator('iframe.phone');
    this.checked = this.main.locator('section.checked');
    this.save = this.main.getByRole('button', { name: '存草稿' });
    this.unsaved = this.main.locator('.save').getByText('有没存的改动');
    this.discard = this.main.getByRole('button', { name: '扔掉草稿' });
    this.shut = this.main.getByRole('link', { name: '关上' });
    this.read = this.main.getByRole('button', { name: '看一看' });
    this.day = this.main.getByLabel('哪天公布（空着就是现在）');
  }

  /** Opens something, such as `guide:id-card`, where one is signed in. */
  async openOne(of) {
    await this.open(`/desk/publishing?open=${encodeURIComponent(of)}`);
    await this.main.getByRole('heading', { level: 3 }).first().waitFor();
  }

  /** The link in the list that opens something. */
  link(of) {
    return this.main.locator(`a[data-row][href$="open=${encodeURIComponent(of)}"]`);
  }

  /** The row of something in the list. */
  rowOf(of) {
    return this.rows.filter({ has: this.page.locator(`a[data-row][href$="open=${encodeURIComponent(of)}"]`) });
  }

  /** The field at a pointer. */
  at(pointer) {
    return this.main.locator(`#draft${pointer.replaceAll('/', '-')}`);
  }

  /** Saves, and waits until the file has come anew. */
  async keep() {
    await this.save.click();
    await this.discard.waitFor();
  }

  /** Publishes what is saved. */
  async publish() {
    await this.main.getByRole('button', { name: '公布……' }).click();
    await this.main.getByRole('button', { name: '公布', exact: true }).click();
  }

  /** Chooses a sheet. */
  async choose(name, mimeType, buffer) {
    await this.main.getByLabel(/选文件/).setInputFiles({ name, mimeType, buffer });
  }
}
