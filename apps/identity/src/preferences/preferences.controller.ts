import { type CallContext, changePreferences, readPreferences } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { MemberPreferences } from './preferences';

@Controller()
export class PreferencesController {
  constructor(private readonly preferences: MemberPreferences) {}

  @Answers(readPreferences)
  read(_: z.output<typeof readPreferences.request>, context: CallContext) {
    return this.preferences.read(context);
  }

  @Answers(changePreferences)
  change(change: z.output<typeof changePreferences.request>, context: CallContext) {
    return this.preferences.change(change, context);
  }
}
