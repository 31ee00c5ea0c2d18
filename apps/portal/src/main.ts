import { bootstrapApplication } from '@angular/platform-browser';
import { AppComponent } from './app/app.component';
import { browserConfig } from './app/app.config';

await bootstrapApplication(AppComponent, browserConfig);
