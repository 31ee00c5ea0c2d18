import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  numberAttribute,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type ImportChangeView, type ImportView, importErrorsFile, url } from '@picolo/contracts';
import { ButtonComponent, CardComponent, ChipComponent, CountPipe, MomentPipe, NoticeComponent } from '@picolo/ui';
import { ListBodyComponent } from '../../../platform/list-body.component';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { ProgressComponent } from '../../../platform/progress.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';
import { ImportStateComponent } from '../components/import-state.component';
import { ImportUploadComponent } from '../components/import-upload.component';
import { ImportStore } from '../data/import.store';

@Component({
  selector: 'app-import',
  imports: [
    ButtonComponent,
    CardComponent,
    ChipComponent,
    CountPipe,
    ImportStateComponent,
    ImportUploadComponent,
    ListBodyComponent,
    LoadStateComponent,
    MomentPipe,
    NoticeComponent,
    PageHeadComponent,
    ProgressComponent,
    RefusalComponent,
    RouterLink,
  ],
  providers: [ImportStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './import.page.html',
  styleUrl: './import.page.css',
})
export class ImportPage {
  readonly id = input.required({ transform: numberAttribute });

  private readonly texts = inject(Texts);
  private readonly router = inject(Router);
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  protected readonly store = inject(ImportStore);
  protected readonly run = this.store.run;
  /** Of which import, in which state, something more has to be shown. */
  private readonly stage = computed(
    () => {
      const run = this.run.value();
      return run?.id === this.id() ? { id: run.id, state: run.state } : null;
    },
    { equal: (one, other) => one?.id === other?.id && one?.state === other?.state },
  );

  constructor() {
    effect(() => {
      this.store.open(this.id());
    });
    effect(() => {
      const stage = this.stage();
      untracked(() => {
        if (stage !== null) this.store.show(stage.state);
      });
    });
  }

  protected share({ readBytes, bytes }: ImportView): number {
    return bytes === 0 ? 0 : readBytes / bytes;
  }

  protected errorsFile(): string {
    return url(importErrorsFile, { id: this.id() }, { language: this.texts.language() });
  }

  protected figures({ preview }: ImportView): readonly (readonly [label: string, count: number])[] {
    if (preview === null) return [];
    return [
      [this.t('imports.created'), preview.created],
      [this.t('imports.changed'), preview.changed],
      [this.t('imports.unchanged'), preview.unchanged],
      [this.t('imports.levels'), preview.levels],
      [this.t('imports.categories'), preview.categories],
    ];
  }

  protected effects({ preview }: ImportView): number {
    return preview === null ? 0 : preview.created + preview.changed + preview.levels;
  }

  protected columns({ columns }: ImportChangeView): string {
    return columns.map((column) => this.t(`importColumn.${column}`)).join(', ');
  }

  protected async again({ id }: ImportView): Promise<void> {
    await this.router.navigate(['/imports', id]);
  }
}
