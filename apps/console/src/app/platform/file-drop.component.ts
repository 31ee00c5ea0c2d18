import {
  ChangeDetectionStrategy,
  Component,
  booleanAttribute,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import type { UploadRules } from '@picolo/contracts';
import { IconComponent } from '@picolo/ui';
import { Texts } from './texts';

const MEGABYTE = 1024 * 1024;

/** Place to drop files on, or to choose them by keyboard and click. What is too large is said before anything is sent. */
@Component({
  selector: 'app-file-drop',
  imports: [IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label
      class="drop"
      [class.drop--over]="over()"
      [class.drop--off]="disabled()"
      (dragover)="hover($event, true)"
      (dragleave)="hover($event, false)"
      (drop)="dropped($event)"
    >
      <input
        #chooser
        class="ui-visually-hidden"
        type="file"
        [attr.accept]="accept()"
        [multiple]="multiple()"
        [disabled]="disabled()"
        (change)="take(chooser.files); chooser.value = ''"
      />
      <ui-icon name="upload" [size]="20" />
      <span class="words">
        <span class="ui-strong">{{ label() }}</span>
        <span class="ui-muted ui-small">{{ help() }}</span>
      </span>
    </label>
    @if (refused(); as name) {
      <p class="refused" role="alert">{{ t('upload.tooLarge', { name, megabytes: most() }) }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .drop {
      display: flex;
      gap: 14px;
      align-items: center;
      padding: 18px 20px;
      border: 1.5px dashed var(--color-border-strong);
      border-radius: var(--radius);
      cursor: pointer;
    }
    .drop:focus-within {
      outline: 2px solid var(--color-focus);
      outline-offset: 2px;
    }
    .drop--over,
    .drop:hover {
      border-color: var(--color-accent);
      background: var(--color-accent-soft);
    }
    .drop--off {
      cursor: default;
      opacity: 0.6;
    }
    .words {
      display: flex;
      flex-direction: column;
      gap: 2px;
      min-width: 0;
    }
    .refused {
      margin-top: 8px;
      color: var(--color-danger-text);
    }
  `,
})
export class FileDropComponent {
  readonly rules = input.required<UploadRules | null>();
  readonly label = input.required<string>();
  readonly help = input('');
  readonly multiple = input(false, { transform: booleanAttribute });
  readonly disabled = input(false, { transform: booleanAttribute });
  /** Endings for the browser's own dialog, beside the media types. */
  readonly endings = input('');
  readonly files = output<readonly File[]>();

  protected readonly t = inject(Texts).t;
  protected readonly over = signal(false);
  protected readonly refused = signal<string | null>(null);
  protected readonly most = computed(() => String(Math.floor((this.rules()?.maxBytes ?? 0) / MEGABYTE)));
  protected readonly accept = computed(() =>
    [...(this.rules()?.accepts ?? []), this.endings()].filter((type) => type !== '').join(','),
  );

  protected hover(event: DragEvent, over: boolean): void {
    event.preventDefault();
    this.over.set(over && !this.disabled());
  }

  protected dropped(event: DragEvent): void {
    this.hover(event, false);
    if (!this.disabled()) this.take(event.dataTransfer?.files ?? null);
  }

  protected take(list: FileList | null): void {
    const chosen = [...(list ?? [])];
    const files = this.multiple() ? chosen : chosen.slice(0, 1);
    const limit = this.rules()?.maxBytes ?? Number.MAX_SAFE_INTEGER;
    this.refused.set(files.find((file) => file.size > limit)?.name ?? null);
    const fitting = files.filter((file) => file.size <= limit);
    if (fitting.length > 0) this.files.emit(fitting);
  }
}
