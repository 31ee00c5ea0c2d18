import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { InvoiceSnapshot } from '@picolo/contracts';
import { SettingsFacade } from '../../settings/index.js';
import { RenderThreads, type DocumentSource } from './render-threads.js';

/**
 * Renders an issued invoice with the very logo that its snapshot froze, whatever the company's logo has become: rendering it
 * again, years later, gives the same bytes (IN-3).
 */
@Injectable()
export class RenderDocument {
  /** The last one: invoices in a row bear the same. */
  private known: { readonly sha256: string; readonly image: Buffer } | null = null;

  constructor(
    private readonly threads: RenderThreads,
    private readonly settings: SettingsFacade,
  ) {}

  async render({ canonical, xml }: Pick<DocumentSource, 'canonical' | 'xml'>): Promise<Buffer> {
    const { seller } = JSON.parse(canonical) as Pick<InvoiceSnapshot, 'seller'>;
    const logo = seller.logo === undefined ? null : await this.logo(seller.logo.sha256);
    return await this.threads.render({ canonical, xml, logo });
  }

  private async logo(sha256: string): Promise<Buffer> {
    if (this.known?.sha256 === sha256) return this.known.image;
    const image = await this.settings.logo(sha256);
    if (createHash('sha256').update(image).digest('hex') !== sha256) throw new Error(`the logo ${sha256} was altered`);
    this.known = { sha256, image };
    return image;
  }
}
