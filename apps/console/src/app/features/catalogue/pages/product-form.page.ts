import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { FormField, form, maxLength, min, required, validate } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import {
  type CategoryView,
  changeProduct,
  createCategory,
  createProduct,
  getProduct,
  listCategories,
  unitGross,
  wrongCheckDigit,
} from '@picolo/contracts';
import { Api, loaded } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import {
  ButtonComponent,
  CardComponent,
  DecimalInputComponent,
  FieldComponent,
  FormDirective,
  InputDirective,
  MoneyPipe,
  Toasts,
  VatRatePipe,
} from '@picolo/ui';
import { FormRefusalComponent } from '../../../platform/form-refusal.component';
import { type Unsaved, warnOnClose } from '../../../platform/leave-question';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { Texts } from '../../../platform/texts';
import { versionedForm } from '../../../platform/versioned-form';
import { CategoryDialogComponent } from '../components/category-dialog.component';
import {
  type ProductForm,
  VAT_RATES,
  changedFields,
  emptyProduct,
  toChange,
  toForm,
  toInput,
} from '../data/product-form';

/** Creates a product or edits one; without an id in the URL it is new. */
@Component({
  selector: 'app-product-form',
  imports: [
    ButtonComponent,
    CardComponent,
    CategoryDialogComponent,
    DecimalInputComponent,
    FieldComponent,
    FormDirective,
    FormField,
    FormRefusalComponent,
    InputDirective,
    LoadStateComponent,
    MoneyPipe,
    PageHeadComponent,
    RouterLink,
    VatRatePipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './product-form.page.html',
})
export class ProductFormPage implements Unsaved {
  readonly id = input<string>();

  protected readonly t = inject(Texts).t;
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  protected readonly vatRates = VAT_RATES;

  protected readonly product = loaded(() => {
    const id = this.id();
    return id ? this.api.request(getProduct, { params: { id: Number(id) } }) : null;
  });
  protected readonly ready = computed(() => !this.id() || this.product.value() !== null);
  protected readonly categories = signal<readonly CategoryView[]>([]);
  protected readonly newCategory = signal(false);
  private readonly saved = signal(false);

  private readonly model = signal<ProductForm>(emptyProduct(this.t('product.piece')));
  protected readonly form = form(this.model, (path) => {
    required(path.sku);
    maxLength(path.sku, 64);
    required(path.name);
    maxLength(path.name, 200);
    maxLength(path.description, 5000);
    required(path.unitPrice);
    min(path.unitPrice, 0);
    required(path.unit);
    maxLength(path.unit, 20);
    required(path.step);
    validate(path.step, ({ value }) => ((value() ?? 1) > 0 ? undefined : { kind: 'positive' }));
    maxLength(path.barcode, 64);
    min(path.lowStockThreshold, 0);
  });
  protected readonly gross = computed(() => {
    const { unitPrice, vatRate } = this.model();
    return unitPrice === null ? null : unitGross(unitPrice, Number(vatRate));
  });

  /** A code with a wrong check digit is most likely a typing error; it can be kept all the same. */
  protected readonly barcodeHelp = computed(() => {
    const digit = wrongCheckDigit(this.model().barcode);
    return digit === null ? this.t('product.barcodeHelp') : this.t('product.barcodeWrong', { digit: String(digit) });
  });

  protected readonly sending = submission(this.form, () => this.save(), {
    fieldOfCode: { 'CATALOGUE.SKU_TAKEN': 'sku', 'CATALOGUE.CATEGORY_NOT_FOUND': 'category' },
  });

  protected readonly versioned = versionedForm({
    ...{ view: this.product, model: this.model, form: this.form, sending: this.sending },
    ...{ toForm, conflictCode: 'CATALOGUE.VERSION_CONFLICT' },
  });

  constructor() {
    warnOnClose(this);
    void this.loadCategories();
  }

  unsaved(): boolean {
    return !this.saved() && this.versioned.changed();
  }

  protected async send(): Promise<void> {
    await this.versioned.send();
  }

  /** Somebody saved meanwhile: put my changes on top of theirs, or drop mine. */
  protected async resolve(keep: 'mine' | 'theirs'): Promise<void> {
    const mine = this.model();
    const changed = changedFields(this.versioned.base(), mine);
    const latest = await this.api.call(getProduct, { params: { id: Number(this.id()) } });
    this.product.set(latest);
    this.versioned.start(latest);
    if (keep === 'theirs') return;
    this.model.update((now) => ({ ...now, ...Object.fromEntries(changed.map((field) => [field, mine[field]])) }));
    await this.send();
  }

  protected async addCategory(name: string): Promise<void> {
    const category = await this.api.call(createCategory, { body: { name } }).catch(() => null);
    this.newCategory.set(false);
    if (!category) return;
    this.categories.update((known) => [...known, category]);
    this.model.update((model) => ({ ...model, category: String(category.id) }));
  }

  private async save(): Promise<void> {
    const product = this.product.value();
    const result = product
      ? await this.api.call(changeProduct, {
          params: { id: product.id },
          body: toChange(this.versioned.base(), this.model(), product.version),
        })
      : await this.api.call(createProduct, { body: toInput(this.model()) });
    this.saved.set(true);
    this.toasts.show(this.t(product ? 'product.saved' : 'product.created', { name: result.name }));
    await this.router.navigate(['/products', result.id]);
  }

  private async loadCategories(): Promise<void> {
    this.categories.set(await this.api.call(listCategories).catch(() => []));
  }
}
