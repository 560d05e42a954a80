// Stories about complaints at the desk: a county with keys of its own, officers, an office key that the root
// has signed, and somebody who complains. Stories import `test` and `expect` from here.
import { ComplaintDesk } from '../pages/complaint-desk.js';
import { ComplaintOffice } from './complaint-office.js';
import { LARGE, Office, test as base, expect } from './desk.js';
import { OwnServer } from './own-server.js';
import { County } from './receipts.js';
import { Reporter } from './reporter.js';

/** A large screen in China, as `browser.newContext` takes it. */
export const SCREEN = { ...LARGE, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };

/** A passphrase as it is shown. */
export const PASSPHRASE = /^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/;

export const test = base.extend({
  /** Where the server keeps everything. */
  engine: ['SQLite', { option: true, scope: 'worker' }],
  county: [async ({}, use) => use(new County()), { scope: 'worker' }],
  office: [
    async ({ county, engine }, use) => {
      const own = await OwnServer.start(county, engine);
      await use(new Office(own));
      await own.remove();
    },
    { scope: 'worker' },
  ],

  /** What whoever keeps the root does with a line that the desk shows. */
  sign: [
    async ({ county, office }, use) =>
      use((line) => {
        const [program, ...words] = line.split(' ');
        expect(program).toBe('mingbai-server');
        const all = words.toSpliced(words.indexOf('--'), 0, '--keys', office.own.keys);
        county.withRoot(office.own.keys, () => office.own.run(...all));
      }),
    { scope: 'worker' },
  ],

  /** A key of the complaint office that the root has signed, with its passphrase: made once, at the desk. */
  held: [
    async ({ office, sign, browser }, use) => {
      const officer = await office.person('keys', '陈静', '--role', 'complaint-officer');
      const elsewhere = await Elsewhere.open(office, browser, officer, '/desk/office-keys?open=%2B');
      const passphrase = await elsewhere.desk.makeKey();
      const line = await elsewhere.desk.line();
      sign(line);
      await elsewhere.close();
      await use({ passphrase, id: line.split(' ').at(-1) });
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  /** An officer of a story's own: each code opens once, and nobody waits for the next one. */
  officer: async ({ office, held }, use) => {
    expect(held.passphrase).toMatch(PASSPHRASE);
    await use(await office.person('officer', '周敏', '--role', 'complaint-officer'));
  },

  /** The same office at work without the desk. */
  bureau: async ({ office, held, browser }, use) => {
    const bureau = await ComplaintOffice.holding(office.own, browser, held);
    await use(bureau);
    await bureau.close();
  },

  reporter: async ({ office, held, browser }, use) => {
    expect(held.passphrase).toMatch(PASSPHRASE);
    const reporter = await Reporter.of(office.own, browser);
    await use(reporter);
    await reporter.close();
  },

  desk: async ({ app }, use) => {
    // Whoever comes to the desk is asked who it is.
    app.expectTrouble(/401/);
    await use(new ComplaintDesk(app));
  },
});

/** Somebody signed in at another desk. */
export class Elsewhere {
  #context;

  constructor(context, desk) {
    this.#context = context;
    this.desk = desk;
  }

  static async open(office, browser, person, path = '/desk/') {
    const context = await browser.newContext({ ...SCREEN, baseURL: office.address });
    const page = await context.newPage();
    const desk = new ComplaintDesk({ page, open: (path) => page.goto(path) });
    await desk.signIn(person, path);
    return new Elsewhere(context, desk);
  }

  async close() {
    await this.#context.close();
  }
}

export { LARGE, expect };
