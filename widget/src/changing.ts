/** Something that changes while others look at it. */
export class Changing<T extends object> {
  readonly #listeners = new Set<() => void>();

  constructor(public state: T) {}

  /** Call `listener` after each change; returns the way to stop it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  change(change: Partial<T>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
