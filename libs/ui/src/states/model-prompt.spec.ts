import { TestBed } from '@angular/core/testing';
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
  const show = [...host.querySelectorAll('button')].find((one) => one.textContent.includes('Show this model'))!;
  return { prompt, chosen, host, show };
}

describe('a model prompt', () => {
  it('guesses nothing: without a choice there is nothing to show', async () => {
    const { show } = await aPrompt();
    expect(show.disabled).toBe(true);
  });

  it('answers with the model that was chosen', async () => {
    const { prompt, show, chosen, host } = await aPrompt();
    const label = [...host.querySelectorAll('label')].find((one) => one.textContent.includes('Outreach replies'));
    label?.querySelector('input')?.click();
    await prompt.whenStable();
    show.click();
    expect(chosen).toEqual(['b']);
  });
});
