import { afterNextRender, Directive, output } from '@angular/core';

/** Tells that its host stands on the screen: what came late into an overlay has its size only then. */
@Directive({ selector: '[hlWhenShown]' })
export class WhenShown {
  readonly shown = output({ alias: 'hlWhenShown' });

  constructor() {
    afterNextRender(() => this.shown.emit());
  }
}
