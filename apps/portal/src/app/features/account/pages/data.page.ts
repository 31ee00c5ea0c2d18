import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import { eraseMyData, exportMyData, keepMyData, myData, myDataArchive, url } from '@picolo/contracts';
import {
  ButtonComponent,
  CardComponent,
  FieldComponent,
  InputDirective,
  NoticeComponent,
  SkeletonComponent,
  Toasts,
  UI_TIME_ZONE,
  formatDate,
} from '@picolo/ui';
import { Api, ProblemError, followLive, loaded } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import { ProblemComponent } from '../../../platform/problem.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Seo } from '../../../platform/seo.service';
import { Texts } from '../../../platform/texts';

const kilobyte = 1000;

/** One's own data: an archive to take along, or to be forgotten (ID-9). */
@Component({
  selector: 'app-data',
  imports: [
    ButtonComponent,
    CardComponent,
    FieldComponent,
    FormField,
    InputDirective,
    NoticeComponent,
    ProblemComponent,
    RefusalComponent,
    SkeletonComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './data.page.html',
  styles: `
    .data-progress {
      width: 100%;
      accent-color: var(--color-accent);
    }
    section + section {
      margin-top: 40px;
    }
  `,
})
export class DataPage {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  private readonly texts = inject(Texts);
  private readonly zone = inject(UI_TIME_ZONE);
  protected readonly t = this.texts.t;

  protected readonly data = loaded(() => this.api.request(myData));
  protected readonly archive = computed(() => this.data.value()?.archive ?? null);
  protected readonly making = computed(() => ['queued', 'running'].includes(this.archive()?.state ?? ''));
  protected readonly address = computed(() => url(myDataArchive, { id: this.archive()?.id ?? 0 }));
  protected readonly size = computed(() => {
    const bytes = this.archive()?.size ?? 0;
    const [value, unit] = bytes < kilobyte ** 2 ? [bytes / kilobyte, 'kilobyte'] : [bytes / kilobyte ** 2, 'megabyte'];
    const digits = { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 } as const;
    return new Intl.NumberFormat(this.texts.language(), digits).format(value);
  });
  protected readonly exporting = signal(false);
  protected readonly exportProblem = signal<ProblemError | null>(null);
  protected readonly keeping = signal(false);
  protected readonly fields = form(signal({ password: '' }), (path) => {
    required(path.password);
  });
  protected readonly erasing = submission(this.fields, () => this.askErasure(), {
    fieldOfCode: { 'IDENTITY.WRONG_PASSWORD': 'password' },
  });

  constructor() {
    followLive('personal-data:changed', () => {
      this.data.reload();
    });
    const seo = inject(Seo);
    effect(() => {
      seo.show({ title: `${this.t('data.title')} – ${this.t('brand')}` });
    });
  }

  protected day(date: string | null | undefined): string {
    return date == null ? '' : formatDate(date, this.texts.language(), this.zone());
  }

  protected async export(): Promise<void> {
    this.exporting.set(true);
    this.exportProblem.set(null);
    try {
      const archive = await this.api.call(exportMyData);
      this.data.set({ erasure: this.data.value()?.erasure ?? null, archive });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      this.exportProblem.set(error);
    } finally {
      this.exporting.set(false);
    }
  }

  protected async erase(event: Event): Promise<void> {
    event.preventDefault();
    if (await this.erasing.run()) this.fields().reset({ password: '' });
  }

  protected async keep(): Promise<void> {
    this.keeping.set(true);
    try {
      await this.api.call(keepMyData);
      this.toasts.show(this.t('data.kept'));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      this.toasts.show(this.t('data.keepFailed'));
    } finally {
      this.keeping.set(false);
      this.data.reload();
    }
  }

  private async askErasure(): Promise<void> {
    const erasure = await this.api.call(eraseMyData, { body: this.fields().value() });
    this.data.set({ archive: this.archive(), erasure });
  }
}
