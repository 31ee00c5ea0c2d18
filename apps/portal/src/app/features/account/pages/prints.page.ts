import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { keyByBody } from '@picolo/client';
import { type MyPrintView, type PrintStatus, listMyPrints, maxPrintContentBytes, print } from '@picolo/contracts';
import {
  ButtonComponent,
  CountPipe,
  EmptyStateComponent,
  FieldComponent,
  FormDirective,
  InputDirective,
  RelativePipe,
  SkeletonComponent,
  StateChipComponent,
} from '@picolo/ui';
import { Api, afterReconnect, followLive, loaded, outdated } from '@picolo/web';
import { bytesOf, printContentRules, submission } from '@picolo/web/forms';
import { ProblemComponent } from '../../../platform/problem.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Seo } from '../../../platform/seo.service';
import { Texts } from '../../../platform/texts';

const AT_ONCE = 20;

/** "Message à imprimer" for clients who may (PR-1): a text, "Envoyer", and live what becomes of it. */
@Component({
  selector: 'app-prints',
  imports: [
    ButtonComponent,
    CountPipe,
    EmptyStateComponent,
    FieldComponent,
    FormDirective,
    FormField,
    InputDirective,
    ProblemComponent,
    RefusalComponent,
    RelativePipe,
    SkeletonComponent,
    StateChipComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './prints.page.html',
})
export class PrintsPage {
  private readonly api = inject(Api);
  protected readonly t = inject(Texts).t;
  protected readonly max = maxPrintContentBytes;
  protected readonly prints = loaded(() => this.api.request(listMyPrints, { query: { limit: AT_ONCE } }));
  protected readonly loadingMore = signal(false);
  private readonly model = signal({ content: '' });
  protected readonly used = computed(() => bytesOf(this.model().content));
  protected readonly fields = form(this.model, (path) => {
    printContentRules(path.content);
  });
  protected readonly sending = submission(this.fields, () => this.submit(), {
    fieldOfCode: {
      'PRINTING.CONTENT_EMPTY': 'content',
      'PRINTING.CONTENT_TOO_LONG': 'content',
      'PRINTING.CONTENT_NOT_TEXT': 'content',
      'PRINTING.CHARACTERS_NOT_PRINTABLE': 'content',
    },
  });
  /** Sent again after a lost answer, the same message prints once. */
  private keyOf = keyByBody();

  constructor() {
    const seo = inject(Seo);
    effect(() => {
      seo.show({ title: `${this.t('prints.title')} – ${this.t('brand')}` });
    });
    followLive('print-job:changed', (told) => {
      const known = this.prints.value()?.items.find(({ id }) => id === told.id);
      // A message sent from another tab or device is not here yet.
      if (known === undefined) this.prints.reload();
      else if (outdated(known, told)) this.replace(told.id, told.status as PrintStatus, told.version, told.at);
    });
    afterReconnect(() => {
      this.prints.reload();
    });
  }

  protected status(status: PrintStatus): string {
    return this.t(`prints.status.${status}`);
  }

  protected says(status: PrintStatus): string {
    return this.t(`prints.says.${status}`);
  }

  protected async send(): Promise<void> {
    if (!(await this.sending.run())) return;
    this.keyOf = keyByBody();
    this.fields().reset({ content: '' });
  }

  protected async more(): Promise<void> {
    const cursor = this.prints.value()?.nextCursor ?? undefined;
    if (cursor === undefined || this.loadingMore()) return;
    this.loadingMore.set(true);
    try {
      const page = await this.api.call(listMyPrints, { query: { limit: AT_ONCE, cursor } });
      this.prints.update((known) => ({ ...page, items: [...known.items, ...page.items] }));
    } finally {
      this.loadingMore.set(false);
    }
  }

  private async submit(): Promise<void> {
    const { content } = this.model();
    const job = await this.api.call(print, { body: { content }, idempotencyKey: this.keyOf({ content }) });
    const { id, status, version, createdAt, updatedAt } = job;
    this.add({ id, status, version, content, createdAt, updatedAt });
  }

  private add(sent: MyPrintView): void {
    this.prints.update((known) =>
      known.items.some(({ id }) => id === sent.id) ? known : { ...known, items: [sent, ...known.items] },
    );
  }

  private replace(id: number, status: PrintStatus, version: number, updatedAt: string): void {
    this.prints.update((known) => ({
      ...known,
      items: known.items.map((item) => (item.id === id ? { ...item, status, version, updatedAt } : item)),
    }));
  }
}
