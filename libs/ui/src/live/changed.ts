import { Directive, effect, ElementRef, inject, input } from '@angular/core';

/** Tints its host for 1.2 s when the value changes; not when it first appears. */
@Directive({ selector: '[hlChanged]' })
export class Changed {
  readonly value = input.required<unknown>({ alias: 'hlChanged' });

  constructor() {
    const host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    let before: { value: unknown } | undefined;
    effect(() => {
      const value = this.value();
      if (before && before.value !== value) {
        host.classList.remove('hl-changed');
        // Reading a size makes the browser see the class go, so that the animation begins anew.
        void host.offsetWidth;
        host.classList.add('hl-changed');
      }
      before = { value };
    });
    host.addEventListener('animationend', () => host.classList.remove('hl-changed'));
  }
}
