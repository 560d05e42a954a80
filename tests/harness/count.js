// The due dates of an application, counted apart from the product: in another language and another way. Days
// are walked one after the other through the published calendar, and what silence brings about is found
// at each midnight; what the record says of it is not looked at (R1 to R5).

const UNTIL = '9999-12-31';

/** The day after, or so many days after. */
function next(day, days = 1) {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The later of two days; none where one is not known. */
const later = (a, b) => (a && b && (a > b ? a : b)) || undefined;

/** Whether a pause takes a day out (R2). */
const isOut = (day, pauses) => pauses.some(({ from, to }) => from < day && day <= (to ?? UNTIL));

/** Which days are working days (R1). */
class Works {
  #makeup;
  #off;
  #official;

  constructor({ years }) {
    const dates = (name) => new Set(years.flatMap((year) => year[name] ?? []).map(({ date }) => date));
    this.#makeup = dates('makeup_workdays');
    this.#off = dates('holidays');
    this.#official = new Set(years.filter(({ status }) => status === 'official').map(({ year }) => year));
  }

  on(day) {
    if (this.#off.has(day)) return false;
    return this.#makeup.has(day) || ![0, 6].includes(new Date(day).getUTCDay());
  }

  /** How many there are behind a day, up to another. */
  between(day, until) {
    let found = 0;
    while (day < until) found += this.on((day = next(day))) ? 1 : 0;
    return found;
  }

  /** Whether no notice of the State Council covers a year between two days. */
  provisional(from, to) {
    for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
      if (!this.#official.has(year)) return true;
    }
    return false;
  }

  /** So many working days after a day. */
  after(day, days) {
    for (let left = days; left > 0; left -= this.on(day) ? 1 : 0) day = next(day);
    return day;
  }

  /** What each day is to a clock, from its start on; the festivals' names are left to the calendar. */
  days({ start, limit, unit }, pauses, until) {
    const known = this.due({ start, limit, unit }, pauses);
    let [counted, late] = [0, 0];
    const what = (day) => {
      const works = this.on(day);
      if (day === start) return 'start';
      if (known && day > known.last && works) return `late ${(late += 1)}`;
      if (known && day > known.due) return works ? 'paused' : 'off';
      if (isOut(day, pauses)) return 'paused';
      if (counted < limit && (works || unit === 'calendar_day')) return `counted ${(counted += 1)}`;
      return works ? 'moved' : 'off';
    };
    const found = [];
    for (let day = start; day <= until; day = next(day)) {
      found.push(`${day} ${what(day)}${day === known?.due ? ' due' : ''}`);
    }
    return found;
  }

  /**
   * The last day in time, and the last one on which nobody is late because a pause had begun before (R2):
   * none while a pause is open that began in time.
   */
  due({ start, limit, unit }, pauses) {
    const open = pauses.find(({ to }) => !to);
    let due = start;
    for (let counted = 0; ; due = next(due)) {
      if (open && open.from < due) return null;
      if (due > start && !isOut(due, pauses) && (unit === 'calendar_day' || this.on(due))) counted += 1;
      if (counted >= limit && !isOut(due, pauses) && this.on(due)) break;
    }
    let last = due;
    for (const { from, to } of pauses) if (from <= last && (to ?? UNTIL) > last) last = to ?? UNTIL;
    return last === UNTIL ? null : { due, last };
  }
}

/** One application, lived through day by day. */
class Life {
  notice = null;
  accepted = null;
  decided = null;
  delivered = null;
  ended = null;
  pauses = [];
  steps = [];

  constructor(works, terms, submitted) {
    Object.assign(this, { works, terms, received: submitted });
  }

  /** What has come about by silence when a day begins. */
  midnight(day) {
    if (this.ended || this.decided) return;
    const waits = !this.notice || this.notice.part;
    if (!this.accepted && waits && day >= this.works.after(this.received, 6)) {
      this.accepted = { at: day, on: this.received };
    }
    if (!this.accepted && !waits && day > this.works.after(this.notice.given, 15)) this.#end(day);
    for (const step of this.steps) {
      if (step.shared && step.limit !== null && !step.outcome && this.#ranOut(step, day)) step.outcome = day;
    }
    if (this.terms.deemed_consent && this.accepted && this.#ranOut(this.#committed(), day)) {
      this.decided = { at: day, deemed: true };
    }
  }

  /** What somebody does on a day. */
  happens(event, day) {
    const open = this.pauses.find(({ to }) => !to);
    switch (event.type) {
      case 'accepted':
        this.accepted ??= { at: day, on: day };
        break;
      case 'notice_given':
        this.notice = { given: day, part: null, missing: new Set(event.materials) };
        break;
      case 'supplemented':
        for (const material of event.materials) this.notice.missing.delete(material);
        if (this.notice.missing.size === 0) this.accepted = { at: day, on: day };
        else if (!this.notice.part) this.notice.part = this.received = day;
        break;
      case 'step_started': {
        const planned = this.terms.steps.find(({ name }) => name === event.step);
        const limit = event.working_days ?? (planned.counted ? planned.working_days : null) ?? null;
        const shared = ['parallel', 'joint'].includes(event.handling);
        this.steps.push({ name: event.step, department: event.department, shared, start: day, limit, outcome: null });
        break;
      }
      case 'step_decided': {
        const mine = ({ name, department }) => name === event.step && department === event.department;
        this.steps.findLast(mine).outcome = day;
        break;
      }
      case 'paused':
        this.pauses.push({ from: day, to: null, planned: event.planned_until });
        break;
      case 'resumed':
        open.to = day;
        break;
      case 'decided':
        this.decided = { at: day, deemed: false };
        break;
      case 'delivered':
        this.delivered = day;
        break;
      case 'refused':
      case 'withdrawn':
        this.#end(day);
        break;
      default:
        throw new Error(`nobody does ${event.type}`);
    }
  }

  #end(day) {
    for (const pause of this.pauses) pause.to ??= day;
    this.ended = day;
  }

  #committed() {
    return { start: this.accepted.at, limit: this.terms.committed_working_days };
  }

  /** None where the law counts no days; "on the spot" is a day only where that is promised, too. */
  #statutory() {
    const { terms, accepted } = this;
    const { value, unit } = terms.statutory;
    if (unit === 'working_day' || unit === 'calendar_day') return { start: accepted.on, limit: value, unit };
    const atOnce = unit === 'on_the_spot' && terms.committed_working_days === 0;
    return atOnce ? { start: accepted.on, limit: 0 } : null;
  }

  #ranOut(clock, day) {
    const found = this.works.due(clock, this.pauses);
    return found !== null && day > found.last;
  }

  /** All clocks as somebody sees them on a day, in the order in which a look-up has them. */
  clocks(today) {
    const { notice, accepted, decided, delivered, works } = this;
    const found = [];
    const clock = (name, more, pauses, stopped) => {
      stopped ??= this.ended ?? undefined;
      const one = { clock: name, unit: 'working_day', ...more };
      const known = works.due(one, pauses);
      const ended = pauses.map(({ from, to, planned }) => ({ from, to: to ?? later(planned, from) }));
      const due = known?.due;
      const asPlanned = known ? undefined : works.due(one, ended)?.due;
      const seen = stopped && stopped < today ? stopped : today;
      const late = known ? works.between(known.last, seen) : 0;
      const overdue = known !== null && seen > known.last;
      const provisional = Boolean(due ?? asPlanned) && works.provisional(one.start, due ?? asPlanned);
      const days = works.days(one, pauses, due > seen ? due : seen);
      found.push({ ...one, due, due_as_planned: asPlanned, provisional, stopped, overdue, late, days });
    };
    const answered = notice && !notice.part ? notice.given : undefined;
    clock('acceptance', { start: this.received, limit: 5 }, [], answered ?? accepted?.at);
    if (notice) clock('supplement', { start: notice.given, limit: 15 }, [], notice.part ?? accepted?.at);
    for (const { name, department, start, limit, outcome } of this.steps) {
      if (limit === null) continue;
      clock('step', { step: name, department, start, limit }, this.pauses, outcome ?? decided?.at);
    }
    if (accepted) {
      const delivers = ({ name, counted, working_days: days }) => name.endsWith('送达') && counted && days > 0;
      const toDelivery = this.terms.steps.some(delivers) && !decided?.deemed;
      clock('committed', this.#committed(), this.pauses, toDelivery ? delivered : decided?.at);
      const statutory = this.#statutory();
      if (statutory) clock('statutory', statutory, this.pauses, decided?.at);
    }
    if (decided) {
      const start = decided.deemed ? next(decided.at, -1) : decided.at;
      clock('delivery', { start, limit: decided.deemed ? 1 : 10 }, [], delivered);
    }
    return found;
  }
}

/** The clocks of an application at a moment, as a look-up has them but for the days used, and day by day. */
export function clocks(calendar, { terms, events }, asOf) {
  const done = events.filter(({ type }) => !type.startsWith('deemed_'));
  const dayOf = (at) => at.slice(0, 10);
  const life = new Life(new Works(calendar), terms, dayOf(done[0].at));
  for (let day = life.received; day <= dayOf(asOf); day = next(day)) {
    life.midnight(day);
    for (const event of done.slice(1)) if (dayOf(event.at) === day) life.happens(event, day);
  }
  return life.clocks(dayOf(asOf));
}
