/** Writes on their way into the cells. They arrive in pieces; whoever wants the workbook whole waits for their end. */
export class Writes {
  #running = 0;
  #waiting: (() => void)[] = [];

  /** Whether one is half-way. */
  get running(): boolean {
    return this.#running > 0;
  }

  begin(): void {
    this.#running += 1;
  }

  end(): void {
    this.#running -= 1;
    if (this.running) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const each of waiting) each();
  }

  /**
   * Resolves when none is half-way and what follows from the last one is there.
   * @param right resolves when what stands in the cells is right
   */
  async whole(right: () => Promise<void>): Promise<void> {
    for (;;) {
      await right();
      if (!this.running) return;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }
}
