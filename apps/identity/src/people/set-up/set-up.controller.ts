import { readSetUp, setUp } from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { SetUp } from './set-up';

@Controller()
export class SetUpController {
  constructor(private readonly settingUp: SetUp) {}

  @Answers(readSetUp)
  read() {
    return this.settingUp.isNeeded();
  }

  @Answers(setUp)
  run(draft: z.output<typeof setUp.request>) {
    return this.settingUp.run(draft);
  }
}
