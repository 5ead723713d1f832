import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogClose } from '@angular/material/dialog';
import { LazyDialogs } from './lazy-dialogs';
import { eventually, settled } from './testing/settled';

@Component({
  selector: 'hl-asked',
  imports: [MatDialogClose],
  template: `
    <p>{{ data }}</p>
    <button [mat-dialog-close]="42">Answer</button>
    <button mat-dialog-close>Leave</button>
  `,
})
class Asked {
  protected readonly data = inject<string>(MAT_DIALOG_DATA);
}

async function opened() {
  let loads = 0;
  const answer = TestBed.inject(LazyDialogs).open<string, number>(() => Promise.resolve((loads++, Asked)), 'How many?');
  const dialog = await eventually(() => document.querySelector('hl-asked') ?? false);
  await settled();
  const press = (name: string) =>
    [...dialog.querySelectorAll('button')].find((one) => one.textContent === name)?.click();
  return { answer, dialog, loads, press };
}

describe('a dialog that is loaded when it is wanted', () => {
  it('gets its data, and brings its answer', async () => {
    const { answer, dialog, loads, press } = await opened();
    expect([dialog.querySelector('p')?.textContent, loads]).toEqual(['How many?', 1]);
    press('Answer');
    expect(await answer).toBe(42);
  });

  it('brings nothing when it is left', async () => {
    const { answer, press } = await opened();
    press('Leave');
    // What closes without a value brings an empty one.
    expect((await answer) || undefined).toBeUndefined();
  });

  it('that cannot be loaded opens nothing, and says so', async () => {
    const gone = TestBed.inject(LazyDialogs).open(() => Promise.reject(new Error('Away')), null);
    await expect(gone).rejects.toThrow('Away');
    expect(document.querySelector('mat-dialog-container')).toBeNull();
  });
});
