export {
  ClientPeriodQueryDto,
  FileLocaleDto,
  IdParam,
  ListQueryDto,
  maxId,
  PageQueryDto,
  PeriodDto,
} from './common.dto.js';
export { localeOf } from './locale.js';
export { cookies, isOwnOrigin, refuseForeignOrigin } from './origin.js';
export { Text } from './text.decorator.js';
export { configureHttp } from './configure-http.js';
export { IsDay, IsQuantity, ListOf, MayBeAbsent, Nested, readIdempotencyKey } from './fields.js';
export { ServesPicture, svgPicture } from './svg-picture.js';
