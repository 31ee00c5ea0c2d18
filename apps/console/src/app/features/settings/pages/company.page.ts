import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import {
  type OrderInvoicingRule,
  type OrderTicketRule,
  changeCompany,
  dayAfter,
  dayOf,
  getCompany,
  getPlatform,
  orderInvoicingRules,
  orderTicketRules,
} from '@picolo/contracts';
import {
  ButtonComponent,
  CardComponent,
  DayPipe,
  DecimalInputComponent,
  FieldComponent,
  FormDirective,
  InputDirective,
  SearchInputComponent,
  Toasts,
  UI_LANGUAGE,
  UI_TIME_ZONE,
} from '@picolo/ui';
import { Api, Session, loaded } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import { FormRefusalComponent } from '../../../platform/form-refusal.component';
import { type Unsaved, warnOnClose } from '../../../platform/leave-question';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { type TextKey, Texts } from '../../../platform/texts';
import { versionedForm } from '../../../platform/versioned-form';
import { AddressFieldsComponent } from '../../clients/components/address-fields.component';
import { CompanyLogoComponent } from '../components/company-logo.component';
import { LegalTextsFieldsComponent } from '../components/legal-texts-fields.component';
import { type CompanyForm, EMPTY_COMPANY, companyRules, nextTexts, toForm, toInput } from '../data/company-form';

const NATURES = ['B1', 'S1', 'M1'] as const;
type Section = 'logo' | 'identity' | 'address' | 'billing' | 'automatic' | 'legal';

/** The words of each section: what the search looks through. */
const WORDS: Readonly<Record<Section, readonly TextKey[]>> = {
  logo: ['settings.logo', 'settings.logoHelp'],
  identity: [
    ...(['settings.identity', 'settings.name', 'settings.legalForm', 'settings.capital', 'client.siren'] as const),
    ...(['settings.siret', 'settings.rcsCity', 'client.vatNumber', 'settings.vatOnDebits'] as const),
  ],
  address: [
    ...(['settings.address', 'address.city', 'address.postalCode', 'clients.email', 'clients.phone'] as const),
    'settings.electronicAddress',
  ],
  billing: [
    ...(['settings.billing', 'settings.iban', 'settings.paymentDays', 'settings.nature'] as const),
    ...(['settings.timeZone', 'settings.fiscalYear'] as const),
  ],
  automatic: [
    ...(['settings.automatic', 'settings.orderInvoicing', 'settings.printInvoices'] as const),
    ...(['settings.mailInvoices', 'settings.transmitInvoices', 'settings.orderTicket'] as const),
  ],
  legal: [
    ...(['settings.legalAdd', 'settings.paymentTerms', 'settings.latePenalties', 'settings.recoveryFee'] as const),
    ...(['settings.earlyPayment', 'settings.exemptionCode', 'settings.validFrom', 'settings.intraCommunity'] as const),
  ],
};

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** What the company says of itself on its documents (IN-7): one page, in sections, searchable. */
@Component({
  selector: 'app-company',
  imports: [
    AddressFieldsComponent,
    ButtonComponent,
    CardComponent,
    CompanyLogoComponent,
    DayPipe,
    DecimalInputComponent,
    FieldComponent,
    FormDirective,
    FormField,
    FormRefusalComponent,
    InputDirective,
    LegalTextsFieldsComponent,
    LoadStateComponent,
    PageHeadComponent,
    SearchInputComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './company.page.html',
  styles: `
    .sections {
      margin-top: 16px;
    }
    app-company-logo {
      display: block;
    }
    app-company-logo + .sections {
      margin-top: 0;
    }
    ui-card[hidden],
    app-company-logo[hidden] {
      display: none;
    }
  `,
})
export class CompanyPage implements Unsaved {
  protected readonly t = inject(Texts).t;
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  private readonly language = inject(UI_LANGUAGE);
  private readonly zone = inject(UI_TIME_ZONE);
  private readonly session = inject(Session);
  protected readonly natures = NATURES;
  protected readonly tickets = orderTicketRules;
  protected readonly invoicings = orderInvoicingRules;

  protected readonly view = loaded(() => this.api.request(getCompany));
  protected readonly platform = loaded(() => this.api.request(getPlatform));
  protected readonly q = signal('');
  protected readonly model = signal<CompanyForm>(EMPTY_COMPANY);
  protected readonly form = form(this.model, companyRules);
  protected readonly sending = submission(this.form, () => this.save());
  protected readonly versioned = versionedForm({
    ...{ view: this.view, model: this.model, form: this.form, sending: this.sending },
    ...{ toForm, conflictCode: 'SETTINGS.VERSION_CONFLICT' },
  });

  protected readonly months = computed(() => {
    const name = new Intl.DateTimeFormat(this.language(), { month: 'long', timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, month) => ({
      value: String(month + 1),
      name: name.format(new Date(Date.UTC(2026, month, 1))),
    }));
  });
  private readonly found = computed(() => {
    const words = plain(this.q().trim());
    const sections = Object.keys(WORDS) as Section[];
    if (words === '') return new Set(sections);
    return new Set(
      sections.filter((section) => plain(WORDS[section].map((key) => this.t(key)).join(' ')).includes(words)),
    );
  });
  protected readonly nothingFound = computed(() => this.found().size === 0);

  constructor() {
    warnOnClose(this);
  }

  unsaved(): boolean {
    return this.versioned.changed();
  }

  protected shown(section: Section): boolean {
    return this.found().has(section);
  }

  protected natureKey(nature: (typeof NATURES)[number]): `settings.natures.${(typeof NATURES)[number]}` {
    return `settings.natures.${nature}`;
  }

  protected ticketKey(rule: OrderTicketRule): `settings.tickets.${OrderTicketRule}` {
    return `settings.tickets.${rule}`;
  }

  protected invoicingKey(rule: OrderInvoicingRule): `settings.orderInvoicingRules.${OrderInvoicingRule}` {
    return `settings.orderInvoicingRules.${rule}`;
  }

  /** New texts begin tomorrow: what is in force today stays as it is. */
  protected addTexts(): void {
    const tomorrow = dayAfter(dayOf(new Date(), this.zone()));
    this.model.update((company) => ({
      ...company,
      legalTexts: [...company.legalTexts, nextTexts(company.legalTexts, tomorrow)],
    }));
  }

  protected async send(): Promise<void> {
    // What is wrong may stand in a section that the search hides.
    this.q.set('');
    await this.versioned.send();
  }

  private async save(): Promise<void> {
    const version = this.view.value()?.version ?? 0;
    this.view.set(await this.api.call(changeCompany, { body: toInput(this.model(), version) }));
    this.toasts.show(this.t('settings.saved'));
    // The zone may be another one now; should the answer be lost, the next visit brings it.
    await this.session.restore().catch(() => undefined);
  }
}
