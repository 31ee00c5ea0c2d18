import { ChangeDetectionStrategy, Component, type ElementRef, inject, input, output, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PrintJobView } from '@picolo/contracts';
import { ButtonComponent, IconComponent, RelativePipe } from '@picolo/ui';
import { Texts } from '../../../platform/texts';

export interface Decision {
  readonly id: number;
  readonly decision: 'printed' | 'reprint';
}

/** Jobs that may have come out, without proof: a person looks and decides (PR-3). */
@Component({
  selector: 'app-undecided-jobs',
  imports: [ButtonComponent, IconComponent, RelativePipe, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="undecided" [attr.aria-label]="t('printing.undecided')">
      <div class="head">
        <ui-icon name="triangle-alert" />
        <div>
          <h2 #heading tabindex="-1">{{ texts.n('printing.undecidedTitle', jobs().length) }}</h2>
          <p>{{ t('printing.undecidedText') }}</p>
        </div>
      </div>
      <ul role="list">
        @for (job of jobs(); track job.id) {
          <li>
            <span class="ui-grow">
              <a [routerLink]="['/printing/jobs', job.id]">{{ job.title }}</a>
              <span class="sub">
                {{ job.updatedAt | relative }}
                @if (job.printer; as printer) {
                  · {{ printer.name }}
                }
              </span>
            </span>
            @if (canDecide()) {
              <button
                uiButton
                type="button"
                [attr.aria-label]="t('printing.cameOut') + ' – ' + job.title"
                size="small"
                icon="check"
                [busy]="deciding() === job.id"
                (click)="decided.emit({ id: job.id, decision: 'printed' })"
              >
                {{ t('printing.cameOut') }}
              </button>
              <button
                uiButton
                type="button"
                [attr.aria-label]="t('printing.reprint') + ' – ' + job.title"
                size="small"
                icon="retry"
                [disabled]="deciding() === job.id"
                (click)="decided.emit({ id: job.id, decision: 'reprint' })"
              >
                {{ t('printing.reprint') }}
              </button>
              @if (canMove()) {
                <button
                  uiButton
                  type="button"
                  [attr.aria-label]="t('printing.elsewhere') + ' – ' + job.title"
                  size="small"
                  aria-haspopup="dialog"
                  [disabled]="deciding() === job.id"
                  (click)="moved.emit(job)"
                >
                  {{ t('printing.elsewhere') }}
                </button>
              }
            }
          </li>
        }
      </ul>
    </section>
  `,
  styles: `
    .undecided {
      padding: 16px 20px;
      border-radius: var(--card-radius);
      background: var(--color-warning-soft);
      color: var(--color-on-warning-soft);
    }
    .head {
      display: flex;
      gap: 10px;
    }
    .head ui-icon {
      margin-top: 2px;
    }
    ul {
      margin-top: 12px;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
      padding: 10px 0 0 28px;
    }
    a {
      color: inherit;
      font-weight: 550;
    }
    .sub {
      display: block;
      font-size: var(--p-text-13);
    }
    @media (max-width: 640px) {
      li {
        padding: 16px 0 0;
      }
      li > span {
        flex-basis: 100%;
      }
    }
  `,
})
export class UndecidedJobsComponent {
  readonly jobs = input.required<readonly PrintJobView[]>();
  readonly canDecide = input(false);
  /** There is another printer to print them on. */
  readonly canMove = input(false);
  readonly deciding = input<number | null>(null);
  readonly decided = output<Decision>();
  /** Print it again, but elsewhere: where is still to be chosen. */
  readonly moved = output<PrintJobView>();
  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  /** Where somebody stands who decided about a job: its row is gone, the heading says how many are left. */
  focus(): void {
    this.heading().nativeElement.focus();
  }
}
