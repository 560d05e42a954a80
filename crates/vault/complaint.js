// Complaints on the phone and on the desk: receipts, sealing and opening, pictures and sound.
//
// A page loads this file when somebody complains, and it starts itself once more as a worker: there the
// module `vault` does what takes long, so that typing never waits, and there the secrets stay. The worker
// can load nothing but this build's programs and speak to nobody but this page. Nothing is kept, and what
// was opened is forgotten with `forget()` or with the page. See docs/SEALING.md.
//
// `window.mingbaiComplaint`: texts come in, promises of texts go out; a structure is JSON. What fails is
// rejected with an `Error` whose message is a code.
//
//   newReceipt()                             a receipt in groups of four
//   readReceipt(text), readPassphrase(text)  lines: `ok` and the secret in groups, or `short` and how many
//                                            characters there are, `character` and which, `long`, `check`
//   checkOffices(keys, today)                how many of the OfficeKeys it is sealed to
//   enter(receipt, county, progress)         {lookup, thread}; from now on this is the reporter. `county` is the
//                                            prefix of its numbers; `progress(0…1)` is an estimate
//   attach(field)                            takes the file of a field, made anew without what it told:
//                                            {id, kind: picture|sound, bytes, url, told: [code], seconds?}.
//                                            Codes: place device author time software thumbnail other
//                                            Rejects: heic picture sound sound_long large none
//   detach(id)                               puts one away again
//   complaint(keys, today, category, routing, account)
//                                            a SealedComplaint with what is attached, which stays attached until
//                                            it is sent; `account` is {about, happened_on, what, wish}
//   note(keys, today, text)                  a NewMessage with what is attached, which stays attached like that
//   read(keys, message, category, routing)   {content, office, files: [{media_type, url}]} of a SealedMessage;
//                                            the last two are the complaint's for the first, else empty
//   warm()                                   loads what works, for whoever will ask soon
//   work(challenge)                          a Proof of the Challenge, in the background
//   picture(svg, width, height, name)        saves a drawing as PNG
//   forget()                                 ends the worker, and with it every secret and what was read
// And for the desk:
//   makeKey()                                {public, passphrase, file}
//   unlock(file, public, passphrase, progress)  from now on this is the office
//   renewKey()                               the same key as in makeKey, under a new passphrase
//   deskRead(keys, thread, message, category, routing, reporter), deskNote(keys, today, thread, reporter, text)

/** In a worker: what it is asked, by the module. */
function worker() {
  let vault, reporter, desk;

  const pause = () => new Promise((next) => setTimeout(next));

  /** How long something will take that is so many times the sample, in milliseconds. */
  function estimate(samples) {
    const began = performance.now();
    vault.sample();
    return (performance.now() - began) * samples;
  }

  async function joined(files) {
    const bytes = new Uint8Array(await new Blob(files).arrayBuffer());
    const attachments = files.map(({ type, size }) => ({ media_type: type, length: size }));
    return [attachments, bytes];
  }

  function opened(message) {
    const { files, office } = message;
    const content = JSON.parse(message.content);
    message.free();
    let at = 0;
    const blobs = (content.attachments ?? []).map(({ media_type, length }) => {
      at += length;
      return new Blob([files.subarray(at - length, at)], { type: media_type });
    });
    return { content, office, files: blobs };
  }

  function known(who) {
    if (!who) throw 'locked';
    return who;
  }

  const answers = {
    async start(glue, module) {
      vault = await import(glue);
      await vault.default({ module_or_path: module });
    },
    newReceipt: () => vault.new_receipt(),
    readReceipt: (text) => vault.read_receipt(text),
    readPassphrase: (text) => vault.read_passphrase(text),
    checkOffices: (root, keys, today) => vault.check_offices(root, keys, today),
    estimateReceipt: () => estimate(vault.receipt_samples()),
    estimatePassphrase: () => estimate(vault.passphrase_samples()),
    enter(receipt, county) {
      reporter?.free();
      reporter = undefined;
      reporter = vault.Reporter.derive(receipt, county);
      return { lookup: reporter.lookup(), thread: reporter.thread() };
    },
    async complaint(root, keys, today, category, routing, account, files) {
      const [attachments, bytes] = await joined(files);
      const whole = JSON.stringify({ ...JSON.parse(account), attachments });
      return known(reporter).complaint(root, keys, today, category, routing, whole, bytes);
    },
    async note(root, keys, today, text, files) {
      const [attachments, bytes] = await joined(files);
      return known(reporter).note(root, keys, today, JSON.stringify({ text, attachments }), bytes);
    },
    read: (...asked) => opened(known(reporter).open(...asked)),
    async work(challenge) {
      const { token, puzzles } = JSON.parse(challenge);
      const nonces = [];
      for (let puzzle = 0, from = 0; puzzle < puzzles; await pause()) {
        const nonce = vault.solve(challenge, puzzle, from, TRIES);
        from += TRIES;
        if (nonce === undefined) continue;
        nonces.push(nonce);
        puzzle += 1;
        from = 0;
      }
      return { token, nonces };
    },
    makeKey: () => vault.Desk.make(),
    unlock(file, key, passphrase) {
      desk?.free();
      desk = undefined;
      desk = vault.Desk.unlock(file, key, passphrase);
    },
    renewKey: () => known(desk).renew(),
    deskRead: (...asked) => opened(known(desk).open(...asked)),
    async deskNote(root, keys, today, thread, reporter, text, files) {
      const [attachments, bytes] = await joined(files);
      const whole = JSON.stringify({ text, attachments });
      return known(desk).note(root, keys, today, thread, reporter, whole, bytes);
    },
    async told(file) {
      return vault.told(new Uint8Array(await file.arrayBuffer()));
    },
    async bare(file) {
      return vault.bare(new Uint8Array(await file.arrayBuffer()));
    },
    wav: (samples) => vault.wav(samples),
  };

  /** How many hashes are tried at a stretch: some ten milliseconds. Other questions come in between. */
  const TRIES = 4096;

  addEventListener('message', async ({ data: [id, name, asked] }) => {
    try {
      postMessage([id, await answers[name](...asked)]);
    } catch (fault) {
      // A code is told, anything else only that it broke.
      postMessage([id, undefined, typeof fault === 'string' ? fault : 'broke']);
    }
  });
}

/** In a page: what it may ask for. */
function page() {
  const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? '';

  let running, attached = [], urls = [];

  /** The worker, started once. The build names the files in the page; the last two are glue and module. */
  function start() {
    running ??= (() => {
      const self = new Worker(import.meta.url, { type: 'module' });
      const waiting = new Map();
      let count = 0;
      self.onmessage = ({ data: [id, answer, fault] }) => {
        const [done, failed] = waiting.get(id);
        waiting.delete(id);
        if (fault) failed(new Error(fault)); else done(answer);
      };
      const end = (code) => {
        self.terminate();
        waiting.forEach(([, failed]) => failed(new Error(code)));
      };
      self.onerror = () => { running = undefined; end('broke') };
      const ask = (name, asked) => new Promise((...both) => {
        waiting.set(++count, both);
        self.postMessage([count, name, asked]);
      });
      const [glue, module] = meta('mingbai-vault').split(' ').slice(-2);
      const ready = WebAssembly.compileStreaming(fetch(module)).then((it) => ask('start', [glue, it]));
      // Whoever asks is told; the next one tries again.
      ready.catch(() => { running = undefined; end('broke') });
      return { ready, ask, end };
    })();
    return running;
  }

  async function ask(name, ...asked) {
    const { ready, ask } = start();
    await ready;
    return ask(name, asked);
  }

  const root = () => meta('mingbai-root');
  const files = () => attached.map(({ file }) => file);

  function url(file) {
    const made = URL.createObjectURL(file);
    urls.push(made);
    return made;
  }

  /** What takes long, with an estimate of how far it is. */
  async function slow(estimate, progress, act) {
    const all = await ask(estimate);
    const began = performance.now();
    const tick = setInterval(() => progress?.(Math.min(0.95, (performance.now() - began) / all)), 100);
    try {
      const answer = await act();
      progress?.(1);
      return answer;
    } finally {
      clearInterval(tick);
    }
  }

  async function shown(answer) {
    const { content, office, files } = await answer;
    const named = files.map((file) => ({ media_type: file.type, url: url(file) }));
    return JSON.stringify({ content, office, files: named });
  }

  /** Seals with what is attached, and puts that away once it is sealed. */
  async function sealed(...asked) {
    const answer = await ask(...asked, files());
    [...attached].forEach(({ id }) => detach(id));
    return answer;
  }

  let attachments = 0;

  async function attach(field) {
    const [file] = document.getElementById(field).files;
    if (!file) throw new Error('none');
    if (file.size > MOST_BYTES) throw new Error('large');
    const sound = /^(audio|video)\//.test(file.type);
    const made = await (sound ? soundAnew(file) : pictureAnew(file));
    const entry = { id: String(++attachments), ...made, url: url(made.file) };
    attached.push(entry);
    const { file: { size: bytes }, ...rest } = entry;
    return JSON.stringify({ ...rest, bytes });
  }

  function detach(id) {
    attached.filter((one) => one.id === id).forEach((one) => URL.revokeObjectURL(one.url));
    attached = attached.filter((one) => one.id !== id);
  }

  /** A picture drawn anew: as large as it must be to be read, and nothing in it but the picture. */
  async function pictureAnew(file) {
    const picture = await createImageBitmap(file).catch(() => null);
    if (picture === null) throw new Error(await isHeic(file) ? 'heic' : 'picture');
    const told = (await ask('told', file)).split('\n').filter(Boolean);
    const canvas = document.createElement('canvas');
    let drawn;
    for (const [side, quality] of DRAWN) {
      const scale = Math.min(1, side / Math.max(picture.width, picture.height));
      canvas.width = Math.max(1, Math.round(picture.width * scale));
      canvas.height = Math.max(1, Math.round(picture.height * scale));
      const context = canvas.getContext('2d');
      // What is transparent is paper.
      context.fillStyle = '#fff';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(picture, 0, 0, canvas.width, canvas.height);
      drawn = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality));
      if (drawn && drawn.size <= PICTURE_BYTES) break;
    }
    picture.close();
    canvas.width = 0;
    const bytes = drawn && drawn.size <= PICTURE_BYTES ? await ask('bare', drawn) : [];
    if (bytes.length === 0) throw new Error('picture');
    return { kind: 'picture', file: new Blob([bytes], { type: 'image/jpeg' }), told };
  }

  /** Whether a file says that it is HEIF, as phones of one maker write it and few browsers read it. */
  async function isHeic(file) {
    const head = await file.slice(4, 12).text();
    return /^ftyp(hei|hev|mif1|msf1)/.test(head);
  }

  /** A sound written anew: one channel, as good as a telephone of today, and nothing but the sound. */
  async function soundAnew(file) {
    // Decoding brings it to the context's rate.
    const context = new OfflineAudioContext(1, 1, RATE);
    const sound = await context.decodeAudioData(await file.arrayBuffer()).catch(() => null);
    if (sound === null || sound.length === 0) throw new Error('sound');
    const seconds = Math.ceil(sound.duration);
    if (seconds > MOST_SECONDS) throw new Error('sound_long');
    const channels = [...Array(sound.numberOfChannels).keys()].map((n) => sound.getChannelData(n));
    const mono = channels[0].map((_, at) =>
      channels.reduce((sum, channel) => sum + channel[at], 0) / channels.length);
    const bytes = await ask('wav', mono);
    const told = (await ask('told', file)).split('\n').filter(Boolean);
    return { kind: 'sound', file: new Blob([bytes], { type: 'audio/wav' }), told, seconds };
  }

  /** Saves a drawing as a picture of that size. */
  async function picture(svg, width, height, name) {
    const image = new Image();
    image.src = url(new Blob([svg], { type: 'image/svg+xml' }));
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [width, height];
    canvas.getContext('2d').drawImage(image, 0, 0, width, height);
    const drawn = await new Promise((done) => canvas.toBlob(done, 'image/png'));
    if (drawn === null) throw new Error('picture');
    Object.assign(document.createElement('a'), { href: url(drawn), download: name }).click();
  }

  function forget() {
    running?.end('forgotten');
    running = undefined;
    urls.forEach((made) => URL.revokeObjectURL(made));
    [attached, urls] = [[], []];
  }

  window.mingbaiComplaint = {
    newReceipt: () => ask('newReceipt'),
    readReceipt: (text) => ask('readReceipt', text),
    readPassphrase: (text) => ask('readPassphrase', text),
    checkOffices: async (keys, today) => String(await ask('checkOffices', root(), keys, today)),
    enter: (receipt, county, progress) => slow('estimateReceipt', progress, async () =>
      JSON.stringify(await ask('enter', receipt, county))),
    attach,
    detach,
    complaint: (keys, ...asked) => ask('complaint', root(), keys, ...asked, files()),
    note: (keys, today, text) => ask('note', root(), keys, today, text, files()),
    read: (keys, ...asked) => shown(ask('read', root(), keys, ...asked)),
    warm: async () => { start(); },
    work: async (challenge) => JSON.stringify(await ask('work', challenge)),
    picture,
    forget,
    makeKey: () => ask('makeKey'),
    unlock: (file, key, passphrase, progress) => slow('estimatePassphrase', progress, async () => {
      await ask('unlock', file, key, passphrase);
      return '';
    }),
    renewKey: () => ask('renewKey'),
    deskRead: (keys, ...asked) => shown(ask('deskRead', root(), keys, ...asked)),
    deskNote: (keys, ...asked) => sealed('deskNote', root(), keys, ...asked),
  };
}

/** The largest file that is looked at. */
const MOST_BYTES = 64 << 20;
/** How large a picture is drawn, and how finely, until it is small enough. */
const DRAWN = [[1600, 0.82], [1600, 0.7], [1280, 0.7], [1280, 0.55], [960, 0.55]];
const PICTURE_BYTES = 400_000;
/** Samples a second of a sound, and how long it may be: 2.9 MB. */
const RATE = 16_000;
const MOST_SECONDS = 180;

if (typeof document === 'undefined') worker(); else page();
