import { workerLeaseMs } from '@picolo/contracts';

/** The server counts too, and its answer takes its time to come here: we are sure for less long than it is patient. */
const sureForMs = workerLeaseMs * 0.75;

interface Moment {
  readonly wall: number;
  readonly stopwatch: number;
}

/**
 * Whether the server can have given up our jobs. After a silence longer than the lease they are `unconfirmed` there, and
 * somebody may have printed them again: what has not begun must then be asked about once more. A PC that slept has been
 * silent too, although its stopwatch stood still: the longer of wall clock and stopwatch counts.
 */
export class LeaseWatch {
  private readonly accepted = new Map<string, number>();
  /** Counts the silences: an accept holds only until the next one. */
  private silences = 0;
  private last: Moment | null = null;

  constructor(private readonly now: () => Moment = () => ({ wall: Date.now(), stopwatch: performance.now() })) {}

  /** The server has just answered something that renews the leases. */
  renew(): void {
    if (this.isSilent()) this.silences += 1;
    this.last = this.now();
  }

  /** The server has just said that this job is ours. */
  accept(uuid: string): void {
    this.renew();
    this.accepted.set(uuid, this.silences);
  }

  /** True while the job cannot have been given up since its accept was answered in this run of the worker. */
  isSure(uuid: string): boolean {
    return !this.isSilent() && this.accepted.get(uuid) === this.silences;
  }

  forget(uuid: string): void {
    this.accepted.delete(uuid);
  }

  private isSilent(): boolean {
    if (this.last === null) return true;
    const { wall, stopwatch } = this.now();
    return Math.max(wall - this.last.wall, stopwatch - this.last.stopwatch) > sureForMs;
  }
}
