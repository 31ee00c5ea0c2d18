export { LetterHeadModule } from './letter-head.module.js';
export { SettingsFacade } from './settings.facade.js';
export { SettingsModule } from './settings.module.js';
