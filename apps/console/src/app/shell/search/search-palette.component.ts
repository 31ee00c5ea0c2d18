import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  afterNextRender,
  computed,
  inject,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { type SearchHit, search } from '@picolo/contracts';
import { IconComponent } from '@picolo/ui';
import { Api, type ProblemError, Session } from '@picolo/web';
import { catchError, debounceTime, distinctUntilChanged, map, of, switchMap } from 'rxjs';
import { RefusalComponent } from '../../platform/refusal.component';
import { Texts } from '../../platform/texts';
import { PLACES } from '../places';
import { type SearchChoice, searchChoices } from './search-choices';

/** A pause in typing that is worth a question to the server, in milliseconds. */
const PAUSE = 120;

interface Found {
  readonly q: string;
  readonly hits: readonly SearchHit[];
  readonly problem: ProblemError | null;
}

const NOTHING: Found = { q: '', hits: [], problem: null };

/** The search over everything: a field, and what it finds in groups; arrows choose, Enter opens. */
@Component({
  selector: 'app-search-palette',
  imports: [IconComponent, RefusalComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './search-palette.component.html',
  styleUrl: './search-palette.component.css',
})
export class SearchPaletteComponent {
  readonly chosen = output();

  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly q = signal('');
  protected readonly choices = computed(() =>
    searchChoices({
      q: this.q(),
      places: PLACES,
      hits: this.q().trim() === '' ? [] : this.found().hits,
      can: (permission) => this.session.can(permission),
      t: this.t,
    }),
  );
  /** The list with the name of each group at its first line. */
  protected readonly lines = computed(() =>
    this.choices().map((choice, at, all) => ({
      choice,
      head: all[at - 1]?.group === choice.group ? null : choice.group,
    })),
  );
  protected readonly active = linkedSignal({ source: this.choices, computation: () => 0 });
  protected readonly waiting = computed(() => this.q().trim() !== '' && this.found().q !== this.q().trim());
  protected readonly problem = computed(() => (this.q().trim() === '' ? null : this.found().problem));

  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');
  private readonly found = toSignal(
    toObservable(this.q).pipe(
      map((text) => text.trim()),
      debounceTime(PAUSE),
      distinctUntilChanged(),
      switchMap((q) =>
        q === ''
          ? of(NOTHING)
          : this.api.request(search, { query: { q: q.slice(0, 100) } }).pipe(
              map(({ hits }): Found => ({ q, hits, problem: null })),
              catchError((problem: ProblemError) => of<Found>({ q, hits: [], problem })),
            ),
      ),
    ),
    { initialValue: NOTHING },
  );

  constructor() {
    afterNextRender(() => {
      this.box().nativeElement.focus();
    });
  }

  protected onKey(event: KeyboardEvent): void {
    const count = this.choices().length;
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.active.update((at) => (at + step + count) % count);
      const option = this.list().nativeElement.querySelectorAll('[role=option]').item(this.active());
      option.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const choice = this.choices()[this.active()];
      if (choice) this.open(choice);
    }
  }

  protected open(choice: SearchChoice, event?: Event): void {
    event?.preventDefault();
    this.chosen.emit();
    void this.router.navigateByUrl(choice.path);
  }
}
