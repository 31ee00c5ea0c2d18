export { SettingsFacade } from './settings.facade.js';
export { SettingsModule } from './settings.module.js';
