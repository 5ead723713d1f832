import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { type ApplicationConfig, ErrorHandler, provideBrowserGlobalErrorListeners } from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding, withRouterConfig } from '@angular/router';
import { routes } from './app.routes';
import { provideDrawingAtOnce } from './draw-at-once';
import { NotingMissingParts } from './live/missing-parts';
import { signedOutElsewhere } from './session/signed-out-elsewhere';
import { PageTitle } from './page-title';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideDrawingAtOnce(),
    { provide: ErrorHandler, useClass: NotingMissingParts },
    provideHttpClient(withInterceptors([signedOutElsewhere])),
    provideRouter(routes, withComponentInputBinding(), withRouterConfig({ paramsInheritanceStrategy: 'always' })),
    { provide: TitleStrategy, useExisting: PageTitle },
  ],
};
