// Checks a receipt on the phone: asks the public log, and lets the module `seal` judge every answer.
//
// The page loads this file, and this file the module, only where somebody checks a receipt. What a
// receipt says never leaves the phone; the log is asked for the hash of its entry. See docs/LOG.md.

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? '';

let opened;

/** The module, loaded once. The build names its files in the page, in this order: this, glue, module. */
function seal() {
  opened ??= (async () => {
    const [, glue, module] = meta('mingbai-seal').split(' ');
    const loaded = await import(glue);
    await loaded.default({ module_or_path: module });
    return loaded;
  })();
  opened.catch(() => (opened = undefined));
  return opened;
}

class Unreachable extends Error {}

/** An answer of the log as text; `null` where there is none (404). */
async function ask(what) {
  const answer = await fetch(`/api/v1/log/${what}`, { credentials: 'omit' }).catch(() => null);
  if (answer?.status === 404) return null;
  if (!answer?.ok) throw new Unreachable(what);
  return answer.text();
}

function parsed(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

/** The outcome as lines: a word, a code, the day, position and size, the day of the head. */
const lines = (...parts) => parts.map((part) => part ?? '').join('\n');

/**
 * Judges a text. `seen` is what was handed out before: keys and the last head of the log, as JSON.
 * Answers with the outcome, what to keep as `seen`, and evidence to save, the last two perhaps empty.
 */
async function check(text, seen) {
  const root = meta('mingbai-root');
  if (root === '') return [lines('no_root'), '', ''];
  const { check_receipt, check_head, check_inclusion, check_consistency, leaf } = await seal();
  const file = parsed(text.trim());
  const receipt = JSON.stringify(file?.receipt ?? file);
  if (leaf(receipt) === '') return [lines('unreadable'), '', ''];
  const { day, kind } = JSON.parse(receipt);
  const before = parsed(seen);
  const keys = await ask('keys').catch(() => JSON.stringify(before?.keys ?? file?.keys ?? null));
  if (keys === 'null' || keys === null) return [lines('unreachable'), '', ''];
  const signed = check_receipt(root, keys, receipt);
  // Keys that are not this county's say nothing about the receipt, and enough about who sent them.
  if (signed === 'other_root' || signed === 'keys') return [lines('broken', signed), '', ''];
  if (signed !== 'ok') return [lines('forged', signed), '', ''];
  try {
    const newest = await ask('head');
    if (newest === null) throw new Unreachable('head');
    const sound = check_head(root, keys, newest);
    if (sound !== 'ok') return [lines('broken', sound), '', ''];
    const head = await goesOn(before?.head, newest, { ask, check_consistency });
    if (head === null) return [lines('broken', 'rewritten'), '', ''];
    const { size, at } = JSON.parse(head);
    const keep = JSON.stringify({ keys: JSON.parse(keys), head: JSON.parse(head) });
    const proof = await ask(`inclusion?leaf=${leaf(receipt)}&size=${size}`);
    if (proof === null) {
      const closed = JSON.parse(await ask('heads')).days;
      const over = closed.length > 0 && closed[0].day >= day;
      return [lines(over ? 'missing' : 'not_yet', kind, day), keep, ''];
    }
    const included = check_inclusion(receipt, head, proof);
    if (included !== 'ok') return [lines('broken', included), '', ''];
    const evidence = { receipt: JSON.parse(receipt), ...JSON.parse(keep), inclusion: JSON.parse(proof) };
    const { index } = evidence.inclusion;
    return [lines('in_log', kind, day, index + 1, size, at.slice(0, 10)), keep, JSON.stringify(evidence)];
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    // Without a network: what the file itself, or an earlier visit, can prove.
    const { head, inclusion } = file ?? {};
    const own = [head, inclusion].map((part) => JSON.stringify(part ?? null));
    if (head && check_head(root, keys, own[0]) === 'ok' && check_inclusion(receipt, ...own) === 'ok') {
      return [lines('in_log', kind, day, inclusion.index + 1, head.size, head.at.slice(0, 10)), '', ''];
    }
    return [lines('signed', kind, day), '', ''];
  }
}

/** The later of two heads, if it goes on from the earlier one; else `null`. */
async function goesOn(before, newest, { ask, check_consistency }) {
  if (!before) return newest;
  // A cache on the way may hand out a head that is some seconds older than the last one.
  const known = JSON.stringify(before);
  const [first, second] = before.size <= JSON.parse(newest).size ? [known, newest] : [newest, known];
  const sizes = [first, second].map((head) => JSON.parse(head).size);
  const proof = await ask(`consistency?first=${sizes[0]}&second=${sizes[1]}`);
  return proof !== null && check_consistency(first, second, proof) === 'ok' ? second : null;
}

const detector = () => new window.BarcodeDetector({ formats: ['qr_code'] });

/** The text in the file chosen in a field, or in the QR code on that picture; empty where there is none. */
async function read(field) {
  const [file] = document.getElementById(field).files;
  if (!file) return '';
  if (!file.type.startsWith('image/')) return file.size < 100_000 ? file.text() : '';
  if (!('BarcodeDetector' in window)) return '';
  const picture = await createImageBitmap(file);
  const [code] = await detector().detect(picture);
  return code?.rawValue ?? '';
}

let camera;

/** Shows the camera in a video element until it has seen a QR code; empty where it was stopped. */
async function scan(element) {
  const video = document.getElementById(element);
  camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  video.srcObject = camera;
  await video.play();
  const eye = detector();
  while (camera?.active) {
    const [code] = await eye.detect(video).catch(() => []);
    if (code) {
      stop();
      return code.rawValue;
    }
    await new Promise((next) => setTimeout(next, 200));
  }
  return '';
}

function stop() {
  camera?.getTracks().forEach((track) => track.stop());
  camera = undefined;
}

/** Hands a text to the browser to be saved as a file. */
function save(name, text) {
  const link = document.createElement('a');
  link.download = name;
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

window.mingbaiReceipt = { check, read, scan, stop, save };
