import { DOCUMENT, Injectable, REQUEST, REQUEST_CONTEXT, RESPONSE_INIT, inject } from '@angular/core';
import { Meta, Title } from '@angular/platform-browser';
import type { PageContext } from '../../server/page-context';
import { Texts } from './texts';

export interface PageMeta {
  readonly title: string;
  readonly description?: string;
  /** Path of the canonical address; none for pages that search engines should leave out. */
  readonly path?: string;
  /** Absolute address of a picture. */
  readonly image?: string | undefined;
  /** schema.org data. */
  readonly data?: object;
}

const DATA_ID = 'page-data';

/** What search engines and link previews read of a page (UI-3), and the status of the answer. */
@Injectable({ providedIn: 'root' })
export class Seo {
  private readonly title = inject(Title);
  private readonly meta = inject(Meta);
  private readonly document = inject(DOCUMENT);
  private readonly request = inject(REQUEST, { optional: true });
  private readonly context = inject(REQUEST_CONTEXT, { optional: true }) as PageContext | null;
  private readonly response = inject(RESPONSE_INIT, { optional: true });
  private readonly texts = inject(Texts);

  show(page: PageMeta): void {
    this.title.setTitle(page.title);
    const address = page.path === undefined ? null : this.origin() + page.path;
    this.named('description', page.description);
    this.named('robots', address === null ? 'noindex' : undefined);
    this.property('og:title', address && page.title);
    this.property('og:description', address && page.description);
    this.property('og:type', address && (page.data === undefined ? 'website' : 'product'));
    this.property('og:url', address);
    this.property('og:image', address && page.image);
    this.property('og:site_name', address && this.texts.t('brand'));
    this.property('og:locale', address && (this.texts.language() === 'fr' ? 'fr_FR' : 'en_GB'));
    this.canonical(address);
    this.structured(page.data ?? null);
  }

  /** Status of the server's answer; nothing in the browser. */
  status(status: 404 | 503): void {
    if (this.response !== null) this.response.status = status;
  }

  /** Absolute address of a path of the shop. */
  origin(): string {
    const own = this.context?.publicUrl ?? this.request?.url ?? this.document.location.href;
    return new URL(own).origin;
  }

  private named(name: string, content: string | undefined): void {
    if (content === undefined) this.meta.removeTag(`name="${name}"`);
    else this.meta.updateTag({ name, content });
  }

  private property(property: string, content: string | null | undefined): void {
    if (content === undefined || content === null || content === '') this.meta.removeTag(`property="${property}"`);
    else this.meta.updateTag({ property, content });
  }

  private canonical(address: string | null): void {
    const known = this.document.head.querySelector<HTMLLinkElement>('link[rel="canonical"]');
    if (address === null) {
      known?.remove();
      return;
    }
    const link = known ?? this.document.createElement('link');
    link.setAttribute('rel', 'canonical');
    link.setAttribute('href', address);
    this.document.head.appendChild(link);
  }

  private structured(data: object | null): void {
    this.document.getElementById(DATA_ID)?.remove();
    if (data === null) return;
    const script = this.document.createElement('script');
    script.id = DATA_ID;
    script.type = 'application/ld+json';
    // A name may hold `</script>`; in JSON the bracket can be written otherwise.
    script.textContent = JSON.stringify(data).replaceAll('<', '\\u003c');
    this.document.head.appendChild(script);
  }
}
