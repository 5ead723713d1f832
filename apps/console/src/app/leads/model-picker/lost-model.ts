import { Component, inject, input } from '@angular/core';
import type { Model, ModelKind } from '@heatline/contracts';
import { AddressNote } from '../../address-note';
import { ChosenModels } from './chosen-models';

/** The model that the member chose is not active any more: which one stands in for it, and the way to keep that. */
@Component({
  selector: 'hl-lost-model',
  imports: [AddressNote],
  template: `
    <hl-address-note action="Keep it so" (cleared)="models.keep(of().kind, of().model.modelId)">
      The {{ of().kind }} model that you chose is switched off or archived. {{ of().model.name }} stands in for it.
    </hl-address-note>
  `,
})
export class LostModel {
  readonly of = input.required<{ readonly kind: ModelKind; readonly model: Model }>();
  protected readonly models = inject(ChosenModels);
}
