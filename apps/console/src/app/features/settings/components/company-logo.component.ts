import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import {
  type CompanyLogo,
  type LogoView,
  chooseCompanyLogo,
  companyLogo,
  logoUpload,
  uploadCompanyLogo,
  url,
} from '@picolo/contracts';
import { ButtonComponent, CardComponent, Toasts } from '@picolo/ui';
import { Api, type ProblemError, toProblem } from '@picolo/web';
import { FileDropComponent } from '../../../platform/file-drop.component';
import { ProgressComponent } from '../../../platform/progress.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';

/** The logo of the documents (IN-7): sent by drop or choice, shown as it will be printed, replaced and removed with undo. */
@Component({
  selector: 'app-company-logo',
  imports: [ButtonComponent, CardComponent, FileDropComponent, ProgressComponent, RefusalComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-card [title]="t('settings.logo')">
      <div class="ui-stack">
        <app-refusal [problem]="problem()" />
        @if (logo(); as shown) {
          <div class="present">
            <img
              class="paper"
              [src]="address()"
              [width]="shown.width"
              [height]="shown.height"
              [alt]="t('settings.logoOf', { name: name() })"
            />
            <button uiButton type="button" icon="delete" size="small" [disabled]="busy()" (click)="remove(shown)">
              {{ t('settings.logoRemove') }}
            </button>
          </div>
        }
        @if (sending(); as file) {
          <app-progress [label]="t('upload.sending', { name: file.name })" [share]="file.share" />
        }
        <app-file-drop
          [rules]="rules"
          [disabled]="busy()"
          [label]="t(logo() ? 'settings.logoReplace' : 'settings.logoAdd')"
          [help]="t('settings.logoHelp')"
          (files)="send($event)"
        />
      </div>
    </ui-card>
  `,
  styles: `
    .present {
      display: flex;
      flex-wrap: wrap;
      gap: 16px;
      align-items: center;
    }
    /* Documents are printed on white, in the dark theme too. */
    .paper {
      box-sizing: content-box;
      width: auto;
      max-width: min(100%, 360px);
      height: auto;
      max-height: 92px;
      padding: 16px;
      border: 1px solid var(--color-border);
      border-radius: var(--radius);
      background: #fff;
    }
  `,
})
export class CompanyLogoComponent {
  readonly company = input.required<CompanyLogo | null>();
  /** Of the company, for who does not see the picture. */
  readonly name = input('');

  protected readonly t = inject(Texts).t;
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly rules = logoUpload;
  protected readonly logo = linkedSignal(() => this.company());
  protected readonly sending = signal<{ readonly name: string; readonly share: number } | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ProblemError | null>(null);
  protected readonly address = computed(() => url(companyLogo, { hash: this.logo()?.sha256 ?? '' }));

  protected async send([file]: readonly File[]): Promise<void> {
    if (file === undefined) return;
    const before = this.logo();
    this.sending.set({ name: file.name, share: 0 });
    const onProgress = (share: number): void => this.sending.set({ name: file.name, share });
    const done = await this.act(() => this.api.call(uploadCompanyLogo, { file, onProgress }));
    this.sending.set(null);
    if (done) this.told('settings.logoSaved', before);
  }

  protected async remove(before: CompanyLogo): Promise<void> {
    if (await this.choose(null)) this.told('settings.logoRemoved', before);
  }

  private choose(sha256: string | null): Promise<boolean> {
    return this.act(() => this.api.call(chooseCompanyLogo, { body: { sha256 } }));
  }

  private told(key: 'settings.logoSaved' | 'settings.logoRemoved', before: CompanyLogo | null): void {
    this.toasts.show(this.t(key), () => void this.choose(before?.sha256 ?? null));
  }

  private async act(work: () => Promise<LogoView>): Promise<boolean> {
    this.problem.set(null);
    this.busy.set(true);
    try {
      this.logo.set((await work()).logo);
      return true;
    } catch (error) {
      this.problem.set(toProblem(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
