import { type CallContext, createApiKey, listApiKeys, resolveApiKey, revokeApiKey } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { CreateApiKey } from './create-api-key';
import { ListApiKeys } from './list-api-keys';
import { ResolveApiKey } from './resolve-api-key';
import { RevokeApiKey } from './revoke-api-key';

@Controller()
export class ApiKeysController {
  constructor(
    private readonly listing: ListApiKeys,
    private readonly creating: CreateApiKey,
    private readonly revoking: RevokeApiKey,
    private readonly resolving: ResolveApiKey,
  ) {}

  @Answers(listApiKeys)
  list(_: z.output<typeof listApiKeys.request>, context: CallContext) {
    return this.listing.run(context);
  }

  @Answers(createApiKey)
  create(draft: z.output<typeof createApiKey.request>, context: CallContext) {
    return this.creating.run(draft, context);
  }

  @Answers(revokeApiKey)
  revoke({ keyId }: z.output<typeof revokeApiKey.request>, context: CallContext) {
    return this.revoking.run(keyId, context);
  }

  @Answers(resolveApiKey)
  resolve(request: z.output<typeof resolveApiKey.request>) {
    return this.resolving.run(request);
  }
}
