import { TestBed } from '@angular/core/testing';
import type { Run, RunCommandName } from '@heatline/contracts';
import { memberId } from './testing/a-me';
import { aRun } from './testing/a-run';
import { signedInAs } from './testing/signed-in';
import { settled } from './testing/settled';
import { RunButtons } from './run-buttons';

async function buttonsOf(more: Partial<Run>, role: Parameters<typeof signedInAs>[0] = 'admin') {
  TestBed.resetTestingModule().configureTestingModule({ providers: signedInAs(role) });
  const shown = TestBed.createComponent(RunButtons);
  shown.componentRef.setInput('run', aRun(more));
  const pressed: RunCommandName[] = [];
  shown.componentInstance.pressed.subscribe((command) => pressed.push(command));
  await settled();
  const all = [...(shown.nativeElement as HTMLElement).querySelectorAll('button')];
  return { all, pressed, open: all.filter(({ disabled }) => !disabled).map(({ textContent }) => textContent.trim()) };
}

describe('the buttons of a run', () => {
  it('are what can be done in its state', async () => {
    expect((await buttonsOf({ state: 'running' })).open).toEqual(['Pause', 'Cancel run']);
    expect((await buttonsOf({ state: 'paused' })).open).toEqual(['Resume', 'Cancel run']);
    expect((await buttonsOf({ state: 'parked' })).open).toEqual(['Cancel run']);
  });

  it('wait for what was asked of it already; it can be cancelled all the same', async () => {
    expect((await buttonsOf({ requested: 'pause' })).open).toEqual(['Cancel run']);
    expect((await buttonsOf({ state: 'paused', requested: 'cancel' })).open).toEqual([]);
  });

  it('tell what was pressed', async () => {
    const running = await buttonsOf({});
    for (const button of running.all) button.click();
    expect(running.pressed).toEqual(['pause', 'cancel']);
    const paused = await buttonsOf({ state: 'paused' });
    for (const button of paused.all) button.click();
    expect(paused.pressed).toEqual(['resume', 'cancel']);
  });

  it('are there for an admin and for whoever started it', async () => {
    expect((await buttonsOf({}, 'marketer')).all).toHaveLength(0);
    expect((await buttonsOf({ by: { kind: 'member', id: memberId } }, 'marketer')).all).toHaveLength(2);
  });
});
