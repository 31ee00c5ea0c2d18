import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import {
  type LocationView,
  archiveLocation,
  createLocation,
  renameLocation,
  reopenLocation,
  sellFromLocation,
} from '@picolo/contracts';
import {
  ButtonComponent,
  ChipComponent,
  CountPipe,
  DialogComponent,
  FieldComponent,
  FormDirective,
  InputDirective,
} from '@picolo/ui';
import { Api, type ProblemError, toProblem } from '@picolo/web';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';
import { Locations } from '../data/locations';

type Act = typeof sellFromLocation | typeof archiveLocation | typeof reopenLocation;

/** The places of the house: made, renamed, archived, and the one that orders take from (ST-8). */
@Component({
  selector: 'app-location-list',
  imports: [
    ButtonComponent,
    ChipComponent,
    CountPipe,
    DialogComponent,
    FieldComponent,
    FormDirective,
    InputDirective,
    LoadStateComponent,
    PageHeadComponent,
    RefusalComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './location-list.page.html',
  styles: `
    .acts {
      display: flex;
      gap: 8px;
      justify-content: flex-end;
    }
    @media (max-width: 640px) {
      .acts {
        flex-wrap: wrap;
      }
    }
  `,
})
export class LocationListPage {
  protected readonly t = inject(Texts).t;
  protected readonly locations = inject(Locations);
  private readonly api = inject(Api);
  protected readonly sell = sellFromLocation;
  protected readonly archive = archiveLocation;
  protected readonly reopen = reopenLocation;

  /** The one that is renamed; null: a new one; undefined: the dialog is closed. */
  protected readonly editing = signal<LocationView | null | undefined>(undefined);
  protected readonly choosing = signal<LocationView | null>(null);
  protected readonly name = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<ProblemError | null>(null);
  protected readonly nameProblem = signal<ProblemError | null>(null);

  constructor() {
    void this.locations.load();
  }

  protected begin(location: LocationView | null): void {
    this.name.set(location?.name ?? '');
    this.nameProblem.set(null);
    this.editing.set(location);
  }

  protected async save(): Promise<void> {
    const [location, name] = [this.editing(), this.name().trim()];
    if (!name || location === undefined) return;
    this.nameProblem.set(
      await this.guarded(() =>
        location === null
          ? this.api.call(createLocation, { body: { name } })
          : this.api.call(renameLocation, { params: { id: location.id }, body: { name, version: location.version } }),
      ),
    );
    if (this.nameProblem() === null) this.editing.set(undefined);
  }

  protected async act(endpoint: Act, location: LocationView | null): Promise<void> {
    if (location === null) return;
    this.problem.set(await this.guarded(() => this.api.call(endpoint, { params: { id: location.id } })));
    this.choosing.set(null);
  }

  private async guarded(work: () => Promise<unknown>): Promise<ProblemError | null> {
    this.busy.set(true);
    try {
      await work();
      await this.locations.load();
      return null;
    } catch (error) {
      return toProblem(error);
    } finally {
      this.busy.set(false);
    }
  }
}
