// The home page, as a person sees it.

export class Home {
  constructor(app) {
    this.app = app;
    this.heading = app.page.getByRole('heading', { level: 1 });
  }

  async open() {
    await this.app.open('/');
  }
}
