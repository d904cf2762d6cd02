import type { Unsubscribe } from '../../port/program';

/** Those who want to be told of something. */
export class Listeners<Value> {
  readonly #all = new Set<(value: Value) => void>();

  add(listener: (value: Value) => void): Unsubscribe {
    // Subscribing the same function twice makes two subscriptions, each with an end of its own.
    const own = (value: Value) => {
      listener(value);
    };
    this.#all.add(own);
    return () => {
      this.#all.delete(own);
    };
  }

  tell(value: Value): void {
    for (const listener of [...this.#all]) listener(value);
  }
}
