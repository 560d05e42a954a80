// Checks a receipt on the phone: asks the public log, and lets the module `seal` judge every answer.
// Before that it finds the receipt in a file, on a picture or before the camera.
//
// The page loads this file, and this file the modules, only where somebody checks a receipt: `seal` to
// check, `eye` where a code is to be read that the browser cannot read. What a receipt says never leaves
// the phone; the log is asked for the hash of its entry. See docs/LOG.md.

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? '';

const opened = {};

/** A module, loaded once. The build names its files in the page; the last two are its glue and itself. */
function open(name) {
  opened[name] ??= (async () => {
    const [glue, module] = meta(`mingbai-${name}`).split(' ').slice(-2);
    const loaded = await import(glue);
    await loaded.default({ module_or_path: module });
    return loaded;
  })();
  opened[name].catch(() => delete opened[name]);
  return opened[name];
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
  const { check_receipt, check_head, check_inclusion, check_consistency, leaf } = await open('seal');
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

/** How many pixels the longer side of a picture has at most: enough for most, and for a code far away. */
const SIDES = [1200, 2400];

/** The text of a QR code as the browser reads it; `null` where it cannot: some know no codes, some only say so. */
async function browserSees(source) {
  const formats = await window.BarcodeDetector?.getSupportedFormats();
  if (!formats?.includes('qr_code')) return null;
  const [code] = await new window.BarcodeDetector({ formats: ['qr_code'] }).detect(source);
  return code?.rawValue ?? '';
}

/** The text of a QR code on a picture or in a video of this size; empty where none is seen. */
async function look(source, width, height, side) {
  const seen = await browserSees(source).catch(() => null);
  if (seen !== null) return seen;
  const eye = await open('eye');
  const scale = Math.min(1, side / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  if (canvas.width === 0 || canvas.height === 0) return '';
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  try {
    return eye.read_code(data, canvas.width);
  } catch {
    // It ended over this picture: the next one may be read.
    return '';
  }
}

/** Who waits for what is found, and the camera that is on for them. */
let looking = {};

/** Switches the camera off, and lets nobody hear what is found from now on. */
function stop() {
  close(looking);
  looking = {};
}

const close = ({ camera }) => camera?.getTracks().forEach((track) => track.stop());

/** What was found, for whoever has not stopped or left meanwhile. */
async function unlessStopped(who, found) {
  try {
    return await found;
  } finally {
    if (looking !== who) await new Promise(() => {});
  }
}

/** The text in the file chosen in a field, or in the QR code on that picture; empty where there is none. */
function read(field) {
  stop();
  return unlessStopped(looking, inFile(field));
}

async function inFile(field) {
  const [file] = document.getElementById(field).files;
  if (!file) return '';
  if (!file.type.startsWith('image/')) return file.size < 100_000 ? file.text() : '';
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return '';
  const { width, height } = picture;
  for (const side of SIDES) {
    const text = await look(picture, width, height, side);
    if (text !== '' || Math.max(width, height) <= side) return text;
  }
  return '';
}

/** Shows the camera in a video element until it has seen a QR code; empty where it is refused or ends. */
function scan(element) {
  stop();
  return unlessStopped(looking, beforeCamera(element, looking));
}

async function beforeCamera(element, who) {
  const video = document.getElementById(element);
  const asked = { video: { facingMode: 'environment' } };
  who.camera = await navigator.mediaDevices.getUserMedia(asked).catch(() => null);
  try {
    // Whoever has gone meanwhile is not filmed.
    if (looking !== who || who.camera === null) return '';
    video.srcObject = who.camera;
    await video.play();
    while (who.camera.active) {
      const text = await look(video, video.videoWidth, video.videoHeight, SIDES[0]);
      if (text !== '') return text;
      await new Promise((next) => setTimeout(next, 200));
    }
    return '';
  } finally {
    close(who);
  }
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
