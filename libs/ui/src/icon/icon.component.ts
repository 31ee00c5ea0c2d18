import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { CORE_ICONS } from './core-icons';
import { UI_ICONS } from './icon.registry';

interface IconShape {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
}

/** Outlined icon of the registered set; decorative (the control beside it carries the name). */
@Component({
  selector: 'ui-icon',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true' },
  template: `
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      focusable="false"
      [attr.width]="size()"
      [attr.height]="size()"
    >
      @for (shape of shapes(); track $index) {
        @let a = shape.attributes;
        @switch (shape.tag) {
          @case ('path') {
            <svg:path [attr.d]="a['d']" />
          }
          @case ('circle') {
            <svg:circle [attr.cx]="a['cx']" [attr.cy]="a['cy']" [attr.r]="a['r']" [attr.fill]="a['fill']" />
          }
          @case ('rect') {
            <svg:rect
              [attr.x]="a['x']"
              [attr.y]="a['y']"
              [attr.width]="a['width']"
              [attr.height]="a['height']"
              [attr.rx]="a['rx']"
              [attr.ry]="a['ry']"
            />
          }
          @case ('line') {
            <svg:line [attr.x1]="a['x1']" [attr.x2]="a['x2']" [attr.y1]="a['y1']" [attr.y2]="a['y2']" />
          }
          @case ('ellipse') {
            <svg:ellipse [attr.cx]="a['cx']" [attr.cy]="a['cy']" [attr.rx]="a['rx']" [attr.ry]="a['ry']" />
          }
          @case ('polyline') {
            <svg:polyline [attr.points]="a['points']" />
          }
          @case ('polygon') {
            <svg:polygon [attr.points]="a['points']" />
          }
        }
      }
    </svg>
  `,
})
export class IconComponent {
  readonly name = input.required<string>();
  /** Side in px. */
  readonly size = input(18);

  private readonly maps = [CORE_ICONS, ...(inject(UI_ICONS, { optional: true }) ?? [])];

  protected readonly shapes = computed<readonly IconShape[]>(() => {
    const name = this.name();
    const node = this.maps.find((map) => map[name])?.[name] ?? [];
    return node.map(([tag, attributes]) => ({ tag, attributes }));
  });
}
