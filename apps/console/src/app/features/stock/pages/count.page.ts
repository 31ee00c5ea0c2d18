import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  computed,
  effect,
  inject,
  input,
  numberAttribute,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { CountLineQuery } from '@picolo/contracts';
import {
  ButtonComponent,
  CountPipe,
  DialogComponent,
  FieldComponent,
  FormDirective,
  InputDirective,
  MomentPipe,
  NoticeComponent,
  QuantityPipe,
  SearchInputComponent,
  Toasts,
} from '@picolo/ui';
import { FilterChipsComponent } from '../../../platform/filter-chips.component';
import { ListBodyComponent } from '../../../platform/list-body.component';
import { injectQuery } from '../../../platform/list-query';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';
import { CountEntryComponent, type TypedEntry } from '../components/count-entry.component';
import { CountStateComponent } from '../components/count-state.component';
import { CountTableComponent } from '../components/count-table.component';
import { type CountLine, CountStore } from '../data/count.store';

type Shown = NonNullable<CountLineQuery['show']>;

/** A counting session while it is counted, and its result afterwards (ST-6). */
@Component({
  selector: 'app-count',
  imports: [
    ButtonComponent,
    CountEntryComponent,
    CountPipe,
    CountStateComponent,
    CountTableComponent,
    DialogComponent,
    FieldComponent,
    FilterChipsComponent,
    FormDirective,
    InputDirective,
    ListBodyComponent,
    LoadStateComponent,
    MomentPipe,
    NoticeComponent,
    PageHeadComponent,
    QuantityPipe,
    RefusalComponent,
    SearchInputComponent,
  ],
  providers: [CountStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './count.page.html',
  styleUrl: './count.page.css',
})
export class CountPage {
  /** From the URL. */
  readonly id = input.required({ transform: numberAttribute });
  readonly show = input<Shown>();
  readonly q = input<string>();

  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly store = inject(CountStore);
  protected readonly query = injectQuery();
  private readonly toasts = inject(Toasts);
  private readonly code = viewChild<ElementRef<HTMLInputElement>>('code');
  protected readonly asking = signal<'validate' | 'cancel' | null>(null);
  /** A scanned product was met again on another shelf; a line chosen from the list is corrected. */
  protected readonly again = signal<'add' | 'replace'>('replace');
  protected readonly shown = computed(() => this.show());
  protected readonly choices = computed(() =>
    (['waiting', 'counted', 'different'] as const).map((value) => ({ value, label: this.t(`countShow.${value}`) })),
  );

  constructor() {
    effect(() => {
      const [id, filter] = [this.id(), { show: this.show(), q: this.q() }];
      untracked(() => {
        this.store.begin(id, filter);
      });
    });
  }

  protected async scan(): Promise<void> {
    const box = this.code()?.nativeElement;
    const code = box?.value.trim() ?? '';
    if (box === undefined || code === '') return;
    this.again.set('add');
    const found = await this.store.find(code);
    box.value = '';
    if (!found) box.focus();
  }

  protected choose(line: CountLine): void {
    this.again.set('replace');
    this.store.problem.set(null);
    this.store.stranger.set(null);
    this.store.current.set(line);
  }

  /** Back to the scanner after each entry: the next product is read without a touch. */
  protected async enter({ mode, quantity }: TypedEntry): Promise<void> {
    const line = this.store.current();
    if (line === null) return;
    const body = { productId: line.productId, mode, ...(quantity === undefined ? {} : { quantity }) };
    if (!(await this.store.enter(body))) return;
    this.code()?.nativeElement.focus();
  }

  protected leave(): void {
    this.store.current.set(null);
    this.code()?.nativeElement.focus();
  }

  protected async addStranger(): Promise<void> {
    this.again.set('replace');
    await this.store.addStranger();
  }

  protected async close(how: 'validate' | 'cancel'): Promise<void> {
    const done = await this.store.close(how);
    this.asking.set(null);
    if (!done) return;
    this.toasts.show(this.t(how === 'validate' ? 'count.validated' : 'count.cancelled'));
    if (how === 'validate') await this.query({ show: 'different', q: null });
  }
}
