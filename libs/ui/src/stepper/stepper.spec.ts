import { TestBed } from '@angular/core/testing';
import { Stepper } from './stepper';

async function aStepper(value: number) {
  const stepper = TestBed.createComponent(Stepper);
  stepper.componentRef.setInput('value', value);
  stepper.componentRef.setInput('label', 'Points of Opened a mail');
  await stepper.whenStable();
  const host: HTMLElement = stepper.nativeElement;
  const field = host.querySelector('input') as HTMLInputElement;
  return {
    stepper: stepper.componentInstance,
    field,
    button: (name: string) => host.querySelector(`button[aria-label^="${name}"]`) as HTMLButtonElement,
    type: (text: string) => {
      field.value = text;
      field.dispatchEvent(new Event('change'));
    },
    settled: () => stepper.whenStable(),
  };
}

describe('a stepper', () => {
  it('shows points with their sign and moves by one', async () => {
    const { stepper, field, button, settled } = await aStepper(5);
    expect(field.value).toBe('+5');
    button('One more').click();
    button('One more').click();
    button('One less').click();
    await settled();
    expect([stepper.value(), field.value]).toEqual([6, '+6']);
  });

  it('takes decimals and either minus when typed', async () => {
    const { stepper, type } = await aStepper(5);
    type('\u221212,345');
    expect(stepper.value()).toBe(-12.34);
  });

  it('keeps its value when what is typed is no number', async () => {
    const { stepper, field, type } = await aStepper(5);
    type('many');
    expect([stepper.value(), field.value]).toEqual([5, '+5']);
  });
});
