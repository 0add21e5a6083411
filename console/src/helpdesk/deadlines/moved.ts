/** The list with one of it at another place, from 1 at the top. */
export function moved<T>(list: readonly T[], one: T, place: number): T[] {
  const others = list.filter((it) => it !== one);
  others.splice(Math.max(0, place - 1), 0, one);
  return others;
}
