import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import { type ImportView, startImport } from '@picolo/contracts';
import { Api, type ProblemError, toProblem } from '@picolo/web';
import { FileDropComponent } from '../../../platform/file-drop.component';
import { ProgressComponent } from '../../../platform/progress.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';

/** Takes a CSV file and starts its import. */
@Component({
  selector: 'app-import-upload',
  imports: [FileDropComponent, ProgressComponent, RefusalComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (share() === null) {
      <app-file-drop
        endings=".csv"
        [rules]="rules"
        [label]="t('imports.drop')"
        [help]="t('imports.dropHelp')"
        (files)="send($event)"
      />
    } @else {
      <app-progress [label]="t('upload.sending', { name: name() })" [share]="share()" />
    }
    <app-refusal [problem]="problem()" />
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 12px;
    }
  `,
})
export class ImportUploadComponent {
  readonly started = output<ImportView>();

  protected readonly t = inject(Texts).t;
  protected readonly rules = startImport.upload;
  protected readonly share = signal<number | null>(null);
  protected readonly name = signal('');
  protected readonly problem = signal<ProblemError | null>(null);
  private readonly api = inject(Api);

  protected async send([file]: readonly File[]): Promise<void> {
    if (file === undefined) return;
    this.problem.set(null);
    this.name.set(file.name);
    this.share.set(0);
    try {
      this.started.emit(
        await this.api.call(startImport, {
          file,
          onProgress: (share) => {
            this.share.set(share);
          },
        }),
      );
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.share.set(null);
    }
  }
}
