import { linkedSignal, type Resource, type Signal } from '@angular/core';

/**
 * The newest value of a resource, kept while the next one loads or fails: nothing that is shown gives way to a spinner.
 * `about`: what the value is of; it is kept only as long as that stays the same.
 */
export const held = <Value>(
  resource: Resource<Value | undefined>,
  about: () => unknown = () => null,
): Signal<Value | undefined> =>
  linkedSignal<{ value: Value | undefined; about: unknown }, Value | undefined>({
    source: () => ({ value: resource.hasValue() ? resource.value() : undefined, about: about() }),
    computation: (source, previous) =>
      source.value ?? (previous?.source.about === source.about ? previous?.value : undefined),
  });
