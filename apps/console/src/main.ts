import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { applyRememberedTheme } from './app/session/theme';

// Before the first paint, so that a member who chose dark never sees a white flash.
applyRememberedTheme();
bootstrapApplication(App, appConfig).catch((error: unknown) => console.error(error));
