/** Gather what comes in a short time: the first is dealt with at once, the rest together, no oftener than every `pause` ms. */
export function gather<T>(pause: number, act: (gathered: Set<T>) => void): (one: T) => void {
  let waiting = new Set<T>();
  let isResting = false;
  const go = () => {
    const gathered = waiting;
    waiting = new Set();
    isResting = gathered.size > 0;
    if (!isResting) return;
    setTimeout(go, pause);
    act(gathered);
  };
  return (one) => {
    waiting.add(one);
    if (!isResting) go();
  };
}
