/**
 * Presses that come before what they are for: they wait, in the order they were pressed, until it is there.
 *
 * Who knows that something is on its way holds them (`hold`), for every press or only for what changes a ticket.
 */
type Held = "all" | "acts";

const PATIENCE = 10_000; // milliseconds: by then one has looked up, and a late press would surprise
const holding = new Map<symbol, Held>();
let waiting: KeyboardEvent[] = [];
let take: (event: KeyboardEvent) => boolean = () => true;

/** Whether a press has to wait now; `isAct` where it changes a ticket. */
export function mustWait(isAct: boolean): boolean {
  return [...holding.values()].some((one) => one === "all" || isAct);
}

/** Whether presses stand in line, so that each further one stands behind them. */
export function hasWaiting(): boolean {
  return waiting.length > 0;
}

export function wait(event: KeyboardEvent): void {
  waiting.push(event);
}

/** Say what becomes of a press whose time has come: false where it has to wait on. */
export function onTurn(taken: typeof take): void {
  take = taken;
}

/** Whoever takes the mouse goes on in another way: what waits is given up. */
export function giveUp(): void {
  waiting = [];
}

function go(): void {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (take(next)) continue;
    waiting.unshift(next);
    return;
  }
}

/** Let presses wait until the returned function is called, and what was shown because of it stands on the page. */
export function hold(held: Held = "all", patience = PATIENCE): () => void {
  const one = Symbol();
  holding.set(one, held);
  const end = () => {
    clearTimeout(timer);
    // Queries tell their news by such a timer, too: what they told before is drawn first.
    setTimeout(() => holding.delete(one) && go());
  };
  const timer = setTimeout(() => {
    giveUp();
    end();
  }, patience);
  return end;
}
