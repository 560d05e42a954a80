// The watch, watched: each of these stories goes wrong in one way, and must therefore fail. Were the
// harness blind, they would pass, and `test.fail()` would make that the failure.
import { test } from './story.js';

/** A page that is all right but for what is put into it. */
function page({ head = '', body = '' }) {
  return `<!doctype html><html lang="zh-CN" data-app><head><title>试</title>${head}</head>
    <body><main><h1>试</h1>${body}</main></body></html>`;
}

async function open(app, parts, headers = {}) {
  const served = { contentType: 'text/html; charset=utf-8', body: page(parts), headers };
  await app.page.route('**/broken', (route) => route.fulfill(served));
  await app.open('/broken');
}

test('a page without fault passes', async ({ app }) => {
  await open(app, {});
  await app.fits();
});

test('trouble that is expected and comes passes', async ({ app }) => {
  app.expectTrouble(/on purpose/);
  await open(app, { body: '<script>console.error("on purpose")</script>' });
});

test.describe('a story fails', () => {
  test.beforeEach(() => test.fail());

  test('on a console error', async ({ app }) => {
    await open(app, { body: '<script>console.error("boom")</script>' });
  });

  test('on an exception', async ({ app }) => {
    await open(app, { body: '<script>throw new Error("boom")</script>' });
  });

  test('on an answer that is an error', async ({ app }) => {
    const fetched = app.page.waitForResponse('**/api/v1/nothing-of-this-name');
    await open(app, { body: '<script>fetch("/api/v1/nothing-of-this-name")</script>' });
    await fetched;
  });

  test('on a request to a third party', async ({ app }) => {
    const failed = app.page.waitForEvent('requestfailed');
    await open(app, { body: '<img alt="" src="https://example.org/pixel.png">' });
    await failed;
  });

  test('on a violation of the content security policy', async ({ app }) => {
    const policy = { 'content-security-policy': "style-src 'none'" };
    await open(app, { body: '<p style="color: inherit">试</p>' }, policy);
  });

  test('on trouble that was expected and does not come', async ({ app }) => {
    app.expectTrouble(/never/);
    await open(app, {});
  });

  test('on an axe violation', async ({ app }) => {
    await open(app, { body: '<button></button>' });
  });

  test('on a page wider than the screen', async ({ app }) => {
    await open(app, {
      head: '<meta name="viewport" content="width=device-width, minimum-scale=1">',
      body: '<div style="width: 500px">试</div>',
    });
    await app.fits();
  });
});
