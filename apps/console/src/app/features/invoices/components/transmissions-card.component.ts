import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import {
  type InvoiceTransmissions,
  type LifeCycleEvent,
  type TransmissionView,
  depositInvoice,
  listTransmissions,
} from '@picolo/contracts';
import {
  ButtonComponent,
  CardComponent,
  ChipComponent,
  MomentPipe,
  NoticeComponent,
  TimelineComponent,
  TimelineItemComponent,
  Toasts,
  type Tone,
} from '@picolo/ui';
import { Api, type ProblemError, afterReconnect, followLive, loaded, toProblem } from '@picolo/web';
import { RefusalComponent } from '../../../platform/refusal.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';

const TONES: Readonly<Partial<Record<number, Tone>>> = {
  205: 'success',
  207: 'warning',
  208: 'warning',
  212: 'success',
};
const REFUSALS: readonly number[] = [210, 213];

/** The invoice on its way through the e-invoicing platform, live; nothing where it does not concern the invoice. */
@Component({
  selector: 'app-transmissions-card',
  imports: [
    ButtonComponent,
    CardComponent,
    ChipComponent,
    MomentPipe,
    NoticeComponent,
    RefusalComponent,
    TimelineComponent,
    TimelineItemComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (shown(); as view) {
      <ui-card [title]="t('transmission.title')">
        <div class="ui-stack" style="--stack-gap: 12px">
          @if (isTest(view)) {
            <ui-notice tone="warning" [title]="t('transmission.test')">{{ t('transmission.testText') }}</ui-notice>
          }
          @for (transmission of view.transmissions; track transmission.id) {
            <div class="ui-stack" style="--stack-gap: 8px">
              <p class="ui-row ui-row--between">
                <span class="ui-strong">{{ t('transmission.attempt', { attempt: transmission.attempt }) }}</span>
                <ui-chip [tone]="tone(transmission)">{{ t(stateKey(transmission)) }}</ui-chip>
              </p>
              @if (transmission.trouble; as trouble) {
                <ui-notice tone="danger">
                  {{ t(transmission.state === 'failed' ? 'transmission.gaveUp' : 'transmission.trouble') }}
                  <span class="ui-sub ui-small">{{ trouble }}</span>
                </ui-notice>
              }
              @if (transmission.events.length) {
                <ol uiTimeline>
                  @for (event of transmission.events; track $index) {
                    <li
                      uiTimelineItem
                      [title]="t(statusKey(event))"
                      [meta]="(event.at | moment) ?? ''"
                      [tone]="toneOf(event)"
                    >
                      @if (reason(event); as text) {
                        <p class="ui-small">{{ text }}</p>
                      }
                    </li>
                  }
                </ol>
              }
              @if (transmission.platformId; as id) {
                <p class="ui-subtle ui-small id">{{ t('transmission.platformId', { id }) }}</p>
              }
            </div>
          } @empty {
            <p class="ui-muted">{{ t('transmission.none') }}</p>
          }
          <app-refusal [problem]="problem()" />
          @if (view.obstacle === null && can('invoices.issue')) {
            <div>
              <button uiButton type="button" size="small" [busy]="busy()" (click)="deposit()">
                {{ t(view.transmissions.length ? 'transmission.again' : 'transmission.deposit') }}
              </button>
            </div>
          }
        </div>
      </ui-card>
    }
  `,
  styles: `
    .id {
      overflow-wrap: anywhere;
    }
  `,
})
export class TransmissionsCardComponent {
  readonly invoiceId = input.required<number>();
  /** Its document is there: only then it can be deposited. */
  readonly ready = input.required<boolean>();

  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly can = injectCan();
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ProblemError | null>(null);
  private readonly view = loaded(() => this.api.request(listTransmissions, { params: { id: this.invoiceId() } }));
  /** Null where there is neither a transmission nor a way to one. */
  protected readonly shown = computed(() => {
    const view = this.view.value();
    if (view === null) return null;
    const concerned = view.obstacle === null || view.obstacle === 'not-ready' || view.transmissions.length > 0;
    return concerned ? view : null;
  });

  constructor() {
    followLive('transmission:changed', ({ invoiceId }) => {
      if (invoiceId === this.invoiceId()) this.view.reload();
    });
    afterReconnect(() => {
      this.view.reload();
    });
    let before: boolean | null = null;
    effect(() => {
      const ready = this.ready();
      if (before === false && ready) this.view.reload();
      before = ready;
    });
  }

  protected isTest({ platform, transmissions }: InvoiceTransmissions): boolean {
    return platform === 'test' || transmissions.some((transmission) => transmission.platform === 'test');
  }

  protected stateKey({ state }: TransmissionView): `transmission.state.${TransmissionView['state']}` {
    return `transmission.state.${state}`;
  }

  protected tone({ state }: TransmissionView): Tone {
    return state === 'refused' || state === 'failed' ? 'danger' : state === 'paid' ? 'success' : 'info';
  }

  protected statusKey({ status }: LifeCycleEvent): `transmission.status.${LifeCycleEvent['status']}` {
    return `transmission.status.${status}`;
  }

  protected toneOf({ status }: LifeCycleEvent): Tone {
    return REFUSALS.includes(status) ? 'danger' : (TONES[status] ?? 'neutral');
  }

  /** In our words where the code is known, else as the platform says it. */
  protected reason({ reasonCode, reason }: LifeCycleEvent): string | null {
    return this.texts.find(`transmission.reason.${reasonCode ?? ''}`) ?? reason ?? reasonCode;
  }

  protected async deposit(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      this.view.set(await this.api.call(depositInvoice, { params: { id: this.invoiceId() } }));
      this.toasts.show(this.t('transmission.done'));
    } catch (error) {
      this.problem.set(toProblem(error));
      this.view.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
