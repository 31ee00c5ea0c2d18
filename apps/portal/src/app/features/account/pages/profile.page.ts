import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { form } from '@angular/forms/signals';
import { changeMyProfile, myProfile } from '@picolo/contracts';
import { ButtonComponent, NoticeComponent, SkeletonComponent, Toasts } from '@picolo/ui';
import { Api, ProblemError, Session, loaded } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import { ProblemComponent } from '../../../platform/problem.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Seo } from '../../../platform/seo.service';
import { Texts } from '../../../platform/texts';
import { ContactFieldsComponent } from '../components/contact-fields.component';
import { contactChange, contactOf, contactRules, emptyContact, vatNumberNote } from '../data/contact';

@Component({
  selector: 'app-profile',
  imports: [
    ButtonComponent,
    ContactFieldsComponent,
    NoticeComponent,
    ProblemComponent,
    RefusalComponent,
    SkeletonComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './profile.page.html',
})
export class ProfilePage {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly session = inject(Session);
  protected readonly t = inject(Texts).t;

  protected readonly profile = loaded(() => this.api.request(myProfile));
  protected readonly company = computed(() => this.profile.value()?.kind === 'company');
  protected readonly vatNumberNote = computed(() => vatNumberNote(this.model(), this.profile.value()));
  /** Changed elsewhere while this form was open. */
  protected readonly conflict = signal(false);
  private readonly model = signal(emptyContact);
  protected readonly fields = form(this.model, (path) => {
    contactRules(path, this.company, this.t);
  });
  protected readonly sending = submission(this.fields, () => this.save());

  constructor() {
    effect(() => {
      const client = this.profile.value();
      if (client !== null)
        untracked(() => {
          this.fields().reset(contactOf(client));
        });
    });
    const seo = inject(Seo);
    effect(() => {
      seo.show({ title: `${this.t('profile.title')} – ${this.t('brand')}` });
    });
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if ((await this.sending.run()) && !this.conflict()) this.toasts.show(this.t('profile.saved'));
  }

  private async save(): Promise<void> {
    const client = this.profile.value();
    if (client === null) return;
    this.conflict.set(false);
    try {
      this.profile.set(await this.api.call(changeMyProfile, { body: contactChange(this.model(), client) }));
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'CLIENTS.VERSION_CONFLICT') throw error;
      this.conflict.set(true);
      this.profile.reload();
    }
  }
}
