/** A worker's clock may be this far off before a person is told, ms. */
export const clockToleranceMs = 30_000;
const setClockMs = 2_000;

/**
 * The time by which jobs expire: the worker's clock, checked against the server's at each greeting. A clock that is set
 * back while the worker runs does not make a late job look fresh, because the later of wall clock and stopwatch counts.
 */
export class JobClock {
  private startedAt: number;

  constructor(
    private offsetMs: number,
    private readonly wall: () => number = Date.now,
    private readonly stopwatch: () => number = () => performance.now(),
  ) {
    this.startedAt = wall() - stopwatch();
  }

  /** Milliseconds since 1970 by the server, as far as it is known. */
  now(): number {
    return Math.max(this.wall(), this.startedAt + this.stopwatch()) + this.offsetMs;
  }

  iso(): string {
    return new Date(this.now()).toISOString();
  }

  isPast(time: string): boolean {
    return this.now() >= Date.parse(time);
  }

  /** Takes over the server's time, received now and `roundTripMs` after it was asked for. Returns how far we were off, in ms. */
  agree(serverTime: string, roundTripMs: number): number {
    this.startedAt = this.wall() - this.stopwatch();
    const offBy = Date.parse(serverTime) + roundTripMs / 2 - this.now();
    if (Number.isFinite(offBy)) this.offsetMs += offBy;
    return Math.round(offBy);
  }

  /** True when wall clock and stopwatch have drifted apart since the last agreement: somebody set the clock. */
  wasSet(): boolean {
    return Math.abs(this.wall() - this.stopwatch() - this.startedAt) > setClockMs;
  }

  get offset(): number {
    return Math.round(this.offsetMs);
  }
}
