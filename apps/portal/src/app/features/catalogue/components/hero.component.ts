import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CategoryView } from '@picolo/contracts';
import { IconComponent } from '@picolo/ui';
import { Texts } from '../../../platform/texts';
import { ProductArtComponent } from './product-art.component';

/** First sight of the shop: what it is, its departments, and what it keeps its word on. */
@Component({
  selector: 'app-hero',
  imports: [RouterLink, IconComponent, ProductArtComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="hero" aria-labelledby="hero-title">
      <div>
        <h1 class="hero__title" id="hero-title">{{ t('home.title') }}</h1>
        <p class="hero__lead">{{ t('home.lead') }}</p>
      </div>
      <div class="scene" aria-hidden="true">
        @for (thing of scene; track thing.motif) {
          <svg viewBox="0 0 120 120" focusable="false" [class]="'thing ' + thing.look">
            <use [attr.href]="'/art.svg#' + thing.motif" />
          </svg>
        }
      </div>
    </section>
    @if (departments().length) {
      <nav class="departments" [attr.aria-label]="t('home.browse')">
        @for (department of departments(); track department.id) {
          <a class="department" [routerLink]="['/c', department.slug]">
            <app-product-art [of]="department" />
            <span class="department__name">{{ department.name }}</span>
          </a>
        }
      </nav>
    }
    <ul role="list" class="promises">
      @for (promise of promises; track promise.icon) {
        <li class="promise">
          <ui-icon [name]="promise.icon" [size]="20" />
          <p>
            <strong>{{ t(promise.title) }}</strong>
            <span>{{ t(promise.text) }}</span>
          </p>
        </li>
      }
    </ul>
  `,
})
export class HeroComponent {
  readonly departments = input.required<readonly CategoryView[]>();
  protected readonly t = inject(Texts).t;
  /** A shelf of the shop; only where there is room for it. */
  protected readonly scene = [
    { motif: 'bottle', look: 'art--3' },
    { motif: 'tin', look: 'art--4 thing--small' },
    { motif: 'plant', look: 'art--1 thing--tall' },
    { motif: 'jar', look: 'art--2 thing--small' },
    { motif: 'cup', look: 'art--0' },
  ];
  protected readonly promises = [
    { icon: 'live', title: 'home.promises.stock', text: 'home.promises.stockText' },
    { icon: 'order', title: 'home.promises.tracking', text: 'home.promises.trackingText' },
    { icon: 'invoice', title: 'home.promises.invoice', text: 'home.promises.invoiceText' },
  ] as const;
}
