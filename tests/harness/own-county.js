// A story with a county of its own: its keys, and a server that has them.
import { OwnServer } from './own-server.js';
import { County } from './receipts.js';
import { expect, test as base } from './story.js';

export const test = base.extend({
  /** Where the server keeps everything. */
  engine: ['SQLite', { option: true }],
  county: async ({}, use) => use(new County()),
  own: async ({ county, engine }, use) => {
    const own = await OwnServer.start(county, engine);
    await use(own);
    await own.remove();
  },
  baseURL: async ({ own }, use) => use(own.address),
});

export { expect };
