import { calibrateModelCall, CalibrateRequest, getCalibration } from '@heatline/contracts';
import { route } from './route';

const outcomes = { area: 'Outcomes' };
const reads = { ...outcomes, method: 'GET', role: 'viewer', scope: 'read' } as const;
const drafts = { ...outcomes, role: 'marketer', scope: 'models:write' } as const;

/** What became of leads, beside what their scores had said. */
export const outcomeRoutes = [
  route(
    calibrateModelCall,
    {
      ...drafts,
      method: 'POST',
      path: '/models/:modelId/calibrate',
      body: CalibrateRequest,
      status: 202,
      summary: 'Learn from outcomes: conversion by level, band and rule, and points that the outcomes suggest',
    },
    ({ params, body }) => ({ ...params, calibrate: body }),
  ),
  route(
    getCalibration,
    { ...reads, path: '/models/:modelId/calibration', summary: 'The newest calibration of a model' },
    ({ params }) => params,
  ),
];
