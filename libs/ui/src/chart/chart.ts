import { Directive, input } from '@angular/core';

/** What is drawn, at its true size; for those who do not see it, it is its label. */
@Directive({
  selector: 'svg[hlChart]',
  host: {
    role: 'img',
    '[attr.aria-label]': 'hlChart()',
    '[attr.width]': 'width()',
    '[attr.height]': 'height()',
    '[attr.viewBox]': "'0 0 ' + width() + ' ' + height()",
  },
})
export class Chart {
  readonly hlChart = input.required<string>();
  readonly width = input.required<number>();
  readonly height = input.required<number>();
}
