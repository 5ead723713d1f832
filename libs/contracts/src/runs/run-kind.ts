import * as z from 'zod';
import { runKinds, runUnits } from './run-kinds';

/** What a run counts. */
export const RunUnit = z.enum(runUnits);
export type RunUnit = z.infer<typeof RunUnit>;

export type RunKind = keyof typeof runKinds;
export const RunKind = z.enum(Object.keys(runKinds) as [RunKind, ...RunKind[]]);

/** It changes nothing: what it counts is what it has read. */
export const onlyReads = (kind: RunKind): boolean => kind === 'exportLeads';

/** Owners of runs: each answers `rpc.<service>.runs.get` and `.command`. */
export const RunService = z.enum(['leads', 'scoring', 'segments', 'identity']);
export type RunService = z.infer<typeof RunService>;
