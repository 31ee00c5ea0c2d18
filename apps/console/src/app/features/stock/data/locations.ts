import { Injectable, computed, inject, signal } from '@angular/core';
import { type LocationView, listLocations } from '@picolo/contracts';
import { Api, type LoadState, type ProblemError, afterReconnect, followLive, toProblem } from '@picolo/web';

/** The places of the house, for every screen that names one; loaded when first asked for, then followed live. */
@Injectable({ providedIn: 'root' })
export class Locations {
  private readonly api = inject(Api);
  private asked = false;

  readonly all = signal<readonly LocationView[]>([]);
  readonly state = signal<LoadState>('loading');
  readonly problem = signal<ProblemError | null>(null);
  /** The archived ones left out; the one that sells is the first. */
  readonly used = computed(() => this.all().filter(({ archived }) => !archived));
  readonly sales = computed(() => this.all().find(({ sells }) => sells) ?? null);
  readonly several = computed(() => this.used().length > 1);

  constructor() {
    followLive('location:changed', () => void this.again());
    afterReconnect(() => void this.again());
  }

  /** Call where they are needed. */
  ensure(): void {
    if (!this.asked) void this.load();
  }

  async load(): Promise<void> {
    this.asked = true;
    try {
      this.all.set(await this.api.call(listLocations));
      this.problem.set(null);
      this.state.set('ready');
    } catch (error) {
      // Asked again by whoever opens the next screen.
      this.asked = false;
      const problem = toProblem(error);
      this.problem.set(problem);
      if (this.all().length === 0) this.state.set(problem.status === 403 ? 'forbidden' : 'failed');
    }
  }

  name(id: number): string {
    return this.all().find((location) => location.id === id)?.name ?? '';
  }

  private async again(): Promise<void> {
    if (this.asked) await this.load();
  }
}
