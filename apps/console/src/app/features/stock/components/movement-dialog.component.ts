import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { FormField, form, maxLength, required, validate } from '@angular/forms/signals';
import {
  type ManualMovementKind,
  type MovementResult,
  type ProductView,
  addMovement,
  fromJsonNumber,
  manualMovementKinds,
  toJsonNumber,
} from '@picolo/contracts';
import { Api } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import {
  ButtonComponent,
  DecimalInputComponent,
  DialogComponent,
  FieldComponent,
  FormDirective,
  InputDirective,
  QuantityPipe,
} from '@picolo/ui';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';
import { Locations } from '../data/locations';
import { LocationSelectComponent } from './location-select.component';

const SCALE = 4;

/** Receipt, adjustment or count of one product, with the level that results from it. */
@Component({
  selector: 'app-movement-dialog',
  imports: [
    ButtonComponent,
    DecimalInputComponent,
    DialogComponent,
    FieldComponent,
    FormDirective,
    FormField,
    InputDirective,
    LocationSelectComponent,
    QuantityPipe,
    RefusalComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './movement-dialog.component.html',
})
export class MovementDialogComponent {
  /** Open with this kind; closed while null. */
  readonly kind = input.required<ManualMovementKind | null>();
  readonly product = input.required<ProductView | null>();
  readonly closed = output();
  readonly entered = output<MovementResult>();

  protected readonly t = inject(Texts).t;
  protected readonly locations = inject(Locations);
  /** Where; the one that sells until another is chosen. */
  protected readonly locationId = signal<number | null>(null);
  private readonly api = inject(Api);
  protected readonly kinds = manualMovementKinds;
  /** The last open kind stays while the dialog fades. */
  protected readonly chosen = linkedSignal<ManualMovementKind | null, ManualMovementKind>({
    source: this.kind,
    computation: (kind, before) => kind ?? before?.value ?? 'receipt',
  });
  protected readonly words = computed(() => {
    const kind = this.chosen();
    return { quantity: this.t(`movement.quantity.${kind}`), help: this.t(`movement.help.${kind}`) };
  });
  protected readonly names = computed(() => this.kinds.map((kind) => ({ kind, name: this.t(`movementKind.${kind}`) })));

  private readonly model = signal<{ quantity: number | null; reason: string }>({ quantity: null, reason: '' });
  protected readonly form = form(this.model, (path) => {
    required(path.quantity);
    validate(path.quantity, ({ value }) => {
      const quantity = value();
      if (quantity === null) return undefined;
      if (this.chosen() === 'receipt' && quantity <= 0) return { kind: 'positive' };
      if (this.chosen() === 'adjustment' && quantity === 0) return { kind: 'notZero' };
      return this.chosen() === 'count' && quantity < 0 ? { kind: 'notNegative' } : undefined;
    });
    maxLength(path.reason, 500);
  });

  /** On hand there, in the product's unit. */
  protected readonly before = computed(() => {
    const levels = this.product()?.stock?.locations ?? [];
    return levels.find(({ locationId }) => locationId === this.locationId())?.onHand ?? 0;
  });
  /** On hand there after it. */
  protected readonly after = computed(() => {
    const quantity = this.model().quantity;
    const onHand = fromJsonNumber(this.before(), SCALE) ?? 0;
    if (quantity === null) return null;
    return toJsonNumber(this.chosen() === 'count' ? quantity : onHand + quantity, SCALE);
  });

  protected readonly sending = submission(
    this.form,
    async () => {
      const { quantity, reason } = this.model();
      const body = {
        productId: this.product()?.id ?? 0,
        kind: this.chosen(),
        quantity: toJsonNumber(quantity ?? 0, SCALE),
        ...(this.locationId() === null ? {} : { locationId: this.locationId() ?? 0 }),
        ...(reason.trim() ? { reason: reason.trim() } : {}),
      };
      this.entered.emit(await this.api.call(addMovement, { body }));
    },
    {
      fieldOfCode: {
        'STOCK.BELOW_RESERVED': 'quantity',
        'STOCK.BELOW_ZERO': 'quantity',
        'STOCK.QUANTITY_STEP': 'quantity',
      },
    },
  );

  constructor() {
    effect(() => {
      if (this.kind() === null) return;
      this.locations.ensure();
      this.form().reset({ quantity: null, reason: '' });
    });
    effect(() => {
      const sales = this.locations.sales()?.id ?? null;
      if (this.kind() !== null) this.locationId.set(sales);
    });
  }
}
