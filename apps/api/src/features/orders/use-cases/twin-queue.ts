/**
 * Requests that carry the same key, one after the other within this process. The unique key of the table decides; this
 * only spares it the crowd: twenty twins waiting for one row would all wake together, and deadlock.
 */
export class TwinQueue {
  private readonly last = new Map<string, Promise<void>>();

  /** Runs `work` when whatever came before it under this key has ended, well or not. */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(key);
    const result = before === undefined ? work() : before.then(work);
    const ended = result.then(
      () => undefined,
      () => undefined,
    );
    this.last.set(key, ended);
    try {
      return await result;
    } finally {
      if (this.last.get(key) === ended) this.last.delete(key);
    }
  }
}
