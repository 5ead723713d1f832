import {
  calibrateModelCall,
  CalibrateRequest,
  changeGrid,
  getCalibration,
  GridChange,
  GridQuery,
  listMovers,
  MoversQuery,
  readGrid,
  scoreFacts,
  ScoreFactsRequest,
} from '@heatline/contracts';
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
  route(
    listMovers,
    {
      ...reads,
      path: '/models/:modelId/movers',
      query: MoversQuery,
      summary: 'Leads that gained or lost points in 1, 7 or 30 days',
    },
    ({ params, query }) => ({ ...params, ...query }),
  ),
  route(
    readGrid,
    { ...reads, path: '/scores/grid', query: GridQuery, summary: 'How many leads fit how well and are how engaged' },
    ({ query }) => query,
  ),
  route(
    changeGrid,
    { ...drafts, method: 'PUT', path: '/scores/grid', body: GridChange, summary: 'Where the bands of the grid begin' },
    ({ body }) => body,
  ),
  route(
    scoreFacts,
    {
      ...reads,
      method: 'POST',
      path: '/models/:modelId/score',
      body: ScoreFactsRequest,
      summary: 'Score facts that are not stored: the whole ledger, nothing is written',
    },
    ({ params, body }) => ({ ...params, score: body }),
  ),
];
