import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { ModelPrompt } from './model-prompt';

const options = [
  { id: 'a', name: 'B2B engagement', detail: 'v7', primary: false },
  { id: 'b', name: 'Outreach replies', detail: 'v2', primary: false },
];

async function aPrompt() {
  const prompt = TestBed.createComponent(ModelPrompt);
  prompt.componentRef.setInput('kind', 'engagement');
  prompt.componentRef.setInput('options', options);
  const chosen: string[] = [];
  prompt.componentInstance.choose.subscribe((id) => chosen.push(id));
  await prompt.whenStable();
  const host: HTMLElement = prompt.nativeElement;
  return { prompt, chosen, host, loader: TestbedHarnessEnvironment.loader(prompt) };
}

describe('a model prompt', () => {
  it('guesses nothing: without a choice there is nothing to show', async () => {
    const { loader } = await aPrompt();
    const show = await loader.getHarness(MatButtonHarness.with({ text: 'Show this model' }));
    expect(await show.isDisabled()).toBe(true);
  });

  it('answers with the model that was chosen', async () => {
    const { loader, chosen, host } = await aPrompt();
    const label = [...host.querySelectorAll('label')].find((one) => one.textContent.includes('Outreach replies'));
    label?.querySelector('input')?.click();
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Show this model' }))).click();
    expect(chosen).toEqual(['b']);
  });
});
