import type { DynamicModule } from '@nestjs/common';
import type { Kit, ServiceDefinition } from './kit';

class KitModule {}

/** The application's root: the service's module, with the kit injectable everywhere in it. */
export function withKit(kit: Kit, module: ServiceDefinition['module']): DynamicModule {
  return {
    module: class Root {},
    imports: [{ module: KitModule, global: true, providers: kit.providers, exports: kit.providers }, module],
  };
}
