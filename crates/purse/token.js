// Asks for a token of a rating on the phone, and makes the server's answer one: in the module `purse`, which
// is loaded with the first of them. What is sent and kept is the page's business. See docs/TOKENS.md.

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? '';

let opened;

/** The module, loaded once. The build names its files in the page; the last two are its glue and itself. */
function open() {
  opened ??= (async () => {
    const [glue, module] = meta('mingbai-purse').split(' ').slice(-2);
    const loaded = await import(glue);
    await loaded.default({ module_or_path: module });
    return loaded;
  })();
  opened.catch(() => (opened = undefined));
  return opened;
}

/** What the module makes of its texts; what is wrong is thrown with its code as the message. */
async function call(name, ...texts) {
  const purse = await open();
  try {
    return purse[name](...texts);
  } catch (code) {
    throw new Error(code);
  }
}

window.mingbaiToken = {
  name: (...texts) => call('name', ...texts),
  gives: (...texts) => call('gives', meta('mingbai-root'), ...texts),
  ask: () => call('ask'),
  blinded: (asking) => call('blinded', asking),
  finish: (asking, ...rest) => call('finish', asking, meta('mingbai-root'), ...rest),
};
