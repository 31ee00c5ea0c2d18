import { applyDecorators, Header, StreamableFile } from '@nestjs/common';

/** Of a handler that answers an SVG picture: opened by itself it is a picture too, that runs, fetches and submits nothing. */
export const ServesPicture = (): MethodDecorator =>
  applyDecorators(Header('Content-Security-Policy', "default-src 'none'; sandbox"));

/** An SVG made here, to be shown in an `img`. */
export const svgPicture = (svg: string): StreamableFile =>
  new StreamableFile(Buffer.from(svg, 'utf8'), { type: 'image/svg+xml', disposition: 'inline' });
