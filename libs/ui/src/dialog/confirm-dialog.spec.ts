import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { ConfirmDialog } from './confirm-dialog';
import type { Question } from './question';

const question: Question = { title: 'Delete 1,204 leads?', words: 'They go away for good.', action: 'Delete leads' };

async function asked(more: Partial<Question> = {}) {
  const answers: unknown[] = [];
  TestBed.configureTestingModule({
    providers: [
      { provide: MAT_DIALOG_DATA, useValue: { ...question, ...more } },
      { provide: MatDialogRef, useValue: { close: (answer: unknown) => answers.push(answer) } },
    ],
  });
  const dialog = TestBed.createComponent(ConfirmDialog);
  await dialog.whenStable();
  const host = dialog.nativeElement as HTMLElement;
  const button = (name: string) =>
    [...host.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name)!;
  const type = async (text: string) => {
    const field = host.querySelector('input')!;
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await dialog.whenStable();
  };
  const enter = () => host.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
  return { host, answers, button, type, enter };
}

describe('a question before something that cannot be taken back', () => {
  it('is agreed to by its action, and asks for nothing to be typed by itself', async () => {
    const { host, answers, enter } = await asked();
    expect(host.querySelector('input')).toBeNull();
    enter();
    expect(answers).toEqual([true]);
  });

  it('waits until what it wants is typed, with separators or without', async () => {
    const { answers, button, type, enter } = await asked({ typed: '1,204' });
    expect(button('Delete leads').disabled).toBe(true);
    await type('1205');
    enter();
    expect(answers).toEqual([]);
    for (const text of ['1204', ' 1,204 ']) {
      await type(text);
      expect(button('Delete leads').disabled).toBe(false);
    }
    enter();
    expect(answers).toEqual([true]);
  });
});
