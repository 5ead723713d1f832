import { jest } from '@jest/globals';
import { ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MissingParts, NotingMissingParts } from './missing-parts';

const afterError = (error: unknown) => {
  TestBed.configureTestingModule({ providers: [{ provide: ErrorHandler, useClass: NotingMissingParts }] });
  jest.spyOn(console, 'error').mockReturnValue();
  TestBed.inject(ErrorHandler).handleError(error);
  return TestBed.inject(MissingParts).some();
};

describe('parts of a page that do not load', () => {
  it.each([
    new TypeError('Failed to fetch dynamically imported module: https://heatline.example/chunk-AAAA.js'),
    new TypeError('error loading dynamically imported module: https://heatline.example/chunk-AAAA.js'),
    new TypeError('Importing a module script failed.'),
    new Error('NG0750'),
  ])('are noticed: %s', (error) => expect(afterError(error)).toBe(true));

  it.each([new TypeError('x is undefined'), 'NG0750', null])('are not every error: %s', (error) =>
    expect(afterError(error)).toBe(false),
  );
});
