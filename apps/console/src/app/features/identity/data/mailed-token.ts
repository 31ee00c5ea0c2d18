import { DOCUMENT, Injectable, inject } from '@angular/core';
import { Location } from '@angular/common';

/** The token behind the `#` of a mailed link; taken out of the address, so that neither history nor a copied address holds it. */
@Injectable({ providedIn: 'root' })
export class MailedToken {
  private readonly document = inject(DOCUMENT);
  private readonly location = inject(Location);

  /** Empty when the page was opened without a link. */
  take(): string {
    const token = new URLSearchParams(this.document.location.hash.slice(1)).get('token') ?? '';
    if (token !== '') this.location.replaceState(this.location.path(false));
    return token;
  }
}
