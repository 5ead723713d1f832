import * as z from 'zod';
import { runStateGroups, runStates } from './run-states';

export const RunState = z.enum(runStates);
export type RunState = z.infer<typeof RunState>;

export const RunStateGroup = z.enum(runStateGroups);
export type RunStateGroup = z.infer<typeof RunStateGroup>;
